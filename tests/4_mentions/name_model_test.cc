// The weights of names as they are read and summed: names of features as they stand, weights by type and reading.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "pipeline/4_mentions/name_model.h"
#include "pipeline/knowledge/linear_model.h"

using namespace saidby;

namespace {

NameModel model_of(const std::string& lines, Problems& problems) {
  const std::filesystem::path path = std::filesystem::temp_directory_path() / "saidby-name-model.weights";
  std::ofstream(path) << lines;
  NameModel model = NameModel::load(path.string(), problems);
  std::filesystem::remove(path);
  return model;
}

}  // namespace

TEST_SUITE("4_mentions") {
  TEST_CASE("a feature's name may end with a space") {
    Problems problems;
    const NameModel model = model_of("classes=\x1Fnone person \tperson:1.5\tplace2:-0.25\n", problems);
    CHECK(problems.empty());
    NameScorer scorer(model);
    scorer.add("classes=", "none person ");
    CHECK(scorer.take_sums() == NameSums{1500, 0, 0, 0, 0, -250, 0, 0});
    scorer.add("classes=", "none person");
    CHECK(scorer.take_sums() == NameSums{});
  }

  TEST_CASE("sums are exact in any order, and give the scores of either reading") {
    const NameModel model = NameModel::of({{feature_key("a"), {TypeScores{0.1f}, TypeScores{0, 0.001f}}}, {feature_key("b"), {TypeScores{0.2f}, TypeScores{}}}, {feature_key("c"), {TypeScores{-0.3f}, TypeScores{0, 0, 31.999f}}}});
    NameScorer scorer(model);
    scorer.add("a"), scorer.add("b"), scorer.add("c");
    const NameSums sums = scorer.take_sums();
    CHECK(scores_of(sums, 0) == TypeScores{});
    CHECK(scores_of(sums, 1) == TypeScores{0, 0.001f, 31.999f, 0});
    scorer.add("c"), scorer.add("a"), scorer.add("b");
    CHECK(scorer.take_sums() == sums);
  }

  TEST_CASE("a line that is no feature with weights is told") {
    for (const char* line : {"only a name", "name\tperson", "name\tperson:x", "name\tmountain:1", "name\tperson:32"}) {
      Problems problems;
      CHECK(model_of(std::string(line) + "\n", problems).empty());
      REQUIRE_MESSAGE(problems.all().size() == 1, line);
      CHECK(problems.all()[0].line == 1);
    }
  }
}
