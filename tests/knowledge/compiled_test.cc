// Images in the cache: what becomes of those that nobody uses. That they are made again when their files change is in gazetteers.py.
#include "pipeline/knowledge/compiled.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <set>


using namespace saidby;
namespace fs = std::filesystem;

namespace {

// A cache of its own, for a test.
class Cache {
 public:
  Cache() {
    if (const char* before = std::getenv("SAIDBY_CACHE")) before_ = before;
    fs::create_directories(cache());
    setenv("SAIDBY_CACHE", cache().c_str(), 1);
  }
  ~Cache() {
    before_.empty() ? unsetenv("SAIDBY_CACHE") : setenv("SAIDBY_CACHE", before_.c_str(), 1);
    fs::remove_all(top_);
  }

  std::string cache() const { return top_ + "/cache"; }
  std::string source(const std::string& name) const {
    if (const std::string path = top_ + "/" + name; !fs::exists(path)) std::ofstream(path) << "content of " << name;
    return top_ + "/" + name;
  }
  Compiled open(const std::string& name, std::string_view kind = "words") const {
    return Compiled::open({source(name)}, kind, 1, [&] { return ++made, "made of " + name; });
  }
  std::string image_of(const std::string& name, std::string_view kind = "words") const { return image_paths({source(name)}, kind).back(); }
  std::set<std::string> names() const {
    std::set<std::string> all;
    for (const auto& entry : fs::directory_iterator(cache())) all.insert(entry.path().filename());
    return all;
  }

  mutable int made = 0;

 private:
  std::string top_ = fs::temp_directory_path() / ("saidby-cache-" + std::to_string(getpid())), before_;
};

constexpr std::time_t hour = 3600, day = 24 * hour;

void used(const std::string& path, std::time_t ago) {
  const timespec then{std::time(nullptr) - ago, 0}, times[] = {then, then};
  REQUIRE(utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
}
std::time_t last_use(const std::string& path) {
  struct stat info {};
  REQUIRE(stat(path.c_str(), &info) == 0);
  return std::time(nullptr) - info.st_mtim.tv_sec;
}

}  // namespace

TEST_SUITE("knowledge") {
  TEST_CASE("images that were not used for a month go when one of their kind is written") {
    const Cache cache;
    const std::string key = "-0123456789abcdef", other = "-fedcba9876543210";
    const std::set<std::string> go = {"words" + key + ".image", "words" + key + ".image.4711"};
    const std::set<std::string> stay = {"words" + other + ".image", "gazetteers" + key + ".image", "words-more" + key + ".image", "words-notes.image", "words" + key + ".image.old", "words" + key, "words" + key + "0.image"};
    for (const auto& names : {go, stay})
      for (const std::string& name : names) {
        std::ofstream(cache.cache() + "/" + name) << "x";
        used(cache.cache() + "/" + name, 31 * day);
      }
    used(cache.cache() + "/words" + other + ".image", 29 * day);
    fs::create_directories(cache.cache() + "/words-00000000000000aa.image");   // no file
    used(cache.cache() + "/words-00000000000000aa.image", 31 * day);
    CHECK(cache.open("a").bytes() == "made of a");
    std::set<std::string> expected = stay;
    expected.insert({"words-00000000000000aa.image", fs::path(cache.image_of("a")).filename()});
    const std::set<std::string> left = cache.names();
    for (const std::string& name : left) CHECK_MESSAGE(expected.contains(name), name);
    for (const std::string& name : expected) CHECK_MESSAGE(left.contains(name), name);
  }

  TEST_CASE("a use is noted once a day") {
    const Cache cache;
    cache.open("a");
    const std::string image = cache.image_of("a");
    used(image, 3 * hour);
    cache.open("a");
    CHECK(last_use(image) >= 3 * hour);
    used(image, 29 * day);
    CHECK(cache.open("a").bytes() == "made of a");
    CHECK(last_use(image) < hour);
    cache.open("b");
    CHECK(fs::exists(image));
    CHECK(cache.made == 2);
  }

  TEST_CASE("an image that is removed stays with those who have it, and is made again for others") {
    const Cache cache;
    const Compiled held = cache.open("a");
    used(cache.image_of("a"), 31 * day);
    cache.open("b");
    CHECK_FALSE(fs::exists(cache.image_of("a")));
    CHECK(held.bytes() == "made of a");
    CHECK(cache.open("a").bytes() == "made of a");
    CHECK(fs::exists(cache.image_of("a")));
    CHECK(cache.made == 3);
  }

  TEST_CASE("an image beside its files is never touched") {
    const Cache cache;
    const std::string beside = image_paths({cache.source("a")}, "words").front();
    Compiled::save(beside, {cache.source("a")}, 1, "made before");
    used(beside, 40 * day);
    CHECK(cache.open("a").bytes() == "made before");
    CHECK(last_use(beside) >= 40 * day);
    CHECK(cache.names().empty());
  }
}
