#include "report/charts.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "report/html.h"
#include "report/page_files.h"
#include "report/projection.h"

namespace saidby::html_page {
namespace {

constexpr const char* kinds[] = {"a", "b", "c"};

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  std::string out = text;
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out;
}

std::string rect(const char* kind, double x, double y, double width, double height) {
  return std::string("<rect class=\"k") + kind + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" + number(height) + "\"/>";
}

// The next round number that is not under `value`, even where it is over 1: 1, 2, 4, 6, 8, 10, 12 ... 20, 24, 30, 36, 40, 50 ... 100, 120 ...
std::uint64_t round_up(std::uint64_t value) {
  for (const std::uint64_t step : {1, 2, 4, 6, 8})
    if (step >= value) return step;
  for (std::uint64_t power = 1;; power *= 10)
    for (const std::uint64_t step : {10, 12, 14, 16, 18, 20, 24, 30, 36, 40, 50, 60, 70, 80, 90})
      if (step * power >= value) return step * power;
}

// Names of up to five columns, the first and the last among them, at equal distances where the number allows it.
std::string labels_under(std::span<const Column> all) {
  std::size_t steps = std::min<std::size_t>(4, all.size() - 1);
  while (steps > 1 && (all.size() - 1) % steps != 0) --steps;
  std::string out;
  for (std::size_t i = 0; i <= steps; ++i) out += "<span>" + all[steps ? i * (all.size() - 1) / steps : 0].label + "</span>";
  return out;
}

std::string swatch(std::size_t kind) { return "<svg class=\"swatch\" viewBox=\"0 0 10 10\" aria-hidden=\"true\">" + rect(kinds[kind % 3], 0, 0, 10, 10) + "</svg>"; }

std::uint64_t sum_of(const std::array<std::uint64_t, 3>& parts) { return parts[0] + parts[1] + parts[2]; }

}  // namespace

std::string bar(double share, const char* kind) {
  const double width = share > 0 ? std::max(share * 100, .6) : 0;
  return "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">" + rect(kind, 0, 0, width, 8) + "</svg>";
}

std::string stacked(std::span<const Part> parts, const std::string& what) {
  std::uint64_t sum = 0;
  for (const Part& part : parts) sum += part.count;
  std::string bars, legend;
  double x = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double share = sum ? static_cast<double>(parts[i].count) / static_cast<double>(sum) : 0;
    bars += rect(kinds[i % 3], x, 0, share * 100, 12);
    x += share * 100;
    legend += "<li>" + swatch(i) + "<span>" + parts[i].label + "</span> <b>" + grouped(parts[i].count) + "</b> <span class=\"dim\">" + percent(share) + "</span></li>";
  }
  return "<svg class=\"stack\" viewBox=\"0 0 100 12\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"" + what + "\">" + bars + "</svg><ul class=\"keys\">" + legend + "</ul>";
}

std::string columns(std::span<const Column> all, const std::array<std::string, 3>& names, const std::string& what) {
  if (all.empty()) return "<p class=\"dim\">No dates are known.</p>";
  std::uint64_t most = 1;
  for (const Column& column : all) most = std::max(most, sum_of(column.parts));
  const std::uint64_t top = round_up(most);
  constexpr double height = 100;
  std::string bars, rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::string title = all[i].label + ": " + grouped(sum_of(all[i].parts)), cells;
    double y = height;
    bars += "<g>";
    for (std::size_t k = 0; k < 3; ++k) {
      const double tall = height * static_cast<double>(all[i].parts[k]) / static_cast<double>(top);
      y -= tall;
      if (all[i].parts[k]) bars += rect(kinds[k], static_cast<double>(i) * 10 + 1, y, 8, tall);
      title += (k == 0 ? " (" : ", ") + names[k] + " " + grouped(all[i].parts[k]);
      cells += "<td class=\"num\">" + grouped(all[i].parts[k]) + "</td>";
    }
    bars += "<rect class=\"hit\" x=\"" + std::to_string(i * 10) + "\" y=\"0\" width=\"10\" height=\"100\"><title>" + title + ")</title></rect></g>";
    if (sum_of(all[i].parts)) rows += "<tr><th scope=\"row\">" + all[i].label + "</th>" + cells + "</tr>";
  }
  std::string grid;
  for (const double at : {.0, .5}) grid += "<line class=\"gridline\" x1=\"0\" x2=\"" + std::to_string(all.size() * 10) + "\" y1=\"" + number(height * at) + "\" y2=\"" + number(height * at) + "\"/>";
  std::string head;
  std::string keys;
  for (std::size_t k = 0; k < names.size(); ++k) keys += "<li>" + swatch(k) + names[k] + "</li>";
  for (const std::string& name : names) head += "<th scope=\"col\" class=\"num\">" + name + "</th>";
  return "<ul class=\"keys over\">" + keys + "</ul><figure class=\"columns\"><div class=\"axis\"><span>" + grouped(top) + "</span><span>" + (top % 2 == 0 ? grouped(top / 2) : "") + "</span><span>0</span></div><svg viewBox=\"0 0 " + std::to_string(all.size() * 10) +
         " 100\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"" + what + "\">" + grid + bars + "</svg><div class=\"ends\">" + labels_under(all) +
         "</div></figure><details class=\"more\"><summary>as a table</summary><div class=\"scroll tall\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">When</th>" + head + "</tr></thead><tbody>" + rows + "</tbody></table></div></details>";
}

