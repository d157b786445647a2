// Records read back: what the stages wrote is what the reader gives, and what is wrong is told with file and line.
#include <doctest/doctest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "datasets/record_reader.h"
#include "pipeline/8_records/record.h"
#include "tests/testing.h"

using namespace saidby;
using records::RecordReader;

namespace {

class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("saidby-records-" + std::to_string(::getpid()))) { std::filesystem::create_directories(path_); }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string write(const std::string& name, const std::string& bytes) const {
    const auto path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

std::string line_of(const Document& document, OffsetUnit unit = OffsetUnit::code_point) {
  std::string line;
  append_record(line, document, {.offsets = unit, .text = true});
  return line + "\n";
}

std::vector<std::string> read_all(std::vector<std::string> paths) {
  std::vector<std::string> seen;
  RecordReader reader(std::move(paths));
  for (auto got = reader.next(); got != RecordReader::Got::end; got = reader.next()) seen.push_back(got == RecordReader::Got::record ? std::string(reader.record().id) : "fault " + reader.fault().what);
  return seen;
}

std::string fault_of(std::string line) { return records::RecordParser().parse(line); }

}  // namespace

TEST_SUITE("datasets") {
  TEST_CASE("a record gives back what the stages found") {
    const Document document = testing::read("PARIS, March 3 (Reuters) - \"The road is open,\" said Ann Lee, mayor of Quayford. She added that lamps were lit in \u00c9vry.");
    std::string line = line_of(document);
    records::RecordParser parser;
    REQUIRE(parser.parse(line) == "");
    const records::Record& record = parser.record();
    CHECK(record.id == "test");
    CHECK(record.text == document.text.bytes);
    CHECK(record.article.paragraphs.size() == document.article.paragraphs.size());
    REQUIRE(record.mentions.size() == document.mentions.size());
    REQUIRE(record.entities.size() == document.entities.size());
    REQUIRE(record.quotes.size() == document.quotes.size());
    REQUIRE(record.quotes.size() >= 2);
    for (std::size_t i = 0; i < record.mentions.size(); ++i) {
      CHECK(record.mentions[i].text == document.text.view(document.mentions[i].span));
      CHECK(record.mentions[i].entity == document.mentions[i].entity);
    }
    for (std::size_t i = 0; i < record.entities.size(); ++i) {
      CHECK(record.entities[i].name == document.entities[i].name);
      CHECK(record.entities[i].gazetteer == document.entities[i].gazetteer);
      CHECK(record.entities[i].latitude.has_value() == document.entities[i].has_coordinates);
    }
    for (std::size_t i = 0; i < record.quotes.size(); ++i) {
      CHECK(record.quotes[i].text == document.text.view(document.quotes[i].bounds()));
      CHECK(record.quotes[i].type == name_of(document.quotes[i].type));
      CHECK(record.quotes[i].spans.size() == document.quotes[i].parts.size());
      CHECK(record.quotes[i].speaker.has_value() == !document.attributions[i].speaker.empty());
      if (record.quotes[i].speaker) CHECK(record.quotes[i].speaker->entity == document.attributions[i].entity);
    }
  }

  TEST_CASE("one parser reads many lines and nothing of one stays in the next") {
    records::RecordParser parser;
    std::string first = line_of(testing::read("\"Yes,\" said Ann Lee.")), second;
    append_error_record(second, "b", "b.txt", "gone");
    REQUIRE(parser.parse(first) == "");
    CHECK(parser.record().quotes.size() == 1);
    REQUIRE(parser.parse(second) == "");
    CHECK(parser.record().failed());
    CHECK(parser.record().error == "gone");
    CHECK(parser.record().quotes.empty());
    CHECK(!parser.record().text);
  }

  TEST_CASE("what is wrong with a line is told by its place") {
    CHECK(fault_of("{").starts_with("not JSON"));
    CHECK(fault_of("[1]") == "not a JSON object");
    CHECK(fault_of(R"({"id":"a","text":"An article."})").find("no record of saidby") != std::string::npos);
    CHECK(fault_of(R"({"id":"a","source":"a","offsets":"inch","quotes":[]})").find("none of codepoint") != std::string::npos);
    CHECK(fault_of(R"({"id":"a","source":"a","offsets":"byte","quotes":[],"entities":[],"mentions":[{"start":0,"end":1,"text":"A","type":"city","entity":"e9","rule":"r"}]})") == "mentions[0]: entity is e9, but there are 0 entities");
    CHECK(fault_of(R"({"id":"a","source":"a","offsets":"byte","quotes":[{"start":3,"end":1}]})") == "quotes[0]: end is before start");
    CHECK(fault_of(R"({"id":7,"source":"a","offsets":"byte","quotes":[]})") == "id is not a string");
    CHECK(fault_of(R"({"id":"a","source":"a","offsets":"byte","quotes":[{"start":0,"end":1,"spans":[[0]]}]})") == "quotes[0]: spans[0]: is not a pair [start, end]");
  }

  TEST_CASE("files, folders and packed files, by name") {
    const Folder folder;
    const auto error = [](const std::string& id) {
      std::string line;
      append_error_record(line, id, id, "gone");
      return line + "\n";
    };
    folder.write("out/0002.jsonl", error("c") + "\r\n" + error("d"));
    folder.write("out/0001.jsonl", "\xEF\xBB\xBF" + error("a") + "not json\n" + error("b"));
    folder.write("out/manifest.json", "{}");
    folder.write("out/0003.jsonl.part", "half");
    folder.write("out/.hidden/0004.jsonl", error("hidden"));
    const std::string packed = folder.path() + "/out/more/0005.jsonl.gz";
    std::filesystem::create_directories(folder.path() + "/out/more");
    const gzFile out = gzopen(packed.c_str(), "wb");
    const std::string line = error("e");
    gzwrite(out, line.data(), static_cast<unsigned>(line.size()));
    gzclose(out);
    const auto seen = read_all({folder.path() + "/out", folder.path() + "/none.jsonl"});
    REQUIRE(seen.size() == 7);
    CHECK(seen[0] == "a");
    CHECK(seen[1].find("0001.jsonl:2: not JSON") != std::string::npos);
    CHECK(std::vector(seen.begin() + 2, seen.begin() + 6) == std::vector<std::string>{"b", "c", "d", "e"});
    CHECK(seen[6].find("none.jsonl: can't be opened") != std::string::npos);
  }

  TEST_CASE("a folder without records says so") {
    const Folder folder;
    folder.write("a.txt", "An article.");
    const auto seen = read_all({folder.path()});
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].find("holds no records") != std::string::npos);
  }
}
