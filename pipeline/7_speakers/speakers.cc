#include "pipeline/7_speakers/speakers.h"

#include <unordered_map>

#include "pipeline/7_speakers/source_choice.h"

namespace saidby {
namespace {

struct Source {
  std::uint32_t nominal = none;
  float probability = 0;
};

class SpeakerFinder {
 public:
  SpeakerFinder(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const SpeakerModels& models)
      : reading_(reading), cues_(cues), nominals_(nominals), models_(models) {}

  Attribution attribute(const Statement& statement) {
    Attribution attribution;
    attribution.confidence = statement.confidence;
    attribution.why = "model:no-cue";
    if (statement.cue == none) return attribution;
    const Cue& cue = cues_[statement.cue];
    attribution.cue = reading_.span(cue.first, cue.last);
    const Source source = source_of(statement);
    attribution.confidence *= source.probability;
    attribution.why = "model:source";
    if (source.nominal == none) return attribution;
    const Nominal& nominal = nominals_[source.nominal];
    attribution.speaker = span_of(nominal);
    if (nominal.mention != none) attribution.entity = reading_.mentions[nominal.mention].entity;
    return attribution;
  }

 private:
  Source source_of(const Statement& statement) {
    const auto [it, fresh] = known_.try_emplace(statement.cue);
    if (!fresh) return it->second;
    const Cue& cue = cues_[statement.cue];
    const std::vector<std::uint32_t> candidates = source_candidates(reading_, cue, nominals_);
    std::vector<float> scores;
    Features features;
    for (const std::uint32_t candidate : candidates) {
      features.clear();
      source_features(reading_, cue, nominals_, candidate, content_side(reading_, cue, statement.quote), features);
      scores.push_back(models_.source.score(features));
    }
    const Chosen chosen = choose(scores);
    return it->second = {candidates[chosen.index], chosen.probability};
  }

  Span span_of(const Nominal& nominal) const {
    if (nominal.mention != none) return reading_.mentions[nominal.mention].span;
    return reading_.span(nominal.first, nominal.last);
  }

  const Reading& reading_;
  const std::vector<Cue>& cues_;
  const std::vector<Nominal>& nominals_;
  const SpeakerModels& models_;
  std::unordered_map<std::uint32_t, Source> known_;
};

}  // namespace

SpeakerModels SpeakerModels::load(const std::string& folder, Problems& problems) { return {LinearModel::load(folder + "/source.weights", problems, true)}; }

std::vector<Attribution> find_speakers(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const std::vector<Statement>& statements, const SpeakerModels& models) {
  SpeakerFinder finder(reading, cues, nominals, models);
  std::vector<Attribution> attributions;
  for (const Statement& statement : statements) attributions.push_back(finder.attribute(statement));
  return attributions;
}

}  // namespace saidby
