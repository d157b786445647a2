#include "pipeline/6_quotes/quotation_decisions.h"

#include <algorithm>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/choose.h"
#include "pipeline/6_quotes/content_words.h"
#include "pipeline/6_quotes/dialogue.h"

namespace saidby {
namespace {

using Kind = QuotationCandidate::Kind;

constexpr float rule_confidence = 0.97f;       // of what a deciding rule says
constexpr float dialogue_confidence = 0.8f;    // of turns without a cue
constexpr float answer_confidence = 0.5f;      // of words that the person spoken to may answer with
constexpr float reply_confidence = 0.9f;       // of a quotation right behind another

class QuotationDecider {
 public:
  QuotationDecider(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const LinearModel& model, const QuotationEvidence& evidence)
      : r_(reading), cues_(cues), nominals_(nominals), model_(model), evidence_(evidence) {}

  std::vector<QuotationDecision> decide() {
    decisions_.reserve(r_.quotations.size());
    for (std::uint32_t q = 0; q < r_.quotations.size(); ++q) decisions_.push_back(decide(q));
    give_cues_back();
    return std::move(decisions_);
  }

 private:
  QuotationDecision decide(std::uint32_t q) const {
    if (evidence_.terms.decides(q)) return {Kind::no_speech, none, rule_confidence};
    if (const std::uint32_t cue = decided_cue(q); cue != none) return {Kind::cue, cue, rule_confidence};
    if (const std::uint32_t cue = cue_of_reply(q); cue != none) return {Kind::cue, cue, reply_confidence};
    if (const std::uint32_t cue = dialogue_cue(r_, decisions_, q); cue != none) return {Kind::continues, cue, dialogue_confidence};
    if (const std::uint32_t cue = narrator_cue(r_, cues_, nominals_, decisions_, q); cue != none) return {Kind::continues, cue, dialogue_confidence};
    if (const std::uint32_t cue = answered_cue(r_, cues_, nominals_, decisions_, q); cue != none) return {Kind::continues, none, dialogue_confidence, cue};
    QuotationDecision chosen = choose_among_candidates(q);
    if (chosen.kind == Kind::no_speech && goes_on_from_above(q)) return {Kind::continues, decisions_[q - 1].cue, reply_confidence, decisions_[q - 1].answers};
    if (chosen.kind == Kind::cue && is_of_a_thing(cues_[chosen.cue])) return {Kind::continues, none, chosen.confidence};
    if (chosen.cue != none && may_be_answer(q, chosen.cue)) chosen.confidence = std::min(chosen.confidence, answer_confidence);
    const bool of_sentence_before = chosen.kind == Kind::cue && r_.clause_of[cues_[chosen.cue].head] + 1 == r_.clause_of[r_.quotations[q].first];
    if (!of_sentence_before && follows_reaction(q)) return {Kind::continues, none, reply_confidence};
    if (chosen.cue != none && tells_of_another(q, chosen.cue)) return {Kind::continues, none, chosen.confidence};
    const std::uint32_t own = chosen.kind == Kind::no_speech ? cue_of_sentence(q) : chosen.kind == Kind::cue ? cue_right_behind(q, chosen.cue) : none;
    return own == none ? chosen : QuotationDecision{Kind::cue, own, reply_confidence};
  }

  // "“We have no time. / “So help us all.”": the paragraph above leaves the marks of what somebody says open, and this one opens them anew, verb or none.
  bool goes_on_from_above(std::uint32_t q) const { return q > 0 && decisions_[q - 1].kind != Kind::no_speech && decisions_[q - 1].cue != none && opened_anew(r_, q - 1) && r_.fills_block(r_.quotations[q]); }

  // "“Go.” [It rained]."
  bool is_of_a_thing(const Cue& cue) const { return cue.list == CueList::other && cue.subject != none && r_.in(nominals_[cue.subject].head, r_.lists.it); }

