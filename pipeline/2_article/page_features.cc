#include "pipeline/2_article/page_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <unordered_map>

#include "pipeline/2_article/chain_model.h"

namespace saidby {
namespace {

bool sentence_end(Ending ending) { return ending == Ending::stop || ending == Ending::question || ending == Ending::exclamation || ending == Ending::quote; }

// How much a line looks like prose (positive: its words) or furniture (negative), for the stretch with most prose.
float prose_score(const PageLine& line) {
  const LineMeasure& m = line.measure;
  const auto words = static_cast<float>(m.words);
  if (m.words >= 8 && sentence_end(m.ending) && m.stops * 6 >= m.words) return std::min(words, 120.0f);
  if (m.words >= 20 && m.stops * 5 >= m.words) return words / 2;
  if (line.bullet) return -8;
  if (m.words >= 4 && sentence_end(m.ending) && m.stops > 0) return 1;   // a short sentence, which neither makes a stretch nor ends it
  return m.words < 8 ? -5.0f : -3.0f;
}

const FeaturePiece& words_bin(std::uint32_t words) {
  static constexpr std::uint32_t tops[] = {0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 28, 40, 60, 90};
  std::size_t bin = 0;
  while (bin < std::size(tops) && words > tops[bin]) ++bin;
  return bin_name(bin);
}

const FeaturePiece& share_bin(std::uint32_t part, std::uint32_t whole, std::uint32_t steps) { return bin_name(whole ? (part * steps + whole / 2) / whole : steps + 1); }

// Word number `i` of a line, in lower case.
std::string spelled_word(std::string_view line, std::size_t i) {
  std::string buffer;
  return std::string(words_of_line(line, buffer)[i].text);
}

}  // namespace

std::size_t log_bin(double value) {
  if (value < 1) return 0;
  if (value < 5) return static_cast<std::size_t>(value);
  std::size_t bin = 4;
  for (double next = 6; value >= next && bin < 63; next *= 1.5) ++bin;
  return bin;
}

PageFeatures::PageFeatures(std::string_view bytes, const std::vector<PageLine>& lines, const LineRules& rules) : bytes_(bytes), lines_(lines), rules_(rules) {
  find_rules();
  find_kinds();
  find_copies();
  find_segment();
  find_headings();
}

// A fifth of a page's lines stand in it twice.
void PageFeatures::find_rules() {
  std::unordered_map<std::string_view, std::uint32_t> seen;
  seen.reserve(lines_.size());
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    const auto [it, fresh] = seen.try_emplace(text_of(i), i);
    rules_of_.push_back(fresh ? rules_.matches(text_of(i)) : rules_of_[it->second]);
  }
}

bool PageFeatures::has_role(std::size_t line, std::string_view role) const {
  return std::any_of(rules_of_[line].begin(), rules_of_[line].end(), [&](std::uint32_t rule) { return rules_.rules()[rule].role == role; });
}

// A coarse kind of each line for its neighbours: length in five steps, sentence end or not, bullet or not.
void PageFeatures::find_kinds() {
  for (const PageLine& line : lines_) {
    const std::uint32_t words = line.measure.words;
    const int length = words <= 3 ? 0 : words <= 8 ? 1 : words <= 16 ? 2 : words <= 35 ? 3 : 4;
    kinds_.push_back(static_cast<std::uint8_t>(length * 4 + sentence_end(line.measure.ending) * 2 + line.bullet));
  }
}

void PageFeatures::find_copies() {
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  for (const PageLine& line : lines_) ++counts[line.measure.signature];
  for (const PageLine& line : lines_) copies_.push_back(counts[line.measure.signature]);
}

// The stretch of largest sum of prose scores (J. Kadane's scan).
void PageFeatures::find_segment() {
  float best = 0, sum = 0, prose = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const float score = prose_score(lines_[i]);
    prose_.push_back(prose);
    prose += std::max(score, 0.0f);
    if (sum <= 0) sum = 0, begin = i;
    sum += score;
    if (sum > best) best = sum, segment_begin_ = begin, segment_end_ = i + 1;
  }
  prose_.push_back(prose);
}

// A heading: a short line with blank lines around it that ends like no sentence. "Share this article" heads nothing: what it stands over is the article as often as what follows it.
void PageFeatures::find_headings() {
  std::uint32_t last = none;
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    heading_.push_back(last);
    const PageLine& line = lines_[i];
    if (line.blank_before && line.blank_after && !line.bullet && line.measure.words > 0 && line.measure.words <= 7 && line.measure.ending != Ending::stop && !has_role(i, "share")) last = i;
  }
}