namespace {

struct Box {
  double left, top, right, bottom;
  bool meets(const Box& other) const { return left < other.right && other.left < right && top < other.bottom && other.top < bottom; }
  bool holds(MapPoint at) const { return left <= at.x && at.x < right && top <= at.y && at.y < bottom; }
};

constexpr Box whole_map{0, 0, map_width, map_height};
constexpr double closer = 4;   // how much larger the close view is

// One view of the map. Circles and letters have the same size on the page in each, so that they are drawn smaller by `zoom`.
class MapView {
 public:
  MapView(std::span<const City> cities, Box view, double zoom) : cities_(cities), view_(view), zoom_(zoom), scale_(14 / std::sqrt(static_cast<double>(std::max<std::uint64_t>(cities.front().count, 12)))) {}

  std::string svg(const char* kind, const std::string& what) const {
    return std::string("<svg class=\"map ") + kind + "\" viewBox=\"" + number(view_.left) + " " + number(view_.top) + " " + number(view_.right - view_.left) + " " + number(view_.bottom - view_.top) + "\" role=\"img\" aria-label=\"" + what +
           "\"><path class=\"land\" d=\"" + std::string(page_file("land.path")) + "\"/>" + circles() + labels() + "</svg>";
  }

 private:
  double radius(const City& city) const { return (scale_ * std::sqrt(static_cast<double>(city.count)) + 1.6) / zoom_; }

  std::string circles() const {
    std::string out;
    for (const City& city : cities_) {
      const MapPoint at = map_point(city.latitude, city.longitude);
      if (!view_.holds(at)) continue;
      out += std::string("<circle ") + (city.doubtful ? "class=\"doubt\" " : "") + "cx=\"" + number(at.x) + "\" cy=\"" + number(at.y) + "\" r=\"" + number(radius(city)) + "\"><title>" + city.name + (city.country.empty() ? "" : ", " + city.country) + (city.doubtful ? " (in doubt)" : "") + ": " + counted(city.count, "mention") + "</title></circle>";
    }
    return out;
  }

