// What a line of symbols must hold for a rule to match at all: for each part of its pattern that can't be left out, a symbol of one of some categories, of
// one of some classes and of one of some shapes, in the order of the pattern. So RE2 is asked only about lines where a match is likely.
//
//   {QUOTE} ,? (?P<cue>{say&VERB}) ({PERSON}|{NAME})   ->   needs a QUOTE, then a verb of the list say, then a PERSON or NAME
#pragma once

#include <bitset>
#include <string_view>
#include <vector>

namespace saidby {

inline constexpr std::size_t symbol_width = 3;   // bytes: category, class, shape, of disjoint ranges

// The bytes that stand in a line, or that one symbol may have.
using SymbolBytes = std::bitset<256>;

SymbolBytes symbol_bytes(std::string_view line);

// A part of a pattern in the order of writing: an operator, or an item with the symbols that it stands for.
struct PatternPart {
  std::string_view operation;   // "(", ")", "|", "?", "*", "+", "{1,4}"; empty: an item
  SymbolBytes categories, classes, shapes;
};

class RuleNeeds {
 public:
  RuleNeeds() = default;
  // Well-formed patterns; of others nothing is needed.
  explicit RuleNeeds(const std::vector<PatternPart>& parts);

  // False answers are certain. `bytes`: those of the line. Cost: a few AND operations, and a walk over the line where they find nothing missing.
  bool may_match(std::string_view line, const SymbolBytes& bytes) const {
    for (const Need& need : needs_)
      if ((need.categories & bytes).none() || (need.classes & bytes).none()) return false;
    std::size_t at = 0;
    for (const Need& need : needs_) {
      while (at < line.size() && !need.takes(line.data() + at)) at += symbol_width;
      if (at == line.size()) return false;
      at += symbol_width;
    }
    return true;
  }
  std::size_t size() const { return needs_.size(); }

 private:
  struct Need {
    SymbolBytes categories, classes, shapes;
    bool takes(const char* symbol) const {
      const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(symbol[i]); };
      return categories[byte(0)] && classes[byte(1)] && shapes[byte(2)];
    }
  };
  friend class NeedReader;
  std::vector<Need> needs_;
};

}  // namespace saidby
