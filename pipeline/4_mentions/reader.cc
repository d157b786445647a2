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
      if (finder_.can_begin(evidence_, first)) candidates.push_back({first, last, {}});
  }
  return candidates;
}

Lattice NameReader::lattice_of(const Stretch& stretch, const NameModel& model, const Memory* memory) const {
  const std::size_t reading = memory ? 1 : 0;
  const Sentence& sentence = sentence_of(stretch);
  const std::uint32_t length = stretch.last - stretch.first;
  std::vector<TypeScores> inside(length + 1), open(length), close(length);
  Features features;
  for (std::uint32_t i = 0; i < length; ++i) {
    const std::uint32_t at = stretch.first + i;
    features.clear();
    features_.word(at, sentence, features);
    if (memory) memory->word(at, features);
    inside[i + 1] = inside[i];
    inside[i + 1] += model.score(features.keys(), reading);
    features.clear();
    if (finder_.can_begin(evidence_, at)) features_.open(at, sentence, features);
    open[i] = model.score(features.keys(), reading);
    features.clear();
    if (finder_.can_end(evidence_, at)) features_.close(at, sentence, features);
    close[i] = model.score(features.keys(), reading);
  }
  Lattice lattice{stretch.first, stretch.last, candidates_of(stretch)};
  for (Candidate& candidate : lattice.candidates) {
    const std::uint32_t first = candidate.first - stretch.first, last = candidate.last - stretch.first;
    features.clear();
    features_.span(candidate.first, candidate.last, stretch, sentence, features);
    if (memory) memory->span(candidate.first, candidate.last, features);
    candidate.scores = inside[last] - inside[first];
    candidate.scores += open[first];
    candidate.scores += close[last - 1];
    candidate.scores += model.score(features.keys(), reading);
  }
  return lattice;
}

std::vector<NameSpan> NameReader::read(const NameModel& model, const Memory* memory) const {
  std::vector<NameSpan> names;
  for (const Stretch& stretch : stretches_)
    for (const NameSpan& name : best_names(lattice_of(stretch, model, memory))) names.push_back(name);
  return names;
}

std::vector<NameSpan> NameReader::read_again(const NameModel& model, const Memory& memory) const {
  std::vector<NameSpan> names;
  for (const Stretch& stretch : stretches_) {
    const Lattice lattice = lattice_of(stretch, model, &memory);
    std::vector<NameSpan> best = best_names(lattice);
    if (best.empty()) continue;
    const Marginals marginals = marginals_of(lattice);
    for (NameSpan& name : best) {
      for (std::size_t i = 0; i < lattice.candidates.size(); ++i)
        if (lattice.candidates[i].first == name.first && lattice.candidates[i].last == name.last) name.probability = static_cast<float>(marginals.of[i][static_cast<std::size_t>(name.type)]);
      names.push_back(name);
    }
  }
  return names;
}

std::vector<NameSpan> NameReader::read(const NameModel& model) const {
  const std::vector<NameSpan> first = read(model, nullptr);
  const Memory memory(evidence_, first);
  return read_again(model, memory);
}

}  // namespace saidby
