#include "pipeline/5_entities/person_names.h"

#include <algorithm>

#include "pipeline/1_text/utf8.h"
#include "pipeline/3_tokens/fold.h"

namespace saidby {
namespace {

bool is_name_word(const Token& token) { return token.kind == TokenKind::word && token.shape != Shape::lower; }

bool same_word(const NameWord& a, const NameWord& b) { return a.fold == b.fold || ((a.initial || b.initial) && a.letter == b.letter); }

// Do the words of `part` stand in `whole`, in order?
bool stands_in(const std::vector<NameWord>& part, const std::vector<NameWord>& whole) {
  std::size_t at = 0;
  for (const NameWord& word : whole)
    if (at < part.size() && same_word(part[at], word)) ++at;
  return at == part.size();
}

}  // namespace

PersonName person_name(const Text& text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t last, const WordLists& lists) {
  const int titles = lists.list("titles"), suffixes = lists.list("name_suffixes"), given = lists.list("given_titles");
  const bool titled = first > 0 && lists.in(tokens[first - 1], titles);
  if (!titled || !lists.in(tokens[first], given))   // "Rep. Dean Holt" is called Dean
    while (first + 1 < last && lists.in(tokens[first], titles) && is_name_word(tokens[first + 1])) ++first;   // "Duke of Oakford"
  while (last > first + 1 && (lists.in(tokens[last - 1], suffixes) || tokens[last - 1].kind == TokenKind::punctuation)) --last;
  PersonName name;
  name.first = first;
  name.last = last;
  name.words.reserve(last - first);
  for (std::uint32_t at = first; at < last; ++at) {
    if (!is_name_word(tokens[at])) continue;
    const std::string folded = fold_word(text.view(tokens[at].span));
    const char32_t letter = code_point_at(folded, 0).value;
    const bool initial = folded.size() <= 2 || (folded.size() <= 4 && folded.ends_with('.') && folded.find('.') < 2);
    name.words.push_back({at, tokens[at].fold, letter, initial && tokens[at].shape == Shape::capitalised && (folded.size() == 1 || folded.ends_with('.'))});
  }
  return name;
}

bool can_be_same(const PersonName& a, const PersonName& b) {
  const PersonName& shorter = a.words.size() <= b.words.size() ? a : b;
  const PersonName& longer = a.words.size() <= b.words.size() ? b : a;
  if (shorter.words.size() < 2) return false;
  return stands_in(shorter.words, longer.words);
}

Part part_in(const NameWord& word, const PersonName& name) {
  if (name.words.empty()) return Part::nowhere;
  if (name.words.back().fold == word.fold) return Part::last;
  if (name.words.front().fold == word.fold) return Part::first;
  const bool inner = std::any_of(name.words.begin(), name.words.end(), [&](const NameWord& other) { return other.fold == word.fold; });
  return inner ? Part::inner : Part::nowhere;
}

}  // namespace saidby
