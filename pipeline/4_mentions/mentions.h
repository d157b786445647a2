// Stage 4: the names in an article: people, places, organizations.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {

// Mentions in text order, disjoint: of names inside names ("Shanghai" in "Shanghai Cooperation Organization") the outer one.
std::vector<Mention> find_mentions(const Text& text, const Article& article, const Tokens& tokens, const Knowledge& knowledge);

}  // namespace saidby
