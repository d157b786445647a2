// Which of the dates on a page is the day that its article was published: a choice among the dates in its lines (near the headline, near the end) and those that its markup states, by
// named evidence (where it stands, the words before it, who else says so): where metadata tells the day of publication only that competes, and what a line
// of its own near the headline says when none there says the same. Numbers that can be read in two ways agree
// with a date that is stated, else with the page's language, else with its other dates. Weights in rules/2_article/dates.weights (text dumps) and html_dates.weights.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/2_article/dates.h"
#include "pipeline/2_article/page_features.h"

namespace saidby {

// A date that something other than the visible lines says: "meta published 1".
struct StatedDate {
  std::string day;      // ISO
  std::string source;   // names the feature
  int trust = 0;        // 2: metadata says that the article was published then; 1: an element of the page says so by its class
};

// What is known of a page's dates beside its lines.
struct DateHints {
  std::vector<StatedDate> stated = {};
  bool day_first = false;                                  // by its language
  std::function<bool(std::size_t)> passed_over = {};       // lines whose date is of something else: what stands in figures
};

class DateChoice {
 public:
  // `headline` may be lines.size() (none); `first` and `last`: the article's lines, half-open.
  DateChoice(std::string_view bytes, const std::vector<PageLine>& lines, const PageFeatures& features, const LineRules& rules, std::size_t headline, std::size_t first, std::size_t last, DateHints hints);

  std::size_t size() const { return candidates_.size(); }
  const std::string& day(std::size_t candidate) const { return candidates_[candidate].day; }
  void features(std::size_t candidate, Features& out) const;
  // The likeliest day, "" when there is none.
  std::string best(const LinearModel& weights) const;

 private:
  struct Candidate {
    std::string day;
    std::vector<std::string> evidence;   // names of features
    int trust = 0;                       // of who states it
    bool stamp = false;                  // stands in a short line before the article
  };
  Candidate& candidate(const std::string& day);
  void find_order();
  std::optional<std::string> date_at(const std::vector<std::uint32_t>& matching, std::string_view text) const { return date_in(rules_, matching, text, {hints_.day_first, known_}); }
  bool passed_over(std::size_t line) const;
  void look_at(std::size_t line, bool passed);   // passed: at lines that are passed over, where no other has a date
  // A date and the words that it stands in: the line or a part of it.
  void take(std::size_t line, std::string_view text, const std::string& date);
  std::string place_of(std::size_t line) const;
  bool is_stamp(std::size_t line) const;
  bool competes(const Candidate& one) const;

  std::string_view bytes_;
  const std::vector<PageLine>& lines_;
  const PageFeatures& page_;
  const LineRules& rules_;
  std::size_t headline_, first_, last_;
  DateHints hints_;
  std::vector<std::string> known_;   // the days that are stated
  std::vector<Candidate> candidates_;
  int trust_ = 0;                    // the highest of the candidates
  bool confirmed_ = false;           // one of them is a stamp too
};

}  // namespace saidby
