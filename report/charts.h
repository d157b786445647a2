// Pictures as static SVG and tables: bars, stacked shares, columns over time, a table of shades, cities on the world map. Every picture says in words what it shows.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace saidby::html_page {

// A bar of a share of its row's width, 0 to 1; `kind` picks the colour ("a", "b", "c").
std::string bar(double share, const char* kind = "a");

struct Part {
  std::string label;   // escaped
  std::uint64_t count = 0;
};

// One bar cut into up to three parts, each with a colour and a pattern of its own, and under it their names, numbers and shares.
std::string stacked(std::span<const Part> parts, const std::string& what);

struct Column {
  std::string label;   // "2031-06-04"
  std::array<std::uint64_t, 3> parts{};
};

// Columns side by side, each with a title that a pointer shows, and the same as a table to be unfolded. `names` are of the three parts.
std::string columns(std::span<const Column> all, const std::array<std::string, 3>& names, const std::string& what);

struct City {
  std::string name;    // escaped
  double latitude = 0, longitude = 0;
  std::uint64_t count = 0;
  bool doubtful = false;   // drawn hollow
  std::string country = {};   // escaped code, or ""
};

// The most mentioned first; the largest are labelled where there is room. Where most of the mentions lie close together, that part is drawn once more, enlarged.
std::string world_map(std::span<const City> cities);

// A table of numbers, shaded by their size.
struct Grid {
  std::string corner;                             // escaped, as all names
  std::vector<std::string> columns, rows;
  std::vector<std::vector<std::uint64_t>> cells;  // by row
};
std::string shaded_table(const Grid& grid);

}  // namespace saidby::html_page