  // The cue that a deciding rule gives the quotation, or none.
  std::uint32_t decided_cue(std::uint32_t q) const {
    return cue_by_rule(cues_, evidence_.speakers, q, [&](std::uint32_t rule, std::uint32_t) { return evidence_.speakers.decides(rule); });
  }

  // `"He was kind." "It's a disgrace," raged a neighbour.`: a quotation that stands right behind another has the cue that a rule finds behind it; none elsewhere.
  std::uint32_t cue_of_reply(std::uint32_t q) const {
    const QuotationInText& quotation = r_.quotations[q];
    const bool beside = q > 0 && r_.quotations[q - 1].last == quotation.first && r_.quotations[q - 1].marks.closed && r_.quotations[q - 1].block == quotation.block;
    if (!beside) return none;
    return cue_by_rule(cues_, evidence_.speakers, q, [&](std::uint32_t, std::uint32_t cue) { return cues_[cue].first >= quotation.last && cues_[cue].list <= CueList::weak; });
  }

  QuotationDecision choose_among_candidates(std::uint32_t q) const {
    const std::vector<QuotationCandidate> candidates = quotation_candidates(r_, cues_, q);
    const Chosen chosen = choose(scores_of(model_, candidates, [&](const QuotationCandidate& candidate, Scorer& out) { quotation_features(r_, cues_, nominals_, q, candidate, decisions_, evidence_, out); }));
    const QuotationCandidate& best = candidates[chosen.index];
    return {best.kind, best.kind == Kind::continues && q > 0 ? decisions_[q - 1].cue : best.cue, chosen.probability};
  }

  // `Keller was not impressed. "It won't work."`: words in marks make up a sentence, and the one before, without any, tells how somebody takes it.
  bool follows_reaction(std::uint32_t q) const {
    constexpr std::uint32_t longest = 25;   // tokens of the sentence before
    const QuotationInText& quotation = r_.quotations[q];
    const std::uint32_t clause = r_.clause_of[quotation.first];
    if (clause == 0 || quotation.first != r_.clauses[clause].begin || !r_.insides[q].ends_stop || content::finite_verbs(r_, quotation.last, r_.clauses[clause].end) > 0) return false;
    const Span before = r_.clauses[clause - 1];
    const bool beside = before.end == quotation.first && r_.block_of[before.begin] + 1 >= quotation.block && before.size() <= longest;
    bool reacts = false;
    std::uint32_t begin = before.begin;   // behind words in marks that are its own sentence: `"Very well." The lawyer smiled. "Quite so."`
    for (std::uint32_t at = before.begin; beside && at < before.end; ++at) {
      if (r_.quoted(at) && at != before.begin && r_.quotation_of[at] != r_.quotation_of[before.begin]) return false;
      if (r_.quoted(at)) begin = at + 1;
      else reacts |= r_.in(at, r_.lists.reactions);
    }
    return reacts && (begin == before.begin || r_.insides[r_.quotation_of[begin - 1]].ends_stop) && content::finite_verbs(r_, begin, before.end) > 0;
  }

  // `"Papers," the soldier told Lee.` / `"I have none."`: closed words to a person, and a paragraph in marks below.
  bool may_be_answer(std::uint32_t q, std::uint32_t cue) const {
    const QuotationInText& quotation = r_.quotations[q];
    return q > 0 && r_.block_of[cues_[cue].head] + 1 == quotation.block && r_.fills_block(quotation) && r_.quotations[q - 1].marks.closed && addressee_of(r_, cues_[cue], nominals_) != none;
  }

