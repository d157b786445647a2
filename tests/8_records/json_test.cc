#include "pipeline/1_text/utf8.h"
#include <doctest/doctest.h>
#include <simdjson.h>

#include <random>

#include "pipeline/8_records/json_writer.h"
#include "pipeline/8_records/offsets.h"
#include "pipeline/8_records/record.h"
#include "tests/testing.h"

using namespace saidby;

TEST_SUITE("8_records") {
  TEST_CASE("JSON is valid and reads back the same for every character") {
    std::string every;
    for (char32_t c = 0; c < 0x3000; ++c) append_utf8(every, c);
    every += "\u2028\u2029\U0001F600</script>";
    std::string out;
    JsonWriter(out).object().key("a\"b").value(every).key("n").value(7u).key("x").value(0.5, 3).key("t").value(true).key("z").null().key("l").array().array().end().value("").end().end();
    simdjson::dom::parser parser;
    const simdjson::dom::element read = parser.parse(out);
    CHECK(std::string_view(read["a\"b"]) == every);
    CHECK(std::uint64_t(read["n"]) == 7);
    CHECK(out.find('\n') == std::string::npos);
  }

  TEST_CASE("offsets in code points and UTF-16 units agree with a slow count") {
    std::mt19937 random(3);
    const std::vector<std::string> pieces = {"a", "é", "中", "\xF0\x9F\x98\x80", " ", "zz"};
    for (int round = 0; round < 50; ++round) {
      std::string text;
      std::vector<std::uint32_t> starts;
      for (int i = 0; i < 400; ++i) starts.push_back(static_cast<std::uint32_t>(text.size())), text += pieces[random() % 5];
      const Offsets points(text, OffsetUnit::code_point), units(text, OffsetUnit::utf16), bytes(text, OffsetUnit::byte);
      std::uint32_t utf16 = 0;
      for (std::uint32_t i = 0; i < starts.size(); ++i) {
        CHECK(points(starts[i]) == i);
        CHECK(units(starts[i]) == utf16);
        CHECK(bytes(starts[i]) == starts[i]);
        utf16 += static_cast<unsigned char>(text[starts[i]]) >= 0xF0 ? 2 : 1;
      }
      CHECK(points(static_cast<std::uint32_t>(text.size())) == starts.size());
    }
  }

  TEST_CASE("a record of an empty document is a record") {
    std::string out;
    append_record(out, testing::read(""), {});
    simdjson::dom::parser parser;
    CHECK(simdjson::dom::array(parser.parse(out)["quotes"]).size() == 0);
  }
}
