// Where names can be: stretches of words with capitals, with the small words and marks that names have inside.
//
//   ... said that [the] (Ministry of Gender, Labour and Social Development) and (Ann Lee) ...   two stretches
//
// A name is a part of one stretch: it begins with a capitalised word or a word of the list name_openers ("southern", "al"),
// and ends with a capitalised word, a number or a word of name_closers. A "He", "The" or "In" by itself is none.
#pragma once

#include <vector>

#include "pipeline/4_mentions/evidence.h"

namespace saidby {

inline constexpr std::uint32_t longest_name = 14;   // tokens

class StretchFinder {
 public:
  explicit StretchFinder(const WordLists& lists);

  std::vector<Stretch> find(const Evidence& evidence) const;

  bool can_begin(const Evidence& evidence, std::uint32_t word) const {
    return Evidence::is_name_word(evidence.tokens[word]) || (in(evidence, word, openers_) && opens(evidence, word));
  }
  bool can_end(const Evidence& evidence, std::uint32_t word) const {
    return Evidence::is_name_word(evidence.tokens[word]) || evidence.tokens[word].kind == TokenKind::number || ends_compound(evidence, word);
  }

 private:
  static bool in(const Evidence& evidence, std::uint32_t word, int list) { return holds(evidence.at(word).lists, list); }
  // Is the next word, or the one after a hyphen, capitalised?
  static bool opens(const Evidence& evidence, std::uint32_t word);
  // "gul" in "Sung-gul": the end of a compound that begins with a capital; of "Oakford-based" only "Oakford" is a name.
  bool ends_compound(const Evidence& evidence, std::uint32_t word) const;
  // "He", "The", "In" with only the first letter a capital: no name by itself.
  bool is_small_word(const Evidence& evidence, std::uint32_t word) const;
  // May stand inside a name though it can't begin one.
  bool joins(const Evidence& evidence, std::uint32_t word) const;

  int openers_, connectors_, courtesy_titles_, compound_endings_;
  ListSet small_;
};

}  // namespace saidby
