#include "pipeline/evaluation/link_metric.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace saidby {

double kilometres(Coordinates a, Coordinates b) {
  constexpr double radius = 6371, degree = std::numbers::pi / 180;
  const double north = std::sin((b.latitude - a.latitude) * degree / 2), east = std::sin((b.longitude - a.longitude) * degree / 2);
  const double h = north * north + std::cos(a.latitude * degree) * std::cos(b.latitude * degree) * east * east;
  return 2 * radius * std::asin(std::min(1.0, std::sqrt(h)));
}

void add_links(LinkScore& score, const EntityArticle& article, const EntityTypes& types) {
  for (const ScoredMention& gold : article.gold) {
    if (!gold.place || types.type_of(gold.type) != "LOC") continue;
    ++score.gold;
    const auto found = std::find_if(article.predicted.begin(), article.predicted.end(), [&](const ScoredMention& mention) { return mention.span == gold.span && types.type_of(mention.type) == "LOC"; });
    if (found == article.predicted.end()) continue;
    ++score.found;
    score.linked += found->place.has_value();
    score.right += found->place && kilometres(*found->place, *gold.place) <= near_enough;
  }
}

}  // namespace saidby