template <class Sink>
void PageFeatures::shape(std::size_t at, Sink& out) const {
  const PageLine& line = lines_[at];
  const LineMeasure& m = line.measure;
  const FeaturePiece &words = words_bin(m.words), &end = bin_name(static_cast<std::size_t>(m.ending));
  const FeaturePiece bullet = line.bullet ? "b"_piece : line.numbered ? "n"_piece : "-"_piece;
  const FeaturePiece blanks = line.blank_before ? (line.blank_after ? "both"_piece : "before"_piece) : line.blank_after ? "after"_piece : "none"_piece;
  out.add("bias");
  out.add("words=", words, "|end=", end);
  out.add("words=", words, "|bullet=", bullet, "|", blanks);
  out.add("words=", words, "|stops=", share_bin(m.stops, m.words, 10));
  out.add("words=", words, "|caps=", share_bin(m.capitalised, m.words, 6));
  out.add("upper=", share_bin(m.upper, m.words, 4), "|end=", end);
  out.add("numbers=", share_bin(m.numbers, m.words, 5));
  out.add("sentences=", bin_name(std::min(m.sentences, 6u)), "|end=", end);
  out.add("commas=", bin_name(std::min(m.commas, 6u)), "|words=", words);
  out.add("marks=", bin_name(std::min(m.marks, 5u)));
  out.add("indent=", bin_name(std::min(line.indent, 12u)), "|bullet=", bullet);
  out.add("quotes=", m.quotes ? "1"_piece : "0"_piece, "|words=", words);
  const char c = bytes_[line.span.begin];
  const FeaturePiece begins = c >= 'a' && c <= 'z' ? "lower"_piece : c >= 'A' && c <= 'Z' ? "upper"_piece : c >= '0' && c <= '9' ? "digit"_piece : static_cast<unsigned char>(c) >= 0x80 ? "wide"_piece : "mark"_piece;
  out.add("begins=", begins, "|words=", words);
}

template <class Sink>
void PageFeatures::wording(std::size_t at, Sink& out) const {
  const PageLine& line = lines_[at];
  const std::string_view text = bytes_.substr(line.span.begin, line.span.size());
  const bool brief = line.measure.words <= 9;
  const std::vector<std::uint64_t>& words = line.measure.hashes;
  const auto spelled = [&](std::size_t i) { return spelled_word(text, i); };
  const auto word = [&](const FeaturePiece& name, std::size_t i) { out.add_hashed(name, words[i], [&] { return spelled(i); }); };
  if (!words.empty()) word(brief ? "first="_piece : "opens="_piece, 0);
  if (words.size() > 1) out.add_hashed(brief ? "first two="_piece : "opens two="_piece, words[0], words[1], [&] { return spelled(0) + '\x1F' + spelled(1); });
  if (brief) {
    for (std::size_t i = 0; i < words.size(); ++i) word("word="_piece, i);
    if (!words.empty()) word("last="_piece, words.size() - 1);
    if (words.size() <= 6) {
      out.add("line=", joined_words(text));
    }
  }
  for (const std::uint32_t rule : rules_of_[at]) {
    out.add("rule=", rules_.id_piece(rule));
    out.add("role=", rules_.role_piece(rule), "|kind=", bin_name(kinds_[at]));
  }
}

