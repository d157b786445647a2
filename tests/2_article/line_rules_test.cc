#include "pipeline/2_article/line_rules.h"

#include <doctest/doctest.h>
#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "pipeline/2_article/pattern_filter.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

RE2::Options quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

// What the rules' examples say without the marks of groups, lines of the sample articles, and pieces of both put together anew.
std::vector<std::string> lines_to_try(const LineRules& rules) {
  std::vector<std::string> lines = {"", " ", "x", "-", "\xC2\xA0\xC2\xA0", "\xE2\x80\x94"};
  for (const LineRule& rule : rules.rules())
    for (const LineExample& example : rule.examples) lines.push_back(example.text), lines.push_back(RE2::GlobalReplace(&lines.back(), "\\[\\w+ ([^\\]]*)\\]", "\\1") ? lines.back() : "");
  for (const auto& file : std::filesystem::directory_iterator(std::string(SAIDBY_SOURCE_DIR) + "/data"))
    if (file.path().extension() == ".txt") {
      std::ifstream in(file.path());
      for (std::string line; std::getline(in, line);) lines.push_back(line);
    }
  std::mt19937 random(3);
  for (std::size_t i = 0, plain = lines.size(); i < plain; ++i) {
    const std::string &a = lines[random() % plain], &b = lines[random() % plain];
    const auto cut = [&](const std::string& line) { return line.empty() ? 0 : random() % line.size(); };
    std::string mixed = a.substr(0, cut(a)) + b.substr(cut(b));
    if (random() % 4 == 0) std::transform(mixed.begin(), mixed.end(), mixed.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    lines.push_back(std::move(mixed));
  }
  return lines;
}

// Each rule tried on each line by RE2 alone.
bool matches_alone(const LineRule& rule, const RE2& pattern, std::string_view line) {
  if (line.size() > rule.most || (line.size() > line_rule_window && !rule.at_start)) return false;
  std::size_t end = std::min(line.size(), line_rule_window);
  while (end < line.size() && end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
  std::string text(line.substr(0, end));
  RE2::GlobalReplace(&text, "\xC2\xA0", "  ");
  return pattern.Match(text, 0, text.size(), rule.at_start ? RE2::ANCHOR_START : RE2::UNANCHORED, nullptr, 0);
}

// A folder with one file of rules.
struct RuleFolder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / "saidby-line-rules-test";
  RuleFolder() {
    std::filesystem::create_directories(path);
    std::ofstream(path / "ORDER") << "one\n";
  }
  ~RuleFolder() { std::filesystem::remove_all(path); }
  void write(const std::string& find) const { std::ofstream(path / "one.rules") << "rule one\nrole test\nfind " << find << "\nyes a lamp\nno b\n"; }
  std::string problems_with(const std::string& find) const {
    write(find);
    Problems problems;
    LineRules::load(path.string(), problems);
    return problems.empty() ? "" : std::to_string(problems.all()[0].line) + ": " + problems.all()[0].what;
  }
};

}  // namespace

