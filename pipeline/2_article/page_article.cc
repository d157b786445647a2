#include "pipeline/2_article/page_article.h"

#include <algorithm>

#include "pipeline/2_article/date_choice.h"
#include "pipeline/2_article/headline.h"
#include "pipeline/2_article/page_metadata.h"

namespace saidby {
namespace {

constexpr float threshold = 0.5f;   // a line is in the article when its probability is over it
constexpr float least = 0.25f;      // ... or, on a page without such a line, over half of the highest, if that is over this

constexpr std::size_t few_lines = 40;
constexpr float few_least = 0.2f;   // a sentence in a text of few lines, of which much is the article, and a quotation with its speaker are in it over this

float in_of(const ChainScores& marginal) { return marginal[static_cast<std::size_t>(ChainPlace::in)]; }

ChainPlace place_of(const ChainScores& marginal, float over) {
  if (in_of(marginal) > over) return ChainPlace::in;
  ChainPlace best = ChainPlace::before;
  for (const ChainPlace place : {ChainPlace::gap, ChainPlace::after})
    if (marginal[static_cast<std::size_t>(place)] > marginal[static_cast<std::size_t>(best)]) best = place;
  return best;
}

bool is_sentence(const LineMeasure& m) {
  return m.words >= 4 && m.stops > 0 && (m.ending == Ending::stop || m.ending == Ending::question || m.ending == Ending::exclamation || m.ending == Ending::quote);
}

}  // namespace

std::string role_of(const PageLine& line, const PageFeatures& features, std::size_t at, ChainPlace place) {
  const auto& rules = features.rules_of(at);
  const auto out = std::find_if(rules.begin(), rules.end(), [&](std::uint32_t rule) { return features.rule(rule).places & place_out; });
  if (!rules.empty()) return features.rule(out == rules.end() ? rules.front() : *out).role;
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

namespace {

// A line after which, or before which, a name alone is a byline.
bool is_text(const LineMeasure& m) { return m.words >= 8 || is_sentence(m); }

// Behind a heading of comments nothing is the article's, unless most of it is: then the heading is a link to them.
void leave_what_is_below(const std::vector<PageLine>& lines, const PageFeatures& features, std::vector<ChainPlace>& places) {
  constexpr double least_above = 0.3;
  const auto words = [&](std::size_t i) { return places[i] == ChainPlace::in ? lines[i].measure.words : 0; };
  double all = 0, above = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) all += words(i);
  std::size_t end = 0;
  for (; end < lines.size(); above += words(end++))
    if (above > 0 && above >= least_above * all && features.has_place(end, place_below)) break;
  for (; end < lines.size(); ++end)
    if (places[end] == ChainPlace::in) places[end] = ChainPlace::after;
}

}  // namespace

void leave_ends(const std::vector<PageLine>& lines, const PageFeatures& features, const std::function<bool(std::size_t)>& heading, std::vector<ChainPlace>& places) {
  leave_what_is_below(lines, features, places);
  const auto in = [&](std::size_t i) { return places[i] == ChainPlace::in; };
  constexpr std::size_t most = 2;   // names at one end; more of them are a list
  const auto leave = [&](std::size_t first, std::size_t last, ChainPlace place) {
    std::vector<std::size_t> found;
    for (std::size_t i = first; i < last; ++i)
      if (in(i) && !heading(i) && features.only_inside(i)) found.push_back(i);
    for (const std::size_t i : found)
      if (found.size() <= most) places[i] = place;
  };
  std::size_t first = 0, last = lines.size();   // of what has text
  while (first < last && !(in(first) && is_text(lines[first].measure))) ++first;
  while (last > first && !(in(last - 1) && is_text(lines[last - 1].measure))) --last;
  if (first == last) return;
  leave(0, first, ChainPlace::before);
  leave(last, lines.size(), ChainPlace::after);
}

namespace {

bool is_prose(const PageLine& line, const PageFeatures& features, std::size_t i) {
  constexpr std::uint32_t least_words = 10;
  const auto& rules = features.rules_of(i);
  const bool ruled = std::any_of(rules.begin(), rules.end(), [&](std::uint32_t rule) { return features.rule(rule).role != "dateline"; });
  return line.measure.words >= least_words && is_sentence(line.measure) && !line.bullet && !ruled;
}

// The lines of a list that a heading such as "Related stories" stands over: up to a blank line; on pages without them the bullets and what is as long as a headline.
void leave_lists(const std::vector<PageLine>& lines, const PageFeatures& features, std::vector<ChainPlace>& places) {
  constexpr std::uint32_t most_of_heading = 4, least_of_headline = 5, most_of_headline = 25;   // words
  const bool blanks = std::count_if(lines.begin(), lines.end(), [](const PageLine& line) { return line.blank_after; }) * 10 > static_cast<std::ptrdiff_t>(lines.size());
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!features.has_place(i, place_list) || lines[i].measure.words > most_of_heading) continue;
    const bool gap = blanks && lines[i].blank_after;   // between the heading and its list, which is then the one headline behind "READ ALSO"
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      const LineMeasure& m = lines[j].measure;
      if (is_sentence(m) || m.words > most_of_headline || (gap && (m.words < least_of_headline || !features.has_place(i, place_out)))) break;
      if (places[j] == ChainPlace::in && (blanks || lines[j].bullet || m.words >= least_of_headline)) places[j] = ChainPlace::gap;
      if (blanks && lines[j].blank_after) break;
    }
  }
}

