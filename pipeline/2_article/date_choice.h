// Which of the dates on a page is the day that its article was published: a choice among the dates in its lines (near the headline, near the end) and those that its markup states, by
// named evidence (where it stands, the words before it, who else says so), with weights in rules/2_article/dates.weights (text dumps) and html_dates.weights.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/2_article/page_features.h"

namespace saidby {

// A date that something other than the visible lines says: "meta published 1".
struct StatedDate {
  std::string day;      // ISO
  std::string source;   // names the feature
};

class DateChoice {
 public:
  // `headline` may be lines.size() (none); `first` and `last`: the article's lines, half-open.
  DateChoice(std::string_view bytes, const std::vector<PageLine>& lines, const PageFeatures& features, const LineRules& rules, std::size_t headline, std::size_t first, std::size_t last, const std::vector<StatedDate>& stated);

  std::size_t size() const { return candidates_.size(); }
  const std::string& day(std::size_t candidate) const { return candidates_[candidate].day; }
  void features(std::size_t candidate, Features& out) const;
  // The likeliest day, "" when there is none.
  std::string best(const LinearModel& weights) const;

 private:
  struct Candidate {
    std::string day;
    std::vector<std::string> evidence;   // names of features
  };
  Candidate& candidate(const std::string& day);
  void look_at(std::size_t line);
  // A date and the words that it stands in: the line or a part of it.
  void take(std::size_t line, std::string_view text, const std::string& date);
  std::string place_of(std::size_t line) const;

  std::string_view bytes_;
  const std::vector<PageLine>& lines_;
  const PageFeatures& page_;
  const LineRules& rules_;
  std::size_t headline_, first_, last_;
  std::vector<Candidate> candidates_;
};

}  // namespace saidby
