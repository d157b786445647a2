#include "pipeline/7_speakers/speaker_models.h"

namespace saidby {

SpeakerModels SpeakerModels::load(const std::string& folder, const std::string& antecedent, Problems& problems) {
  return {LinearModel::load(folder + "/source.weights", problems, true), LinearModel::load(antecedent, problems, true), Calibration::load(folder + "/confidence.tsv", problems), WordPairs::load(folder + "/title_nouns.tsv", problems), WordPairs::load(folder + "/kin.tsv", problems), WordPairs::load(folder + "/organization_kinds.tsv", problems)};
}

}  // namespace saidby
