#include "report/terminal.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

// Breaks of a text by one of ICU's iterators, in bytes; the last is the text's size.
template <class Make>
std::vector<std::size_t> breaks_of(std::string_view text, Make make) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(make(icu::Locale::getRoot(), status));
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  std::vector<std::size_t> out;
  if (U_SUCCESS(status)) {
    iterator->setText(&utext, status);
    for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) out.push_back(static_cast<std::size_t>(at));
  }
  utext_close(&utext);
  if (out.empty() || out.back() != text.size()) out.push_back(text.size());
  return out;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_mark(UChar32 point) {
  const auto type = u_charType(point);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR || (point >= 0x1160 && point <= 0x11FF);
}

std::size_t cells_of_point(UChar32 point) {
  if (is_mark(point)) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// A cluster takes what its widest character takes; an emoji presentation or a flag takes two.
std::size_t cells_of_cluster(std::string_view cluster) {
  constexpr char32_t emoji_presentation = 0xFE0F;
  std::size_t most = 0, flags = 0;
  for (std::size_t at = 0; at < cluster.size();) {
    const CodePoint point = code_point_at(cluster, at);
    at += point.size;
    if (point.value == emoji_presentation && most > 0) most = 2;
    flags += u_hasBinaryProperty(static_cast<UChar32>(point.value), UCHAR_REGIONAL_INDICATOR);
    most = std::max(most, cells_of_point(static_cast<UChar32>(point.value)));
  }
  return flags == 2 ? 2 : most;
}

bool turns_direction(char32_t point) { return point == 0x061C || point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069); }

bool is_space(UChar32 point) {
  const auto type = u_charType(point);
  return type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR || type == U_SPACE_SEPARATOR;
}

}  // namespace

std::size_t cells(std::string_view text) {
  if (is_ascii(text)) return text.size();
  std::size_t sum = 0, begin = 0;
  for (const std::size_t end : breaks_of(text, icu::BreakIterator::createCharacterInstance)) sum += cells_of_cluster(text.substr(begin, end - begin)), begin = end;
  return sum;
}

std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool joiner = point.value == 0x200C || point.value == 0x200D;
    if (is_space(static_cast<UChar32>(point.value))) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (!turns_direction(point.value) && (joiner || u_charType(static_cast<UChar32>(point.value)) != U_FORMAT_CHAR)) {
      out.append(text.substr(at, point.size));
    }
    at += point.size;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

namespace {

class Wrapper {
 public:
  explicit Wrapper(std::size_t width) : width_(std::max<std::size_t>(width, 2)) {}

  // A piece that must not be broken; white space at its end may hang over the edge.
  void add(std::string_view piece) {
    const std::size_t end = piece.find_last_not_of(' ');
    const std::string_view word = end == piece.npos ? std::string_view() : piece.substr(0, end + 1);
    const std::size_t wide = cells(word);
    if (used_ > 0 && used_ + wide > width_) flush();
    if (wide > width_) return add_clusters(word, piece.size() > word.size());
    row_.append(piece);
    used_ += wide + (piece.size() - word.size());
  }
  std::vector<std::string> finish() {
    if (!row_.empty()) flush();
    return std::move(lines_);
  }

 private:
  void add_clusters(std::string_view word, bool space) {
    std::size_t begin = 0;
    for (const std::size_t end : breaks_of(word, icu::BreakIterator::createCharacterInstance)) {
      const std::string_view cluster = word.substr(begin, end - begin);
      const std::size_t wide = cells_of_cluster(cluster);
      if (used_ > 0 && used_ + wide > width_) flush();
      row_.append(cluster), used_ += wide, begin = end;
    }
    if (space) row_ += ' ', ++used_;
  }
  void flush() {
    while (row_.ends_with(' ')) row_.pop_back();
    lines_.push_back(std::move(row_));
    row_.clear(), used_ = 0;
  }

  std::size_t width_, used_ = 0;
  std::string row_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  Wrapper wrapper(width);
  std::size_t begin = 0;
  for (const std::size_t end : breaks_of(text, icu::BreakIterator::createLineInstance)) {
    if (end > begin) wrapper.add(text.substr(begin, end - begin));
    begin = end;
  }
  return wrapper.finish();
}

std::string clipped(std::string_view text, std::size_t width) {
  if (cells(text) <= width) return std::string(text);
  std::size_t used = 0, begin = 0;
  for (const std::size_t end : breaks_of(text, icu::BreakIterator::createCharacterInstance)) {
    const std::size_t wide = cells_of_cluster(text.substr(begin, end - begin));
    if (used + wide + 1 > width) break;
    used += wide, begin = end;
  }
  std::string out(text.substr(0, begin));
  while (out.ends_with(' ')) out.pop_back();
  return width == 0 ? "" : out + "…";
}

std::string TableStyle::ink(Ink kind, const std::string& text) const {
  if (!color || text.empty() || kind == Ink::plain) return text;
  constexpr const char* codes[] = {"", "1", "2", "4", "1;36", "36", "32", "33"};
  return "\033[" + std::string(codes[static_cast<std::size_t>(kind)]) + "m" + text + "\033[0m";
}

}  // namespace saidby
