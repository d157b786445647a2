// What a terminal shows: cells, wrapping, and nothing that moves its cursor.
#include "report/terminal.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "report/table.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::vector<std::string> lines_of_table(const std::string& table) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < table.size();) {
    const std::size_t end = std::min(table.find('\n', at), table.size());
    lines.push_back(table.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

const char* const hostile = "\xE2\x80\xAE" "Sara Li\x1b[31m\x07, mayor of Bonn, said: “北京市长说：今天我们很高兴地宣布这条路已经通车了。” שלום said the \xE2\x81\xA6rabbi.\n";

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("cells of many scripts") {
  const std::pair<const char*, std::size_t> cases[] = {{"", 0}, {"abc", 3}, {"Gdańsk", 6}, {"Gdan\xCC\x81sk", 6}, {"北京", 4}, {"한국", 4}, {"\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", 2}, {"שָׁלוֹם", 4}, {"سلام", 4},
                                                       {"ไทย", 3}, {"👩‍🔬", 2}, {"🇵🇱", 2}, {"❤️", 2}, {"“x”", 3}, {"ﾊﾝｶｸ", 4}, {"می‌شود", 5}};
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(cells(text) == expected);
  }
}

TEST_CASE("controls and turned directions are taken out, joiners stay") {
  CHECK(harmless("a\x1b[31mb\tc\r\nd") == "a [31mb c d");
  CHECK(harmless("\xE2\x80\xAE" "evil\xE2\x80\xAC \xE2\x81\xA6x\xE2\x81\xA9") == "evil x");
  CHECK(harmless("می‌شود") == "می‌شود");
  CHECK(harmless("👩‍🔬") == "👩‍🔬");
}

TEST_CASE("lines break at spaces, between ideographs, and inside words only when they must") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("北京市长说", 4) == std::vector<std::string>{"北京", "市长", "说"});
  CHECK(wrapped("abcdefgh", 3) == std::vector<std::string>{"abc", "def", "gh"});
  CHECK(wrapped("", 10).empty());
  CHECK(clipped("abcdef", 4) == "abc…");
  CHECK(clipped("北京市", 5) == "北京…");
  CHECK(clipped("abc", 3) == "abc");
}

TEST_CASE("no line is wider than asked, and no letter is lost") {
  const std::string pieces[] = {"word", " ", "  ", "北京", "שלום", "a\xCC\x81", "👩‍🔬", "—", "“", "”", ",", "long-hyphened-word", "https://example.org/path"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += pieces[random() % std::size(pieces)];
    text = harmless(text);
    const std::size_t width = 2 + random() % 40;
    std::string joined;
    for (const std::string& line : wrapped(text, width)) {
      CHECK(cells(line) <= width);
      joined += line;
    }
    CHECK(without_spaces(joined) == without_spaces(text));
  }
}

TEST_CASE("tables fit the terminal") {
  const Document documents[] = {testing::read(hostile), testing::read("Marek Zielinski, the president of the Union of Harbour and Dock Workers of the North, said that “we shall not be moved by anybody who asks us to”, and left.\n")};
  for (const Document& document : documents)
    for (std::size_t width = 20; width <= 140; width += 7)
      for (const std::string& line : lines_of_table(table_of(document, {width, false}))) {
        INFO(line);
        CHECK(cells(line) <= width);
        CHECK(std::none_of(line.begin(), line.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }));
      }
}

TEST_CASE("colours are there only when asked for") {
  const Document document = testing::read("“It is open,” said Maria Keller.\n");
  CHECK(table_of(document, {80, false}).find('\033') == std::string::npos);
  const std::string table = table_of(document, {80, true});
  CHECK(table.find("\033[1;36mMaria Keller\033[0m") != std::string::npos);
  CHECK(table.find("\033[m") == std::string::npos);
  CHECK((TableStyle{80, true}).ink(Ink::plain, "a") == "a");
}

TEST_SUITE_END();
