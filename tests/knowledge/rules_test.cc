#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "pipeline/knowledge/rule_examples.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

// Loads one file of rules and gives the problems, a line each.
std::string problems_of(const std::string& rules) {
  const auto folder = std::filesystem::temp_directory_path() / "saidby-rules-test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "ORDER") << "one\n";
  std::ofstream(folder / "one.rules") << rules;
  Problems problems;
  SymbolRules::load(folder.string(), {"QUOTE", "PERSON"}, testing::knowledge().words, problems);
  std::filesystem::remove_all(folder);
  std::string out;
  for (const Problem& problem : problems.all()) out += std::to_string(problem.line) + ": " + problem.what + "\n";
  return out;
}

// How many of the words a rule for the list `told` matches, where the list holds `list`. Loaded twice: the second time from the image of the first.
std::pair<std::size_t, std::size_t> told_of(const std::string& list, const std::string& text, const std::string& find) {
  const auto folder = std::filesystem::temp_directory_path() / "saidby-lists-test";
  std::filesystem::create_directories(folder / "words");
  std::ofstream(folder / "words" / "told.txt") << list;
  std::ofstream(folder / "ORDER") << "one\n";
  std::ofstream(folder / "one.rules") << "rule a\nfind " << find << "\nyes told\nno b\n";
  const auto load_and_match = [&] {
    Problems problems;
    const WordLists lists = WordLists::load((folder / "words").string(), problems);
    const SymbolRules rules = SymbolRules::load(folder.string(), {"PERSON"}, lists, problems);
    CHECK(problems.empty());
    std::vector<Token> words = Tokenizer(lists.abbreviations()).words(text);
    lists.look_up(words);
    return rules.matches(rules.fold(words, 0, static_cast<std::uint32_t>(words.size()), {})).size();
  };
  const std::size_t first = load_and_match(), second = load_and_match();
  std::filesystem::remove_all(folder);
  return {first, second};
}

constexpr const char* examples = "yes <QUOTE \"a\"> said\nno b\n";

}  // namespace

TEST_SUITE("knowledge") {
  TEST_CASE("every example of every rule holds") {
    const ExampleReport report = check_examples(testing::knowledge());
    CHECK(report.rules > 0);
    for (const std::string& failure : report.failures) FAIL_CHECK(failure);
  }

  TEST_CASE("a broken rule is refused with its line and what is wrong") {
    struct Row { std::string rules; const char* says; };
    for (const Row& row : {Row{"rule a\nfind {QUOTE} {no_such_list}\n" + std::string(examples), "unknown list or symbol: no_such_list"}, Row{"rule a\nfind ({QUOTE}\n" + std::string(examples), "RE2 rejects the pattern"},
                           Row{"rule a\nfind {QUOTE}?\n" + std::string(examples), "matches the empty string"}, Row{"rule a\nfind {QUOTE}\n", "needs a yes and a no example"},
                           Row{"rule a\nfind {QUOTE}\n" + std::string(examples) + "rule a\nfind {QUOTE}\n" + examples, "used twice"}, Row{"rule a\nfnd {QUOTE}\n", "is none of define, rule, find"},
                           Row{"find {QUOTE}\n", "before any"}, Row{"rule a\n" + std::string(examples), "has no find"}})
      CHECK_MESSAGE(problems_of(row.rules).find(row.says) != std::string::npos, row.rules << problems_of(row.rules));
    CHECK(problems_of("rule a\nfind {QUOTE} said\n" + std::string(examples)) == "");
  }

  TEST_CASE("a broken pattern is refused at every load, also when it takes the place of a good one") {
    const std::string good = "rule a\nfind {QUOTE} said\n" + std::string(examples), broken = "rule a\nfind ({QUOTE} said\n" + std::string(examples);
    for (const std::string& rules : {broken, broken, good, good, broken, good}) CHECK((problems_of(rules).find("RE2 rejects the pattern") != std::string::npos) == (rules == broken));
  }

  TEST_CASE("rules from an image match as those just made, and are made anew when a list they name has another word") {
    using Counts = std::pair<std::size_t, std::size_t>;
    const std::string text = "told blurted spelled out and told";
    CHECK(told_of("told\n", text, "{told}") == Counts{2, 2});
    CHECK(told_of("told\nblurted\n", text, "{told}") == Counts{3, 3});
    CHECK(told_of("told\nblurted\nspelled out\n", text, "{told}") == Counts{4, 4});
    CHECK(told_of("told\nblurted\nspelled out\n", text, "{told} and") == Counts{1, 1});
    CHECK(told_of("told\nblurted\n", text, "{told} and") == Counts{0, 0});
  }

  TEST_CASE("faults of patterns are told with the others") {
    const std::string problems = problems_of("rule a\nfind ({QUOTE}\n" + std::string(examples) + "rule b\nfind {QUOTE}\n");
    CHECK(problems.find("RE2 rejects the pattern") != std::string::npos);
    CHECK(problems.find("needs a yes and a no example") != std::string::npos);
  }

  TEST_CASE("several faults are told at once") {
    const std::string problems = problems_of("rule a\nfind {x} \nyes a\nno b\nrule b\nfind {y}\nyes a\nno b\n");
    CHECK(problems.find("symbol: x") != std::string::npos);
    CHECK(problems.find("symbol: y") != std::string::npos);
  }
}
