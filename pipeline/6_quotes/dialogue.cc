#include "pipeline/6_quotes/dialogue.h"

namespace saidby {
namespace {

constexpr std::uint32_t scene = 3;         // paragraphs back
constexpr std::uint32_t short_turn = 20;   // words

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

// Behind an answer: a long one may go on; a short one is a turn of a dialogue, as is one before a further question.
bool goes_on_answering(const Reading& r, std::uint32_t q) {
  return !asks(r, q) && r.insides[q - 1].words > short_turn;
}

bool addresses(const Reading& r, std::uint32_t q) {
  for (std::uint32_t at = r.quotations[q].first; at < r.quotations[q].last; ++at)
    if (r.in(at, r.lists.you)) return true;
  return false;
}

// A question that somebody asks, or says to "you": no "right?" of one who goes on.
bool is_asked(const Reading& r, const Cue& cue, std::uint32_t q) {
  if (!asks(r, q) || !is_finite_verb(cue.tag) || cue.passive) return false;
  return r.in(cue.head, r.lists.asking) || (cue.list == CueList::say && addresses(r, q));
}

// Is the person a subject of the text in the paragraphs before, as somebody is whom it shows?
bool takes_part(const Reading& r, const std::vector<Nominal>& nominals, std::uint32_t person) {
  const std::uint32_t mention = nominals[person].mention;
  if (mention == none || r.mentions[mention].entity == none) return false;
  const std::uint32_t block = r.block_of[nominals[person].first];
  for (std::uint32_t n = person; n-- > 0 && r.block_of[nominals[n].first] + scene >= block;)
    if (nominals[n].role == NominalRole::subject && nominals[n].mention != none && r.mentions[nominals[n].mention].entity == r.mentions[mention].entity) return true;
  return false;
}

// Does the cue of the quotation above call for an answer?
bool calls_for_answer(const Reading& r, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, std::uint32_t c, std::uint32_t q) {
  if (cues[c].kind != CueKind::verb || cues[c].subject == none || r.block_of[cues[c].head] != r.quotations[q].block) return false;
  const std::uint32_t addressee = addressee_of(r, cues[c], nominals);
  if (is_asked(r, cues[c], q)) return true;
  const bool told = addressee != none && (nominals[addressee].last >= r.block(cues[c].head).last || r.tag(nominals[addressee].last) == Tag::PERIOD);   // not "said [Baker] had"
  return told && takes_part(r, nominals, addressee);
}

}  // namespace

std::uint32_t addressee_of(const Reading& r, const Cue& cue, const std::vector<Nominal>& nominals) {
  if (cue.inverted || cue.passive) return none;
  const std::uint32_t n = first_nominal_from(nominals, cue.last);
  const bool beside = n < nominals.size() && nominals[n].first == cue.last && !nominals[n].possessor;
  if (!beside) return none;
  const bool pronoun = nominals[n].kind == NominalKind::pronoun && (r.in(nominals[n].head, r.lists.he) || r.in(nominals[n].head, r.lists.she));
  return pronoun || nominals[n].kind == NominalKind::person ? n : none;
}

std::uint32_t narrator_cue(const Reading& r, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const std::vector<QuotationDecision>& before, std::uint32_t q) {
  constexpr std::uint32_t reach = 8;   // quotations back
  const QuotationInText& quotation = r.quotations[q];
  if (q == 0 || !r.fills_block(quotation) || !quotation.marks.closed || !asks(r, q) || !addresses(r, q) || r.quotations[q - 1].block + 1 == quotation.block) return none;
  for (std::uint32_t back = q; back-- > 0 && back + reach >= q;) {
    if (before[back].kind != QuotationCandidate::Kind::cue) continue;
    const Cue& cue = cues[before[back].cue];
    if (cue.subject != none && nominals[cue.subject].kind == NominalKind::pronoun && r.in(nominals[cue.subject].head, r.lists.we_i) && is_asked(r, cue, back)) return before[back].cue;
  }
  return none;
}

std::uint32_t answered_cue(const Reading& r, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const std::vector<QuotationDecision>& before, std::uint32_t q) {
  if (q == 0 || !r.fills_block(r.quotations[q])) return none;
  const QuotationInText& above = r.quotations[q - 1];
  const QuotationDecision& last = before[q - 1];
  if (above.block + 1 != r.quotations[q].block) return none;
  if (!above.marks.closed) return opened_anew(r, q - 1) ? last.answers : none;
  if (last.answers != none) return goes_on_answering(r, q) ? last.answers : none;
  if (last.kind == QuotationCandidate::Kind::cue) return calls_for_answer(r, cues, nominals, last.cue, q - 1) ? last.cue : none;
  const bool turns_back = q >= 2 && last.cue != none && before[q - 2].answers == last.cue && r.fills_block(above);   // "Is it?" he asked. / "It is." / "Since when?" / "Since Monday."
  return turns_back ? last.cue : none;
}

std::uint32_t dialogue_cue(const Reading& r, const std::vector<QuotationDecision>& before, std::uint32_t q) {
  if (q > 0 && before[q - 1].answers != none && follows(r, q) && r.fills_block(r.quotations[q])) return goes_on_answering(r, q) ? none : before[q - 1].answers;
  if (q < 2 || !r.fills_block(r.quotations[q]) || !r.quotations[q].marks.closed || !follows(r, q) || !follows(r, q - 1)) return none;
  const std::uint32_t last = before[q - 1].cue, other = before[q - 2].cue;
  if (last == none || other == none || last == other) return none;
  const bool answers = asks(r, q - 1) && !asks(r, q), asks_on = asks(r, q) && !asks(r, q - 1) && asks(r, q - 2);
  const bool took_turn = before[q - 1].kind == QuotationCandidate::Kind::continues && r.fills_block(r.quotations[q - 1]) && r.insides[q - 1].words <= short_turn;   // "Because it rains." / "I see."
  return answers || asks_on || took_turn ? other : none;
}

}  // namespace saidby
