#include "pipeline/2_article/page_article.h"

#include <algorithm>

#include "pipeline/2_article/date_choice.h"
#include "pipeline/2_article/headline.h"
#include "pipeline/2_article/page_metadata.h"

namespace saidby {
namespace {

constexpr float threshold = 0.5f;   // a line is in the article when its probability is over it
constexpr float least = 0.25f;      // ... or, on a page without such a line, over half of the highest, if that is over this

float in_of(const ChainScores& marginal) { return marginal[static_cast<std::size_t>(ChainPlace::in)]; }

ChainPlace place_of(const ChainScores& marginal, float over) {
  if (in_of(marginal) > over) return ChainPlace::in;
  ChainPlace best = ChainPlace::before;
  for (const ChainPlace place : {ChainPlace::gap, ChainPlace::after})
    if (marginal[static_cast<std::size_t>(place)] > marginal[static_cast<std::size_t>(best)]) best = place;
  return best;
}

}  // namespace

std::string role_of(const PageLine& line, const PageFeatures& features, std::size_t at, ChainPlace place) {
  if (const auto& rules = features.rules_of(at); !rules.empty()) return features.rule(rules.front()).role;
  if (place == ChainPlace::before) return "navigation";
  if (place == ChainPlace::gap) return "aside";
  return line.measure.words > 3 ? "teaser" : "footer";
}

// Lines of equal role that follow each other are one region, unless a part of the article stands between them.
void add_region(Article& article, Span span, std::string role) {
  const auto begins = [&](Span part) { return !article.regions.empty() && part.begin > article.regions.back().span.begin && part.begin < span.begin; };
  const bool parted = (!article.paragraphs.empty() && begins(article.paragraphs.back())) || (article.headline && begins(*article.headline));
  if (!parted && !article.regions.empty() && article.regions.back().role == role) article.regions.back().span.end = span.end;
  else article.regions.push_back({span, std::move(role)});
}

std::vector<ChainPlace> place_lines(const std::vector<PageLine>& lines, const PageFeatures& features, const ChainModel& weights) {
  std::vector<ChainScores> scores;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ChainSum sum(weights);
    features.of(i, sum);
    scores.push_back(sum.scores());
  }
  return places_of(weights.marginals(scores), features);
}

std::vector<ChainPlace> places_of(const ChainMarginals& marginals, const PageFeatures& features) {
  std::vector<ChainPlace> places;
  float highest = 0;
  for (const ChainScores& marginal : marginals) highest = std::max(highest, in_of(marginal));
  const float over = highest > threshold || highest <= least ? threshold : highest / 2;
  for (const ChainScores& marginal : marginals) places.push_back(place_of(marginal, over));
  if (std::find(places.begin(), places.end(), ChainPlace::in) == places.end())
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i < features.segment_begin() ? ChainPlace::before : i < features.segment_end() ? ChainPlace::in : ChainPlace::after;
  return places;
}

Article page_article(const Text& text, const std::vector<PageLine>& lines, const PageFeatures& features, const ArticleKnowledge& knowledge) {
  Article article;
  article.taken_for = "page";
  const std::vector<ChainPlace> places = place_lines(lines, features, knowledge.lines);
  const auto first = static_cast<std::size_t>(std::find(places.begin(), places.end(), ChainPlace::in) - places.begin());
  std::size_t last = lines.size();
  while (last > first && places[last - 1] != ChainPlace::in) --last;
  const HeadlineChoice choice(text.bytes, lines, features, first);
  const std::size_t headline = choice.best(knowledge.titles).value_or(lines.size());
  if (headline < lines.size()) article.headline = lines[headline].span;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == headline) continue;
    if (places[i] == ChainPlace::in) article.paragraphs.push_back(lines[i].span);
    else add_region(article, lines[i].span, role_of(lines[i], features, i, places[i]));
  }
  article.published = DateChoice(text.bytes, lines, features, knowledge.rules, headline, first, last, {}).best(knowledge.dates);
  read_page_metadata({text.bytes, lines, features, headline, first, last}, knowledge.rules, article);
  return article;
}

}  // namespace saidby
