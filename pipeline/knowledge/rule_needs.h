// What a line of symbols must hold for a rule to match at all: for each part of its pattern that can't be left out, a symbol of one of some categories, of
// one of some classes and of one of some shapes, in the order of the pattern and side by side where the pattern has them so. So RE2 is asked only about lines
// where a match is likely.
//
//   {QUOTE} ,? (?P<cue>{say&VERB}) ({PERSON}|{NAME})   ->   needs a QUOTE, then somewhere a verb of the list say, and next to it a PERSON or NAME
//
// Where on the line a need is met is a number of 128 bits; a pattern's needs are followed through it bit by bit, all places at once (R. Baeza-Yates and
// G. Gonnet, "A new approach to text searching", CACM 1992).
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/knowledge/image_sections.h"

namespace saidby {

inline constexpr std::size_t symbol_width = 3;   // bytes: category, class, shape, of disjoint ranges

// Bytes that a symbol may have.
using SymbolBytes = std::bitset<256>;

// A part of a pattern in the order of writing: an operator, or an item with the symbols that it stands for.
struct PatternPart {
  std::string_view operation;   // "(", ")", "|", "?", "*", "+", "{1,4}", "^", "$"; empty: an item
  SymbolBytes categories, classes, shapes;
};

// The needs of a folder's rules.
class RuleNeeds {
 public:
  // Adds a rule; its number is the count of those before it. Well-formed patterns; of others nothing is needed.
  void add(const std::vector<PatternPart>& parts);

  // As sections of an image, and back: only asked then, nothing is added.
  static constexpr std::size_t sections = 3;
  void write(ImageSections& image) const;
  static RuleNeeds read(std::span<const std::string_view, sections> parts);
  std::size_t size() const { return rules_.size(); }

  // A line and what its symbols meet. Cost: a few instructions a symbol; then a few a rule, and some fifty for a need that several lines of rules lead to.
  class Line {
   public:
    Line(const RuleNeeds& needs, std::string_view symbols);
    // False answers are certain. Of a line of more than 128 symbols, or of needs after the first 64 that differ, only little is known.
    bool may_match(std::size_t rule) { return (needs_.rules_[rule].needs & ~any_) == 0 && in_order(rule); }

   private:
    using Places = unsigned __int128;
    bool in_order(std::size_t rule);
    Places places_of(std::size_t need);

    const RuleNeeds& needs_;
    std::size_t size_;
    std::array<std::uint64_t, 128> met_;      // by symbol: which needs it meets
    std::uint64_t any_ = 0, looked_up_ = 0;   // which needs a symbol meets; whose places are known
    std::array<Places, 64> places_;
  };

 private:
  struct Step {
    std::uint8_t need;
    bool beside, run;   // right after the step before; one or more such symbols
  };
  struct Rule {
    std::uint64_t needs = 0;
    std::vector<Step> steps;
  };
  struct Need {
    SymbolBytes categories, classes, shapes;
    friend bool operator==(const Need&, const Need&) = default;
  };
  friend class NeedReader;
  std::size_t number_of(const Need& need);

  std::vector<Need> needs_;
  std::vector<Rule> rules_;
  std::array<std::uint64_t, 256> of_byte_{};   // the needs that a category, class or shape is good for
};

}  // namespace saidby
