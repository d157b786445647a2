// What a quotation is: words that somebody said, with the cue that says so; words that go on with the statement before; or no
// speech at all (a term, a title, a nickname). The candidates and their features; weights choose (rules/6_quotes/quotation.weights).
#pragma once

#include <vector>

#include "pipeline/6_quotes/cues.h"
#include "pipeline/6_quotes/reading.h"
#include "pipeline/6_quotes/rule_evidence.h"
#include "pipeline/6_quotes/term_evidence.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby {

struct QuotationCandidate {
  enum class Kind : std::uint8_t { cue, continues, no_speech } kind = Kind::cue;
  std::uint32_t cue = none;    // index into the cues
};

// What the rules say of quotations.
struct QuotationEvidence {
  const TermEvidence& terms;
  const RuleEvidence& speakers;
};

// What was decided for the quotations before this one, in text order.
struct QuotationDecision {
  QuotationCandidate::Kind kind = QuotationCandidate::Kind::no_speech;
  std::uint32_t cue = none;    // of a continuing quotation: that of the statement it continues
  float confidence = 0;
  std::uint32_t answers = none;    // the cue whose speaker the other party of a dialogue answers with it
};

// Is quotation `q` left open, and opened anew at the head of the next paragraph?
bool opened_anew(const Reading& reading, std::uint32_t q);

// Candidates for quotation `q`: the cues of its clause and of the clauses beside it, then continues, then no_speech, but for a whole sentence in marks soon after another quotation.
std::vector<QuotationCandidate> quotation_candidates(const Reading& reading, const std::vector<Cue>& cues, std::uint32_t q);

// Adds the features of one candidate; `before` are the decisions for quotations 0 .. q-1. Sink: Features or Scorer.
template <class Sink>
void quotation_features(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, std::uint32_t q, const QuotationCandidate& candidate, const std::vector<QuotationDecision>& before, const QuotationEvidence& evidence, Sink& out);

}  // namespace saidby
