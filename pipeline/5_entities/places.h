// Which of the places of a name is meant: Paris in France or in Texas, Georgia the country or the state.
//
// Each row of the gazetteers with that name is a candidate. It scores by its size, by a container that stands beside the name
// ("Paris, Texas"), and by what else the article names: its countries, its states, the nationalities, the dateline. The
// places chosen so far speak for their neighbours, so two rounds are made.
#pragma once

#include <span>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {

// The mentions of one place name, all spelled alike.
struct PlaceName {
  std::vector<std::uint32_t> mentions;   // in text order
};

// The row of each place, or none: no row has that name.
std::vector<std::uint32_t> choose_places(const Text& text, const Tokens& tokens, const std::vector<Mention>& mentions, const std::vector<PlaceName>& places, const Knowledge& knowledge);

}  // namespace saidby
