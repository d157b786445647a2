// What the rules of rules/6_quotes say: which quotations are terms, titles or nicknames rather than speech. A quotation is folded to
// TITLE, SHORT or QUOTE by its words; the hits are evidence for the choice that quotation_choice.h describes.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/6_quotes/reading.h"
#include "pipeline/knowledge/symbol_rules.h"

namespace saidby {

class TermEvidence {
 public:
  TermEvidence(const Reading& reading, const SymbolRules& rules);

  // Ids of the rules that take quotation `q` for no speech, in their order.
  const std::vector<std::string_view>& of_quotation(std::uint32_t q) const { return hits_[q]; }
  // Does one of them answer by itself?
  bool decides(std::uint32_t q) const { return decided_[q]; }

 private:
  std::vector<std::vector<std::string_view>> hits_;
  std::vector<bool> decided_;
};

std::vector<std::string> term_rule_kinds();

}  // namespace saidby
