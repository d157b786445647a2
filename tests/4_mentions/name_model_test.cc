// The weights of names as they are read and summed: names of features as they stand, weights by type and reading.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/4_mentions/name_model.h"
#include "pipeline/4_mentions/name_parts.h"
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
    Problems problems;
    const NameModel model = model_of("a\tperson:0.1\tplace2:0.001\nb\tperson:0.2\nc\tperson:-0.3\torganization2:31.999\n", problems);
    NameScorer scorer(model);
    scorer.add("a"), scorer.add("b"), scorer.add("c");
    const NameSums sums = scorer.take_sums();
    CHECK(scores_of(sums, 0) == TypeScores{});
    CHECK(scores_of(sums, 1) == TypeScores{0, 0.001f, 31.999f, 0});
    scorer.add("c"), scorer.add("a"), scorer.add("b");
    CHECK(scorer.take_sums() == sums);
  }

  TEST_CASE("features of a word by itself are found together, each by where the word stands") {
    Problems problems;
    const NameModel model = model_of("open.prev=\x1Fmayor\tperson:1\nclose.next2=\x1Fmayor\tplace:-2\nopen.class=\x1F" "cluster \x1F" "17\tother:0.5\nopen.part=\x1Fperson\x1F" "first\x1F\tperson2:3\nopen.tag=\x1FNNP\tperson:4\n", problems);
    REQUIRE(problems.empty());
    NameScorer scorer(model);
    const auto sum = [&](NameModel::Rows rows, const NameField& field) { return scorer.add_row(rows, field), scorer.take_sums(); };
    const NameModel::Rows mayor = model.rows(NameGroup::word, feature_key("mayor"));
    CHECK(sum(mayor, name_fields::open_prev) == NameSums{1000});
    CHECK(sum(mayor, name_fields::close_next2) == NameSums{0, -2000});
    CHECK(sum(mayor, name_fields::open_word) == NameSums{});
    CHECK(sum(model.rows(NameGroup::word, feature_key("unseen")), name_fields::open_prev) == NameSums{});
    CHECK(sum(model.rows(NameGroup::word_class, feature_key("cluster \x1F" "17")), name_fields::open_class) == NameSums{0, 0, 0, 500});
    CHECK(sum(model.part_rows(part_index(ListType::person, NamePart::first, false)), name_fields::open_part) == NameSums{0, 0, 0, 0, 3000});
    CHECK(sum(model.tag_rows(static_cast<std::size_t>(Tag::NNP)), name_fields::open_tag) == NameSums{4000});
    CHECK(sum(model.tag_rows(static_cast<std::size_t>(Tag::NNP)), name_fields::close_tag) == NameSums{});
    CHECK(model.find(feature_key("open.prev=\x1Fmayor")) == nullptr);
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
