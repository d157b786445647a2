// Rules over one line of a page as it stands: RE2 patterns with their examples, each with a role ("credit", "byline", "end").
//
//     rule   credit-slash
//     role   credit
//     find   [A-Z][A-Za-z.' -]+ / (?:AFP|AP|REUTERS)$
//     yes    ANN LEE / AFP
//     no     Ann Lee walked out.
//
// `define NAME pattern` names a piece, used as {NAME}. `scope line` (the default): the pattern sees lines of up to 240 bytes; `scope start`: the first
// 240 bytes of any line, anchored at its begin. `most 100`: only lines of up to 100 bytes; `needs 0-9@`, `lacks a-z`: only lines with one of these characters, with none of them. `place out`: a line that it matches is never the article's, whatever else speaks for it; `place ends`: not before the
// article's first sentence nor behind its last (such rules are no evidence, and are asked of the lines there alone); `place below`: nothing behind it is the article's;
// `place between`: it may stand between paragraphs; `place list`: the lines right behind it are its list; `place kept`: it is the
// article's where that is a little likely (no evidence either); `place author`: it is asked of what names an author, not of lines (2_article/authors.h). Several: `place out between`. In an example "[city BEIJING]" says what the group must hold. No-break spaces read as spaces, doubled
// spaces stay. FOLDER/ORDER lists the files, precise ones first; rules count in that order. Immutable after load (a pattern is compiled when it is first needed); shared by all threads.
#pragma once

#include <re2/stringpiece.h>

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/feature_piece.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

inline constexpr std::size_t line_rule_window = 240;   // bytes of a line that rules see

struct LineExample {
  enum class Verdict { yes, no, known } verdict = Verdict::yes;
  std::string text;
  std::size_t line = 0;
};
// What a rule says of the place of the lines that it matches, as bits.
enum LinePlace : std::uint8_t { place_out = 1, place_ends = 2, place_below = 4, place_between = 8, place_list = 16, place_kept = 32, place_author = 64 };
// Rules of such places are no evidence: they are asked where they are needed.
inline constexpr std::uint8_t silent_places = place_ends | place_kept | place_author;
struct LineRule {
  std::string id, role, file, pattern;
  std::size_t line = 0;
  bool at_start = false;   // scope start
  std::uint8_t places = 0;   // of LinePlace
  std::size_t most = static_cast<std::size_t>(-1);   // bytes that a line may have
  std::vector<LineExample> examples;
};

// A named group's place in the line that was matched.
struct LineGroup {
  std::string_view name;
  Span span;
};

class LineRules {
 public:
  LineRules();
  ~LineRules();
  LineRules(LineRules&&) noexcept;
  LineRules& operator=(LineRules&&) noexcept;

  // Refuses, all at once: an id used twice, a pattern that RE2 rejects or that matches the empty string, a rule without role, yes and no.
  static LineRules load(const std::string& folder, Problems& problems);
  // Runs every example; what goes wrong is added to problems.
  void check_examples(Problems& problems) const;

  const std::vector<LineRule>& rules() const { return rules_; }
  // A rule's id and role as pieces of features' names.
  const FeaturePiece& id_piece(std::uint32_t rule) const { return pieces_[rule].first; }
  const FeaturePiece& role_piece(std::uint32_t rule) const { return pieces_[rule].second; }

  // Indices of the rules that match, but for those with `place ends`, `kept` or `author`, in their order. Cost: one pass over at most line_rule_window bytes, and RE2 for each rule whose needs they meet.
  std::vector<std::uint32_t> matches(std::string_view line) const;
  bool matches(std::uint32_t rule, std::string_view line) const;
  // Indices of the rules of a role that may match, in their order. Cost: one pass over at most line_rule_window bytes; cheaper than matches(), which looks for what any rule needs.
  std::vector<std::uint32_t> likely(std::string_view role, std::string_view line) const;
  // Does a rule with `place ends`, or with `place kept`, match? Such rules see the whole line.
  bool asked(LinePlace place, std::string_view line) const;
  // Words or roles of FOLDER/lists.txt by the name of their list; none when there is no such list.
  const std::vector<std::string>& list(std::string_view name) const;
  // The named groups of a rule's match, empty optional-like when it doesn't match; the group "" is the whole match.
  std::vector<LineGroup> capture(std::uint32_t rule, std::string_view line) const;

 private:
  // `text`: what rules see of the line. `pieces`: what the groups matched, as many as are asked for.
  bool match(std::uint32_t rule, std::string_view line, std::string_view text, std::span<re2::StringPiece> pieces = {}) const;

  struct Compiled;
  friend class LineRuleReader;
  std::vector<LineRule> rules_;
  std::map<std::string, std::vector<std::string>, std::less<>> lists_;
  std::vector<std::pair<FeaturePiece, FeaturePiece>> pieces_;   // views of rules_
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace saidby
