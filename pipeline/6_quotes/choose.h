// A choice among candidates by the sums of their features' weights, and how probable it is among them all.
//
//   choose(scores_of(model, candidates, [&](const Candidate& candidate, Scorer& out) { features(candidate, out); }))
#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/knowledge/linear_model.h"

namespace saidby {

struct Chosen {
  std::size_t index = 0;
  float probability = 1;
};

// One score at least; of equal ones the first.
Chosen choose(const std::vector<float>& scores);
std::vector<float> softmax(const std::vector<float>& scores);

// `describe(candidate, scorer)` names a candidate's features.
template <class Candidate, class Describe>
std::vector<float> scores_of(const LinearModel& model, const std::vector<Candidate>& candidates, const Describe& describe) {
  std::vector<float> scores;
  scores.reserve(candidates.size());
  Scorer scorer(model);
  for (const Candidate& candidate : candidates) {
    describe(candidate, scorer);
    scores.push_back(scorer.take_score());
  }
  return scores;
}

}  // namespace saidby
