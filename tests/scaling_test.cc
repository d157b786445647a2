// No text costs the whole pipeline more than its length: every mark, cue and name again and again, without a full stop, and paragraphs of them.
#include <doctest/doctest.h>

#include <string>

#include "tests/scaling.h"
#include "tests/testing.h"

using namespace saidby;
using namespace saidby::testing;

namespace {

constexpr const char* marks[] = {"\"a ", "\"a b\" ", "“word ", "“word” ", "'word ", "‘word’ ", "''word'' ", "``word'' ", "« mot ", "» Wort « ", "„Wort ", "6'2\" ", "( ", "word — ", "word: ", "Q: A: ", "'He said \"run\" and ", "‘a “b” c "};
constexpr const char* cues[] = {"said ", "he said ", "said, ", "and said ", ", who said ", "that he said ", "said that ", "Ann Lee said ", "told Ann Lee that ", "according to ", "Lee's warning that ", "was told by ",
                                "“We go,” he said ", "he said: “We go.” ", "“We go” — Ann Lee ", "“We go,” he said. Ann Lee said that it rains. ",
                                "As Lee said, ", ", said the head of ", "Ann Lee said, according to Bo Ray, ", "Lee said on Monday the man, who was there, "};
constexpr const char* names[] = {"Ann Lee ", "Ann Lee, ", "Lee ", "the Ministry of Health ", "the mayor ", "they ", "she and he ", "Bath, Bath, Bath and ", "U.S. ", "Mr. Lee ", "Robert “Bob” Keane, "};
constexpr const char* paragraphs[] = {"“We go on and on,” said Ann Lee, mayor of Bath.\n\n", "“We go on and on.\n\n", "WALLACE: Well, look.\n\n", "She said so.\n\n", "Ann Lee met Bo Ray.\n\n"};

// '#' is another name each time.
constexpr const char* others[] = {"Mr. # Keller met Mr. Keller, who said yes.\n\n", "Mr. # Keller said yes.\n\n", "The # Bank said no. The bank said yes.\n\n", "#: It is open.\n\nKELLER: It is not.\n\n",
                                  "Anna # met the mayor. The mayor said no.\n\n", "Anna # left. She said that she would stay.\n\n"};

// "Abaaa", "Acaaa" ...
std::string name_of(std::size_t number) {
  std::string name = "A";
  for (int letter = 0; letter < 4; ++letter, number /= 26) name += static_cast<char>('a' + number % 26);
  return name;
}

std::string with_other_names(const std::string& unit, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) {
    const std::size_t at = unit.find('#');
    out += unit.substr(0, at) + name_of(i) + unit.substr(at + 1);
  }
  return out;
}

void check_repeated(const std::string& unit) {
  constexpr std::size_t bytes = 120'000;
  const std::size_t times = bytes / unit.size();
  check_linear("\"" + unit + "\" repeated", repeated(unit, times), repeated(unit, 2 * times), [](const std::string& text) { read(text); });
}

}  // namespace

TEST_SUITE("scaling") {
  TEST_CASE("marks") {
    for (const char* unit : marks) check_repeated(unit);
  }
  TEST_CASE("cues") {
    for (const char* unit : cues) check_repeated(unit);
  }
  TEST_CASE("names") {
    for (const char* unit : names) check_repeated(unit);
  }
  TEST_CASE("names that differ") {
    constexpr std::size_t times = 1500;
    for (const std::string unit : others) check_linear("\"" + unit + "\" with other names", with_other_names(unit, times), with_other_names(unit, 2 * times), [](const std::string& text) { read(text); });
  }
  TEST_CASE("marks left open over a long paragraph") {
    const auto text = [](std::size_t times) { return repeated("“We go on to the town now. ", times) + "\n\n" + repeated("She said so. ", times); };
    check_linear("marks left open", text(2000), text(4000), [](const std::string& bytes) { read(bytes); });
  }
  TEST_CASE("thousands of statements") {
    constexpr std::size_t times = 12'000;
    for (const std::string unit : {"Ann Lee called it “a mess”, while Bo Ray hailed it as “a win”. ", "“It rains,” she said, according to the Herald, which called it “a mess”. "})
      check_linear("\"" + unit + "\" thousands of times", repeated(unit, times), repeated(unit, 2 * times), [](const std::string& text) { read(text); });
  }
  TEST_CASE("paragraphs") {
    for (const char* unit : paragraphs) check_repeated(unit);
  }
}
