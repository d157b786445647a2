// Which line of a page is its headline: a choice among the lines from some way before the article to a few lines into it, by named evidence (length, blank
// lines, a date or byline after it, words shared with the article), with weights in rules/2_article/titles.weights.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/2_article/page_features.h"

namespace saidby {

class HeadlineChoice {
 public:
  // `first`: the first line of the article. The features (and what they refer to) must outlive it.
  HeadlineChoice(std::string_view bytes, const std::vector<PageLine>& lines, const PageFeatures& features, std::size_t first);

  const std::vector<std::size_t>& candidates() const { return candidates_; }
  void features(std::size_t candidate, Features& out) const;
  // The likeliest line, none when there is no candidate.
  std::optional<std::size_t> best(const LinearModel& weights) const;

 private:
  double shared_words(std::size_t line) const;

  std::string_view bytes_;
  const std::vector<PageLine>& lines_;
  const PageFeatures& page_;
  std::size_t first_;
  std::vector<std::size_t> candidates_;
  std::vector<std::uint64_t> opening_;   // words of the article's begin, sorted
  std::uint32_t longest_ = 0;
};

}  // namespace saidby
