#include <doctest/doctest.h>

#include "pipeline/evaluation/link_metric.h"
#include "tests/testing.h"

using namespace saidby;

TEST_SUITE("evaluation") {
  TEST_CASE("kilometres along a great circle") {
    CHECK(kilometres({48.8566, 2.3522}, {51.5074, -0.1278}) == doctest::Approx(344).epsilon(0.01));
    CHECK(kilometres({0, 179.5}, {0, -179.5}) == doctest::Approx(111.2).epsilon(0.01));
    CHECK(kilometres({10, 10}, {10, 10}) == doctest::Approx(0));
  }

  TEST_CASE("a place is found by its bounds, linked by coordinates, right within 161 km") {
    Problems problems;
    const EntityTypes types = EntityTypes::load(std::string(SAIDBY_SOURCE_DIR) + "/rules/evaluation/entity_types.txt", problems);
    const auto mention = [](std::uint32_t begin, const char* type, std::optional<Coordinates> place) {
      ScoredMention one;
      one.span = {begin, begin + 5}, one.type = type, one.place = place;
      return one;
    };
    EntityArticle article;
    article.gold = {mention(0, "LOC", Coordinates{48.86, 2.35}), mention(10, "LOC", Coordinates{48.86, 2.35}), mention(20, "LOC", Coordinates{48.86, 2.35}), mention(30, "LOC", Coordinates{1, 1}), mention(40, "LOC", std::nullopt), mention(50, "PER", Coordinates{1, 1})};
    article.predicted = {mention(0, "city", Coordinates{48.9, 2.4}), mention(10, "city", Coordinates{33.66, -95.56}), mention(20, "region", std::nullopt), mention(30, "organization", Coordinates{1, 1}), mention(40, "city", Coordinates{1, 1})};
    LinkScore score;
    add_links(score, article, types);
    CHECK(score.gold == 4);
    CHECK(score.found == 3);
    CHECK(score.linked == 2);
    CHECK(score.right == 1);
  }
}
