#include "pipeline/2_article/pattern_filter.h"

#include <algorithm>
#include <utility>

namespace saidby {
namespace {

constexpr std::size_t slots = 1 << 13;

// Of three bytes, the last one lowest.
std::size_t slot_of(std::uint32_t three) { return (three * 2654435761u) >> 19; }

std::uint32_t lower(char c) { return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c); }

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
  first_.assign(slots, 0);
  next_.assign(atoms_.size(), 0);
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    if (atoms_[i].size() < shortest_atom || !is_ascii(atoms_[i])) {
      always_.push_back(static_cast<int>(i));
      continue;
    }
    std::uint32_t three = 0;
    for (const char c : atoms_[i].substr(0, 3)) three = three << 8 | static_cast<unsigned char>(c);
    next_[i] = std::exchange(first_[slot_of(three)], static_cast<std::uint16_t>(i + 1));
  }
}

// The line is compared in lower case, as the atoms are.
void PatternFilter::atoms_in(std::string_view line, std::vector<int>& found) const {
  found = always_;
  std::uint32_t three = 0;
  for (std::size_t end = 1; end <= line.size(); ++end) {
    three = (three << 8 | lower(line[end - 1])) & 0xFFFFFF;
    if (end < shortest_atom) continue;
    for (std::size_t atom = first_[slot_of(three)]; atom; atom = next_[atom - 1])
      if (starts_with_lower(line.substr(end - 3), atoms_[atom - 1])) found.push_back(static_cast<int>(atom - 1));
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
