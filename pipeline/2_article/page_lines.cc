#include "pipeline/2_article/page_lines.h"

#include <algorithm>

#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

constexpr std::string_view bullets[] = {"•", "◦", "▪", "■", "□", "●", "○", "‣", "·", "►", "▸", "❖", "➢", "»", "*", "+", "-", "–", "—", "o", "#"};

// Bytes of white space at the begin of a text: ASCII blanks, no-break space, zero-width marks, byte-order mark.
std::size_t space_size(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || text[0] == '\t' || text[0] == '\r' || text[0] == '\f' || text[0] == '\v' || text[0] == '\0') return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.starts_with("\xE2\x80\x8B") || text.starts_with("\xEF\xBB\xBF") || text.starts_with("\xE3\x80\x80")) return 3;
  return 0;
}

std::size_t trailing_space(std::string_view text) {
  if (text.empty()) return 0;
  if (space_size(text.substr(text.size() - 1)) == 1) return 1;
  if (text.ends_with("\xC2\xA0")) return 2;
  if (text.ends_with("\xE2\x80\x8B") || text.ends_with("\xE3\x80\x80")) return 3;
  return 0;
}

// "• ", "* ", "12. ": the bytes of a bullet or number with the space after it; 0: none. A number belongs to the words ("1. Lamps").
std::size_t bullet_size(std::string_view line, bool& numbered) {
  numbered = false;
  const bool letter = !line.empty() && ((line[0] >= 'A' && line[0] <= 'Z') || (line[0] >= 'a' && line[0] <= 'z'));
  if (letter && line[0] != 'o') return 0;
  for (const std::string_view bullet : bullets)
    if (line.starts_with(bullet) && line.size() > bullet.size() && line[bullet.size()] == ' ') return bullet.size() + 1;
  std::size_t digits = 0;
  while (digits < line.size() && digits < 3 && line[digits] >= '0' && line[digits] <= '9') ++digits;
  if (digits == 0 || digits + 1 >= line.size() || (line[digits] != '.' && line[digits] != ')') || line[digits + 1] != ' ') return 0;
  numbered = true;
  return 0;
}

// "[12]Sport", as Lynx numbers links: the bytes of the number; 0: none.
std::size_t link_number_size(std::string_view line) {
  if (line.empty() || line[0] != '[') return 0;
  const std::size_t end = line.find_first_not_of("0123456789", 1);
  const bool number = end != std::string_view::npos && end > 1 && line[end] == ']' && end + 1 < line.size() && space_size(line.substr(end + 1)) == 0;
  return number ? end + 1 : 0;
}

PageLine line_at(std::string_view bytes, std::size_t begin, std::size_t end) {
  PageLine line;
  while (begin < end) {
    const std::size_t size = space_size(bytes.substr(begin, end - begin));
    if (!size) break;
    line.indent += bytes[begin] == '\t' ? 4 : 1;
    begin += size;
  }
  while (begin < end) {
    const std::size_t size = trailing_space(bytes.substr(begin, end - begin));
    if (!size) break;
    end -= size;
  }
  line.whole = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  if (line.indent > 0 || begin == end || (bytes[begin] != 'o' && bytes[begin] != '-')) {
    const std::size_t bullet = bullet_size(bytes.substr(begin, end - begin), line.numbered);
    line.bullet = bullet > 0;
    begin += bullet;
    line.indent += line.bullet ? 2 : 0;
  }
  while (begin < end && bytes[begin] == ' ') ++begin;
  begin += link_number_size(bytes.substr(begin, end - begin));
  line.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  return line;
}

