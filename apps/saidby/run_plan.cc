#include "apps/saidby/run_plan.h"

#include <algorithm>
#include <set>

#include "apps/saidby/document_options.h"
#include "apps/saidby/suggest.h"
#include "pipeline/engine/fingerprint.h"

namespace saidby {
namespace {

// In the order of their shards.
std::vector<ShardedInput> inputs_of(const Manifest& manifest) {
  std::vector<ShardedInput> inputs;
  for (const Shard& shard : manifest.shards)
    if (const std::string name = shard.file.substr(0, shard.file.rfind('-')); inputs.empty() || inputs.back().name != name) inputs.push_back({shard.input, name});
  return inputs;
}

}  // namespace

bool RunPlan::is_finished(std::uint32_t input) const {
  for (std::uint32_t number = 1;; ++number) {
    const auto found = shards.find(place_of({input, number}, 0));
    if (found == shards.end()) return false;
    if (found->second.last) return true;
  }
}

bool RunPlan::is_complete() const {
  for (std::uint32_t input = 0; input < inputs.size(); ++input)
    if (!is_finished(input)) return false;
  return std::none_of(shards.begin(), shards.end(), [](const auto& shard) { return shard.second.unreadable; });
}

void RunPlan::write(const std::string& folder) {
  manifest.shards.clear();
  for (const auto& [place, shard] : shards) manifest.shards.push_back(shard);
  write_manifest(folder, manifest);
}

RunPlan plan_of(const boost::program_options::variables_map& values, const std::vector<std::string>& paths, const Manifest& earlier) {
  RunPlan plan;
  plan.inputs = name_inputs(paths, inputs_of(earlier));
  for (ShardedInput& input : plan.inputs) {
    const InputState state = input.read ? input_state(input.path) : InputState();
    input.bytes = state.bytes;
    plan.fingerprints.push_back(state.fingerprint);
  }
  plan.manifest.version = version_number();
  plan.manifest.knowledge = knowledge_digest(knowledge_options(values));
  plan.manifest.settings = settings_of(values) + " shard-bytes=" + std::to_string(values["shard-bytes"].as<std::uint64_t>());
  return plan;
}

}  // namespace saidby
