// Reads a document for names, twice: first with what stands around each candidate, then with the memory of what the first
// reading found. Holds what both readings share; lives for one document.
#pragma once

#include <span>
#include <vector>

#include "pipeline/4_mentions/evidence.h"
#include "pipeline/4_mentions/lattice.h"
#include "pipeline/4_mentions/memory.h"
#include "pipeline/4_mentions/name_features.h"
#include "pipeline/4_mentions/stretches.h"

namespace saidby {

class NameReader {
 public:
  explicit NameReader(const Evidence& evidence);

  // The spans of a stretch that may be names, sorted by last, then first.
  std::vector<Candidate> candidates_of(const Stretch& stretch) const;
  bool can_begin(std::uint32_t word) const { return finder_.can_begin(evidence_, word); }
  bool can_end(std::uint32_t word) const { return finder_.can_end(evidence_, word); }
  const std::vector<Stretch>& stretches() const { return evidence_.stretches(); }
  const NameFeatures& features() const { return features_; }
  const Sentence& sentence_of(const Stretch& stretch) const { return evidence_.sentences[stretch.sentence]; }

  // Both readings with a model; names in text order, with probabilities.
  std::vector<NameSpan> read(const NameModel& model) const;
  // The first reading alone. `lattices`: where to keep them, or null.
  std::vector<NameSpan> read_once(const NameModel& model, std::vector<Lattice>* lattices = nullptr) const;

 private:
  // Scores of the first reading, and the sums of the second but for its memory.
  Lattice lattice_of(const Stretch& stretch, NameScorer& scorer) const;
  // Makes the scores those of the second reading.
  static void remember(Lattice& lattice, NameScorer& scorer, const Memory& memory);
  static void add_probabilities(const Lattice& lattice, std::span<NameSpan> names);

  const Evidence& evidence_;
  StretchFinder finder_;
  NameFeatures features_;
};

}  // namespace saidby
