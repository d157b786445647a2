// Which of many patterns may match somewhere in a line: for each pattern is known what a line must hold for it, as pieces of text of which one must be there.
// Only patterns whose needs a line meets are tried.
//
//   needs_of("(?i)subscribe to (?:our|the) letter", options)    ->    one of "subscribe to our letter", "subscribe to the letter"
//   filter.add(needs);  filter.compile();  filter.may_match("Subscribe to our letter")   ->   {0}
//
// The needs come from RE2 (its FilteredRE2 says which pieces a pattern can't do without) and are kept with the rules' image, so that a start compiles no pattern.
// One automaton for all patterns (RE2::Set) grows with every new line instead; on web pages it cost five times as much.
#pragma once

#include <re2/re2.h>

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace saidby {

// Of each list one piece must stand in a line, in any case of ASCII letters. No lists: any line may match.
using PatternNeeds = std::vector<std::vector<std::string>>;

// The needs of a pattern that RE2 takes; of another none. Cost: compiles it.
PatternNeeds needs_of(const std::string& pattern, const re2::RE2::Options& options);

// Needs as bytes, and back; reads nothing from bytes that aren't of `patterns` patterns.
std::string bytes_of(const std::vector<PatternNeeds>& needs);
std::vector<PatternNeeds> needs_from(std::string_view bytes, std::size_t patterns);

class PatternFilter {
 public:
  void add(const PatternNeeds& needs);
  void compile();   // after the last add

  // Indices of the patterns whose needs the line meets, ascending. Cost: one pass over the line.
  std::vector<std::uint32_t> may_match(std::string_view line) const;
  bool may_match(std::string_view line, std::uint32_t pattern) const { return meets(needs_met(line), pattern); }

 private:
  using Bits = std::vector<std::uint64_t>;
  struct Piece {
    std::string text;
    std::vector<std::uint32_t> needs;   // that it meets
  };
  std::uint32_t piece(const std::string& text);
  static void meet(Bits& met, const Piece& piece);
  Bits needs_met(std::string_view line) const;
  bool meets(const Bits& met, std::uint32_t pattern) const;

  std::vector<Piece> pieces_;
  std::unordered_map<std::string, std::uint32_t> by_text_;
  std::uint32_t needs_ = 0;
  std::vector<std::vector<std::uint32_t>> of_patterns_;   // needs by pattern
  Bits always_;                                           // needs that count as met: a piece whose case isn't folded here
  std::vector<std::uint32_t> single_bytes_;               // pieces of one byte; what follows is of longer ones
  std::bitset<1 << 16> begins_;                           // by the first two bytes of a piece
  std::bitset<1 << 16> goes_on_;                          // by its second and third byte
  std::unordered_map<std::size_t, std::vector<std::uint32_t>> by_pair_;   // pieces by their first two bytes
};

}  // namespace saidby
