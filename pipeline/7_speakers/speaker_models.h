// What stage 7 knows (rules/7_speakers): who a cue says it of, whom pronouns mean, how sure an answer is, what people are called by. Immutable after load; shared by all threads.
#pragma once

#include <string>

#include "pipeline/knowledge/calibration.h"
#include "pipeline/knowledge/linear_model.h"
#include "pipeline/knowledge/problems.h"
#include "pipeline/knowledge/word_pairs.h"

namespace saidby {

struct SpeakerModels {
  LinearModel source, antecedent;
  Calibration confidence;   // of an answer: words, cue and speaker together
  WordPairs titles, kin, kinds;   // what a title goes by; what the others of a family are to one; what else an organization of a kind is called

  // `antecedent`: the file of its weights, which hold no words: a language may have that of another.
  static SpeakerModels load(const std::string& folder, const std::string& antecedent, Problems& problems);
};

}  // namespace saidby
