#include "pipeline/1_text/table_row.h"

#include <doctest/doctest.h>

using namespace saidby;
using Taken = RowReader::Taken;

namespace {

// The fields with bars between; "..." when the row goes on, "!" when it is broken.
std::string row_of(char separator, std::initializer_list<const char*> lines, bool escapes = false) {
  RowReader row(separator);
  row.begin(escapes);
  Taken taken = Taken::open;
  for (const char* line : lines) taken = row.take(line);
  if (taken != Taken::row) return taken == Taken::open ? "..." : "!";
  std::string all;
  for (const std::string& field : row.fields()) all.append(all.empty() ? "" : "|").append(field);
  return all;
}

}  // namespace

TEST_SUITE("1_text") {
  TEST_CASE("fields in marks are well-formed, go on, or are broken") {
    CHECK(row_of(',', {R"(7,"a, b",c)"}) == "7|a, b|c");
    CHECK(row_of(',', {R"(7,"a ""b""")"}) == "7|a \"b\"");
    CHECK(row_of(',', {R"(7,a "b" c)"}) == "7|a \"b\" c");
    CHECK(row_of(',', {R"(7,"a)"}) == "...");
    CHECK(row_of(',', {R"(7,"a)", "b\",c"}) == "7|a\nb|c");
    CHECK(row_of(',', {R"(7,"a" b)"}) == "!");
    CHECK(row_of(',', {R"(7,"a)", R"(8,"b)"}) == "!");
  }

  TEST_CASE("backslashes stand before marks where they are asked for") {
    CHECK(row_of(',', {R"(7,"a \"b\" c")"}) == "!");
    CHECK(row_of(',', {R"(7,"a \"b\" \\ \n c")"}, true) == "7|a \"b\" \\ \\n c");
    CHECK(row_of(',', {R"(7,"a\)", "b\""}, true) == "7|a\nb");
  }

  TEST_CASE("a broken field is taken as it stands") {
    RowReader row('\t');
    row.begin(false);
    const std::string_view line = "\"a\"\t\"b\" c\t\"d\"";
    CHECK(row.take(line) == Taken::broken);
    CHECK(row.take_literally(line) == Taken::row);
    CHECK(row.fields() == std::vector<std::string>{"a", "\"b\" c", "d"});
  }

  TEST_CASE("lines that look like rows are no field") {
    RowReader row('\t');
    row.expect(2);
    row.begin(false);
    CHECK(row.take("1\t\"a") == Taken::open);
    CHECK(row.take("2\tb\"") == Taken::broken);
    row.begin(false);
    CHECK(row.take("1\t\"a") == Taken::open);
    CHECK(row.take("") == Taken::open);
    CHECK(row.take("2\tb\"") == Taken::row);
  }
}
