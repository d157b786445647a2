// What speaks for or against a line of a page being of its article, as named features: its shape, its words, the rules it matches, its neighbours, how much
// prose stands around it, whether it repeats, which heading it stands under.
//
//   features.of(7, out);   // "words=7|end=1", "rule=credit", "next=2b", "segment=in" ...
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/2_article/line_rules.h"
#include "pipeline/2_article/page_lines.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby {

class PageFeatures {
 public:
  // The text, lines and rules must outlive it. Cost: linear in the text.
  PageFeatures(std::string_view bytes, const std::vector<PageLine>& lines, const LineRules& rules);

  // Into Features or ChainSum.
  template <class Sink>
  void of(std::size_t line, Sink& out) const;
  // Where a line lies to the page's prose: "head" (none before it), "end" (none behind it), "tail" (little behind it), else "middle".
  FeaturePiece side(std::size_t line) const;

  const LineRule& rule(std::uint32_t index) const { return rules_.rules()[index]; }
  const FeaturePiece& role_piece(std::uint32_t index) const { return rules_.role_piece(index); }
  // Rules that a line matches.
  const std::vector<std::uint32_t>& rules_of(std::size_t line) const { return rules_of_[line]; }
  std::string_view text_of(std::size_t line) const { return bytes_.substr(lines_[line].span.begin, lines_[line].span.size()); }
  bool has_role(std::size_t line, std::string_view role) const;
  // Does a rule say this of its place?
  bool has_place(std::size_t line, LinePlace place) const {
    return std::any_of(rules_of_[line].begin(), rules_of_[line].end(), [&](std::uint32_t index) { return rule(index).places & place; });
  }
  // ... that it can't be before the article's first sentence, nor behind the last? Asks the rules: for few lines.
  bool only_inside(std::size_t line) const { return rules_.asked(place_ends, text_of(line)); }
  // ... that it is the article's where that is a little likely? The same.
  bool likely_kept(std::size_t line) const { return rules_.asked(place_kept, text_of(line)); }
  const std::vector<std::string>& list(std::string_view name) const { return rules_.list(name); }
  // The stretch of lines with most prose, by length and end marks alone.
  std::size_t segment_begin() const { return segment_begin_; }
  std::size_t segment_end() const { return segment_end_; }
  // How many lines of the page are worded like this one.
  std::uint32_t copies(std::size_t line) const { return copies_[line]; }

 private:
  void find_rules();
  void find_kinds();
  void find_copies();
  void find_segment();
  void find_headings();
  template <class Sink>
  void shape(std::size_t line, Sink& out) const;
  template <class Sink>
  void wording(std::size_t line, Sink& out) const;
  template <class Sink>
  void around(std::size_t line, Sink& out) const;
  template <class Sink>
  void place(std::size_t line, Sink& out) const;

  std::string_view bytes_;
  const std::vector<PageLine>& lines_;
  const LineRules& rules_;
  std::vector<std::vector<std::uint32_t>> rules_of_;
  std::vector<std::uint8_t> kinds_;
  std::vector<std::uint32_t> copies_;
  std::vector<float> prose_;               // words of prose before the line, cumulative
  std::vector<std::uint32_t> heading_;     // line of the last heading before, or none
  std::size_t segment_begin_ = 0, segment_end_ = 0;
};

// "0".."63", the last for all above; names of bins.
inline const FeaturePiece& bin_name(std::size_t bin) {
  static constexpr std::string_view digits =
      "0123456789101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263";
  static constexpr auto pieces = []<std::size_t... i>(std::index_sequence<i...>) {
    constexpr auto text = [](std::size_t n) { return n < 10 ? digits.substr(n, 1) : digits.substr(2 * n - 10, 2); };
    return std::array<FeaturePiece, sizeof...(i)>{FeaturePiece(text(i), hash_bytes(text(i)))...};
  }(std::make_index_sequence<64>());
  return pieces[std::min<std::size_t>(bin, 63)];
}
// 0 1 2 3 4 5-6 7-9 10-14 15-21 ... : a bin that grows by half each step.
std::size_t log_bin(double value);

}  // namespace saidby
