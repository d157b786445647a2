#include "pipeline/6_quotes/marks.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

constexpr char32_t space = U' ';

bool is_space(char32_t c) { return c == space || c == '\n' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x200B || (c >= 0x80 && u_isUWhiteSpace(static_cast<UChar32>(c))); }
bool is_word(char32_t c) { return (c < 0x80) ? (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') : u_isalnum(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool in(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

constexpr std::u32string_view double_openers = U"“„‟«", double_closers = U"”»", single_openers = U"‘‚‛‹";
constexpr std::u32string_view before_opener = U"([{—–-―/“‘\"'…:,.", before_opener_only = U"([{";

enum class Role { plain, open, close, reopen };

class Scanner {
 public:
  Scanner(std::string_view text, Span paragraph, MarksAs as, bool goes_on_below) : text_(text), at_(paragraph.begin), end_(paragraph.end), begin_(paragraph.begin), as_(as), goes_on_below_(goes_on_below) {}

  std::vector<Quotation> scan() {
    while (at_ < end_) step();
    if (open_) finish(trimmed_end(opened_, end_), false);
    std::erase_if(found_, [&](const Quotation& q) { return !has_word(q.inner); });
    return std::move(found_);
  }

 private:
  char32_t before(std::uint32_t at) const { return at > begin_ ? code_point_before(text_, at).value : space; }
  char32_t here(std::uint32_t at) const { return at < end_ ? code_point_at(text_, at).value : space; }

  // Curly marks inside straight ones: `"They call it “peace”," he said.` One past the inner closer when the outer one follows, else 0.
  std::uint32_t nested_end(char32_t c) const {
    if (as_ == MarksAs::metric || !open_ || mark_ != U'"' || c != U'“') return 0;
    const std::uint32_t limit = std::min(end_, at_ + longest_nested);
    for (std::uint32_t at = at_ + 3; at < limit; at += code_point_at(text_, at).size) {
      const char32_t inner = here(at);
      if (inner == U'"' || inner == U'“') return 0;
      if (inner == U'”') return text_.substr(at, end_ - at).substr(0, longest_nested).find('"') == std::string_view::npos ? 0 : at + 3;
    }
    return 0;
  }

  // Letters and other bytes that are never marks cost no more than being passed.
  static constexpr std::array<bool, 256> plain_bytes = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0; c < 0x80; ++c) plain[c] = c != '"' && c != '\'' && c != '`';
    return plain;
  }();
  void skip_plain() {
    while (at_ < end_ && plain_bytes[static_cast<unsigned char>(text_[at_])]) ++at_;
  }

  void step() {
    skip_plain();
    if (at_ == end_) return;
    const CodePoint point = code_point_at(text_, at_);
    const char32_t c = point.value;
    if (const std::uint32_t end = nested_end(c)) {
      at_ = end;
      return;
    }
    std::uint32_t width = point.size;
    const Role role = role_of(c, width);
    if (role == Role::plain && !open_ && (c == '\'' || in(c, single_openers)) && take_single(c)) return;
    apply(role, c, width);
    at_ += width;
  }

  // An opener where a closer should be: `“We will not lose.“ The captain agreed.`
  bool is_turned_around(std::uint32_t width) const {
    const char32_t next = here(at_ + width);
    return !is_space(before(at_)) && !in(before(at_), before_opener_only) && (is_space(next) || in(next, U".,;:!?)"));
  }

  // What a double mark does here; widens `width` over '' and ``.
  Role role_of(char32_t c, std::uint32_t& width) const {
    if (open_ && mark_ == U'„' && (c == U'“' || c == U'”')) return Role::close;
    if (c == U'»' && !open_ && (is_space(before(at_)) || in(before(at_), U"([—–-:")) && !is_space(here(at_ + width))) return Role::open;
    if (c == U'«' && open_ && mark_ == U'»') return Role::close;
    if (as_ == MarksAs::meant && open_ && mark_ == U'“' && c == U'“' && is_turned_around(width)) return Role::close;
    if (in(c, double_openers)) return Role::open;
    if (in(c, double_closers)) return Role::close;
    const bool twice = at_ + 1 < end_ && text_[at_ + 1] == text_[at_];
    if (c == '`' && twice) return width = 2, Role::open;
    if (c == '\'' && twice) return width = 2, straight(2);
    return c == '"' ? straight(1) : Role::plain;
  }

  // Inches or seconds inside a quotation, `"He is 6'2" and quick," she said`: behind a digit, and the next mark of the paragraph closes one too.
  bool is_measure(std::uint32_t width) const {
    if (as_ == MarksAs::metric || !is_digit(before(at_)) || !is_space(here(at_ + width))) return false;
    const std::size_t next = text_.substr(0, std::min(end_, at_ + longest_nested)).find('"', at_ + width);
    return next != std::string_view::npos && !is_space(before(static_cast<std::uint32_t>(next))) && !is_word(here(static_cast<std::uint32_t>(next) + 1));
  }

  // A straight mark opens or closes by what stands on its sides; a closer with nothing open is inches or seconds.
  Role straight(std::uint32_t width) const {
    const char32_t left = before(at_), right = here(at_ + width);
    if (open_ && is_measure(width)) return Role::plain;
    if (open_) return is_space(left) && is_word(right) ? Role::reopen : Role::close;
    if (is_space(right)) return Role::plain;
    return is_space(left) || in(left, before_opener) || !is_word(left) ? Role::open : Role::plain;
  }

  void apply(Role role, char32_t c, std::uint32_t width) {
    if (role == Role::open || role == Role::reopen) {
      const bool anew = open_ && (role == Role::reopen || (in(mark_, double_openers) && in(c, double_openers) && c != U'«'));
      if (anew) finish(trimmed_end(opened_, at_), false);
      open_ = true, opened_ = at_, inner_ = at_ + width, mark_ = c;
    } else if (role == Role::close && open_) {
      finish(at_ + width, true, at_);
    }
  }

  void finish(std::uint32_t end, bool closed, std::uint32_t inner_end = 0) {
    Span inner{inner_, closed ? inner_end : end};
    inner.end = std::max(trimmed_end(inner.begin, inner.end), inner.begin);
    while (inner.begin < inner.end && is_space(here(inner.begin))) inner.begin += code_point_at(text_, inner.begin).size;
    found_.push_back({{opened_, std::max(end, inner.end)}, inner, closed, false});
    open_ = false;
  }

  std::uint32_t trimmed_end(std::uint32_t begin, std::uint32_t end) const {
    while (end > begin && is_space(before(end))) end -= code_point_before(text_, end).size;
    return end;
  }

  bool has_word(Span span) const {
    for (std::uint32_t at = span.begin; at < span.end; at += code_point_at(text_, at).size)
      if (is_word(here(at))) return true;
    return false;
  }

  // '...' outside double marks: opens after a space or bracket, not before a digit ('90s), and needs a closer.
  bool take_single(char32_t c) {
    const std::uint32_t width = c == '\'' ? 1 : 3;
    const char32_t left = before(at_), right = here(at_ + width);
    if (!(is_space(left) || in(left, U"([{—–-:")) || is_space(right) || (c == '\'' && is_digit(right))) return false;
    const std::uint32_t close = single_close(at_ + width);
    if (goes_on_below_ && c == U'‘' && !is_digit(right) && (!close || is_possessive(close))) {   // ‘This was cruel. / ‘It still is.’
      opened_ = at_, inner_ = at_ + width;
      finish(trimmed_end(opened_, end_), false);
      found_.back().single = true;
      at_ = end_;
      return true;
    }
    if (!close) return false;
    opened_ = at_, inner_ = at_ + width;
    const std::uint32_t close_width = text_[close - 1] == '\'' ? 1 : 3;
    finish(close, true, close - close_width);
    found_.back().single = true;
    at_ = close;
    return true;
  }

  // "the workers’ fault": does the closer that ends at `close` stand behind an s, and a word follow in lower case?
  bool is_possessive(std::uint32_t close) const {
    const std::uint32_t mark = close - (text_[close - 1] == '\'' ? 1 : 3);
    const char32_t next = is_space(here(close)) && close + 1 < end_ ? here(close + 1) : space;
    return before(mark) == 's' && u_islower(static_cast<UChar32>(next));
  }

  // 'I shouted, 'Put that down!'' he said: straight marks inside straight ones. Both close at one place, or the outer behind a mark that ends a sentence.
  bool is_nested_opener(char32_t c, std::uint32_t at) const { return c == '\'' && is_space(before(at)) && is_word(here(at + 1)); }
  bool ends_sentence(std::uint32_t mark) const { return in(before(mark), U".,!?…"); }

  // 'He said "run" and I ran,': where the double mark stands that closes the one at `at`, or 0.
  std::uint32_t double_close(std::uint32_t at) const {
    const char32_t opener = here(at), closer = opener == U'“' ? U'”' : opener;
    const bool opens = opener == U'“' || (opener == '"' && (is_space(before(at)) || in(before(at), before_opener)));
    if (as_ == MarksAs::metric || !opens) return 0;
    const std::uint32_t limit = std::min(end_, at + longest_nested);
    for (std::uint32_t to = at + code_point_at(text_, at).size; to < limit; to += code_point_at(text_, to).size)
      if (here(to) == closer) return to;
    return 0;
  }

  // One past the closing single mark, or 0. After an s the mark may be a plural possessive: a later one is better.
  std::uint32_t single_close(std::uint32_t from) {
    if (from < no_close_before_) return 0;
    std::uint32_t candidate = 0;
    bool candidate_after_s = false, inner = false;   // inner: a mark stands open inside
    std::uint32_t nested = 0;   // where it was opened
    std::uint32_t at = from;
    for (; at < end_ && at < from + longest_single; at += code_point_at(text_, at).size) {
      const char32_t c = here(at);
      if (const std::uint32_t end = double_close(at); end != 0) {
        at = end;
        continue;
      }
      if ((in(c, single_openers) && at > from) || in(c, double_openers) || in(c, double_closers) || c == '"') break;
      if (c != U'’' && c != '\'' && c != U'›') continue;
      const char32_t left = before(at);
      const std::uint32_t after = at + code_point_at(text_, at).size;
      if (is_space(left) || is_word(here(after))) {
        if (is_nested_opener(c, at)) {
          if (nested || as_ == MarksAs::metric || candidate) break;
          inner = true, nested = at;
        }
        continue;
      }
      if (inner) {
        inner = false;
        if (c == '\'' && here(after) == '\'' && !is_word(here(after + 1))) return after + 1;
        continue;
      }
      if (nested && !ends_sentence(at)) continue;
      if (!candidate || candidate_after_s) candidate = after, candidate_after_s = left == 's';
      if (left != 's') break;
    }
    if (!candidate && at < from + longest_single) no_close_before_ = nested ? nested : at;   // no mark up to here closes anything: don't look again
    return candidate;
  }

  static constexpr std::uint32_t longest_nested = 400;    // bytes
  static constexpr std::uint32_t longest_single = 4000;   // bytes; keeps many stray marks from costing the square
  std::string_view text_;
  std::uint32_t at_, end_, begin_;
  MarksAs as_;
  bool goes_on_below_;   // the next paragraph opens a curly single mark
  std::vector<Quotation> found_;
  bool open_ = false;
  std::uint32_t opened_ = 0, inner_ = 0, no_close_before_ = 0;
  char32_t mark_ = 0;
};

}  // namespace

std::vector<Quotation> find_quotations(std::string_view text, Span paragraph, MarksAs as, Span below) {
  return Scanner(text, paragraph, as, text.substr(below.begin, below.size()).starts_with("\u2018")).scan();
}

}  // namespace saidby
