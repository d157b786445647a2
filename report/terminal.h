// Text on a terminal: how many cells it takes, how it wraps, and colour.
//
//   cells("Gdańsk") -> 6      cells("北京") -> 4      cells("👩‍🔬") -> 2      cells("שלום") -> 4
//
// Cells are counted by grapheme cluster with ICU's East Asian widths, emoji as wide as terminals draw them; direction doesn't matter, since a terminal turns right-to-left
// text within the cells that it takes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace saidby {

std::size_t cells(std::string_view text);

// Without what could move the cursor, change colours or turn the direction of what follows: controls and line ends become spaces, runs of white space one space, marks that embed or
// override directions go. Joiners stay, since Persian, Indic scripts and emoji need them.
std::string harmless(std::string_view text);

// Lines of at most `width` cells, broken where Unicode allows a line break (between the characters of Chinese and Japanese too); a word wider than that is broken between clusters.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

// Cut at a cluster so that it takes at most `width` cells, with an ellipsis where something was cut.
std::string clipped(std::string_view text, std::size_t width);

enum class Ink { plain, bold, faint, underlined, name, number, good, warning };

struct TableStyle {
  std::size_t width = 100;   // cells
  bool color = false;

  std::string ink(Ink kind, const std::string& text) const;   // as it is without colour
};

}  // namespace saidby
