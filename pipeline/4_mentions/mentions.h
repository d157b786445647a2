// Stage 4: the names in an article: people, places, organizations.
#pragma once

#include <vector>

#include "pipeline/4_mentions/evidence.h"

namespace saidby {

// Mentions in text order, disjoint: of names inside names ("Shanghai" in "Shanghai Cooperation Organization") the outer one.
std::vector<Mention> find_mentions(const Evidence& evidence, const Article& article);

}  // namespace saidby
