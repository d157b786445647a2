#include "pipeline/1_text/field_names.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "pipeline/1_text/reader.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

// A file that is there for one test.
class NamesFile {
 public:
  explicit NamesFile(std::string_view text) { std::ofstream(path_, std::ios::binary) << text; }
  ~NamesFile() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_ = (std::filesystem::temp_directory_path() / ("field_names_" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + ".tsv")).string();
};

std::vector<std::string> names_of_field(const FieldNames& names, Field field) { return {names.of(field).begin(), names.of(field).end()}; }

}  // namespace

TEST_SUITE("1_text") {
  TEST_CASE("names of fields stand in the order of the file") {
    const NamesFile file("# a comment\ntext\tfull text\ntitle\tHeadline\r\ntext\tBody\n\ninside\t#text\ninside\tmain\nenvelope\tdoc\n");
    Problems problems;
    const FieldNames names = FieldNames::load(file.path(), problems);
    CHECK(problems.empty());
    CHECK(names_of_field(names, Field::text) == std::vector<std::string>{"full text", "Body"});
    CHECK(names_of_field(names, Field::title) == std::vector<std::string>{"Headline"});
    CHECK(names_of_field(names, Field::date).empty());
    CHECK(std::vector<std::string>(names.inside().begin(), names.inside().end()) == std::vector<std::string>{"#text", "main"});
    CHECK(std::vector<std::string>(names.envelopes().begin(), names.envelopes().end()) == std::vector<std::string>{"doc"});
  }

  TEST_CASE("faults of the names of fields are told of by line") {
    struct Fault {
      std::string_view text;
      std::size_t line;
      std::string_view what;
    };
    for (const Fault& fault : {Fault{"text\tbody\nauthor\tby\n", 2, "one of text, title, id"}, Fault{"text\tbody\n\ntitle\n", 3, "field<TAB>name"}, Fault{"text\t\n", 1, "field<TAB>name"}, Fault{"text\ta\tb\n", 1, "field<TAB>name"},
                               Fault{"text\tbody\ntext\tBODY\n", 2, "\"BODY\" stands above for text, whose names are compared without regard to case; take"}, Fault{"text\tbody\ninside\ta\ninside\ta\n", 3, "\"a\" stands above for inside; take"},
                               Fault{"title\thead\n", 0, "names no field that holds a text"}, Fault{"", 0, "names no field that holds a text"}}) {
      CAPTURE(fault.text);
      const NamesFile file(fault.text);
      Problems problems;
      FieldNames::load(file.path(), problems);
      REQUIRE(problems.all().size() == 1);
      CHECK(problems.all()[0].line == fault.line);
      CHECK(problems.all()[0].what.find(fault.what) != std::string::npos);
    }
    Problems problems;
    const NamesFile file("text\tbody\ninside\tmain\ninside\tMain\n");   // as they stand
    FieldNames::load(file.path(), problems);
    CHECK(problems.empty());
    FieldNames::load("/none/field_names.tsv", problems);
    REQUIRE(problems.all().size() == 1);
    CHECK(problems.all()[0].text().starts_with("/none/field_names.tsv: can't be read; "));
  }

  TEST_CASE("a reader goes by the names that it is given, else by those of its home") {
    const NamesFile own("text\twords\nid\tnumber\n"), record("{\"number\":\"7\",\"words\":\"The mayor left.\",\"text\":\"Lamps.\"}\n");
    Problems problems;
    const FieldNames names = FieldNames::load(own.path(), problems);
    const auto read = [&](const FieldNames* fields) {
      ReaderOptions options;
      options.container = ContainerKind::json_lines;
      options.fields = fields;
      auto item = Reader({record.path()}, options).next();
      REQUIRE(item);
      return item->input.bytes;
    };
    CHECK(read(&names) == "The mayor left.");
    CHECK(read(&testing::knowledge().fields) == "Lamps.");
    CHECK(read(nullptr) == "Lamps.");
  }
}
