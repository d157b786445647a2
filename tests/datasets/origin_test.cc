// What files beside records tell of their making.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "datasets/origin.h"

using namespace saidby::datasets;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("saidby-origin-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  std::string write(const char* name, const std::string& text) const {
    std::ofstream(path / name) << text;
    return (path / name).string();
  }
};

}  // namespace

TEST_SUITE("datasets") {
  TEST_CASE("records are known by the manifest of their run or by a receipt beside them") {
    const Folder folder;
    const std::string shard = folder.write("a-00001.jsonl", "{}\n"), other = folder.write("b.jsonl", "{}\n"), grown = folder.write("c.jsonl", "{}\n{}\n");
    folder.write("manifest.json", R"({"version":"1.2.3","knowledge":"abc","settings":"input=auto lang=de offsets=codepoint","shards":[{"file":"a-00001.jsonl"}]})");
    folder.write("b.jsonl.receipt.json", R"({"version":"1.2.4","knowledge":"def","settings":"lang=en","bytes_written":3})");
    folder.write("c.jsonl.receipt.json", R"({"version":"1.2.4","knowledge":"def","settings":"lang=en","bytes_written":3})");
    for (const std::string& path : {folder.path.string(), shard}) {
      const Origin origin = origin_of({path});
      CHECK(origin.version == "1.2.3");
      CHECK(origin.knowledge == "abc");
      CHECK(origin.language() == "de");
      CHECK(origin.untold.empty());
    }
    CHECK(origin_of({other}).knowledge == "def");
    CHECK(origin_of({grown}).untold == std::vector<std::string>{grown});   // not the file that the receipt is of
    const Origin both = origin_of({shard, other, "-"});
    CHECK(both.version == "1.2.3; 1.2.4");
    CHECK(both.knowledge == "abc; def");
    CHECK(both.untold == std::vector<std::string>{"standard input"});
  }

  TEST_CASE("the difference to the installation is told") {
    Origin origin;
    origin.version = "1.2.3", origin.knowledge = "abc";
    CHECK(describe(origin, "1.2.3", "abc").find("which is what this installation has") != std::string::npos);
    for (const char* digest : {"abd", "ab"}) CHECK(describe(origin, "1.2.3", digest).find("this installation has others") != std::string::npos);
    CHECK(describe(origin, "1.2.4", "abc").find("this installation has others: saidby 1.2.4") != std::string::npos);
    origin = Origin();
    origin.untold = {"a", "b", "c", "d", "e"};
    CHECK(describe(origin, "1.2.3", "abc").starts_with("What a, b, c and 2 more was extracted with is not told"));
  }
}
