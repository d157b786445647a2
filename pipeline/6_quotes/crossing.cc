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

// A part with the rank of its statement: the lower, the stronger.
struct Ranked {
  Span* part;
  std::size_t rank;
  bool quoted;   // all of it stands in marks
};

// Cuts one of two parts that cross, the weaker where neither stands in marks. `first` begins before `second`.
void cut(const std::vector<Token>& words, const Ranked& first, const Ranked& second) {
  const bool first_gives_way = second.quoted || (!first.quoted && first.rank > second.rank);
  if (first_gives_way) first.part->end = end_of_words(words, *first.part, second.part->begin);
  else second.part->end = end_of_words(words, *second.part, first.part->end);
}

bool cut_all(const std::vector<Token>& words, std::vector<Ranked>& parts) {
  bool changed = false;
  std::sort(parts.begin(), parts.end(), [](const Ranked& a, const Ranked& b) { return std::pair(*a.part, a.rank) < std::pair(*b.part, b.rank); });
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t k = i + 1; k < parts.size() && parts[k].part->begin < parts[i].part->end; ++k) {
      if (!cross(*parts[i].part, *parts[k].part)) continue;
      cut(words, parts[i], parts[k]);
      changed = true;
    }
  return changed;
}

}  // namespace

void uncross(const std::vector<Token>& words, const std::vector<Quote*>& quotes) {
  std::vector<Ranked> parts;
  for (std::size_t rank = 0; rank < quotes.size(); ++rank)
    for (Span& part : quotes[rank]->parts) parts.push_back({&part, rank, quotes[rank]->type == QuoteType::direct});
  while (cut_all(words, parts)) {}   // every cut makes a part shorter, so this ends
  for (Quote* quote : quotes) std::erase_if(quote->parts, [](Span part) { return part.empty(); });
}

}  // namespace saidby
