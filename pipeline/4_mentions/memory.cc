#include "pipeline/4_mentions/memory.h"

#include <algorithm>

#include "pipeline/3_tokens/fold.h"

namespace saidby {
namespace {

constexpr FeaturePiece place_names[] = {"whole", "opening", "closing", "inside"};

}  // namespace

Memory::Memory(const Evidence& evidence, const std::vector<NameSpan>& names) : evidence_(evidence), names_(names), name_at_(evidence.tokens.size(), none) {
  for (std::uint32_t n = 0; n < names.size(); ++n) {
    const NameSpan& name = names[n];
    const auto type = static_cast<std::size_t>(name.type);
    ++spans_[evidence_.key_of(name.first, name.last)][type];
    std::string letters;
    for (std::uint32_t at = name.first; at < name.last; ++at) {
      name_at_[at] = n;
      ++words_[evidence.tokens[at].fold][place_of(at, name)][type];
      if (Evidence::is_name_word(evidence.tokens[at])) letters += evidence.text.bytes[evidence.tokens[at].span.begin];
      if (at + 1 < name.last && at > name.first) ++prefixes_[evidence_.key_of(name.first, at + 1)][type];
      if (at > name.first && at + 1 < name.last) ++suffixes_[evidence_.key_of(at, name.last)][type];
    }
    if (letters.size() >= 2) ++initials_[hash_bytes(letters)][type];
  }
  for (std::uint32_t at = 0; at < evidence.tokens.size(); ++at)
    if (name_at_[at] == none && Evidence::is_name_word(evidence.tokens[at])) ++words_[evidence.tokens[at].fold][whole][name_types];
}

Memory::Place Memory::place_of(std::uint32_t at, const NameSpan& name) const {
  if (name.last - name.first == 1) return whole;
  return at == name.first ? opening : at + 1 == name.last ? closing : inside;
}

FeaturePiece Memory::leading(const Counts& counts) {
  const auto most = std::max_element(counts.begin(), counts.end());
  if (*most == 0) return "";
  const auto type = static_cast<std::size_t>(most - counts.begin());
  return type == name_types ? "none"_piece : name_type_names[type];
}

template <class Sink>
void Memory::word(std::uint32_t at, Sink& out) const {
  if (evidence_.tokens[at].shape == Shape::lower) return;
  const std::array<Counts, places>* found = words_.find(evidence_.tokens[at].fold);
  if (!found) return;
  const std::uint32_t own = name_at_[at];
  const std::size_t own_place = own == none ? whole : place_of(at, names_[own]);
  const std::size_t own_type = own == none ? name_types : static_cast<std::size_t>(names_[own].type);
  for (std::size_t place = 0; place < places; ++place) {
    Counts counts = (*found)[place];
    if (place == own_place && counts[own_type] > 0) --counts[own_type];
    if (const FeaturePiece type = leading(counts); !type.empty()) out.add("memory.word=", type, place_names[place]);
  }
}

// The words between two names, folded; long gaps are all one.
StackText Memory::gap(std::uint32_t first, std::uint32_t last) const {
  StackText out;
  for (std::uint32_t at = first; at < last; ++at) {
    const std::string_view word = evidence_.text.view(evidence_.tokens[at].span);
    const bool folded = evidence_.tokens[at].fold == evidence_.tokens[at].form && std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    out.append(folded ? word : std::string_view(fold_word(word)));
    out.append(" ");
  }
  return out;
}

// The names on either side: "Oslo, [Bergen] and Tromso", "[Brightwater] chief Ann Lee".
constexpr std::uint32_t reach = 4;

template <class Sink>
void Memory::before(std::uint32_t first, Sink& out) const {
  for (std::uint32_t at = first; at > 0 && first - at < reach; --at)
    if (name_at_[at - 1] != none) return out.add("memory.before=", name_type_names[static_cast<std::size_t>(names_[name_at_[at - 1]].type)], gap(at, first).view());
}

template <class Sink>
void Memory::after(std::uint32_t last, Sink& out) const {
  for (std::uint32_t at = last; at < name_at_.size() && at - last < reach; ++at)
    if (name_at_[at] != none) return out.add("memory.after=", name_type_names[static_cast<std::size_t>(names_[name_at_[at]].type)], gap(last, at).view());
}

// Were the parts on both sides of a comma, "and" or the like read as names elsewhere?
template <class Sink>
void Memory::joints(std::uint32_t first, std::uint32_t last, Sink& out) const {
  const auto known = [&](std::uint32_t from, std::uint32_t to) -> FeaturePiece {
    const Counts* counts = spans_.find(evidence_.key_of(from, to));
    return counts ? leading(*counts) : "none"_piece;
  };
  for (std::uint32_t at = first + 1; at + 1 < last; ++at) {
    if (Evidence::is_name_word(evidence_.tokens[at]) || !Evidence::is_name_word(evidence_.tokens[at - 1])) continue;
    std::uint32_t right = at + 1;
    while (right < last && !Evidence::is_name_word(evidence_.tokens[right])) ++right;
    if (right < last) out.add("memory.joint=", gap(at, at + 1).view(), known(first, at), ",", known(right, last));
  }
}

template <class Sink>
void Memory::span(std::uint32_t first, std::uint32_t last, Sink& out) const {
  const std::uint32_t own = name_at_[first];
  const bool same = own != none && names_[own].first == first && names_[own].last == last;
  bool touched = false;
  for (std::uint32_t at = first; at < last; ++at) touched = touched || name_at_[at] != none;
  const FeaturePiece own_type = own == none ? "none"_piece : name_type_names[static_cast<std::size_t>(names_[own].type)];
  out.add("memory.own=", same ? own_type : touched ? "other bounds"_piece : "none"_piece);
  const std::uint64_t key = evidence_.key_of(first, last);
  if (const Counts* found = spans_.find(key)) {
    Counts counts = *found;
    if (same) --counts[static_cast<std::size_t>(names_[own].type)];
    std::size_t total = 0;
    for (const std::uint16_t count : counts) total += count;
    const FeaturePiece type = leading(counts);
    if (!type.empty()) out.add("memory.same=", type, *std::max_element(counts.begin(), counts.end()) == total ? "all"_piece : "most"_piece, total > 2 ? ",often"_piece : ""_piece);
  }
  if (const Counts* counts = prefixes_.find(key)) out.add("memory.prefix=", leading(*counts));
  if (const Counts* counts = suffixes_.find(key)) out.add("memory.suffix=", leading(*counts));
  if (last - first > 2) joints(first, last, out);
  if (last - first > 1) return;
  if (const Counts* counts = initials_.find(hash_bytes(evidence_.text.view(evidence_.tokens[first].span)))) out.add("memory.initials=", leading(*counts));
  const std::array<Counts, places>* word = words_.find(evidence_.tokens[first].fold);
  if (!word) return;
  for (const Place place : {opening, closing, inside})
    if (const FeaturePiece type = leading((*word)[place]); !type.empty() && !(own != none && !same)) out.add("memory.", place_names[place], "=", type);
}

template void Memory::word(std::uint32_t, Features&) const;
template void Memory::word(std::uint32_t, NameScorer&) const;
template void Memory::before(std::uint32_t, Features&) const;
template void Memory::before(std::uint32_t, NameScorer&) const;
template void Memory::after(std::uint32_t, Features&) const;
template void Memory::after(std::uint32_t, NameScorer&) const;
template void Memory::span(std::uint32_t, std::uint32_t, Features&) const;
template void Memory::span(std::uint32_t, std::uint32_t, NameScorer&) const;

}  // namespace saidby