  // `Housemaid Ann Lee left at five. She came late. "My boss was angry."`: the paragraph tells of somebody, by a name or a role, before the quotation, and the cue stands in one before.
  bool tells_of_another(std::uint32_t q, std::uint32_t cue) const {
    const QuotationInText& quotation = r_.quotations[q];
    const std::uint32_t begin = r_.tokens.blocks[quotation.block].first;
    if (cues_[cue].first >= begin || quotation.first == begin) return false;
    const std::uint32_t speaker = cues_[cue].subject;
    bool named = speaker != none && nominals_[speaker].kind == NominalKind::pronoun && r_.in(nominals_[speaker].head, r_.lists.we_i);   // "I asked": he is another
    bool acts = false;   // the last subject is a person
    for (std::uint32_t n = first_nominal_from(nominals_, begin); n < nominals_.size() && nominals_[n].first < quotation.first; ++n) {
      if (r_.quoted(nominals_[n].first)) return false;
      if (nominals_[n].role != NominalRole::subject || nominals_[n].possessor) continue;
      const bool somebody = nominals_[n].kind == NominalKind::person || (nominals_[n].kind == NominalKind::role && !nominals_[n].plural);
      named |= somebody;
      acts = somebody || (nominals_[n].kind == NominalKind::pronoun && (r_.in(nominals_[n].head, r_.lists.he) || r_.in(nominals_[n].head, r_.lists.she)));
    }
    return named && acts;
  }

  // `"It's small," said her husband.` behind `"It's a start," said Hale.`: a sentence begins with words in marks and a comma, and the verb of speaking right behind them is its own, whatever stood before; or none.
  std::uint32_t cue_right_behind(std::uint32_t q, std::uint32_t chosen) const {
    const QuotationInText& quotation = r_.quotations[q];
    const bool before = cues_[chosen].first < quotation.first && r_.clause_of[cues_[chosen].head] != r_.clause_of[quotation.first];
    if (!before || !r_.insides[q].ends_comma || quotation.first != r_.clause(quotation.first).begin) return none;
    return cue_by_rule(cues_, evidence_.speakers, q, [&](std::uint32_t, std::uint32_t cue) { return cues_[cue].list == CueList::say && cues_[cue].first >= quotation.last && is_finite_verb(cues_[cue].tag); });
  }

  // `"Every week," he agrees.`, `"Where?" she demanded, and left.`: a sentence begins with words in marks and a comma or a question mark, and goes on with somebody and his verb; or none.
  std::uint32_t cue_of_sentence(std::uint32_t q) const {
    const QuotationInText& quotation = r_.quotations[q];
    const Inside& in = r_.insides[q];
    const bool asks = in.ends_stop && in.last > in.first && r_.word(in.last - 1) != ".";
    if (!(in.ends_comma || asks) || quotation.first != r_.clause(quotation.first).begin) return none;
    const std::uint32_t c = first_cue_from(cues_, quotation.last);
    if (c == cues_.size() || cues_[c].kind != CueKind::verb || !is_finite_verb(cues_[c].tag) || cues_[c].subject == none || cues_[c].inverted) return none;
    if (asks && cues_[c].list > CueList::weak) return none;
    const Nominal& subject = nominals_[cues_[c].subject];
    const bool speaks = subject.kind == NominalKind::person || subject.kind == NominalKind::pronoun || subject.kind == NominalKind::role;
    return speaks && subject.first == quotation.last && subject.last == cues_[c].first ? c : none;
  }

  // A quotation that is left open at the end of its paragraph and opened anew in the next, where its cue stands.
  void give_cues_back() {
    for (auto q = static_cast<std::uint32_t>(decisions_.size()); q-- > 1;)
      if (decisions_[q].kind == Kind::cue && decisions_[q - 1].cue == none && opened_anew(r_, q - 1)) decisions_[q - 1] = decisions_[q];
  }

  const Reading& r_;
  const std::vector<Cue>& cues_;
  const std::vector<Nominal>& nominals_;
  const LinearModel& model_;
  const QuotationEvidence& evidence_;
  std::vector<QuotationDecision> decisions_;
};

}  // namespace

std::vector<QuotationDecision> decide_quotations(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const LinearModel& model, const QuotationEvidence& evidence) {
  return QuotationDecider(reading, cues, nominals, model, evidence).decide();
}

}  // namespace saidby
