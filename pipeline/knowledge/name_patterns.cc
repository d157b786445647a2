#include "pipeline/knowledge/name_patterns.h"

#include <algorithm>

namespace saidby {
namespace {

constexpr std::uint32_t longest_sentence = 4000;   // bytes; the time of a find-all loop grows with the square of it at worst
constexpr int most_program = 1 << 18;              // bytes of memory for one pattern

re2::RE2::Options options_of(bool any_case) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_longest_match(true);
  options.set_case_sensitive(!any_case);
  options.set_max_mem(most_program);
  return options;
}

}  // namespace

std::string fault_of_pattern(std::string_view pattern, bool any_case) {
  if (pattern.size() > longest_pattern) return "a pattern of " + std::to_string(pattern.size()) + " bytes; at most " + std::to_string(longest_pattern) + ", split the row";
  const re2::RE2 compiled(re2::StringPiece(pattern.data(), pattern.size()), options_of(any_case));
  if (!compiled.ok()) return "RE2 rejects the pattern: " + compiled.error() + "; see https://github.com/google/re2/wiki/Syntax";
  if (re2::RE2::FullMatch("", compiled)) return "the pattern matches the empty string; make a part of it mandatory";
  return "";
}

void NamePatterns::add(std::string_view pattern, bool any_case) {
  patterns_.push_back(std::make_unique<const re2::RE2>(re2::StringPiece(pattern.data(), pattern.size()), options_of(any_case)));
}

std::vector<PatternHit> NamePatterns::find(const Text& text, std::span<const Token> words, std::uint32_t first, std::uint32_t last) const {
  std::vector<PatternHit> hits;
  if (empty() || first == last) return hits;
  const std::uint32_t begin = words[first].span.begin;
  const std::string_view bytes = text.view({begin, std::min(words[last - 1].span.end, begin + longest_sentence)});
  const re2::StringPiece line(bytes.data(), bytes.size());
  for (std::uint32_t p = 0; p < patterns_.size(); ++p) {
    re2::StringPiece found;
    std::uint32_t word = first;
    for (std::size_t at = 0; at < bytes.size() && patterns_[p]->Match(line, at, bytes.size(), re2::RE2::UNANCHORED, &found, 1);) {
      const auto from = begin + static_cast<std::uint32_t>(found.data() - bytes.data());
      const auto to = from + static_cast<std::uint32_t>(found.size());
      while (word < last && words[word].span.begin < from) ++word;
      std::uint32_t end = word;
      while (end < last && words[end].span.end < to) ++end;
      const bool bounds = word < last && end < last && words[word].span.begin == from && words[end].span.end == to;
      if (bounds) hits.push_back({word, end + 1, p});
      // behind the match, or, when it is no whole words, behind the word where it begins
      at = bounds ? to - begin : (word < last && words[word].span.begin == from ? words[word].span.end : from + 1) - begin;
      while (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80) ++at;
    }
  }
  std::stable_sort(hits.begin(), hits.end(), [](const PatternHit& a, const PatternHit& b) { return a.first < b.first; });
  return hits;
}

}  // namespace saidby
