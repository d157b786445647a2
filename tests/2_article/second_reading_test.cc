#include "pipeline/2_article/second_reading.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "pipeline/1_text/text.h"
#include "pipeline/2_article/line_rules.h"

using namespace saidby;

namespace {

constexpr std::string_view page =
    "Home\n\n"
    "The old bridge was closed when cracks were found in its piers, and it will be mended.\n\n"
    "Read more: Lamps of the harbour\n\n"
    "The mayor said that it would stand for a hundred years, and cut the ribbon on Monday.\n\n"
    "Read more: Ships of the harbour\n\n"
    "Comments\n";

// Chances of being in the article, as a first reading might give them.
const std::vector<float> chances = {0.001f, 0.99f, 0.4f, 0.98f, 0.2f, 0.1f};

struct Made {
  Text text = make_text(std::string(page));
  std::vector<PageLine> lines = page_lines(text, {});
  LineRules rules;
  PageFeatures features{text.bytes, lines, rules};

  SecondReading reading() const {
    ChainMarginals marginals;
    for (const float in : chances) marginals.push_back({(1 - in) / 2, in, (1 - in) / 2, 0});
    return {lines, features, marginals};
  }
};

float number(const SecondReading& reading, std::string_view name, std::size_t block) {
  const NumberTable& table = reading.numbers();
  const auto found = std::find(table.names.begin(), table.names.end(), name);
  REQUIRE(found != table.names.end());
  const auto row = std::find(reading.doubtful().begin(), reading.doubtful().end(), block);
  REQUIRE(row != reading.doubtful().end());
  return table.columns[static_cast<std::size_t>(found - table.names.begin())][static_cast<std::size_t>(row - reading.doubtful().begin())];
}

}  // namespace

TEST_SUITE("2_article") {
  TEST_CASE("the second reading looks at what became of a line's like") {
    const Made made;
    REQUIRE(made.lines.size() == chances.size());
    const SecondReading reading = made.reading();
    CHECK(number(reading, "opening mean", 2) == doctest::Approx(0.2f));   // the other "Read more"
    CHECK(number(reading, "opening mean", 4) == doctest::Approx(0.4f));
    CHECK(number(reading, "opening size", 2) == 2);
    CHECK(number(reading, "opening number", 4) == 1);
    CHECK(number(reading, "opening mean", 1) == -1);                      // no other opens so
    CHECK(number(reading, "in at -1", 2) == doctest::Approx(0.99f));
    CHECK(number(reading, "in at 1", 5) == 0);
    CHECK(number(reading, "from first", 2) == 1);
    CHECK(number(reading, "from last", 5) == 2);
    CHECK(number(reading, "out before", 5) == 1);
    CHECK(number(reading, "run after", 2) == 1);
  }

  TEST_CASE("sections begin at headings, and what stands above and below is told") {
    const Made made;
    SecondReading reading = made.reading();
    reading.add_sections({true, false, false, false, false, true});
    CHECK(number(reading, "section mean", 1) == doctest::Approx((0.001f + 0.4f + 0.98f + 0.2f) / 4));
    CHECK(number(reading, "heading above", 1) == doctest::Approx(0.001f));
    CHECK(number(reading, "heading distance", 3) == 3);
    CHECK(number(reading, "text below", 3) == doctest::Approx(0.2f));
  }

  TEST_CASE("what the first reading ruled out is not read again") {
    const Made made;
    const SecondReading reading = made.reading();
    CHECK(reading.doubtful() == std::vector<std::size_t>{1, 2, 3, 4, 5});
    Problems problems;
    const TreeModel trees = TreeModel::parse("0\topening mean\t0\t1\t2\n1\t3\n2\t-3\n", "hand.trees", problems);
    const ChainMarginals read = reading.read(trees);
    const auto in = [&](std::size_t i) { return read[i][static_cast<std::size_t>(ChainPlace::in)]; };
    CHECK(in(0) == doctest::Approx(0.001f));
    CHECK(in(1) > 0.9f);
    CHECK(in(2) < 0.1f);
    CHECK(in(4) < 0.1f);
  }
}
