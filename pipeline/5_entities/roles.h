// What people are, from the words beside their names: rules/5_entities, over sentences with the mentions folded.
//
//   "Wang Xu, executive vice-mayor of Tianjin, said"  ->  Wang Xu: "executive vice-mayor of Tianjin", an office
#pragma once

#include <string>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/symbol_rules.h"
#include "pipeline/knowledge/word_lists.h"

namespace saidby {

struct Role {
  std::uint32_t mention = none;        // of the person
  std::uint32_t first = 0, last = 0;   // tokens; none where only the organization is told
  Span span;
  std::string text;                    // as written; before a name without capitals that are only due to the place: "foreign minister"
  bool office = false;                 // names a public office (rules/words/offices.txt)
  std::uint32_t organization = none;   // mention inside the role, or beside the name: "Ann Lee of the Farmers' Union"
  RuleId why;
};

// The kinds of annotation that the rules may name.
std::vector<std::string> role_kinds();

// Roles in text order.
std::vector<Role> find_roles(const Text& text, const Tokens& tokens, const std::vector<Mention>& mentions, const SymbolRules& rules, const WordLists& lists);

}  // namespace saidby
