#include "pipeline/2_article/line_rules.h"

#include <doctest/doctest.h>

#include <fstream>

#include "pipeline/2_article/pattern_filter.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

// What matches() must say, found the slow way: every rule asked by itself.
std::vector<std::uint32_t> one_by_one(const LineRules& rules, std::string_view line) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t rule = 0; rule < rules.rules().size(); ++rule)
    if (!rules.capture(rule, line).empty()) found.push_back(rule);
  return found;
}

std::vector<std::string> sample_lines(const LineRules& rules) {
  std::vector<std::string> lines;
  for (const LineRule& rule : rules.rules())
    for (const LineExample& example : rule.examples) {
      std::string line = example.text;   // groups' brackets stay: odd lines are lines too
      lines.push_back(line);
      lines.push_back("  " + line + " ");
      std::erase_if(line, [](char c) { return c == '[' || c == ']'; });
      lines.push_back(line);
      for (char& c : line)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
      lines.push_back(line);
    }
  for (const char* name : {"/data/press-release.txt", "/data/broadsheet-page.txt"}) {
    std::ifstream in(SAIDBY_SOURCE_DIR + std::string(name));
    REQUIRE(in);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
  }
  return lines;
}

}  // namespace

TEST_SUITE("2_article") {
  TEST_CASE("rules that are sought together find what each finds by itself") {
    const LineRules& rules = testing::knowledge().article.rules;
    std::size_t hits = 0;
    for (const std::string& line : sample_lines(rules)) {
      CAPTURE(line);
      const auto found = rules.matches(line);
      CHECK(found == one_by_one(rules, line));
      hits += found.size();
    }
    CHECK(hits > 300);
  }

  TEST_CASE("patterns by their words, by a byte that they need, and without either") {
    PatternFilter filter;
    re2::RE2::Options options;
    options.set_log_errors(false);
    REQUIRE(filter.add("(?i)subscribe to", "", options));
    REQUIRE(filter.add("\\d\\d:\\d\\d", "0-9", options));
    REQUIRE(filter.add("[a-z] ?/ ?[a-z]", "/", options));
    REQUIRE(filter.add("^.$", "", options));
    CHECK(!filter.add("(", "", options));
    CHECK(!filter.add("(", "0-9", options));
    filter.compile();
    using Found = std::vector<int>;
    CHECK(filter.matches("Subscribe to our letter") == Found{0});
    CHECK(filter.matches("at 10:15, SUBSCRIBE TO a / b") == Found{0, 1, 2});
    CHECK(filter.matches("10 or 15") == Found{});
    CHECK(filter.matches("x") == Found{3});
    CHECK(filter.matches("") == Found{});
  }
}