  // Names of the largest cities, where they don't cover each other.
  std::string labels() const {
    constexpr std::size_t most = 16, always_named = 3;
    const double letter = 6.8 / zoom_, tall = 14 / zoom_;
    std::vector<Box> taken;
    std::string out;
    for (const City& city : cities_) {
      if (taken.size() >= most) break;
      const MapPoint at = map_point(city.latitude, city.longitude);
      if (!view_.holds(at)) continue;
      const double gap = radius(city) + 3 / zoom_, width = letter * static_cast<double>(std::min<std::size_t>(city.name.size(), 24));
      const auto box_at = [&](bool left) { return Box{left ? at.x - gap - width : at.x + gap, at.y - tall / 2, left ? at.x - gap : at.x + gap + width, at.y + tall / 2}; };
      const auto fits = [&](const Box& box) { return box.left >= view_.left && box.right <= view_.right && std::none_of(taken.begin(), taken.end(), [&](const Box& other) { return other.meets(box); }); };
      const bool right_fits = fits(box_at(false)), left_fits = fits(box_at(true));
      if (!right_fits && !left_fits) continue;
      // On the side where it hides the fewer other places; where it hides any, only the largest have a name.
      const std::size_t none_fits = cities_.size(), right_hides = right_fits ? hidden_by(box_at(false), city) : none_fits, left_hides = left_fits ? hidden_by(box_at(true), city) : none_fits;
      const bool left = left_hides < right_hides;
      if (std::min(left_hides, right_hides) > 0 && &city >= cities_.data() + always_named) continue;
      const double x = left ? at.x - gap : at.x + gap;
      taken.push_back(box_at(left));
      out += "<text x=\"" + number(x) + "\" y=\"" + number(at.y + 4 / zoom_) + "\"" + (left ? " text-anchor=\"end\"" : "") + ">" + city.name + "</text>";
    }
    return out;
  }

  std::size_t hidden_by(const Box& box, const City& own) const {
    return static_cast<std::size_t>(std::count_if(cities_.begin(), cities_.end(), [&](const City& city) {
      const MapPoint at = map_point(city.latitude, city.longitude);
      return &city != &own && box.holds(at);
    }));
  }

  std::span<const City> cities_;
  Box view_;
  double zoom_, scale_;
};

// The part of the map, a city in its middle, in which most of the mentions lie; empty unless it holds most of them and there is something to tell apart.
std::string close_view(std::span<const City> cities) {
  constexpr double wide = map_width / closer, tall = map_height / closer;
  constexpr std::size_t tried = 50, fewest = 4;
  std::uint64_t all = 0, best = 0;
  Box view{};
  std::size_t inside = 0;
  for (const City& city : cities) all += city.count;
  for (std::size_t i = 0; i < std::min(tried, cities.size()); ++i) {
    const MapPoint at = map_point(cities[i].latitude, cities[i].longitude);
    const double left = std::clamp(at.x - wide / 2, 0.0, map_width - wide), top = std::clamp(at.y - tall / 2, 0.0, map_height - tall);
    const Box here{left, top, left + wide, top + tall};
    std::uint64_t held = 0;
    std::size_t count = 0;
    for (const City& city : cities)
      if (here.holds(map_point(city.latitude, city.longitude))) held += city.count, ++count;
    if (held > best) best = held, view = here, inside = count;
  }
  if (best * 2 < all || inside < fewest) return {};
  return "<h3>Closer, where " + percent(static_cast<double>(best) / static_cast<double>(all)) + " of the mentions lie</h3>" + MapView(cities, view, closer).svg("close", "The part of the map with most of the mentions, enlarged");
}

}  // namespace

std::string world_map(std::span<const City> cities) {
  if (cities.empty()) return {};
  return MapView(cities, whole_map, 1).svg("world", "World map of the cities that are mentioned; the list below has the same numbers") + close_view(cities);
}

std::string shaded_table(const Grid& grid) {
  std::uint64_t most = 1;
  for (const auto& row : grid.cells)
    for (const std::uint64_t cell : row) most = std::max(most, cell);
  std::string out = "<div class=\"scroll\" tabindex=\"0\"><table class=\"grid\"><thead><tr><th scope=\"col\">" + grid.corner + "</th>";
  for (const std::string& column : grid.columns) out += "<th scope=\"col\">" + column + "</th>";
  out += "</tr></thead><tbody>";
  for (std::size_t r = 0; r < grid.rows.size(); ++r) {
    out += "<tr><th scope=\"row\">" + grid.rows[r] + "</th>";
    for (const std::uint64_t cell : grid.cells[r]) {
      const auto shade = static_cast<int>(std::ceil(5 * std::sqrt(static_cast<double>(cell) / static_cast<double>(most))));
      out += "<td class=\"num h" + std::to_string(shade) + "\">" + (cell ? grouped(cell) : "<span class=\"dim\">·</span>") + "</td>";
    }
    out += "</tr>";
  }
  return out + "</tbody></table></div>";
}

}  // namespace saidby::html_page
