#include "apps/saidby/run_plan.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "apps/saidby/document_options.h"
#include "apps/saidby/suggest.h"
#include "pipeline/engine/fingerprint.h"

namespace saidby {
namespace {

namespace fs = std::filesystem;

// Of an earlier run, in the order of their shards.
struct EarlierInputs {
  std::vector<ShardedInput> inputs;
  std::vector<std::string> fingerprints;

  explicit EarlierInputs(const Manifest& manifest) {
    for (const Shard& shard : manifest.shards)
      if (const std::string name = input_name(shard.file); inputs.empty() || inputs.back().name != name) inputs.push_back({shard.input, name}), fingerprints.push_back(shard.fingerprint);
  }

  // An input may be named by another path now, from another folder for example: it takes that path, so that it doesn't stay beside itself. Its records tell the old one and are made anew.
  void follow(const std::vector<std::string>& paths, const std::map<std::string, InputState>& states) {
    std::set<std::string> known, named(paths.begin(), paths.end());
    for (const ShardedInput& input : inputs) known.insert(input.path);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (named.count(inputs[i].path)) continue;
      const auto is_same = [&](const std::string& path) { return !known.count(path) && (same_place(path, inputs[i].path) || same_content(states.at(path), i, path)); };
      if (const auto now = std::find_if(paths.begin(), paths.end(), is_same); now != paths.end()) known.insert(inputs[i].path = *now);
    }
  }

 private:
  static bool same_place(const std::string& a, const std::string& b) {
    std::error_code error;
    return a != "-" && b != "-" && fs::equivalent(a, b, error) && !error;
  }
  bool same_content(const InputState& state, std::size_t i, const std::string& path) const {
    return !state.fingerprint.empty() && state.fingerprint == fingerprints[i] && fs::path(path).filename() == fs::path(inputs[i].path).filename();
  }
};

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
  std::map<std::string, InputState> states;
  for (const std::string& path : paths) states.emplace(path, input_state(path));
  EarlierInputs known(earlier);
  known.follow(paths, states);
  plan.inputs = name_inputs(paths, known.inputs);
  for (ShardedInput& input : plan.inputs) {
    const InputState state = input.read ? states.at(input.path) : InputState();
    input.bytes = state.bytes;
    plan.fingerprints.push_back(state.fingerprint);
  }
  plan.manifest.version = version_number();
  plan.manifest.knowledge = knowledge_digest(knowledge_options(values));
  plan.manifest.settings = settings_of(values) + " shard-bytes=" + std::to_string(values["shard-bytes"].as<std::uint64_t>());
  return plan;
}

}  // namespace saidby
