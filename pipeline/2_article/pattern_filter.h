// Which of many patterns match somewhere in a line: RE2's FilteredRE2 says which literal pieces ("atoms") a pattern can't do without, and only patterns whose
// atoms stand in the line are tried. One automaton for all patterns (RE2::Set) grows with every new line instead; on web pages it cost five times as much.
//
//   PatternFilter filter;  filter.add("(?i)subscribe to", options, &error);  filter.compile();
//   filter.matches("Subscribe to our letter")   ->   {0}
#pragma once

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace saidby {

class PatternFilter {
 public:
  // Returns false for a pattern that RE2 rejects. `needs`: bytes of which a line has one where the pattern matches ("0-9": a digit); "": not known.
  bool add(const std::string& pattern, std::string_view needs, const re2::RE2::Options& options);
  void compile();   // after the last add
  bool empty() const { return count_ == 0; }

  // Indices of the patterns that match, ascending. Cost: one pass over the line, and RE2 for each pattern whose atoms are in it.
  std::vector<int> matches(std::string_view line) const;

 private:
  using Bytes = std::bitset<256>;
  void atoms_in(std::string_view line, std::vector<int>& found) const;

  static constexpr std::size_t shortest_atom = 3;
  re2::FilteredRE2 filter_{static_cast<int>(shortest_atom)};
  std::vector<std::string> atoms_;
  std::vector<int> always_;                          // atoms that are taken to be in every line: letters outside ASCII have case that isn't folded here
  std::vector<std::unique_ptr<re2::RE2>> by_bytes_;  // patterns that need a byte of `needs_` and are tried on lines that have one
  std::vector<Bytes> needs_;
  std::vector<std::size_t> of_bytes_, of_atoms_;     // number of each pattern of both kinds
  std::vector<std::uint16_t> first_;                 // by the hash of an atom's first three bytes: 1 + its number, 0: none
  std::vector<std::uint16_t> next_;                  // the next atom of the same hash, likewise
  std::size_t count_ = 0;
};

}  // namespace saidby
