// Stage 7: who said it. For each statement the noun phrase beside its cue, and the person or organization behind that phrase.
//
//   "It is ready," he said.   ->   speaker "he", entity Wang Xu
#pragma once

#include <vector>

#include "pipeline/6_quotes/quotes.h"
#include "pipeline/6_quotes/nominals.h"
#include "pipeline/7_speakers/antecedents.h"
#include "pipeline/7_speakers/speaker_models.h"

namespace saidby {

// The reason of a participle that opens its sentence and has the speaker of the one before: "Lee said so. Adding: ..."
inline constexpr RuleId participle_goes_on = "participle-goes-on";

struct Speakers {
  std::vector<Attribution> attributions;   // one a statement, in the same order
  std::vector<Gender> genders;             // by entity, with what pronouns have told
};

// `watch` is told how each pronoun was resolved.
Speakers find_speakers(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const std::vector<Statement>& statements, const SpeakerModels& models, const RuleEvidence& evidence,
                       const AntecedentWatcher& watch = {});

}  // namespace saidby
