#include "pipeline/6_quotes/term_evidence.h"

#include <algorithm>

namespace saidby {
namespace {

enum Kind : std::uint32_t { quote, title, brief };

constexpr std::uint32_t context = 8;   // tokens on each side that a rule sees

Kind kind_of(const Reading& r, const QuotationInText& quotation) {
  std::uint32_t words = 0;
  bool capitals = true;
  for (std::uint32_t at = quotation.first; at < quotation.last; ++at) {
    const Token& token = r.token(at);
    if (token.kind == TokenKind::punctuation) continue;
    const bool small = r.in(at, r.lists.prepositions) || r.in(at, r.lists.determiners) || r.in(at, r.lists.conjunctions);
    capitals = capitals && (token.shape != Shape::lower || (small && words > 0));
    ++words;
  }
  if (capitals && words > 0 && words <= 12) return title;
  return words <= 3 ? brief : quote;
}

}  // namespace

std::vector<std::string> term_rule_kinds() { return {"QUOTE", "TITLE", "SHORT"}; }

TermEvidence::TermEvidence(const Reading& r, const SymbolRules& rules) : hits_(r.quotations.size()), decided_(r.quotations.size()) {
  if (rules.rules().empty()) return;
  std::vector<Annotation> annotations;
  std::vector<std::uint32_t> quotation_of;
  for (std::uint32_t q = 0; q < r.quotations.size(); ++q) {
    const QuotationInText& quotation = r.quotations[q];
    if (quotation.first == quotation.last) continue;
    annotations.push_back({quotation.first, quotation.last, kind_of(r, quotation), quotation.first});
    quotation_of.push_back(q);
  }
  for (std::size_t a = 0; a < annotations.size(); ++a) {
    if (annotations[a].kind == quote && annotations[a].last - annotations[a].first > 12) continue;
    const Block& block = r.tokens.blocks[r.quotations[quotation_of[a]].block];
    const std::uint32_t first = std::max(block.first, annotations[a].first - std::min(annotations[a].first, context)), last = std::min(block.last, annotations[a].last + context);
    const SymbolLine line = rules.fold(r.tokens.words, first, last, annotations);
    for (const RuleMatch& match : rules.matches(line)) {
      const RuleGroup* term = match.group("term");
      if (!term || term->first >= line.units.size() || line.units[term->first].annotation != a) continue;
      hits_[quotation_of[a]].push_back(rules.rules()[match.rule].id);
      if (rules.rules()[match.rule].decides) decided_[quotation_of[a]] = true;
    }
  }
}

}  // namespace saidby
