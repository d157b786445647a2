// Where a place lies on the reports' world map: the Equal Earth projection (B. Savric, T. Patterson, B. Jenny, 2018), in the view box of report/page/land.path.
//
//   map_point(0, 0)  ->  x 500, y 243.5
#pragma once

namespace saidby::html_page {

inline constexpr double map_width = 1000, map_height = 455;

struct MapPoint {
  double x = 0, y = 0;
};

// Degrees north and east.
MapPoint map_point(double latitude, double longitude);

}  // namespace saidby::html_page
