#include "pipeline/5_entities/person_names.h"

#include <doctest/doctest.h>

#include "pipeline/1_text/text.h"
#include "pipeline/3_tokens/tokenizer.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

PersonName name_of(const std::string& words) {
  const Text text = make_text(std::string(words));
  Tokenizer tokenizer(testing::knowledge().words.abbreviations());
  const std::vector<Token> tokens = tokenizer.words(text.bytes);
  return person_name(text, tokens, 0, static_cast<std::uint32_t>(tokens.size()), testing::knowledge().words);
}

}  // namespace

TEST_SUITE("5_entities") {
  TEST_CASE("a name's words, without titles, suffixes and marks") {
    struct Row { const char* name; std::size_t words; bool full; };
    for (const Row row : {Row{"Maria Keller", 2, true}, Row{"Dr. Maria Keller", 2, true}, Row{"Sen. Bo Ray Jr.", 2, true}, Row{"Shri Bo Ray", 2, true}, Row{"Keller", 1, false}, Row{"Janet L. Keller", 3, true},
                          Row{"Jean-Luc Ray", 3, true}, Row{"Mr. Ray", 1, false}})
      CHECK_MESSAGE((name_of(row.name).words.size() == row.words && name_of(row.name).full() == row.full), row.name);
  }

  TEST_CASE("which full names can be one person's") {
    struct Row { const char* one; const char* other; bool same; };
    for (const Row row : {
             Row{"Maria Keller", "Maria Keller", true},
             Row{"Maria Keller", "Dr. Maria Keller", true},
             Row{"Janet L. Keller", "Janet Keller", true},
             Row{"Janet L. Keller", "J. Keller", true},
             Row{"Janet Keller", "J. L. Keller", true},
             Row{"Maria Keller", "Anna Keller", false},
             Row{"Maria Keller", "Maria Ray", false},
             Row{"J. Keller", "M. Keller", false},
             Row{"Tamim bin Hamad Al Thani", "Tamim bin Hamad", true},
             Row{"MARIA KELLER", "Maria Keller", true},
         }) {
      CHECK_MESSAGE(can_be_same(name_of(row.one), name_of(row.other)) == row.same, row.one << " / " << row.other);
      CHECK_MESSAGE(can_be_same(name_of(row.other), name_of(row.one)) == row.same, row.other << " / " << row.one);
    }
  }

  TEST_CASE("how one word takes part in a full name") {
    struct Row { const char* word; const char* name; Part part; };
    for (const Row row : {Row{"Keller", "Maria Keller", Part::last}, Row{"Maria", "Maria Keller", Part::first}, Row{"Qu", "Qu Yingpu", Part::first}, Row{"Ray", "Maria Keller", Part::nowhere}, Row{"Anna", "Maria Anna Keller", Part::inner}})
      CHECK_MESSAGE(part_in(name_of(row.word).words.at(0), name_of(row.name)) == row.part, row.word << " in " << row.name);
  }
}
