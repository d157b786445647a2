#include "pipeline/4_mentions/reader.h"

#include <algorithm>

#include "pipeline/4_mentions/name_rows.h"

namespace saidby {

NameReader::NameReader(const Evidence& evidence) : evidence_(evidence), finder_(evidence.knowledge.words), features_(evidence) {}

std::vector<Candidate> NameReader::candidates_of(const Stretch& stretch) const {
  const std::uint32_t length = std::min(stretch.last - stretch.first, longest_name);
  std::vector<Candidate> candidates;
  candidates.reserve(length * (length + 1) / 2);
  for (std::uint32_t last = stretch.first + 1; last <= stretch.last; ++last) {
    if (!finder_.can_end(evidence_, last - 1)) continue;
    const std::uint32_t earliest = last > stretch.first + longest_name ? last - longest_name : stretch.first;
    for (std::uint32_t first = earliest; first < last; ++first)
      if (finder_.can_begin(evidence_, first) && !evidence_.is_stopped(first, last)) candidates.push_back({first, last, {}, {}});
  }
  return candidates;
}

Lattice NameReader::lattice_of(const Stretch& stretch, NameScorer& scorer) const {
  const Sentence& sentence = sentence_of(stretch);
  const std::uint32_t length = stretch.last - stretch.first;
  StackArena<4096> arena;
  std::pmr::vector<NameSums> inside(length + 1, NameSums{}, &arena), open(length, NameSums{}, &arena), close(length, NameSums{}, &arena);
  for (std::uint32_t i = 0; i < length; ++i) {
    const std::uint32_t at = stretch.first + i;
    features_.word(at, sentence, scorer);
    inside[i + 1] = inside[i];
    inside[i + 1] += scorer.take_sums();
    if (finder_.can_begin(evidence_, at)) features_.open(at, sentence, scorer);
    open[i] = scorer.take_sums();
    if (finder_.can_end(evidence_, at)) features_.close(at, sentence, scorer);
    close[i] = scorer.take_sums();
  }
  Lattice lattice{stretch.first, stretch.last, candidates_of(stretch)};
  for (Candidate& candidate : lattice.candidates) {
    const std::uint32_t first = candidate.first - stretch.first, last = candidate.last - stretch.first;
    features_.span(candidate.first, candidate.last, stretch, sentence, scorer);
    candidate.sums = inside[last] - inside[first];
    candidate.sums += open[first];
    candidate.sums += close[last - 1];
    candidate.sums += scorer.take_sums();
    candidate.scores = scores_of(candidate.sums, 0);
  }
  return lattice;
}

void NameReader::remember(Lattice& lattice, NameScorer& scorer, const Memory& memory) {
  const std::uint32_t length = lattice.last - lattice.first;
  StackArena<4096> arena;
  std::pmr::vector<NameSums> inside(length + 1, NameSums{}, &arena), before(length, NameSums{}, &arena), after(length + 1, NameSums{}, &arena);
  for (std::uint32_t i = 0; i < length; ++i) {
    const std::uint32_t at = lattice.first + i;
    memory.word(at, scorer);
    inside[i + 1] = inside[i];
    inside[i + 1] += scorer.take_sums();
    memory.before(at, scorer);
    before[i] = scorer.take_sums();
    memory.after(at + 1, scorer);
    after[i + 1] = scorer.take_sums();
  }
  for (Candidate& candidate : lattice.candidates) {
    const std::uint32_t first = candidate.first - lattice.first, last = candidate.last - lattice.first;
    memory.span(candidate.first, candidate.last, scorer);
    candidate.sums += inside[last] - inside[first];
    candidate.sums += before[first];
    candidate.sums += after[last];
    candidate.sums += scorer.take_sums();
    candidate.scores = scores_of(candidate.sums, 1);
  }
}

std::vector<NameSpan> NameReader::read_once(const NameModel& model, std::vector<Lattice>* lattices) const {
  std::vector<NameSpan> names;
  const NameRows rows(model, evidence_);
  NameScorer scorer(model, &rows);
  for (const Stretch& stretch : stretches()) {
    Lattice lattice = lattice_of(stretch, scorer);
    append_best_names(lattice, names);
    if (lattices) lattices->push_back(std::move(lattice));
  }
  return names;
}

std::vector<NameSpan> NameReader::read(const NameModel& model) const {
  std::vector<Lattice> lattices;
  lattices.reserve(stretches().size());
  const std::vector<NameSpan> first = read_once(model, &lattices);
  const Memory memory(evidence_, first);
  NameScorer scorer(model);
  std::vector<NameSpan> names;
  for (Lattice& lattice : lattices) {
    remember(lattice, scorer, memory);
    const std::size_t before = names.size();
    append_best_names(lattice, names);
    if (names.size() > before) add_probabilities(lattice, std::span(names).subspan(before));
  }
  return names;
}

void NameReader::add_probabilities(const Lattice& lattice, std::span<NameSpan> names) {
  const Marginals marginals(lattice);
  for (NameSpan& name : names) {
    const auto candidate = std::lower_bound(lattice.candidates.begin(), lattice.candidates.end(), name, [](const Candidate& c, const NameSpan& n) { return std::pair(c.last, c.first) < std::pair(n.last, n.first); });   // their order
    name.probability = static_cast<float>(marginals.of(*candidate, name.type));
  }
}

}  // namespace saidby
