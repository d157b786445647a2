// Bounds and types of people's names that given names and the words beside them tell better than the model.
//
//   "[Clive Moss] of Aldine agreed"   "Jim replaced [Tom Hale] in May"   "Flatmate [Zoe Park] left"   "Love Lagoon's [Kayleigh Birch]"   "[Pike]: Dam is safe"
#pragma once

#include <vector>

#include "pipeline/4_mentions/evidence.h"
#include "pipeline/4_mentions/lattice.h"

namespace saidby {

// `names` in text order and disjoint, before and after.
void mend_people(const Evidence& evidence, std::vector<NameSpan>& names);

}  // namespace saidby
