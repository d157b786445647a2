// Stage 5: who and what the mentions are: one entity for all names of a thing.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {

// Every mention belongs to one entity; the caller sets Mention::entity from Entity::mentions (link_mentions). Entities in
// order of their first mention.
std::vector<Entity> resolve_entities(const Text& text, const Article& article, const Tokens& tokens, const std::vector<Mention>& mentions, const Knowledge& knowledge);

// Writes each mention's entity.
void link_mentions(const std::vector<Entity>& entities, std::vector<Mention>& mentions);

}  // namespace saidby
