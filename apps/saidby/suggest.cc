#include "apps/saidby/suggest.h"

#include <algorithm>
#include <numeric>

#include "pipeline/knowledge/knowledge.h"

namespace saidby {
namespace {

std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitute = diagonal + (a[i - 1] != b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitute});
    }
  }
  return row.back();
}

}  // namespace

std::string did_you_mean(const std::string& typed, const std::vector<std::string>& known) {
  const auto nearest = std::min_element(known.begin(), known.end(), [&](const auto& a, const auto& b) { return edit_distance(typed, a) < edit_distance(typed, b); });
  if (nearest == known.end() || edit_distance(typed, *nearest) > std::max<std::size_t>(2, typed.size() / 3)) return "";
  return " (did you mean " + *nearest + "?)";
}

std::string version_number() { return SAIDBY_VERSION; }
std::string version_text() { return std::string("saidby ") + SAIDBY_VERSION + "\nknowledge: " + default_home(); }

}  // namespace saidby
