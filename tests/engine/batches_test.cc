// Batches: order, identity for any number of workers and any cut, large documents alone, failures in their place; duplicates in flat memory; files that appear whole.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "pipeline/8_records/record.h"
#include "pipeline/engine/atomic_file.h"
#include "pipeline/engine/batches.h"
#include "pipeline/engine/duplicates.h"
#include "pipeline/engine/fingerprint.h"
#include "pipeline/engine/sha256.h"
#include "tests/testing.h"

TEST_SUITE_BEGIN("batches");

namespace saidby {
namespace {

// Documents made on the spot; every seventh is a failure, one of them is large.
class MadeSource : public DocumentSource {
 public:
  explicit MadeSource(std::size_t count, std::size_t large_at = none) : count_(count), large_at_(large_at) {}
  std::optional<InputItem> next() override {
    if (at_ == count_) return {};
    InputItem item;
    item.input.id = item.input.source = "d" + std::to_string(at_);
    item.input.kind = InputKind::text;
    for (std::size_t i = 0; i <= at_ % 5; ++i) item.input.bytes += "Mayor Ann Lee opened bridge " + std::to_string(at_) + ". \"It will stand,\" she said.\n\n";
    if (at_ == large_at_) item.input.bytes.append(3000, '.');
    if (at_ % 7 == 3) item.error = item.input.id + ": lost";
    ++at_;
    return item;
  }

 private:
  std::size_t count_, large_at_, at_ = 0;
};

Rendering records() {
  return {[](std::string& out, const Document& document, std::string_view kept) { append_record(out, document, {}, kept), out += '\n'; },
          [](std::string& out, const InputItem& failed) { append_error_record(out, failed.input.id, failed.input.source, failed.error), out += '\n'; }};
}

std::string all_of(BatchOptions options, std::size_t count, std::size_t large_at = none) {
  MadeSource source(count, large_at);
  Batches batches(testing::knowledge(), options, records());
  std::string out;
  batches.run(source, [&](Batch& batch) {
    CHECK(batch.items.size() == batch.ids.size());
    out += batch.out;
  });
  return out;
}

TEST_CASE("the bytes are the same for any number of workers and any cut, also around a large document") {
  const std::string one = all_of({}, 60, 31);
  CHECK(std::count(one.begin(), one.end(), '\n') == 60);
  for (const unsigned workers : {1u, 2u, 5u})
    for (const std::size_t bytes : {std::size_t{1}, std::size_t{700}, std::size_t{1} << 20}) {
      BatchOptions options;
      options.workers = workers, options.batch_bytes = bytes, options.large_document = 2000;
      CHECK(all_of(options, 60, 31) == one);
    }
}

TEST_CASE("a failure stands where the document would") {
  const std::string out = all_of({}, 5);
  CHECK(out.find("{\"id\":\"d3\",\"source\":\"d3\",\"error\":\"d3: lost\"}\n{\"id\":\"d4\"") != std::string::npos);
}

TEST_CASE("what a sink throws comes out, and nothing hangs") {
  MadeSource source(200);
  BatchOptions options;
  options.workers = 3, options.batch_documents = 2;
  Batches batches(testing::knowledge(), options, records());
  int calls = 0;
  CHECK_THROWS_AS(batches.run(source, [&](Batch&) { if (++calls == 3) throw OutputError("full"); }), OutputError);
  CHECK(calls == 3);
}

TEST_CASE("what rendering throws costs one document") {
  MadeSource source(3);
  Rendering rendering = records();
  rendering.document = [](std::string& out, const Document& document, std::string_view) {
    out += "half";
    if (document.id == "d1") throw std::bad_alloc();
    out += document.id + "\n";
  };
  Batches batches(testing::knowledge(), {}, rendering);
  std::string out;
  batches.run(source, [&](Batch& batch) { out += batch.out; });
  CHECK(out.starts_with("halfd0\n{\"id\":\"d1\""));
  CHECK(out.ends_with("halfd2\n"));
}

TEST_CASE("timings name every stage that worked") {
  MadeSource source(20);
  BatchOptions options;
  options.timings = true;
  Batches batches(testing::knowledge(), options, records());
  batches.run(source, [](Batch&) {});
  for (const Stage stage : {Stage::input, Stage::tokens, Stage::mentions, Stage::record}) CHECK(batches.times().nanoseconds(stage) > 0);
}

TEST_CASE("duplicates are counted alike in memory and over runs on the disk") {
  std::mt19937_64 random(7);
  for (const std::size_t most : {3, 50, 100000}) {
    DuplicateIds ids(most);
    std::map<std::uint64_t, int> seen;
    std::uint64_t expected = 0;
    for (std::uint64_t place = 1; place <= 20000; ++place) {
      const std::uint64_t hash = random() % 15000;
      expected += seen[hash]++ > 0;
      ids.add(hash, place);
    }
    const DuplicateIds::Found found = ids.finish();
    CHECK(found.complete);
    CHECK(found.count == expected);
    CHECK(found.examples.size() == 5);
    for (const auto& example : found.examples) CHECK(example.first < example.place);
  }
  CHECK(DuplicateIds().finish().count == 0);
}

TEST_CASE("SHA-256 of the standard's examples") {
  CHECK(sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

struct Folder {
  std::string path = std::filesystem::temp_directory_path() / ("saidby-test-" + std::to_string(getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  void put(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories(std::filesystem::path(path + "/" + name).parent_path());
    std::ofstream(path + "/" + name) << bytes;
  }
};

TEST_CASE("a file has its final name only when it is whole") {
  const Folder folder;
  const std::string path = folder.path + "/a.jsonl";
  { AtomicFile file(path); file.write("half"); CHECK(std::filesystem::exists(AtomicFile::temporary_of(path))); }
  CHECK(std::filesystem::is_empty(folder.path));
  AtomicFile file(path);
  const std::string large(200000, 'x');
  file.write("a"), file.write(large), file.write("b");
  CHECK_FALSE(std::filesystem::exists(path));
  file.finish();
  CHECK(std::filesystem::file_size(path) == large.size() + 2);
  CHECK_THROWS_AS(AtomicFile(folder.path + "/no/such/file"), OutputError);
}

TEST_CASE("an input's state tells another content, a folder's another file") {
  const Folder folder;
  folder.put("in/a.txt", "One."), folder.put("in/b.txt", "Two.");
  const InputState file = input_state(folder.path + "/in/a.txt"), all = input_state(folder.path + "/in");
  CHECK(file.bytes == 4);
  CHECK(all.bytes == 8);
  CHECK(input_state(folder.path + "/in") == all);
  folder.put("in/a.txt", "Oni.");
  CHECK_FALSE(input_state(folder.path + "/in/a.txt") == file);
  CHECK_FALSE(input_state(folder.path + "/in") == all);
  CHECK(input_state("-").fingerprint.empty());
}

TEST_CASE("the digest of knowledge changes with rules, gazetteers and language, not with images") {
  const Folder folder;
  folder.put("rules/words/say.txt", "say\n"), folder.put("gazetteers/cities.tsv", "name\n");
  KnowledgeOptions options;
  options.home = folder.path;
  const std::string digest = knowledge_digest(options);
  folder.put("gazetteers/names.image", "compiled");
  CHECK(knowledge_digest(options) == digest);
  folder.put("gazetteers/cities.tsv", "name\nBern\n");
  const std::string more = knowledge_digest(options);
  CHECK(more != digest);
  options.language = "de";
  CHECK(knowledge_digest(options) != more);
}

}  // namespace
}  // namespace saidby
