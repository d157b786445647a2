#include <doctest/doctest.h>

#include "pipeline/evaluation/entity_metric.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

EntityScore score_of(std::vector<ScoredMention> gold, std::vector<ScoredMention> found, std::set<std::string> types = {}) {
  Problems problems;
  EntityTypes map = EntityTypes::load(SAIDBY_SOURCE_DIR "/rules/evaluation/entity_types.txt", problems);
  CHECK(problems.empty());
  map.keep(std::move(types));
  EntityArticle article;
  article.text = "Ann Lee, mayor of Asterby, met the ABC in Karlow.", article.gold = std::move(gold), article.predicted = std::move(found), article.found = true;
  EntityScore score;
  EntityMetric(map).add(score, article);
  return score;
}
ScoredMention mention(std::uint32_t begin, std::uint32_t end, const char* type) { return {{begin, end}, type, "", "", 0}; }

const std::vector<ScoredMention> gold = {mention(0, 7, "PER"), mention(18, 25, "LOC"), mention(35, 38, "ORG"), mention(42, 48, "LOC")};

}  // namespace

TEST_SUITE("evaluation") {
  TEST_CASE("finer types are brought to those of the gold") {
    const EntityScore score = score_of(gold, {mention(0, 7, "official"), mention(18, 25, "city"), mention(35, 38, "organization"), mention(42, 48, "country")});
    CHECK(score.exact.at("micro").f1() == 1);
    CHECK(score.untyped.f1() == 1);
  }

  TEST_CASE("a wrong type, other bounds, a missing and a spurious name") {
    const EntityScore score = score_of(gold, {mention(0, 4, "PER"), mention(18, 25, "PER"), mention(31, 38, "ORG"), mention(26, 29, "LOC")});
    CHECK(score.exact.at("micro").right == 0);
    CHECK(score.exact.at("micro").predicted == 4);
    CHECK(score.overlap.at("micro").right == 2);
    CHECK(score.overlap.at("PER").right == 1);
    CHECK(score.untyped.right == 1);
    CHECK(score.untyped_overlap.right == 3);
  }

  TEST_CASE("what comes twice counts once; other types are left out; overlaps are one to one") {
    const EntityScore twice = score_of(gold, {mention(0, 7, "PER"), mention(0, 7, "official")}, {"PER"});
    CHECK(twice.exact.at("micro").predicted == 1);
    CHECK(twice.exact.at("micro").gold == 1);
    const EntityScore parts = score_of({mention(0, 7, "PER")}, {mention(0, 3, "PER"), mention(4, 7, "PER")});
    CHECK(parts.overlap.at("PER").right == 1);
    CHECK(parts.overlap.at("PER").predicted == 2);
  }

  TEST_CASE("a type in no list stands for itself, O for nothing") {
    const EntityScore score = score_of({mention(0, 7, "Ship"), mention(8, 10, "O")}, {mention(0, 7, "Ship")});
    CHECK(score.exact.at("Ship").right == 1);
    CHECK(score.exact.size() == 2);
  }
}
