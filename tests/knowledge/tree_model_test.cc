#include "pipeline/knowledge/tree_model.h"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace saidby;

namespace {

constexpr std::string_view two_trees =
    "# made by hand\n"
    "0\tlinks\t0.5\t1\t2\n"
    "1\twords\t10\t3\t4\n"
    "2\t-2\n"
    "3\t0.25\n"
    "4\t1\n"
    "0\twords\t3\t1\t2\n"
    "1\t-0.5\n"
    "2\t0.5\n";

NumberTable table_of(std::vector<float> links, std::vector<float> words) {
  NumberTable table(links.size());
  table.add("unused", std::vector<float>(links.size()));
  table.add("words", std::move(words));
  table.add("links", std::move(links));
  return table;
}

}  // namespace

TEST_SUITE("knowledge") {
  TEST_CASE("a row's score is the sum of the leaves that it comes to") {
    Problems problems;
    const TreeModel model = TreeModel::parse(two_trees, "hand.trees", problems);
    REQUIRE(problems.empty());
    const NumberTable table = table_of({0.9f, 0.5f, 0.1f, 0.1f}, {20, 20, 10, 2});
    CHECK(model.scores(table) == std::vector<float>{-1.5f, 1.5f, 0.75f, -0.25f});   // a bound itself goes the first way
    CHECK(model.scores(table_of({}, {})).empty());
  }

  TEST_CASE("a feature that is not measured is named") {
    Problems problems;
    const TreeModel model = TreeModel::parse(two_trees, "hand.trees", problems);
    NumberTable table(1);
    table.add("words", {1});
    CHECK_THROWS_WITH_AS(model.scores(table), doctest::Contains("\"links\""), std::runtime_error);
  }

  TEST_CASE("lines that are no nodes are named, and nothing is loaded") {
    struct Row { const char* bytes; const char* place; };
    for (const Row row : {Row{"0\tlinks\t0.5\t1\n", "bad.trees:1"}, Row{"0\t1\n2\t1\n", "bad.trees:2"}, Row{"0\tlinks\tmany\t1\t2\n1\t1\n2\t1\n", "bad.trees:1"}, Row{"0\tlinks\t0.5\t1\t2\n1\t1\n", "bad.trees: a tree is cut off"},
                          Row{"0\tlinks\t0.5\t0\t1\n1\t1\n", "bad.trees:1"}, Row{"1\t0.5\n", "bad.trees:1"}}) {
      CAPTURE(row.bytes);
      Problems problems;
      CHECK(TreeModel::parse(row.bytes, "bad.trees", problems).empty());
      REQUIRE(!problems.empty());
      CHECK(problems.all().front().text().find(row.place) != std::string::npos);
    }
  }
}
