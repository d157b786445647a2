// How a word takes part in a name of a gazetteer: type, place in the name, and whether the name is weak.
//
//   "Ann" in "Ann Lee", a row of people.tsv: person, first
#pragma once

#include <bitset>
#include <cstdint>

#include "pipeline/knowledge/feature_piece.h"
#include "pipeline/knowledge/gazetteer_rows.h"

namespace saidby {

inline constexpr std::size_t list_types = 10;   // but words
enum class NamePart : std::uint8_t { whole, first, inner, last };
inline constexpr std::size_t name_parts = list_types * 4 * 2;
using NameParts = std::bitset<name_parts>;
constexpr std::size_t part_index(ListType type, NamePart part, bool weak) {
  return (static_cast<std::size_t>(type) * 4 + static_cast<std::size_t>(part)) * 2 + weak;
}

struct PartPieces {
  FeaturePiece type, part, weak;
};
inline PartPieces pieces_of_part(std::size_t index) {
  constexpr FeaturePiece names[] = {"whole", "first", "inner", "last"};
  return {name_of(static_cast<ListType>(index / 8)), names[index / 2 % 4], index % 2 ? "weak"_piece : ""_piece};
}

}  // namespace saidby
