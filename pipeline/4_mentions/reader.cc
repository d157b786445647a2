#include "pipeline/4_mentions/reader.h"

namespace saidby {

NameReader::NameReader(const Evidence& evidence, const Tokens& tokens)
    : evidence_(evidence), tokens_(tokens), finder_(evidence.knowledge.words), features_(evidence, tokens), stretches_(finder_.find(evidence, tokens)) {}

std::vector<Candidate> NameReader::candidates_of(const Stretch& stretch) const {
  std::vector<Candidate> candidates;
  for (std::uint32_t last = stretch.first + 1; last <= stretch.last; ++last) {
    if (!finder_.can_end(evidence_, last - 1)) continue;
    const std::uint32_t earliest = last > stretch.first + longest_name ? last - longest_name : stretch.first;
    for (std::uint32_t first = earliest; first < last; ++first)
      if (finder_.can_begin(evidence_, first) && !evidence_.is_stopped(first, last)) candidates.push_back({first, last, {}, {}});
  }
  return candidates;
}

Lattice NameReader::lattice_of(const Stretch& stretch, const NameModel& model) const {
  const Sentence& sentence = sentence_of(stretch);
  const std::uint32_t length = stretch.last - stretch.first;
  std::vector<BothScores> inside(length + 1), open(length), close(length);
  Features features;
  const auto take = [&] {
    const BothScores sum = model.score(features.keys());
    features.clear();
    return sum;
  };
  for (std::uint32_t i = 0; i < length; ++i) {
    const std::uint32_t at = stretch.first + i;
    features_.word(at, sentence, features);
    inside[i + 1] = inside[i];
    inside[i + 1] += take();
    if (finder_.can_begin(evidence_, at)) features_.open(at, sentence, features);
    open[i] = take();
    if (finder_.can_end(evidence_, at)) features_.close(at, sentence, features);
    close[i] = take();
  }
  Lattice lattice{stretch.first, stretch.last, candidates_of(stretch)};
  for (Candidate& candidate : lattice.candidates) {
    const std::uint32_t first = candidate.first - stretch.first, last = candidate.last - stretch.first;
    features_.span(candidate.first, candidate.last, stretch, sentence, features);
    BothScores sum = inside[last] - inside[first];
    sum += open[first];
    sum += close[last - 1];
    sum += take();
    candidate.scores = sum[0];
    candidate.second = sum[1];
  }
  return lattice;
}

void NameReader::remember(Lattice& lattice, const NameModel& model, const Memory& memory) const {
  const std::uint32_t length = lattice.last - lattice.first;
  std::vector<TypeScores> inside(length + 1);
  Features features;
  const auto take = [&] {
    const TypeScores sum = model.score(features.keys())[1];
    features.clear();
    return sum;
  };
  for (std::uint32_t i = 0; i < length; ++i) {
    memory.word(lattice.first + i, features);
    inside[i + 1] = inside[i];
    inside[i + 1] += take();
  }
  for (Candidate& candidate : lattice.candidates) {
    memory.span(candidate.first, candidate.last, features);
    candidate.scores = candidate.second;
    candidate.scores += inside[candidate.last - lattice.first] - inside[candidate.first - lattice.first];
    candidate.scores += take();
  }
}

std::vector<NameSpan> NameReader::read_once(const NameModel& model, std::vector<Lattice>* lattices) const {
  std::vector<NameSpan> names;
  for (const Stretch& stretch : stretches_) {
    Lattice lattice = lattice_of(stretch, model);
    for (const NameSpan& name : best_names(lattice)) names.push_back(name);
    if (lattices) lattices->push_back(std::move(lattice));
  }
  return names;
}

std::vector<NameSpan> NameReader::read(const NameModel& model) const {
  std::vector<Lattice> lattices;
  const std::vector<NameSpan> first = read_once(model, &lattices);
  const Memory memory(evidence_, first);
  std::vector<NameSpan> names;
  for (Lattice& lattice : lattices) {
    remember(lattice, model, memory);
    std::vector<NameSpan> best = best_names(lattice);
    if (best.empty()) continue;
    add_probabilities(lattice, best);
    names.insert(names.end(), best.begin(), best.end());
  }
  return names;
}

void NameReader::add_probabilities(const Lattice& lattice, std::vector<NameSpan>& names) {
  const Marginals marginals = marginals_of(lattice);
  for (NameSpan& name : names) {
    const auto candidate = std::lower_bound(lattice.candidates.begin(), lattice.candidates.end(), name, [](const Candidate& c, const NameSpan& n) { return std::pair(c.last, c.first) < std::pair(n.last, n.first); });   // their order
    const auto i = static_cast<std::size_t>(candidate - lattice.candidates.begin());
    name.probability = static_cast<float>(marginals.of[i][static_cast<std::size_t>(name.type)]);
  }
}

}  // namespace saidby
