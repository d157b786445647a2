// Rows of gazetteers with the flag `pattern`: their name is an RE2 pattern over the text, not a name.
//
//   Route [0-9]{1,3}      finds "Route 66" in "along Route 66 to"      and nothing in "Routes 66"
//
// A pattern matches from a word's first byte to a word's last, leftmost and longest, inside one sentence. Immutable after construction; shared by all threads.
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"

namespace saidby {

inline constexpr std::size_t longest_pattern = 1000;   // bytes

// What is wrong with a pattern; empty: nothing. RE2's message, a pattern that is too large, or one that matches nothing at all.
std::string fault_of_pattern(std::string_view pattern, bool any_case);

struct PatternHit {
  std::uint32_t first = 0, last = 0;   // tokens
  std::uint32_t pattern = 0;           // in the order of add()
};

class NamePatterns {
 public:
  bool empty() const { return patterns_.empty(); }
  void add(std::string_view pattern, bool any_case);
  // Matches in a sentence, sorted by first token. Only its first 4,000 bytes are read. Cost: each pattern once over the sentence.
  std::vector<PatternHit> find(const Text& text, std::span<const Token> words, std::uint32_t first, std::uint32_t last) const;

 private:
  std::vector<std::unique_ptr<const re2::RE2>> patterns_;
};

}  // namespace saidby
