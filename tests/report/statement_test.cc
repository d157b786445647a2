#include "report/statement.h"

#include <doctest/doctest.h>

#include "tests/testing.h"

using namespace saidby;

TEST_SUITE("report") {
  TEST_CASE("what a statement is called") {
    const Document document = testing::read("Maria Keller and Tom Baker run the harbour. “It is open,” they said. Keller never said that the road was closed. Acme Corp. opened a plant. Its spokesman said the road was open.");
    REQUIRE(document.quotes.size() == 3);
    CHECK(manner_of(document, 0) == "direct");
    CHECK(speakers_of(document, document.attributions[0]) == "Maria Keller, Tom Baker");
    CHECK(manner_of(document, 1) == "indirect, not said");
    CHECK(speakers_of(document, document.attributions[1]) == "Maria Keller");
    CHECK(speakers_of(document, document.attributions[2]).empty());
    CHECK(body_of(document, document.attributions[2]) == "for Acme Corp.");
  }

  TEST_CASE("the firm in the words of its spokesman is not told twice") {
    const Document document = testing::read("A spokesman for Acme Corp. said the road was open.");
    REQUIRE(document.quotes.size() == 1);
    CHECK(body_of(document, document.attributions[0]).empty());
  }
}
