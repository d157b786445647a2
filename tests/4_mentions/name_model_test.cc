// The file of weights as it is read: names of features as they stand, weights by type and reading.
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
    Features features;
    features.add("classes=", "none person ");
    const BothScores scores = model.score(features.keys());
    CHECK(scores[0] == TypeScores{1.5f, 0, 0, 0});
    CHECK(scores[1] == TypeScores{0, -0.25f, 0, 0});
    features.clear();
    features.add("classes=", "none person");
    CHECK(model.score(features.keys()) == BothScores{});
  }

  TEST_CASE("a line that is no feature with weights is told") {
    for (const char* line : {"only a name", "name\tperson", "name\tperson:x", "name\tmountain:1"}) {
      Problems problems;
      CHECK(model_of(std::string(line) + "\n", problems).empty());
      REQUIRE_MESSAGE(problems.all().size() == 1, line);
      CHECK(problems.all()[0].line == 1);
    }
  }
}
