#include "pipeline/knowledge/rule_needs.h"

namespace saidby {

SymbolBytes symbol_bytes(std::string_view line) {
  SymbolBytes bytes;
  for (const char c : line) bytes.set(static_cast<unsigned char>(c));
  return bytes;
}

// Alternatives of sequences of items and groups, each with what follows it: ? * + {m,n}.
class NeedReader {
 public:
  explicit NeedReader(const std::vector<PatternPart>& parts) : parts_(parts) {}

  using Needs = std::vector<RuleNeeds::Need>;
  Needs read() {
    Needs needs = alternatives();
    return at_ == parts_.size() ? needs : Needs();
  }

 private:
  bool on(std::string_view operation) const { return at_ < parts_.size() && parts_[at_].operation == operation; }

  // Of one alternative all its needs; of several one: what any of them needs first.
  Needs alternatives() {
    Needs needs = sequence();
    while (on("|")) {
      ++at_;
      const Needs other = sequence();
      if (needs.empty() || other.empty()) {
        needs.clear();
        continue;
      }
      needs.resize(1);
      needs[0].categories |= other[0].categories;
      needs[0].classes |= other[0].classes;
      needs[0].shapes |= other[0].shapes;
    }
    return needs;
  }

  Needs sequence() {
    Needs needs;
    while (at_ < parts_.size() && !on("|") && !on(")")) {
      Needs part = atom();
      if (!optional()) needs.insert(needs.end(), part.begin(), part.end());
    }
    return needs;
  }

  Needs atom() {
    const PatternPart& part = parts_[at_++];
    if (part.operation.empty()) return {{part.categories, part.classes, part.shapes}};
    if (!part.operation.starts_with('(')) return {};
    Needs needs = alternatives();
    if (on(")")) ++at_;
    return needs;
  }

  // Steps over what says how often the last part stands.
  bool optional() {
    bool may_lack = false;
    while (at_ < parts_.size()) {
      const std::string_view operation = parts_[at_].operation;
      if (operation != "?" && operation != "*" && operation != "+" && !operation.starts_with('{')) break;
      may_lack = may_lack || operation == "?" || operation == "*" || operation.starts_with("{0");
      ++at_;
    }
    return may_lack;
  }

  const std::vector<PatternPart>& parts_;
  std::size_t at_ = 0;
};

RuleNeeds::RuleNeeds(const std::vector<PatternPart>& parts) : needs_(NeedReader(parts).read()) {}

}  // namespace saidby