template <class Sink>
void PageFeatures::around(std::size_t at, Sink& out) const {
  const auto kind = [&](std::ptrdiff_t i) { return i < 0 || i >= static_cast<std::ptrdiff_t>(lines_.size()) ? "none"_piece : bin_name(kinds_[static_cast<std::size_t>(i)]); };
  const auto i = static_cast<std::ptrdiff_t>(at);
  out.add("kind=", kind(i), "|next=", kind(i + 1));
  out.add("kind=", kind(i), "|previous=", kind(i - 1));
  out.add("previous=", kind(i - 1), "|next=", kind(i + 1), "|long=", lines_[at].measure.words > 8 ? "1"_piece : "0"_piece);
  out.add("next two=", kind(i + 1), "|", kind(i + 2));
  out.add("previous two=", kind(i - 2), "|", kind(i - 1));
  const auto roles = [&](const FeaturePiece& name, std::ptrdiff_t other) {
    if (other < 0 || other >= static_cast<std::ptrdiff_t>(lines_.size())) return;
    for (const std::uint32_t rule : rules_of_[static_cast<std::size_t>(other)]) out.add(name, rules_.role_piece(rule), "|kind=", kind(i));
  };
  roles("previous role="_piece, i - 1);
  roles("next role="_piece, i + 1);
  roles("role two before="_piece, i - 2);
  const auto same = [&](std::ptrdiff_t other) { return other >= 0 && other < static_cast<std::ptrdiff_t>(lines_.size()) && lines_[static_cast<std::size_t>(other)].measure.signature == lines_[at].measure.signature; };
  out.add("copies=", bin_name(std::min(copies_[at], 4u)), "|kind=", kind(i));
  if (same(i - 1) || same(i + 1)) out.add("twin|kind=", kind(i));
  if (heading_[at] == none) return;
  const PageLine& heading = lines_[heading_[at]];
  const std::string_view text = bytes_.substr(heading.span.begin, heading.span.size());
  const FeaturePiece& distance = bin_name(log_bin(static_cast<double>(at - heading_[at])) / 2);
  for (std::size_t w = 0; w < heading.measure.hashes.size(); ++w) out.add_hashed("under="_piece, heading.measure.hashes[w], [&] { return spelled_word(text, w); });
  for (const std::uint32_t rule : rules_of_[heading_[at]]) out.add("under role=", rules_.role_piece(rule), "|distance=", distance);
}

template <class Sink>
void PageFeatures::place(std::size_t at, Sink& out) const {
  const FeaturePiece& kind = bin_name(kinds_[at]);
  const float all = prose_.back();
  const auto tenth = [&](float part) -> const FeaturePiece& { return bin_name(static_cast<std::size_t>(all > 0 ? part / all * 10 : 0)); };
  out.add("prose before=", tenth(prose_[at]), "|long=", lines_[at].measure.words > 8 ? "1"_piece : "0"_piece);
  out.add("prose after=", bin_name(log_bin(all - prose_[at + 1]) / 2), "|before=", bin_name(log_bin(prose_[at]) / 2));
  for (const std::size_t reach : {std::size_t{3}, std::size_t{8}, std::size_t{20}}) {
    const std::size_t from = at > reach ? at - reach : 0, to = std::min(at + reach + 1, lines_.size());
    const float before = prose_[at] - prose_[from], after = prose_[to] - prose_[at + 1];
    const FeaturePiece name = reach == 3 ? "near="_piece : reach == 8 ? "around="_piece : "region="_piece;
    out.add(name, bin_name(log_bin(before) / 2), "|", bin_name(log_bin(after) / 2));
    out.add(name, bin_name(log_bin(before + after) / 2), "|kind=", kind);
  }
  const bool inside = at >= segment_begin_ && at < segment_end_;
  const std::size_t distance = at < segment_begin_ ? segment_begin_ - at : at >= segment_end_ ? at + 1 - segment_end_ : std::min(at - segment_begin_, segment_end_ - 1 - at);
  const FeaturePiece side = inside ? "in"_piece : at < segment_begin_ ? "before"_piece : "after"_piece;
  out.add("segment=", side, "|distance=", bin_name(log_bin(static_cast<double>(distance))));
  out.add("segment=", side, "|kind=", kind);
  const float gap = at < segment_begin_ ? prose_[segment_begin_] - prose_[at] : at >= segment_end_ ? prose_[at] - prose_[segment_end_] : 0;
  if (!inside) out.add("segment=", side, "|prose between=", bin_name(log_bin(gap)), "|long=", lines_[at].measure.words > 8 ? "1"_piece : "0"_piece);
}

FeaturePiece PageFeatures::side(std::size_t line) const {
  const float all = prose_.back(), before = prose_[line], after = all - prose_[line + 1];
  if (before <= 0) return "head"_piece;
  if (after <= 0) return "end"_piece;
  return after * 10 < all ? "tail"_piece : "middle"_piece;
}

template <class Sink>
void PageFeatures::of(std::size_t line, Sink& out) const {
  shape(line, out);
  wording(line, out);
  around(line, out);
  place(line, out);
}

template void PageFeatures::of(std::size_t, Features&) const;
template void PageFeatures::of(std::size_t, ChainSum&) const;

}  // namespace saidby
