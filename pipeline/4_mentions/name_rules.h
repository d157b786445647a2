// rules/4_mentions: names seen by the words beside them. A match is evidence, not yet a name: the model weighs it, and a
// name that a rule has seen gives the rule's id as its why.
//
//   "Asterby, a newly built city in the north"   ->   Asterby: a city, by the rule city-described
#pragma once

#include <optional>
#include <vector>

#include "pipeline/4_mentions/name_model.h"
#include "pipeline/document.h"
#include "pipeline/knowledge/symbol_rules.h"

namespace saidby {

struct RuleHit {
  std::uint32_t first = 0, last = 0;   // tokens
  std::uint32_t rule = 0;              // index into SymbolRules::rules
  NameType type = NameType::person;
  std::optional<EntityType> kind;      // what the rule says in full: a city, a country, a region
};

// Sorted by first token; several rules may see the same words.
std::vector<RuleHit> find_rule_hits(const Tokens& tokens, const SymbolRules& rules);

}  // namespace saidby
