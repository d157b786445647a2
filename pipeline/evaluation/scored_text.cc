#include "pipeline/evaluation/scored_text.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "pipeline/1_text/utf8.h"
#include "pipeline/6_quotes/marks.h"

namespace saidby {
namespace {

constexpr std::u32string_view trimmed_marks = U" \t\r\n\u00a0\u200b\ufeff\"'`“”„‟«»‘’‚‛‹›.,;:!?…-–—―()[]{}*•";

bool is_apostrophe(char32_t c) { return c == U'’' || c == U'\''; }

}  // namespace

bool is_letter_or_digit(char32_t c) { return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_N_MASK)) != 0; }

ScoredText::ScoredText(std::string_view utf8) {
  std::vector<std::uint32_t> index(utf8.size() + 1);   // code point by byte
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint point = code_point_at(utf8, at);
    index[at] = size();
    text_ += point.value;
    at += point.size;
  }
  index[utf8.size()] = size();
  for (std::uint32_t at = 0; at < size();) {
    if (!is_letter_or_digit(text_[at])) {
      ++at;
      continue;
    }
    std::uint32_t end = at;
    while (end < size() && (is_letter_or_digit(text_[end]) || (is_apostrophe(text_[end]) && end + 1 < size() && is_letter_or_digit(text_[end + 1])))) ++end;
    words_.push_back({at, end});
    at = end;
  }
  for (std::size_t begin = 0; begin <= utf8.size();) {
    const std::size_t end = std::min(utf8.find('\n', begin), utf8.size());
    for (const Quotation& quotation : find_quotations(utf8, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, MarksAs::metric))
      quotations_.push_back({index[quotation.span.begin], index[quotation.span.end]});
    begin = end + 1;
  }
}

std::string ScoredText::utf8(Piece piece) const {
  std::string out;
  for (std::uint32_t at = piece.begin; at < piece.end; ++at) append_utf8(out, text_[at]);
  return out;
}

std::string ScoredText::lower(std::uint32_t word) const {
  std::string out;
  for (std::uint32_t at = words_[word].begin; at < words_[word].end; ++at) append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(text_[at]))));
  return out;
}

Piece ScoredText::words_in(Piece span) const {
  const auto by_begin = [](const Piece& word, std::uint32_t at) { return word.begin < at; };
  auto first = std::lower_bound(words_.begin(), words_.end(), span.begin, by_begin);
  if (first != words_.begin() && std::prev(first)->end > span.begin) --first;
  const auto last = std::lower_bound(words_.begin(), words_.end(), span.end, by_begin);
  return {static_cast<std::uint32_t>(first - words_.begin()), static_cast<std::uint32_t>(last - words_.begin())};
}

Piece ScoredText::trimmed(Piece span) const {
  span.end = std::min(span.end, size());
  while (span.begin < span.end && trimmed_marks.find(text_[span.begin]) != std::u32string_view::npos) ++span.begin;
  while (span.end > span.begin && trimmed_marks.find(text_[span.end - 1]) != std::u32string_view::npos) --span.end;
  return span;
}

std::vector<Piece> ScoredText::pieces(std::vector<Piece> spans) const {
  std::vector<Piece> out;
  std::sort(spans.begin(), spans.end());
  for (const Piece span : spans)
    for (std::uint32_t begin = span.begin; begin < span.end;) {
      std::uint32_t end = begin;
      while (end < span.end && end < size() && text_[end] != U'\n') ++end;
      const Piece piece = trimmed({begin, end});
      if (std::any_of(text_.begin() + piece.begin, text_.begin() + std::max(piece.begin, piece.end), is_letter_or_digit)) out.push_back(piece);
      begin = end + 1;
    }
  return out;
}

ScoredText::Cut ScoredText::cut(const std::vector<Piece>& spans) const {
  Cut cut;
  for (const Piece span : pieces(spans)) {
    bool hit = false;
    for (const Piece quotation : quotations_) {
      if (quotation.end <= span.begin || quotation.begin >= span.end) continue;
      const Piece part = trimmed({std::max(quotation.begin, span.begin), std::min(quotation.end, span.end)});
      if (part.empty() || !std::any_of(text_.begin() + part.begin, text_.begin() + part.end, is_letter_or_digit)) continue;
      cut.inside.push_back(part);
      hit = true;
    }
    if (!hit) cut.outside.push_back(span);
  }
  return cut;
}

double ScoredText::f1(Piece a, Piece b) const {
  const Piece x = words_in(a), y = words_in(b);
  const auto common = static_cast<std::int64_t>(std::min(x.end, y.end)) - static_cast<std::int64_t>(std::max(x.begin, y.begin));
  if (common <= 0) return 0;
  return 2.0 * static_cast<double>(common) / static_cast<double>((x.end - x.begin) + (y.end - y.begin));
}

}  // namespace saidby
