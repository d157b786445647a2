// Stage 7: who said it. For each statement the noun phrase beside its cue, and the person or organization behind that phrase.
//
//   "It is ready," he said.   ->   speaker "he", entity Wang Xu
#pragma once

#include <vector>

#include "pipeline/6_quotes/quotes.h"
#include "pipeline/6_quotes/nominals.h"
#include "pipeline/7_speakers/antecedents.h"
#include "pipeline/7_speakers/title_nouns.h"
#include "pipeline/knowledge/calibration.h"
#include "pipeline/knowledge/linear_model.h"
#include "pipeline/knowledge/symbol_rules.h"

namespace saidby {

// The reason of a participle that opens its sentence and has the speaker of the one before: "Lee said so. Adding: ..."
inline constexpr RuleId participle_goes_on = "participle-goes-on";

struct SpeakerModels {
  LinearModel source, antecedent;
  Calibration confidence;   // of an answer: words, cue and speaker together
  TitleNouns titles;

  // `antecedent`: the file of its weights, which hold no words: a language may have that of another.
  static SpeakerModels load(const std::string& folder, const std::string& antecedent, Problems& problems);
};

struct Speakers {
  std::vector<Attribution> attributions;   // one a statement, in the same order
  std::vector<Gender> genders;             // by entity, with what pronouns have told
};

// `watch` is told how each pronoun was resolved.
Speakers find_speakers(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const std::vector<Statement>& statements, const SpeakerModels& models, const RuleEvidence& evidence,
                       const AntecedentWatcher& watch = {});

}  // namespace saidby
