// What a line of symbols must hold for a rule to match at all: for each part of its pattern that can't be left out, a symbol of one of some categories and
// of one of some classes. A few AND operations a rule, so that RE2 is asked only about lines where a match is possible.
//
//   {QUOTE} ,? (?P<cue>{say&VERB}) ({PERSON}|{NAME})   ->   needs a QUOTE, a verb of the list say, a PERSON or NAME
#pragma once

#include <bitset>
#include <string_view>
#include <vector>

namespace saidby {

// The bytes (categories and classes, whose ranges are disjoint) that stand in a line, or that one symbol may have.
using SymbolBytes = std::bitset<256>;

SymbolBytes symbol_bytes(std::string_view line);

// A part of a pattern in the order of writing: an operator, or an item with the symbols that it stands for.
struct PatternPart {
  std::string_view operation;   // "(", ")", "|", "?", "*", "+", "{1,4}"; empty: an item
  SymbolBytes categories, classes;
};

class RuleNeeds {
 public:
  RuleNeeds() = default;
  // Well-formed patterns; of others nothing is needed.
  explicit RuleNeeds(const std::vector<PatternPart>& parts);

  // False answers are certain.
  bool may_match(const SymbolBytes& line) const {
    for (const Need& need : needs_)
      if ((need.categories & line).none() || (need.classes & line).none()) return false;
    return true;
  }
  std::size_t size() const { return needs_.size(); }

 private:
  struct Need {
    SymbolBytes categories, classes;
  };
  friend class NeedReader;
  std::vector<Need> needs_;
};

}  // namespace saidby
