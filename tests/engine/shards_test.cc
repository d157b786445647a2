// What the shards of inputs are called, and what they are called when a run is gone on with.
#include "pipeline/engine/shards.h"

#include <doctest/doctest.h>

using namespace saidby;

namespace {

using Paths = std::vector<std::string>;

// "a b.2 (c)": the names in order, those that are not read in brackets.
std::string names(const Paths& paths, const std::vector<ShardedInput>& earlier = {}) {
  std::string out;
  for (const ShardedInput& input : name_inputs(paths, earlier)) out += (out.empty() ? "" : " ") + (input.read ? input.name : "(" + input.name + ")");
  return out;
}

}  // namespace

TEST_SUITE("batches") {
  TEST_CASE("inputs are called by the last part of their path, each in its own way") {
    CHECK(names({"x/news.2031.jsonl.gz", "x/news.csv", "y/news.jsonl", "-"}) == "news.2031 news news.2 stdin");
  }

  TEST_CASE("inputs of an earlier run keep their names, and those that are named no more their places") {
    const std::vector<ShardedInput> earlier = {{"x/a.txt", "a"}, {"y/a.txt", "a.2"}, {"b.txt", "b"}};
    struct Row { Paths paths; const char* names; };
    for (const Row& row : {Row{{"x/a.txt", "y/a.txt", "b.txt"}, "a a.2 b"}, Row{{"y/a.txt"}, "(a) a.2 (b)"}, Row{{"b.txt", "x/a.txt"}, "(a.2) b a"}, Row{{"z/a.txt", "x/a.txt"}, "a.3 a (a.2) (b)"}, Row{{"x/a.txt", "x/a.txt"}, "a a.3 (a.2) (b)"}, Row{{}, "(a) (a.2) (b)"}})
      CHECK(names(row.paths, earlier) == row.names);
  }
}
