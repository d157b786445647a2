// Which mentions name one and the same: people by full and bare names, organizations by names, acronyms and short forms,
// places by their spelling.
#pragma once

#include <vector>

#include "pipeline/5_entities/person_names.h"
#include "pipeline/document.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {

// Mentions of one entity, in text order. `fullest`: the mention that names it best.
struct Cluster {
  std::vector<std::uint32_t> mentions;
  std::uint32_t fullest = 0;
  std::uint32_t surname = none;          // token of the surname that the fullest mention shares: "[Tom] and Sue Pike"
  std::uint32_t entry = none;            // row of the gazetteers; of places it is chosen by choose_places
};

// Every mention is in one cluster; clusters in order of their first mention.
std::vector<Cluster> cluster_mentions(const Text& text, const Tokens& tokens, const std::vector<Mention>& mentions, const Knowledge& knowledge);

}  // namespace saidby
