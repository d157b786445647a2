// No text costs the whole pipeline more than its length: every mark, cue and name again and again, without a full stop, and paragraphs of them.
#include <doctest/doctest.h>

#include <string>

#include "tests/scaling.h"
#include "tests/testing.h"

using namespace saidby;
using namespace saidby::testing;

namespace {

constexpr const char* marks[] = {"\"a ", "\"a b\" ", "“word ", "“word” ", "'word ", "‘word’ ", "''word'' ", "``word'' ", "« mot ", "» Wort « ", "„Wort ", "6'2\" ", "( ", "word — ", "word: ", "Q: A: "};
constexpr const char* cues[] = {"said ", "he said ", "said, ", "and said ", ", who said ", "that he said ", "said that ", "Ann Lee said ", "told Ann Lee that ", "according to ", "Lee's warning that ", "was told by ",
                                "“We go,” he said ", "he said: “We go.” ", "“We go” — Ann Lee ", "“We go,” he said. Ann Lee said that it rains. "};
constexpr const char* names[] = {"Ann Lee ", "Ann Lee, ", "Lee ", "the Ministry of Health ", "the mayor ", "they ", "she and he ", "Bath, Bath, Bath and ", "U.S. ", "Mr. Lee "};
constexpr const char* paragraphs[] = {"“We go on and on,” said Ann Lee, mayor of Bath.\n\n", "“We go on and on.\n\n", "WALLACE: Well, look.\n\n", "She said so.\n\n", "Ann Lee met Bo Ray.\n\n"};

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
  TEST_CASE("paragraphs") {
    for (const char* unit : paragraphs) check_repeated(unit);
  }
}
