#include "pipeline/5_entities/entities.h"

#include <unordered_map>

#include "pipeline/3_tokens/fold.h"

namespace saidby {
namespace {

std::string key_of(const Text& text, const Mention& mention, const Knowledge& knowledge) {
  if (mention.entry != none) return "entry:" + std::string(knowledge.gazetteers.entry(mention.entry).id);
  return std::string(name_of(mention.type)) + ":" + fold_word(text.view(mention.span));
}

}  // namespace

std::vector<Entity> resolve_entities(const Text& text, const Article&, const Tokens&, const std::vector<Mention>& mentions, const Knowledge& knowledge) {
  std::vector<Entity> entities;
  std::unordered_map<std::string, std::size_t> known;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    const auto [it, fresh] = known.try_emplace(key_of(text, mention, knowledge), entities.size());
    if (fresh) {
      Entity entity;
      entity.type = mention.type;
      entity.name = text.view(mention.span);
      if (mention.entry != none) entity.gazetteer = knowledge.gazetteers.entry(mention.entry).id;
      entities.push_back(std::move(entity));
    }
    entities[it->second].mentions.push_back(i);
  }
  return entities;
}

void link_mentions(const std::vector<Entity>& entities, std::vector<Mention>& mentions) {
  for (std::uint32_t i = 0; i < entities.size(); ++i)
    for (const std::uint32_t mention : entities[i].mentions) mentions[mention].entity = i;
}

}  // namespace saidby
