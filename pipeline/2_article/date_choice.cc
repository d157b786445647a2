#include "pipeline/2_article/date_choice.h"

#include <algorithm>

namespace saidby {
namespace {

constexpr std::size_t lines_above = 25, lines_inside = 6, lines_below = 6, longest_line = 60, longest_stamp = 16;

// Lists of words that tell what a date is of.
constexpr std::string_view date_lists[] = {"updated", "published", "reviewed", "copyright", "by"};

// What the words of a line say of its date: the list of the first of them that is on one.
std::string_view word_of(std::string_view line, const LineRules& rules) {
  std::string buffer;
  for (const LineWord& word : words_of_line(line, buffer))
    for (const std::string_view name : date_lists) {
      const std::vector<std::string>& list = rules.list(name);
      if (std::find(list.begin(), list.end(), word.text) != list.end()) return name;
    }
  return "plain";
}

// "Updated: 5 June 2031 | Published: 3 June 2031" in two, so that each date has its own words.
std::vector<std::string_view> parts_of(std::string_view line) {
  std::vector<std::string_view> parts;
  for (std::size_t end = line.find_first_of("|;("); end != std::string_view::npos; end = line.find_first_of("|;(")) {
    parts.push_back(line.substr(0, end));
    line.remove_prefix(end + 1);
  }
  if (!parts.empty()) parts.push_back(line);
  return parts;
}

}  // namespace

DateChoice::DateChoice(std::string_view bytes, const std::vector<PageLine>& lines, const PageFeatures& features, const LineRules& rules, std::size_t headline, std::size_t first, std::size_t last,
                       DateHints hints)
    : bytes_(bytes), lines_(lines), page_(features), rules_(rules), headline_(headline), first_(first), last_(last), hints_(std::move(hints)) {
  for (const StatedDate& date : hints_.stated) {
    Candidate& found = candidate(date.day);
    found.evidence.push_back("stated=\x1F" + date.source);
    found.trust = std::max(found.trust, date.trust);
    known_.push_back(date.day);
  }
  find_order();
  const std::size_t top = std::min(headline, first), begin = top > lines_above ? top - lines_above : 0;
  const std::size_t end = std::min(std::max(first, headline < lines.size() ? headline : 0) + lines_inside, lines.size());
  const auto look = [&](bool passed) {
    for (std::size_t i = begin; i < end; ++i) look_at(i, passed);
    for (std::size_t i = std::max(end, last > 2 ? last - 2 : 0); i < std::min(last + lines_below, lines.size()); ++i) look_at(i, passed);
  };
  look(false);
  if (candidates_.empty()) look(true);
  if (candidates_.empty()) return;
  for (const Candidate& one : candidates_) trust_ = std::max(trust_, one.trust);
  confirmed_ = std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& one) { return one.trust == trust_ && one.stamp; });
  const auto by_day = [](const Candidate& a, const Candidate& b) { return a.day < b.day; };
  const std::string earliest = std::min_element(candidates_.begin(), candidates_.end(), by_day)->day, latest = std::max_element(candidates_.begin(), candidates_.end(), by_day)->day;
  for (Candidate& one : candidates_) {
    if (one.day == earliest && earliest != latest) one.evidence.push_back("earliest");
    if (one.day == latest && earliest != latest) one.evidence.push_back("latest");
  }
}

DateChoice::Candidate& DateChoice::candidate(const std::string& day) {
  const auto at = std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& one) { return one.day == day; });
  if (at != candidates_.end()) return *at;
  candidates_.push_back({day, {}});
  return candidates_.back();
}

std::string DateChoice::place_of(std::size_t line) const {
  if (headline_ < lines_.size() && line >= headline_ && line < first_) return "under headline " + std::string(bin_name(log_bin(static_cast<double>(line - headline_))));
  if (line < std::min(headline_, first_)) return "above " + std::string(bin_name(log_bin(static_cast<double>(std::min(headline_, first_) - line)) / 2));
  if (line >= last_) return "below " + std::string(bin_name(log_bin(static_cast<double>(line - last_)) / 2));
  return line < first_ + lines_inside ? "inside" : "end";
}

// The page's own order: of its first line that tells one.
void DateChoice::find_order() {
  for (std::size_t i = 0; i < lines_.size() && !hints_.day_first; ++i)
    if (const auto told = day_first_in(rules_, page_.rules_of(i), page_.text_of(i))) {
      hints_.day_first = *told;
      return;
    }
}

// Captions and picture credits have dates of their own; lines that rules take for a byline as well are none.
bool DateChoice::passed_over(std::size_t line) const {
  if (hints_.passed_over && hints_.passed_over(line)) return true;
  const auto has = [&](std::string_view list) { return std::any_of(rules_.list(list).begin(), rules_.list(list).end(), [&](const std::string& role) { return page_.has_role(line, role); }); };
  return has("dates_of_pictures") && !has("dates_of_articles");
}

void DateChoice::look_at(std::size_t line, bool passed) {
  if (lines_[line].measure.words > longest_line || passed_over(line) != passed) return;
  const std::string_view text = bytes_.substr(lines_[line].span.begin, lines_[line].span.size());
  const auto date = date_at(page_.rules_of(line), text);
  if (!date) return;
  std::size_t dates = 0;
  const std::vector<std::string_view> parts = parts_of(text);
  for (const std::string_view part : parts) dates += date_at(rules_.matches(part), part).has_value();
  if (is_stamp(line))
    for (const std::string& day : dates_in(rules_, text, {hints_.day_first, known_}))
      for (Candidate& one : candidates_) one.stamp = one.stamp || one.day == day;
  if (dates < 2) return take(line, text, *date);
  for (const std::string_view part : parts)
    if (const auto one = date_at(rules_.matches(part), part)) take(line, part, *one);
}

// A short line before the article, or one at its begin that is a date and nothing else.
bool DateChoice::is_stamp(std::size_t line) const {
  return lines_[line].measure.words <= longest_stamp && (line < first_ || (line < first_ + lines_inside && page_.has_role(line, "timestamp")));
}

void DateChoice::take(std::size_t line, std::string_view text, const std::string& date) {
  Candidate& found = candidate(date);
  std::string words(word_of(text, rules_));
  if (words == "plain" && line > 0 && lines_[line - 1].measure.words <= 4) words = "after " + std::string(word_of(bytes_.substr(lines_[line - 1].span.begin, lines_[line - 1].span.size()), rules_));
  found.stamp = found.stamp || is_stamp(line);
  const std::string place = place_of(line), length(bin_name(log_bin(lines_[line].measure.words) / 2));
  found.evidence.push_back("place=\x1F" + place);
  found.evidence.push_back("words=\x1F" + words + "\x1F|place=\x1F" + place.substr(0, place.find(' ')));
  found.evidence.push_back("length=\x1F" + length + "\x1F|place=\x1F" + place.substr(0, place.find(' ')));
  if (candidates_.size() == 1 && candidates_[0].evidence.size() == 3) found.evidence.push_back("first seen");
}

void DateChoice::features(std::size_t candidate, Features& out) const {
  std::vector<std::string> names = candidates_[candidate].evidence;
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (const std::string& name : names) out.add_named(name);
}

bool DateChoice::competes(const Candidate& one) const {
  return one.trust == trust_ || (one.stamp && !confirmed_);
}

std::string DateChoice::best(const LinearModel& weights) const {
  std::string best;
  float top = 0;
  Features out;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (!competes(candidates_[i])) continue;
    out.clear();
    features(i, out);
    const float score = weights.score(out);
    if (best.empty() || score > top) best = candidates_[i].day, top = score;
  }
  return best;
}

}  // namespace saidby
