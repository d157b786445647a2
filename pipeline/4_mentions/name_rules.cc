#include "pipeline/4_mentions/name_rules.h"

#include <algorithm>
#include <array>

namespace saidby {
namespace {

struct GroupMeaning {
  std::string_view name;
  NameType type;
  std::optional<EntityType> kind;
};
constexpr std::array<GroupMeaning, 7> meanings = {{{"person", NameType::person, EntityType::person},
                                                   {"place", NameType::place, std::nullopt},
                                                   {"city", NameType::place, EntityType::city},
                                                   {"country", NameType::place, EntityType::country},
                                                   {"region", NameType::place, EntityType::region},
                                                   {"organization", NameType::organization, EntityType::organization},
                                                   {"other", NameType::other, std::nullopt}}};
constexpr std::uint32_t longest_line = 300;   // tokens; the rest of a longer sentence is read as a line of its own

void add_hits(const SymbolLine& line, const SymbolRules& rules, std::vector<RuleHit>& hits) {
  std::uint32_t done = 0, rule = none;   // a match inside the last one of the same rule says nothing new
  for (const RuleMatch& match : rules.matches(line)) {
    for (const RuleGroup& group : match.groups) {
      const auto meaning = std::find_if(meanings.begin(), meanings.end(), [&](const GroupMeaning& one) { return one.name == group.name; });
      if (meaning == meanings.end()) continue;
      if (rule == match.rule && group.first < done) continue;
      rule = match.rule;
      done = group.last;
      hits.push_back({line.units[group.first].first, line.units[group.last - 1].last, match.rule, meaning->type, meaning->kind});
    }
  }
}

}  // namespace

std::vector<RuleHit> find_rule_hits(const Tokens& tokens, const SymbolRules& rules) {
  std::vector<RuleHit> hits;
  if (rules.rules().empty()) return hits;
  for (const Sentence& sentence : tokens.sentences)
    for (std::uint32_t first = sentence.first; first < sentence.last; first += longest_line)
      add_hits(rules.fold(tokens.words, first, std::min(sentence.last, first + longest_line), {}), rules, hits);
  std::stable_sort(hits.begin(), hits.end(), [](const RuleHit& a, const RuleHit& b) { return a.first < b.first; });
  return hits;
}

}  // namespace saidby
