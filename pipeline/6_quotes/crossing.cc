#include "pipeline/6_quotes/crossing.h"

#include <algorithm>

namespace saidby {
namespace {

bool cross(Span a, Span b) { return a.overlaps(b) && !a.contains(b) && !b.contains(a); }

// The end of the last word, no mark of punctuation, that ends by `limit`; `part.begin` when there is none.
std::uint32_t end_of_words(const std::vector<Token>& words, Span part, std::uint32_t limit) {
  auto word = std::partition_point(words.begin(), words.end(), [&](const Token& token) { return token.span.end <= limit; });
  while (word != words.begin() && (word - 1)->span.begin >= part.begin) {
    --word;
    if (word->kind != TokenKind::punctuation) return word->span.end;
  }
  return part.begin;
}

// Cuts one of two parts that cross. `first` begins before `second`.
void cut(const std::vector<Token>& words, const Quote& of_second, Span& first, Span& second) {
  if (of_second.type == QuoteType::direct) first.end = end_of_words(words, first, second.begin);
  else second.end = end_of_words(words, second, first.end);
}

bool uncross(const std::vector<Token>& words, Quote& one, Quote& two) {
  bool changed = false;
  for (Span& a : one.parts)
    for (Span& b : two.parts) {
      if (!cross(a, b)) continue;
      a.begin < b.begin ? cut(words, two, a, b) : cut(words, one, b, a);
      changed = true;
    }
  return changed;
}

}  // namespace

void uncross(const std::vector<Token>& words, std::vector<Quote*> quotes) {
  // Every cut makes a part shorter, so this ends.
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < quotes.size(); ++i)
      for (std::size_t k = 0; k < i; ++k) changed = uncross(words, *quotes[k], *quotes[i]) || changed;
  }
  for (Quote* quote : quotes) std::erase_if(quote->parts, [](Span part) { return part.empty(); });
}

}  // namespace saidby
