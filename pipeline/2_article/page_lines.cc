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
  line.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  return line;
}

// The right margin that a text was wrapped at, or 0. Wrapped text has many lines whose next word would not have fitted, and few beyond the margin.
class Wrapping {
 public:
  Wrapping(std::string_view bytes, const std::vector<PageLine>& lines) : bytes_(bytes) {
    std::vector<std::uint32_t> widths;
    for (const PageLine& line : lines) widths.push_back(width(line));
    if (widths.size() < 5) return;
    std::sort(widths.begin(), widths.end());
    const std::uint32_t margin = widths[widths.size() - 1 - widths.size() / 33];
    if (margin < 40 || margin > 140) return;
    std::size_t full = 0, wraps = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      if (width(lines[i]) * 100 < margin * 62) continue;
      ++full;
      wraps += continues(lines[i], lines[i + 1], margin);
    }
    if (full >= 3 && wraps * 2 > full) margin_ = margin;
  }
  bool joins(const PageLine& line, const PageLine& next) const { return margin_ && continues(line, next, margin_); }

 private:
  std::uint32_t width(const PageLine& line) const { return line.indent + static_cast<std::uint32_t>(code_points(bytes_.substr(line.span.begin, line.span.size()))); }
  bool continues(const PageLine& line, const PageLine& next, std::uint32_t margin) const {
    if (line.blank_after || next.bullet || width(line) * 100 < margin * 62) return false;
    constexpr std::uint32_t most_indent = 8;   // of a paragraph's first line: "  The council voted ..."
    const bool first_line = !line.bullet && next.indent == 0 && line.indent > 0 && line.indent <= most_indent;
    if (next.indent != line.indent && !first_line && !(line.bullet && next.indent + 2 >= line.indent && next.indent <= line.indent + 2)) return false;
    const std::string_view word = bytes_.substr(next.span.begin, next.span.size());
    return width(line) + 1 + code_points(word.substr(0, word.find(' '))) > margin;
  }

  std::string_view bytes_;
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
    if (i > 0 && wrapping.joins(physical[i - 1], physical[i])) {
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
