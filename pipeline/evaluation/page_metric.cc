#include "pipeline/evaluation/page_metric.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "pipeline/1_text/utf8.h"
#include "pipeline/evaluation/scored_text.h"
#include "pipeline/knowledge/hash.h"

namespace saidby {
namespace {

constexpr std::size_t run_words = 4;

// Hashes of the words: letters, digits and low lines.
std::vector<std::uint64_t> words_of(std::string_view text, bool lower) {
  std::vector<std::uint64_t> words;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) words.push_back(hash_bytes(word));
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (point.value == U'_' || is_letter_or_digit(point.value)) append_utf8(word, lower ? static_cast<char32_t>(u_tolower(static_cast<UChar32>(point.value))) : point.value);
    else flush();
  }
  flush();
  return words;
}

// Sorted hashes of all runs of four words; of fewer words the one run that they are.
std::vector<std::uint64_t> runs_of(const std::vector<std::uint64_t>& words) {
  std::vector<std::uint64_t> runs;
  for (std::size_t i = 0; i < words.size() && (i == 0 || i + run_words <= words.size()); ++i) {
    std::uint64_t run = 0;
    for (std::size_t k = i; k < std::min(i + run_words, words.size()); ++k) run = mix(run, words[k]);
    runs.push_back(run);
  }
  std::sort(runs.begin(), runs.end());
  return runs;
}

std::size_t in_common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

}  // namespace

PageScore score_page(const PageAnswer& gold, const PageAnswer& found) {
  PageScore score;
  const auto gold_words = words_of(gold.body, false), found_words = words_of(found.body, false);
  const auto gold_runs = runs_of(gold_words), found_runs = runs_of(found_words);
  const auto right = static_cast<double>(in_common(gold_runs, found_runs));
  score.found_any = !found_runs.empty(), score.gold_has_any = !gold_runs.empty();
  if (gold_runs != found_runs) {
    score.precision = found_runs.empty() ? 0 : right / static_cast<double>(found_runs.size());
    score.recall = gold_runs.empty() ? 0 : right / static_cast<double>(gold_runs.size());
  }
  score.exact = gold_words == found_words;
  score.has_title = !gold.title.empty();
  score.title_right = score.has_title && words_of(gold.title, true) == words_of(found.title, true);
  score.has_date = gold.date.size() >= 10;
  score.date_right = score.has_date && gold.date.substr(0, 10) == found.date.substr(0, 10);
  return score;
}

void PageTotals::add(const PageScore& score) {
  ++pages_;
  if (score.found_any) ++found_, precision_ += score.precision;
  if (score.gold_has_any) ++gold_, recall_ += score.recall;
  exact_ += score.exact;
  titles_ += score.has_title, titles_right_ += score.title_right;
  dates_ += score.has_date, dates_right_ += score.date_right;
}

}  // namespace saidby
