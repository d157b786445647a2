#include "datasets/quoted_words.h"

#include <unicode/uchar.h>

#include "datasets/article_text.h"
#include "pipeline/1_text/utf8.h"

namespace saidby::datasets {
namespace {

bool is_mark(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_QUOTATION_MARK); }
// Single marks are apostrophes too.
bool is_double_mark(char32_t c) { return is_mark(c) && c != U'\'' && c != U'\u2018' && c != U'\u2019' && c != U'\u201A' && c != U'\u201B'; }
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(code_point_at(text, 0).value)) text.remove_prefix(code_point_at(text, 0).size);
  while (!text.empty() && is_space(code_point_before(text, text.size()).value)) text.remove_suffix(code_point_before(text, text.size()).size);
  return text;
}

}  // namespace

std::vector<std::string_view> parts_of(const records::Quote& quote, OffsetUnit unit) {
  if (quote.spans.size() <= 1) return {quote.text};
  const BytePositions bytes(quote.text, unit);
  std::vector<std::string_view> parts;
  for (const records::Range span : quote.spans) {
    if (span.start < quote.start) continue;
    const std::size_t begin = bytes(span.start - quote.start);
    parts.push_back(quote.text.substr(begin, bytes(span.end - quote.start) - begin));
  }
  return parts;
}

std::string said_words(const records::Quote& quote, OffsetUnit unit, std::string_view between) {
  std::string out;
  for (const std::string_view part : parts_of(quote, unit)) out.append(out.empty() ? "" : between).append(part);
  return out;
}

std::string_view without_marks(std::string_view words) {
  words = trimmed(words);
  if (!words.empty() && is_mark(code_point_at(words, 0).value)) words.remove_prefix(code_point_at(words, 0).size);
  if (!words.empty() && is_mark(code_point_before(words, words.size()).value)) words.remove_suffix(code_point_before(words, words.size()).size);
  return trimmed(words);
}

std::vector<std::string_view> in_marks(std::string_view text) {
  std::vector<std::string_view> found;
  std::size_t open = std::string_view::npos;
  const auto close = [&](std::size_t at) {
    if (const auto words = trimmed(text.substr(open, at - open)); !words.empty()) found.push_back(words);
    open = std::string_view::npos;
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_double_mark(c.value)) open == std::string_view::npos ? void(open = at + c.size) : close(at);
    at += c.size;
  }
  if (open != std::string_view::npos) close(text.size());
  return found;
}

std::vector<std::string_view> verbatim(const records::Quote& quote, OffsetUnit unit) {
  std::vector<std::string_view> words;
  if (quote.type == "indirect") return words;
  for (const std::string_view part : parts_of(quote, unit)) {
    if (quote.type == "mixed") {
      for (const std::string_view piece : in_marks(part)) words.push_back(piece);
    } else if (const auto plain = without_marks(part); !plain.empty()) {
      words.push_back(plain);
    }
  }
  return words;
}

}  // namespace saidby::datasets
