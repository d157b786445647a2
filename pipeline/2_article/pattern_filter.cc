#include "pipeline/2_article/pattern_filter.h"

#include <algorithm>

namespace saidby {
namespace {

std::size_t pair_at(std::string_view text, std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8 | static_cast<unsigned char>(text[at + 1]); }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

bool PatternFilter::add(const std::string& pattern, const re2::RE2::Options& options) {
  int id = 0;
  if (filter_.Add(pattern, options, &id) != re2::RE2::NoError) return false;
  ++count_;
  return true;
}

void PatternFilter::compile() {
  if (count_ == 0) return;
  filter_.Compile(&atoms_);
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    if (atoms_[i].size() < shortest_atom || !is_ascii(atoms_[i])) {
      always_.push_back(static_cast<int>(i));
      continue;
    }
    begins_.set(pair_at(atoms_[i], 0));
    goes_on_.set(pair_at(atoms_[i], 1));
    by_pair_[pair_at(atoms_[i], 0)].push_back(static_cast<int>(i));
  }
}

// The line is compared in lower case, as the atoms are.
std::vector<int> PatternFilter::atoms_in(std::string_view line) const {
  std::string lower(line);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  std::vector<int> found = always_;
  for (std::size_t at = 0; at + 2 < lower.size(); ++at) {
    if (!begins_[pair_at(lower, at)] || !goes_on_[pair_at(lower, at + 1)]) continue;
    for (const int atom : by_pair_.at(pair_at(lower, at)))
      if (std::string_view(lower).substr(at).starts_with(atoms_[static_cast<std::size_t>(atom)])) found.push_back(atom);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<int> PatternFilter::matches(std::string_view line) const {
  std::vector<int> found;
  if (count_ == 0) return found;
  filter_.AllMatches({line.data(), line.size()}, atoms_in(line), &found);
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace saidby
