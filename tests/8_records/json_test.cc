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
    JsonWriter(out).object().key(std::string_view("a\"b")).value(every).key("n").value(7u).key("x").value(0.5, 3).key("t").value(true).key("z").null().key("l").array().array().end().value("").end().end();
    simdjson::dom::parser parser;
    const simdjson::dom::element read = parser.parse(out);
    CHECK(std::string_view(read["a\"b"]) == every);
    CHECK(std::uint64_t(read["n"]) == 7);
    CHECK(out.find('\n') == std::string::npos);
  }

  TEST_CASE("a float has the decimals that it has as a double") {
    std::mt19937 random(5);
    const auto written = [](auto number, int decimals) {
      std::string out;
      JsonWriter(out).value(number, decimals);
      return out;
    };
    std::vector<float> numbers = {0.0f, 1.0f, 0.9995f, 0.99949f, 0.0005f, 1e-9f, 7.0f, 123456.5f, 2e6f, -0.25f};
    for (int sixteenths = 0; sixteenths < 64; ++sixteenths) numbers.push_back(static_cast<float>(sixteenths) / 16);   // halves of the last decimal
    for (int i = 0; i < 20000; ++i) numbers.push_back(std::uniform_real_distribution<float>(0, 1)(random));
    for (const float number : numbers)
      for (const int decimals : {1, 3, 6}) CHECK(written(number, decimals) == written(static_cast<double>(number), decimals));
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

  TEST_CASE("offsets over emoji, combining marks and CR LF") {
    struct Row { const char* before; std::uint32_t points, utf16, bytes; };
    for (const Row row : {
             Row{"", 0, 0, 0},
             Row{"a", 1, 1, 1},
             Row{"é", 1, 1, 2},
             Row{"e\u0301", 2, 2, 3},                                          // a letter and its mark
             Row{"中", 1, 1, 3},
             Row{"\U0001F600", 1, 2, 4},                                        // one emoji, a pair of surrogates
             Row{"\U0001F469\u200D\U0001F52C", 3, 5, 11},                       // two emoji joined
             Row{"\U0001F1F3\U0001F1F4", 2, 4, 8},                              // a flag
             Row{"\r\n", 2, 2, 2},
             Row{"\ufeff", 1, 1, 3},
             Row{"a\r\n\U0001F600e\u0301\r\n中", 9, 10, 15},
         }) {
      const std::string text = std::string(row.before) + "x";
      const auto at = static_cast<std::uint32_t>(text.size() - 1);
      CHECK_MESSAGE(Offsets(text, OffsetUnit::code_point)(at) == row.points, row.before);
      CHECK_MESSAGE(Offsets(text, OffsetUnit::utf16)(at) == row.utf16, row.before);
      CHECK_MESSAGE(Offsets(text, OffsetUnit::byte)(at) == row.bytes, row.before);
    }
  }

  TEST_CASE("a record's offsets cut its pieces out of the text, in each unit") {
    const std::string text = "\ufeffMaria Ke\u0301ller \U0001F600 opened the road.\r\n\r\n\U0001F469\u200D\U0001F52C “It is open to all \U0001F600,” Maria Ke\u0301ller said.\r\nIt rains in 中国, Ann Lee said.\r\n";
    const Document document = testing::read(text);
    REQUIRE(document.quotes.size() == 2);
    for (const OffsetUnit unit : {OffsetUnit::code_point, OffsetUnit::utf16, OffsetUnit::byte}) {
      std::vector<std::string> units;   // by unit: its bytes; a pair of surrogates is its bytes and nothing
      for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const std::string bytes = text.substr(at, point.size);
        if (unit == OffsetUnit::byte)
          for (const char byte : bytes) units.emplace_back(1, byte);
        else units.push_back(bytes);
        if (unit == OffsetUnit::utf16 && point.value > 0xFFFF) units.emplace_back();
        at += point.size;
      }
      RecordOptions options;
      options.offsets = unit;
      std::string out;
      append_record(out, document, options);
      simdjson::dom::parser parser;
      const simdjson::dom::element record = parser.parse(out);
      CHECK(std::string_view(record["offsets"]) == name_of(unit));
      std::size_t pieces = 0;
      const auto same = [&](const simdjson::dom::element& item) {
        std::string slice;
        for (std::uint64_t at = item["start"]; at < std::uint64_t(item["end"]); ++at) slice += units.at(at);
        CHECK(slice == std::string_view(item["text"]));
        ++pieces;
      };
      for (const auto mention : simdjson::dom::array(record["mentions"])) same(mention);
      for (const auto quote : simdjson::dom::array(record["quotes"])) same(quote), same(quote["cue"]), same(quote["speaker"]);
      CHECK(pieces >= 9);
    }
  }

  TEST_CASE("a record of an empty document is a record") {
    std::string out;
    append_record(out, testing::read(""), {});
    simdjson::dom::parser parser;
    CHECK(simdjson::dom::array(parser.parse(out)["quotes"]).size() == 0);
  }
}
