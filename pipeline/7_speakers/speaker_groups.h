// Who speaks together: the members of a list that is the subject of a cue.
//
//   Tesla, Ford and GM said they would cut prices.      ->   Tesla, Ford, GM
//   "..." said residents and officials.                 ->   residents, officials
#pragma once

#include <vector>

#include "pipeline/6_quotes/cues.h"
#include "pipeline/6_quotes/nominals.h"

namespace saidby {

// The nominals of the list that `index` stands in, in text order, at most twelve; `index` alone where it stands in none. Not "Ann Lee, a lawyer and activist, said": with commas all are names or none is.
// Not what hangs on a verb or preposition other than the cue.
std::vector<std::uint32_t> speakers_together(const Reading& reading, const std::vector<Nominal>& nominals, std::uint32_t index, const Cue& cue);

}  // namespace saidby
