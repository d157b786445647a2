// All the ways to cut a stretch into names, and the best one: a semi-Markov choice (S. Sarawagi and W. Cohen, "Semi-Markov
// conditional random fields for information extraction", NIPS 2004). A name's score is the sum of its words' scores, of its
// two bounds' and of its own; a word outside all names scores 0.
//
//   Prime Minister Ann Lee of New Zealand   ->   Prime Minister (Ann Lee) of (New Zealand)
#pragma once

#include <vector>

#include "pipeline/4_mentions/name_model.h"

namespace saidby {

struct NameSpan {
  std::uint32_t first = 0, last = 0;   // tokens
  NameType type = NameType::person;
  float probability = 0;               // set by the last reading
};

// One candidate: a span that may be a name, with its score by type.
struct Candidate {
  std::uint32_t first = 0, last = 0;   // tokens
  TypeScores scores{};
  TypeScores second{};                 // without memory, for the second reading
};

// The candidates of a stretch [first, last), sorted by last, then first.
struct Lattice {
  std::uint32_t first = 0, last = 0;
  std::vector<Candidate> candidates;
};

// The names of the best cut, in text order. Probabilities are not set.
std::vector<NameSpan> best_names(const Lattice& lattice);

// Probability of each candidate and type, and log of the sum over all cuts: forward-backward, for training and confidences.
struct Marginals {
  double log_total = 0;
  std::vector<std::array<double, name_types>> of;   // by candidate
};
Marginals marginals_of(const Lattice& lattice);

}  // namespace saidby