// The right margin that a text was wrapped at, or 0. A line of wrapped text ends at its margin or before it, and its next word would not have fitted: of all margins the one on which most pairs of lines agree. Few lines pass it, but for words
// that can't be broken, as addresses are.
class Wrapping {
 public:
  Wrapping(std::string_view bytes, const std::vector<PageLine>& lines) : bytes_(bytes) {
    measure(lines);
    const std::uint32_t margin = likely_margin(lines);
    if (margin == 0) return;
    std::size_t full = 0, wraps = 0, beyond = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      beyond += widths_[i].line > margin && widths_[i].longest * 2 < margin;
      if (lines[i].blank_after || !is_full(i, margin)) continue;
      ++full;
      wraps += continues(lines, i, margin);
    }
    if (wraps >= fewest && wraps * 2 > full && beyond * 5 <= wraps) margin_ = margin;
  }
  bool joins(const std::vector<PageLine>& lines, std::size_t line) const { return margin_ && continues(lines, line, margin_); }

 private:
  struct Widths {
    std::uint32_t line = 0, first = 0, longest = 0;   // columns: with the indent; of the first word, of the longest
  };
  static constexpr std::uint32_t least_margin = 40, most_margin = 250;
  static constexpr std::size_t fewest = 3;   // wraps

  void measure(const std::vector<PageLine>& lines) {
    widths_.reserve(lines.size());
    for (const PageLine& line : lines) {
      const std::string_view words = bytes_.substr(line.span.begin, line.span.size());
      Widths widths;
      for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const auto word = static_cast<std::uint32_t>(code_points(words.substr(at, end - at)));
        if (at == 0) widths.first = word;
        widths.longest = std::max(widths.longest, word);
        at = end + 1;
      }
      widths.line = line.indent + static_cast<std::uint32_t>(code_points(words)) + (line.bullet ? 0 : line.span.begin - line.whole.begin);
      widths_.push_back(widths);
    }
  }

  // The margin at which most lines may have been broken; 0 when there are too few.
  std::uint32_t likely_margin(const std::vector<PageLine>& lines) const {
    std::vector<std::int32_t> changes(most_margin + 2);   // of the count of lines, by margin
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      if (!may_go_on(lines[i], lines[i + 1]) || widths_[i].line < least_margin * 62 / 100 || widths_[i].line > most_margin) continue;
      ++changes[std::max(widths_[i].line, least_margin)];
      --changes[std::min(widths_[i].line + widths_[i + 1].first, most_margin) + 1];
    }
    std::int32_t count = 0, most = 0;
    std::uint32_t best = 0;
    for (std::uint32_t margin = least_margin; margin <= most_margin; ++margin) {
      count += changes[margin];
      if (count > most) most = count, best = margin;
    }
    return most >= static_cast<std::int32_t>(fewest) ? best : 0;
  }

  bool is_full(std::size_t i, std::uint32_t margin) const { return widths_[i].line * 100 >= margin * 62 && widths_[i].line <= margin; }

  // By indents and bullets; the first line of a paragraph may have an indent: "  The council voted ..."
  static bool may_go_on(const PageLine& line, const PageLine& next) {
    constexpr std::uint32_t most_indent = 8;
    if (line.blank_after || next.bullet) return false;
    const bool first_line = !line.bullet && next.indent == 0 && line.indent > 0 && line.indent <= most_indent;
    return next.indent == line.indent || first_line || (line.bullet && next.indent + 2 >= line.indent && next.indent <= line.indent + 2);
  }

  bool continues(const std::vector<PageLine>& lines, std::size_t i, std::uint32_t margin) const {
    if (i + 1 >= lines.size() || !may_go_on(lines[i], lines[i + 1])) return false;
    const bool one_word = widths_[i].line > margin && widths_[i].longest + lines[i].indent == widths_[i].line;   // an address
    return one_word || (is_full(i, margin) && widths_[i].line + 1 + widths_[i + 1].first > margin);
  }

  std::string_view bytes_;
  std::vector<Widths> widths_;   // by line
  std::uint32_t margin_ = 0;
};

std::vector<PageLine> physical_lines(std::string_view bytes) {
  std::vector<PageLine> lines;
  bool blank = true;
  const std::string_view ends = cr_ends_lines(bytes) ? "\r\n" : "\n";
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(ends.size() == 1 ? bytes.find('\n', begin) : bytes.find_first_of(ends, begin), bytes.size());
    PageLine line = line_at(bytes, begin, end);
    begin = end + 1;
    if (line.span.empty()) {
      blank = true;
      if (!lines.empty()) lines.back().blank_after = true;
      continue;
    }
    line.blank_before = blank;
    blank = false;
    lines.push_back(line);
  }
  if (!lines.empty()) lines.back().blank_after = true;
  return lines;
}

}  // namespace

std::vector<PageLine> unmeasured_lines(const Text& text) {
  const std::string_view bytes = text.bytes;
  const std::vector<PageLine> physical = physical_lines(bytes);
  const Wrapping wrapping(bytes, physical);
  std::vector<PageLine> lines;
  for (std::size_t i = 0; i < physical.size(); ++i) {
    if (i > 0 && wrapping.joins(physical, i - 1)) {
      lines.back().span.end = lines.back().whole.end = physical[i].span.end;
      lines.back().blank_after = physical[i].blank_after;
    } else {
      lines.push_back(physical[i]);
    }
  }
  return lines;
}

std::vector<PageLine> page_lines(const Text& text, const StopWords& stops) {
  std::vector<PageLine> lines = unmeasured_lines(text);
  for (PageLine& line : lines) line.measure = measure(text.view(line.span), stops);
  return lines;
}

}  // namespace saidby
