#include "pipeline/2_article/headline.h"

#include <algorithm>

namespace saidby {
namespace {

constexpr std::size_t reach_before = 60, reach_inside = 6, opening_lines = 8, longest_headline = 40;

}  // namespace

HeadlineChoice::HeadlineChoice(std::string_view bytes, const std::vector<PageLine>& lines, const PageFeatures& features, std::size_t first) : bytes_(bytes), lines_(lines), page_(features), first_(first) {
  const std::size_t begin = first > reach_before ? first - reach_before : 0, end = std::min(first + reach_inside, lines.size());
  for (std::size_t i = begin; i < end; ++i) {
    const LineMeasure& m = lines[i].measure;
    if (m.words < 1 || m.words > longest_headline) continue;
    candidates_.push_back(i);
    if (!lines[i].bullet && i < first) longest_ = std::max(longest_, m.words);
  }
  std::string buffer;
  for (std::size_t i = first; i < std::min(first + opening_lines, lines.size()); ++i)
    for (const LineWord& word : words_of_line(bytes.substr(lines[i].span.begin, std::min<std::size_t>(lines[i].span.size(), 600)), buffer))
      if (word.text.size() > 3) opening_.push_back(word.hash);
  std::sort(opening_.begin(), opening_.end());
}

// Share of a line's longer words that the begin of the article has.
double HeadlineChoice::shared_words(std::size_t line) const {
  std::string buffer;
  double all = 0, shared = 0;
  for (const LineWord& word : words_of_line(bytes_.substr(lines_[line].span.begin, lines_[line].span.size()), buffer)) {
    if (word.text.size() <= 3) continue;
    ++all;
    shared += std::binary_search(opening_.begin(), opening_.end(), word.hash);
  }
  return all > 0 ? shared / all : 0;
}

void HeadlineChoice::features(std::size_t at, Features& out) const {
  const PageLine& line = lines_[at];
  const LineMeasure& m = line.measure;
  const std::string_view words = bin_name(log_bin(m.words)), end = bin_name(static_cast<std::size_t>(m.ending));
  const std::string_view blanks = line.blank_before ? (line.blank_after ? "both" : "before") : line.blank_after ? "after" : "none";
  const std::string_view distance = at >= first_ ? (at == first_ ? "first" : "inside") : bin_name(log_bin(static_cast<double>(first_ - at)));
  const auto shared = bin_name(static_cast<std::size_t>(shared_words(at) * 5));
  out.add("words=", words, "|blanks=", blanks, line.bullet ? "|b"_piece : "|-"_piece);
  out.add("end=", end, "|long=", m.words > 4 ? "1"_piece : "0"_piece);
  out.add("distance=", distance);
  out.add("distance=", distance, "|words=", words);
  out.add("shared=", shared, "|words=", words);
  out.add("copies=", bin_name(std::min(page_.copies(at), 3u)), "|words=", words);
  out.add("caps=", bin_name(m.words ? m.capitalised * 4 / m.words : 0), "|words=", words);
  out.add("longest=", m.words == longest_ && !line.bullet ? "1"_piece : "0"_piece);
  out.add("marks=", bin_name(std::min(m.marks, 3u)));
  out.add("first line=", at == 0 ? "1"_piece : "0"_piece);
  for (const std::uint32_t rule : page_.rules_of(at)) out.add("rule=", page_.rule(rule).id);
  const auto roles = [&](std::string_view name, std::size_t other) {
    if (other >= lines_.size()) return;
    if (page_.rules_of(other).empty()) out.add(name, "none");
    for (const std::uint32_t rule : page_.rules_of(other)) out.add(name, page_.rule(rule).role);
    out.add(name, "words=", bin_name(log_bin(lines_[other].measure.words)));
  };
  roles("next=", at + 1);
  roles("next but one=", at + 2);
  roles("previous=", at - 1);
  bool longer_after = false, headline_like_before = false;
  for (const std::size_t other : candidates_) {
    const LineMeasure& o = lines_[other].measure;
    if (other > at && other < first_ && o.words >= 5 && !lines_[other].bullet && o.ending == Ending::word) longer_after = true;
    if (other < at && o.words >= 5 && !lines_[other].bullet && o.ending == Ending::word && lines_[other].blank_after) headline_like_before = true;
  }
  out.add("longer after=", longer_after ? "1"_piece : "0"_piece, "|before=", headline_like_before ? "1"_piece : "0"_piece);
}

std::optional<std::size_t> HeadlineChoice::best(const LinearModel& weights) const {
  std::optional<std::size_t> best;
  float top = 0;
  Features out;
  for (const std::size_t candidate : candidates_) {
    out.clear();
    features(candidate, out);
    const float score = weights.score(out);
    if (!best || score > top) best = candidate, top = score;
  }
  return best;
}

}  // namespace saidby
