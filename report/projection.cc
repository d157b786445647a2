#include "report/projection.h"

#include <cmath>
#include <numbers>

namespace saidby::html_page {

MapPoint map_point(double latitude, double longitude) {
  constexpr double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796, edge = 2.7066297, middle = 243.5, radian = std::numbers::pi / 180;
  const double t = std::asin(std::sqrt(3.0) / 2 * std::sin(latitude * radian)), t2 = t * t, t6 = t2 * t2 * t2;
  const double x = 2 * std::sqrt(3.0) * longitude * radian * std::cos(t) / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1));
  const double y = t * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1);
  return {(x / edge + 1) * map_width / 2, middle - y * map_width / 2 / edge};
}

}  // namespace saidby::html_page
