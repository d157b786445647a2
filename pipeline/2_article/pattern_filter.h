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

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
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
  // `lacks`: bytes (letters in lower case) of which a line that the pattern matches holds none.
  void add(const PatternNeeds& needs, std::string_view lacks = {});
  void compile();   // after the last add

  // Indices of the patterns whose needs the line meets, ascending. Cost: one pass over the line.
  std::vector<std::uint32_t> may_match(std::string_view line) const;

 private:
  static constexpr std::size_t slots = 1 << 15;
  using Texts = std::map<std::string, std::vector<std::uint32_t>>;   // pieces: the needs that each meets
  struct Range {
    std::uint32_t begin = 0, end = 0;   // in needs_
  };
  struct Piece {
    std::uint64_t first = 0, mask = 0;   // its first eight bytes, and which of them it has
    std::uint32_t begin = 0, size = 0;   // in letters_
    Range needs;
  };
  class Look;
  Range add_needs(const std::vector<std::uint32_t>& needs);

  Texts texts_;
  std::vector<std::uint16_t> wanted_;                     // by pattern: how many needs it has
  std::vector<std::string> lacks_;                   // by pattern
  std::vector<std::uint32_t> always_;                     // patterns without needs
  std::vector<std::uint32_t> of_needs_;                   // by need: its pattern
  std::vector<std::uint32_t> needs_;
  std::vector<std::pair<unsigned char, Range>> single_bytes_;   // pieces of one byte; what follows is of longer ones
  std::vector<Piece> pieces_;                             // by their first three bytes
  std::vector<std::uint32_t> starts_;                     // of each three bytes in pieces_
  std::vector<std::uint32_t> fourths_;                    // of each three bytes: which bytes stand behind them in pieces, by their last five bits
  std::string letters_;
};

}  // namespace saidby
