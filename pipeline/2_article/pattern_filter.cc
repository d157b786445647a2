#include "pipeline/2_article/pattern_filter.h"

#include <algorithm>

namespace saidby {
namespace {

std::size_t pair_at(std::string_view text, std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8 | static_cast<unsigned char>(text[at + 1]); }

std::size_t lower(char c) { return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }

bool starts_with_lower(std::string_view text, std::string_view atom) {
  return text.size() >= atom.size() && std::equal(atom.begin(), atom.end(), text.begin(), [](char a, char c) { return static_cast<unsigned char>(a) == lower(c); });
}

// "0-9@" -> the digits and "@".
std::bitset<256> bytes_of(std::string_view needs) {
  std::bitset<256> bytes;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    const bool range = i + 2 < needs.size() && needs[i + 1] == '-';
    const auto first = static_cast<unsigned char>(needs[i]), last = static_cast<unsigned char>(needs[range ? i + 2 : i]);
    for (unsigned byte = first; byte <= last; ++byte) bytes.set(byte);
    i += range ? 2 : 0;
  }
  return bytes;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

bool PatternFilter::add(const std::string& pattern, std::string_view needs, const re2::RE2::Options& options) {
  if (!needs.empty()) {
    auto compiled = std::make_unique<re2::RE2>(pattern, options);
    if (!compiled->ok()) return false;
    by_bytes_.push_back(std::move(compiled));
    needs_.push_back(bytes_of(needs));
    of_bytes_.push_back(count_++);
    return true;
  }
  int id = 0;
  if (filter_.Add(pattern, options, &id) != re2::RE2::NoError) return false;
  of_atoms_.push_back(count_++);
  return true;
}

void PatternFilter::compile() {
  if (of_atoms_.empty()) return;
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
void PatternFilter::atoms_in(std::string_view line, std::vector<int>& found) const {
  found = always_;
  if (line.size() < shortest_atom) return;
  std::size_t pair = lower(line[0]);
  for (std::size_t at = 0; at + 2 < line.size(); ++at) {
    const std::size_t first = pair << 8 | lower(line[at + 1]), second = lower(line[at + 1]) << 8 | lower(line[at + 2]);
    pair = second >> 8;
    if (!begins_[first] || !goes_on_[second]) continue;
    for (const int atom : by_pair_.at(first))
      if (starts_with_lower(line.substr(at), atoms_[static_cast<std::size_t>(atom)])) found.push_back(atom);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
}

std::vector<int> PatternFilter::matches(std::string_view line) const {
  std::vector<int> found, atoms;
  const re2::StringPiece text(line.data(), line.size());
  if (!by_bytes_.empty()) {
    Bytes bytes;
    for (const char c : line) bytes.set(static_cast<unsigned char>(c));
    for (std::size_t i = 0; i < by_bytes_.size(); ++i)
      if ((needs_[i] & bytes).any() && re2::RE2::PartialMatch(text, *by_bytes_[i])) found.push_back(static_cast<int>(of_bytes_[i]));
  }
  if (!of_atoms_.empty()) {
    atoms_in(line, atoms);
    std::vector<int> hits;
    filter_.AllMatches(text, atoms, &hits);
    for (const int hit : hits) found.push_back(static_cast<int>(of_atoms_[static_cast<std::size_t>(hit)]));
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace saidby
