// The words of a person's name, and when two names can be one person's.
//
//   "Sheikh Tamim bin Hamad Al Thani" ~ "Tamim"        "Qu Yingpu" ~ "Qu"        "Janet L. Yellen" ~ "J. Yellen" ~ "Yellen"
//   "Donald Trump" !~ "Melania Trump"
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/word_lists.h"

namespace saidby {

struct NameWord {
  std::uint32_t token = 0;
  std::uint64_t fold = 0;
  char32_t letter = 0;     // the first, folded
  bool initial = false;    // "L."
};

// A mention's words without titles before ("Shri", "Dr.") and suffixes after ("Jr."), particles and marks.
struct PersonName {
  std::vector<NameWord> words;
  std::uint32_t first = 0, last = 0;   // tokens, titles cut off

  bool full() const { return words.size() > 1; }
};
PersonName person_name(const Text& text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t last, const WordLists& lists);

// Can two full names be one person's? The last words agree, and the rest is the same, shortened, or left out in part; or the words of one
// stand in the other in their order, at least two of them.
bool can_be_same(const PersonName& a, const PersonName& b);

// How a one-word name takes part in a full one.
enum class Part : std::uint8_t { nowhere, inner, first, last };
Part part_in(const NameWord& word, const PersonName& name);

}  // namespace saidby
