// What a line of symbols must hold for a rule to match at all: for each part of its pattern that can't be left out, a symbol of one of some categories, of
// one of some classes and of one of some shapes, in the order of the pattern and with nothing between them but what the pattern has there. So RE2 is asked only
// about lines, and from places on them, where a match is likely.
//
//   {QUOTE} ,? (?P<cue>{say&VERB}) ({PERSON}|{NAME})   ->   needs a QUOTE, then, behind commas at most, a verb of the list say, and next to it a PERSON or NAME
//
// Where on the line a need is met is a number of 128 bits; a pattern's needs are followed through it bit by bit from the last to the first, all places at once (R. Baeza-Yates and
// G. Gonnet, "A new approach to text searching", CACM 1992).
#pragma once

#include <array>
#include <bit>
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
  RuleNeeds();
  // Adds a rule; its number is the count of those before it. Well-formed patterns; of others nothing is needed.
  void add(const std::vector<PatternPart>& parts);

  // As sections of an image, and back: only asked then, nothing is added.
  static constexpr std::size_t sections = 4;
  void write(ImageSections& image) const;
  static RuleNeeds read(std::span<const std::string_view, sections> parts);
  std::size_t size() const { return rules_.size(); }

  // Kinds of symbols, those that items of patterns stand for, by their numbers. Kinds{}: none.
  class Kinds {
   public:
    static constexpr std::size_t most = 128, any = most - 1;   // the last: symbols whatever, for items that find no number
    void add(std::size_t kind) { words_[kind / 64] |= std::uint64_t{1} << kind % 64; }
    std::uint8_t eight(std::size_t plane) const { return static_cast<std::uint8_t>(words_[plane / 8] >> 8 * (plane % 8)); }   // the kinds from 8 * plane on
    bool one() const { return std::popcount(words_[0]) + std::popcount(words_[1]) == 1; }
    bool within(const Kinds& other) const { return ((words_[0] & ~other.words_[0]) | (words_[1] & ~other.words_[1])) == 0; }
    template <class Visit>
    void for_each(Visit visit) const {
      for (std::size_t half = 0; half < words_.size(); ++half)
        for (std::uint64_t rest = words_[half]; rest; rest &= rest - 1) visit(64 * half + static_cast<std::size_t>(std::countr_zero(rest)));
    }
    Kinds& operator|=(const Kinds& other) { return words_[0] |= other.words_[0], words_[1] |= other.words_[1], *this; }
    Kinds& operator&=(const Kinds& other) { return words_[0] &= other.words_[0], words_[1] &= other.words_[1], *this; }
    friend bool operator==(const Kinds&, const Kinds&) = default;

   private:
    std::array<std::uint64_t, 2> words_;
  };

  // Places on a line, a bit each: the first symbol is the highest bit. Places{}: none.
  class Places {
   public:
    static constexpr std::size_t most = 128;
    Places() = default;
    Places(std::uint64_t first_64, std::uint64_t others) : bits_(static_cast<Bits>(first_64) << 64 | others) {}
    static constexpr Places everywhere() { return Places(~Bits{0}); }

    explicit operator bool() const { return bits_ != 0; }
    std::size_t count() const { return static_cast<std::size_t>(std::popcount(high()) + std::popcount(low())); }
    std::size_t first() const { return static_cast<std::size_t>(high() ? std::countl_zero(high()) : 64 + std::countl_zero(low())); }
    void drop_first() { bits_ &= ~(top >> first()); }
    friend Places operator&(Places a, Places b) { return Places(a.bits_ & b.bits_); }
    Places& operator|=(Places other) { return bits_ |= other.bits_, *this; }

    // The places right before these; these and the runs of `others` that end right before them.
    Places before() const { return Places(bits_ << 1); }
    Places with_runs_before(Places others) const {
      const Bits ends = bits_ << 1 & others.bits_;
      return Places(bits_ | ends | (((others.bits_ + ends) ^ others.bits_) & others.bits_));
    }

   private:
    using Bits = unsigned __int128;
    static constexpr Bits top = Bits{1} << (most - 1);
    explicit constexpr Places(Bits bits) : bits_(bits) {}
    std::uint64_t high() const { return static_cast<std::uint64_t>(bits_ >> 64); }
    std::uint64_t low() const { return static_cast<std::uint64_t>(bits_); }

    Bits bits_;
  };

  static constexpr std::size_t most_needs = 256;

  // A line and what its symbols meet. Cost: a few instructions a symbol; then a few a rule, and some fifty for a need that several lines of rules lead to.
  class Line {
   public:
    Line(const RuleNeeds& needs, std::string_view symbols);
    // Where a match may begin: nowhere else, that is certain. Of a line of more than 128 symbols, or of what found no number, only little is known.
    Places beginnings(std::size_t rule) { return needs_.rules_[rule].kinds.within(any_) ? followed(rule) : Places{}; }

   private:
    Places followed(std::size_t rule);
    Places places_of(std::size_t need);
    Places places_of_kind(std::size_t kind);

    const RuleNeeds& needs_;
    std::size_t size_;
    std::array<Kinds, Places::most> met_;   // by symbol: of which kinds it is
    Kinds any_{};                           // of which kinds one of the symbols is
    std::array<std::array<std::uint8_t, Places::most>, Kinds::most / 8> planes_;   // the same turned: of eight kinds, by symbol
    std::bitset<Kinds::most / 8> turned_;   // planes that are filled
    std::bitset<most_needs> looked_up_;     // needs whose places are known
    std::array<Places, most_needs> places_;
  };

 private:
  struct Step {
    std::uint8_t need;
    std::uint8_t between;   // what may stand between the step before and this one, as often as it likes; 0: nothing
  };
  struct Rule {
    Kinds kinds{};   // without any one of which there is no match
    std::vector<Step> steps;
  };
  struct Kind {
    SymbolBytes categories, classes, shapes;
    friend bool operator==(const Kind&, const Kind&) = default;
  };
  friend class NeedReader;
  struct Need;
  std::size_t number_of(const Kind& kind);
  std::uint8_t number_of(const Need& need);
  void note_kinds(Rule& rule) const;

  std::vector<Kind> kinds_;
  std::vector<Kinds> needs_{Kinds{}};   // one of these kinds; the first: nothing
  std::vector<Rule> rules_;
  std::array<Kinds, 256> of_byte_{};    // the kinds that a category, class or shape is good for
};

}  // namespace saidby
