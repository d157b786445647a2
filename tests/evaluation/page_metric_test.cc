#include "pipeline/evaluation/page_metric.h"

#include <doctest/doctest.h>

using namespace saidby;

TEST_SUITE("evaluation") {
  TEST_CASE("runs of four words, counted as often as they come") {
    const PageScore score = score_page({"The mayor left. He came back.", "", ""}, {"The mayor left. He came back. Read more", "", ""});
    CHECK(score.precision == doctest::Approx(3.0 / 5));
    CHECK(score.recall == 1);
    CHECK(!score.exact);
    const PageScore twice = score_page({"a b c d", "", ""}, {"a b c d a b c d", "", ""});
    CHECK(twice.precision == doctest::Approx(1.0 / 5));
  }

  TEST_CASE("the same words are exact, whatever stands between them; case counts in bodies and not in titles") {
    CHECK(score_page({"The mayor -- left!", "Lamps lit", ""}, {"The\n\nmayor left", "LAMPS, lit", ""}).exact);
    CHECK(score_page({"The mayor left", "Lamps lit", ""}, {"The mayor left", "LAMPS, lit", ""}).title_right);
    CHECK(!score_page({"The mayor left", "", ""}, {"the mayor left", "", ""}).exact);
  }

  TEST_CASE("bodies of fewer than four words are one run; nothing found and nothing to find") {
    CHECK(score_page({"The mayor", "", ""}, {"The mayor", "", ""}).precision == 1);
    CHECK(score_page({"The mayor", "", ""}, {"", "", ""}).recall == 0);
    CHECK(score_page({"", "", ""}, {"", "", ""}).exact);
  }

  TEST_CASE("means: pages without a body don't count for precision, pages without a title not for titles") {
    PageTotals totals;
    totals.add(score_page({"a b c d", "T", "2031-06-03T10:00"}, {"a b c d", "T", "2031-06-03"}));
    totals.add(score_page({"a b c d", "", ""}, {"", "x", "2031-06-03"}));
    CHECK(totals.precision() == 1);
    CHECK(totals.recall() == doctest::Approx(0.5));
    CHECK(totals.exact() == doctest::Approx(0.5));
    CHECK(totals.title() == 1);
    CHECK(totals.date() == 1);
    CHECK(totals.dates() == 1);
  }
}