// A bar to share with, a pointer, an advertisement don't end an article of which prose stands behind them, nor begin it.
void keep_around_bars(const std::vector<PageLine>& lines, const PageFeatures& features, std::vector<ChainPlace>& places) {
  constexpr std::size_t most = 10;   // lines of a bar
  const auto n = lines.size();
  const auto bar = [&](std::size_t i) { return features.has_place(i, place_between) && places[i] != ChainPlace::in; };
  const auto prose = [&](std::size_t i) { return is_prose(lines[i], features, i); };
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t end = i;
    while (end < n && end - i < most && bar(end)) ++end;
    if (end == i || end == n || i == 0) continue;
    if (places[i - 1] == ChainPlace::in && is_sentence(lines[i - 1].measure))
      for (std::size_t j = end; j < n && prose(j); ++j) places[j] = ChainPlace::in;
    else if (places[end] == ChainPlace::in && prose(end) && prose(i - 1)) places[i - 1] = ChainPlace::in;
    i = end - 1;
  }
}

}  // namespace

std::vector<ChainPlace> place_lines(const std::vector<PageLine>& lines, const PageFeatures& features, const ChainModel& weights) {
  std::vector<ChainScores> scores;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ChainSum sum(weights);
    features.of(i, sum);
    scores.push_back(sum.scores());
  }
  const ChainMarginals marginals = weights.marginals(scores);
  std::vector<ChainPlace> places = places_of(marginals, features);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (in_of(marginals[i]) <= few_least || !features.rules_of(i).empty()) continue;
    if ((lines.size() <= few_lines && is_sentence(lines[i].measure)) || features.likely_kept(i)) places[i] = ChainPlace::in;
  }
  leave_lists(lines, features, places);
  keep_around_bars(lines, features, places);
  leave_ends(lines, features, [](std::size_t) { return false; }, places);
  return places;
}

std::vector<ChainPlace> places_of(const ChainMarginals& marginals, const PageFeatures& features) {
  std::vector<ChainPlace> places;
  float highest = 0;
  for (const ChainScores& marginal : marginals) highest = std::max(highest, in_of(marginal));
  const float over = highest > threshold || highest <= least ? threshold : highest / 2;
  for (std::size_t i = 0; i < marginals.size(); ++i) places.push_back(place_of(marginals[i], features.has_place(i, place_out) ? 1.0f : over));
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
  bool begun = false;   // the first paragraph, which the headline may be repeated before
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == headline) continue;
    const bool repeated = !begun && headline < lines.size() && lines[i].measure.signature == lines[headline].measure.signature;
    if (places[i] == ChainPlace::in && !repeated) begun = begun || is_text(lines[i].measure);
    if (places[i] == ChainPlace::in && !repeated) article.paragraphs.push_back(lines[i].span);
    else add_region(article, lines[i].span, role_of(lines[i], features, i, places[i]));
  }
  article.published = DateChoice(text.bytes, lines, features, knowledge.rules, headline, first, last, {}).best(knowledge.dates);
  read_page_metadata({text.bytes, lines, features, headline, first, last}, knowledge.rules, article);
  return article;
}

}  // namespace saidby
