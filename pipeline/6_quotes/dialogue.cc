#include "pipeline/6_quotes/dialogue.h"

namespace saidby {
namespace {

bool asks(const Reading& r, std::uint32_t q) {
  const QuotationInText& quotation = r.quotations[q];
  for (std::uint32_t at = quotation.last; at-- > quotation.first && at + 3 > quotation.last;)
    if (r.word(at) == "?") return true;
  return false;
}

// The only quotation of the paragraph before that of quotation q.
bool follows(const Reading& r, std::uint32_t q) {
  const QuotationInText &before = r.quotations[q - 1], &quotation = r.quotations[q];
  return before.block + 1 == quotation.block && before.marks.closed && (q < 2 || r.quotations[q - 2].block != before.block);
}

}  // namespace

std::uint32_t dialogue_cue(const Reading& r, const std::vector<QuotationDecision>& before, std::uint32_t q) {
  if (q < 2 || !r.fills_block(r.quotations[q]) || !r.quotations[q].marks.closed || !follows(r, q) || !follows(r, q - 1)) return none;
  const std::uint32_t last = before[q - 1].cue, other = before[q - 2].cue;
  if (last == none || other == none || last == other) return none;
  const bool answers = asks(r, q - 1) && !asks(r, q), asks_on = asks(r, q) && !asks(r, q - 1) && asks(r, q - 2);
  return answers || asks_on ? other : none;
}

}  // namespace saidby
