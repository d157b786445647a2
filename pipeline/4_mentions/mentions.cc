#include "pipeline/4_mentions/mentions.h"

#include "pipeline/4_mentions/reader.h"

namespace saidby {
namespace {

constexpr std::array<RuleId, name_types> model_ids = {"model:person", "model:place", "model:organization", "model:other"};

// A place that no list knows is what a rule says, or a region: a district, an airport, a forest.
EntityType entity_type(NameType type, const FoundName* found, const RuleHit* hit) {
  if (type == NameType::organization) return EntityType::organization;
  if (type == NameType::other) return EntityType::other;
  if (type == NameType::person) return found && found->type == ListType::official ? EntityType::official : EntityType::person;
  if (!found) return hit && hit->kind ? *hit->kind : EntityType::region;
  return found->type == ListType::city ? EntityType::city : found->type == ListType::country ? EntityType::country : EntityType::region;
}

// The row that the words are a name of: strong before weak, then the greater weight of its list, then the order of the files.
const FoundName* row_of(const NameSpan& name, const Evidence& evidence) {
  const Gazetteers& gazetteers = evidence.knowledge.gazetteers;
  const FoundName* best = nullptr;
  for (const FoundName& found : evidence.names_at(name.first)) {
    if (found.last != name.last || name_kind(found.type) != name.type) continue;
    const auto rank = [&](const FoundName& one) { return std::pair(!one.hit.weak(), gazetteers.list_weight(gazetteers.entry(one.hit.entry).list)); };
    if (!best || rank(found) > rank(*best)) best = &found;
  }
  return best;
}

// The first rule that sees this name, one that says what kind of place it is before others.
const RuleHit* hit_of(const NameSpan& name, const Evidence& evidence) {
  const RuleHit* best = nullptr;
  for (const RuleHit& hit : evidence.rule_hits_at(name.first)) {
    if (hit.last != name.last || hit.type != name.type) continue;
    if (!best || std::pair(!hit.kind, hit.rule) < std::pair(!best->kind, best->rule)) best = &hit;
  }
  return best;
}

Mention mention_of(const NameSpan& name, const Evidence& evidence) {
  const FoundName* found = row_of(name, evidence);
  const RuleHit* hit = hit_of(name, evidence);
  Mention mention;
  mention.span = {evidence.tokens[name.first].span.begin, evidence.tokens[name.last - 1].span.end};
  mention.first = name.first;
  mention.last = name.last;
  mention.type = entity_type(name.type, found, hit);
  mention.entry = found ? found->hit.entry : none;
  mention.confidence = name.probability;
  if (hit) mention.why = evidence.knowledge.name_rules.rules()[hit->rule].id;
  else if (found && !found->hit.weak()) mention.why = evidence.knowledge.gazetteers.list_rule(found->hit.entry);
  else mention.why = model_ids[static_cast<std::size_t>(name.type)];
  return mention;
}

}  // namespace

std::vector<Mention> find_mentions(const Text& text, const Article&, const Tokens& tokens, const Knowledge& knowledge) {
  const Evidence evidence(text, tokens, knowledge);
  const NameReader reader(evidence, tokens);
  std::vector<Mention> mentions;
  for (const NameSpan& name : reader.read(knowledge.names)) mentions.push_back(mention_of(name, evidence));
  return mentions;
}

}  // namespace saidby