TEST_SUITE("2_article") {
  TEST_CASE("the filter of line rules leaves out no match") {
    const LineRules& rules = testing::knowledge().article.rules;
    const std::vector<std::string> lines = lines_to_try(rules);
    std::size_t hits = 0;
    for (std::uint32_t rule = 0; rule < rules.rules().size(); ++rule) {
      const LineRule& said = rules.rules()[rule];
      const RE2 pattern(said.pattern, quiet());
      for (const std::string& line : lines) {
        const auto found = rules.matches(line);
        const bool alone = matches_alone(said, pattern, line), told = !(said.places & silent_places);
        hits += alone;
        CHECK_MESSAGE((std::find(found.begin(), found.end(), rule) != found.end()) == (alone && told), said.id << ": " << line);
        if (alone && !told) CHECK_MESSAGE(rules.asked(static_cast<LinePlace>(said.places & silent_places), line), said.id << ": " << line);
        CHECK_MESSAGE(rules.capture(rule, line).empty() != alone, said.id << ": " << line);
      }
    }
    CHECK(hits > rules.rules().size());
  }

  TEST_CASE("what a pattern needs, and what lines meet it") {
    const PatternNeeds needs = needs_of("(?i)(?:subscribe|sign up) to (?:our|the) letter|ring .* bell", quiet());
    PatternFilter filter;
    filter.add(needs);
    filter.add(needs_of("x*", quiet()));
    filter.add(needs_of("[a-z]+ \\d", quiet()));
    filter.compile();
    CHECK(filter.may_match("Sign up to THE Letter") == std::vector<std::uint32_t>{0, 1});
    CHECK(filter.may_match("sign up") == std::vector<std::uint32_t>{1});
    CHECK(filter.may_match("ring a bell") == std::vector<std::uint32_t>{0, 1});
    CHECK(filter.may_match("ring") == std::vector<std::uint32_t>{1});
    CHECK(filter.may_match("page 7") == std::vector<std::uint32_t>{1, 2});
    CHECK(filter.may_match("") == std::vector<std::uint32_t>{1});
    CHECK(needs_of("(?i)(?:[a-z]+ is|x) the lamp", quiet()) == PatternNeeds{{"x", " is"}, {" the lamp"}});
    CHECK(needs_from(bytes_of({needs, {}}), 2) == std::vector<PatternNeeds>{needs, {}});
    CHECK(needs_from("nonsense", 2) == std::vector<PatternNeeds>{{}, {}});
  }

  TEST_CASE("what is needed of letters outside ASCII that have a case is the part without them") {
    PatternFilter filter;
    filter.add({{"espa\xC3\xB1ol", "fran\xC3\xA7""ais"}});
    filter.add({{"\xC3\xB1"}});                       // any line may have it
    filter.add({{"read", "read more"}, {"7"}}, "z!");
    filter.compile();
    CHECK(filter.may_match("ESPA\xC3\x91OL") == std::vector<std::uint32_t>{0, 1});
    CHECK(filter.may_match("a frank word") == std::vector<std::uint32_t>{0, 1});
    CHECK(filter.may_match("Read more of page 7") == std::vector<std::uint32_t>{1, 2});
    CHECK(filter.may_match("Read more of page 7!") == std::vector<std::uint32_t>{1});
    CHECK(filter.may_match("7 Zebras read") == std::vector<std::uint32_t>{1});
    CHECK(filter.may_match("read") == std::vector<std::uint32_t>{1});
    CHECK(filter.may_match("rea") == std::vector<std::uint32_t>{1});
  }

  TEST_CASE("a rule may say which characters a line lacks") {
    const RuleFolder folder;
    folder.write("a\\W*$\nlacks 0-9");
    Problems problems;
    const LineRules rules = LineRules::load(folder.path.string(), problems);
    REQUIRE(problems.empty());
    CHECK(rules.matches("lamp a").size() == 1);
    CHECK(rules.matches("7 a").empty());
  }

  TEST_CASE("a rule may say which characters a line needs") {
    const RuleFolder folder;
    folder.write("[a-z]+ ?.\nneeds 7@-B");
    Problems problems;
    const LineRules rules = LineRules::load(folder.path.string(), problems);
    REQUIRE(problems.empty());
    for (const char* line : {"lamp 7", "lamp @", "aa", "lamB"}) CHECK_MESSAGE(rules.matches(line).size() == 1, line);
    for (const char* line : {"lmp 8", "7", ""}) CHECK_MESSAGE(rules.matches(line).empty(), line);
  }

  TEST_CASE("a broken pattern is refused at every load, also when it takes the place of a good one") {
    const RuleFolder folder;
    CHECK(folder.problems_with("a (lamp") .find("1: rule one: RE2 rejects the pattern") == 0);
    CHECK(folder.problems_with("a (lamp").find("1: rule one: RE2 rejects the pattern") == 0);
    CHECK(folder.problems_with("a lamp") == "");
    CHECK(folder.problems_with("a lamp") == "");
    CHECK(folder.problems_with("a [lamp").find("1: rule one: RE2 rejects the pattern") == 0);
    CHECK(folder.problems_with("(?:a lamp)?").find("matches the empty string") != std::string::npos);
  }
}
