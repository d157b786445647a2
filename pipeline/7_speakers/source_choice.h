// Who a cue says it of: the candidates for the speaker of one cue, and their features; weights choose
// (rules/7_speakers/source.weights).
//
//   Roffman, who estimates the cost, described it as "high".     described -> Roffman
#pragma once

#include <vector>

#include "pipeline/6_quotes/cues.h"
#include "pipeline/6_quotes/reading.h"
#include "pipeline/6_quotes/nominals.h"
#include "pipeline/6_quotes/rule_evidence.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby {

// Indices of the nominals of the cue's clause and, when few stand there, of the clause before; `none` last: nobody is named.
std::vector<std::uint32_t> source_candidates(const Reading& reading, const Cue& cue, const std::vector<Nominal>& nominals);

// What the cue introduces: where the quotation or content stands to it.
enum class ContentSide : std::uint8_t { unknown, before, after, around };

ContentSide content_side(const Reading& reading, const Cue& cue, const Quote& quote);

// Sink: Features or Scorer.
template <class Sink>
void source_features(const Reading& reading, const Cue& cue, const std::vector<Nominal>& nominals, std::uint32_t candidate, ContentSide side, const RuleEvidence& evidence, Sink& out);

}  // namespace saidby
