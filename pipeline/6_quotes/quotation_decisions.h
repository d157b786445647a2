// For each quotation, left to right: whose cue it hangs on, whether it goes on with the statement before, or is no speech.
//
//   "Every week," he agrees. "All of us."     ->   he agrees; he agrees, once more
//
// What a deciding rule, the words right beside it or the turns of a dialogue tell comes first; else weights choose (quotation_choice.h).
#pragma once

#include <vector>

#include "pipeline/6_quotes/cues.h"
#include "pipeline/6_quotes/quotation_choice.h"
#include "pipeline/6_quotes/reading.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby {

std::vector<QuotationDecision> decide_quotations(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const LinearModel& model, const QuotationEvidence& evidence);

// The first cue that a rule sees beside quotation `q` and that is wanted: a predicate of rule and cue; or none.
template <class Wanted>
std::uint32_t cue_by_rule(const std::vector<Cue>& cues, const RuleEvidence& rules, std::uint32_t q, const Wanted& wanted) {
  for (const RuleEvidence::Hit& hit : rules.of_quotation(q))
    if (const std::uint32_t cue = cue_at(cues, hit.cue); cue != none && wanted(hit.rule, cue)) return cue;
  return none;
}

}  // namespace saidby
