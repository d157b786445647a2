// How right the places are that names are linked to, on articles whose places have coordinates. A gold place is found when a mention
// has its bounds and is a place; it is right when the mention's coordinates lie within 161 km (100 miles, as in the literature on toponyms).
//
//   "Paris" 48.85,2.35 in the gold, linked to Paris, Texas (33.66,-95.56)   ->   found, linked, wrong
#pragma once

#include "pipeline/evaluation/entity_metric.h"

namespace saidby {

inline constexpr double near_enough = 161;   // km

struct LinkScore {
  std::size_t gold = 0, found = 0, linked = 0, right = 0;
};

// Along a great circle.
double kilometres(Coordinates a, Coordinates b);

// Adds the places of an article that have coordinates.
void add_links(LinkScore& score, const EntityArticle& article, const EntityTypes& types);

}  // namespace saidby
