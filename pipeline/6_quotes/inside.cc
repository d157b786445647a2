#include "pipeline/6_quotes/inside.h"

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/reading.h"

namespace saidby {
namespace {

bool is_mark(const Reading& r, std::uint32_t at) {
  const Span inner = r.quotations[r.quotation_of[at]].marks.inner;
  return r.token(at).span.begin < inner.begin || r.token(at).span.end > inner.end;
}

}  // namespace

Inside inside(const Reading& r, std::uint32_t q) {
  const QuotationInText& quotation = r.quotations[q];
  Inside in{quotation.first, quotation.last, 0, false, false, false, false, true, false, false};
  while (in.first < in.last && is_mark(r, in.first)) ++in.first;
  while (in.last > in.first && is_mark(r, in.last - 1)) --in.last;
  for (std::uint32_t at = in.first; at < in.last; ++at) {
    const Token& token = r.token(at);
    if (token.kind == TokenKind::punctuation) continue;
    ++in.words;
    in.verb |= is_verb(token.tag), in.finite |= is_finite_verb(token.tag), in.first_person |= r.in(at, r.lists.we_i);
    const bool small = r.in(at, r.lists.prepositions) || r.in(at, r.lists.determiners) || r.in(at, r.lists.conjunctions);
    in.all_capitalised &= token.shape != Shape::lower || small;
  }
  if (in.first < in.last) {
    in.capital = r.token(in.first).shape != Shape::lower;
    const std::string_view end = r.word(in.last - 1);
    in.ends_comma = end == ",";
    in.ends_stop = end == "." || end == "!" || end == "?";
  }
  return in;
}

}  // namespace saidby
