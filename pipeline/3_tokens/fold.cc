#include "pipeline/3_tokens/fold.h"

#include <unicode/uchar.h>

#include "pipeline/1_text/utf8.h"
#include "pipeline/knowledge/hash.h"

namespace saidby {
namespace {

bool is_ascii_letter(unsigned char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_ascii_digit(unsigned char c) { return c >= '0' && c <= '9'; }

struct Counts {
  int upper = 0, lower = 0, digits = 0;
  bool first_upper = false;
  bool any = false;

  void letter(bool is_upper) {
    if (!any) first_upper = is_upper;
    any = true;
    ++(is_upper ? upper : lower);
  }
  Shape shape() const {
    if (!any) return digits ? Shape::digits : Shape::mark;
    if (!upper) return Shape::lower;
    if (!lower) return upper == 1 && digits == 0 ? Shape::capitalised : Shape::upper;
    return first_upper && upper == 1 ? Shape::capitalised : Shape::mixed;
  }
};

char32_t straighten(char32_t c) {
  if (c == U'\u2019' || c == U'\u2018' || c == U'\u02BC') return U'\'';
  if (c == U'\u2010' || c == U'\u2011') return U'-';
  return c;
}

// ASCII only, into a buffer on the stack; false when the word is longer or holds other characters.
struct AsciiForm {
  char fold[64];
  Counts counts;
  bool take(std::string_view word) {
    if (word.size() > sizeof fold) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const auto c = static_cast<unsigned char>(word[i]);
      if (c >= 0x80) return false;
      fold[i] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      if (is_ascii_letter(c)) counts.letter(c < 'a');
      counts.digits += is_ascii_digit(c);
    }
    return true;
  }
};

struct WideForm {
  std::string form, fold;
  Counts counts;
};

WideForm wide_form(std::string_view word) {
  WideForm wide;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    at += point.size;
    const char32_t value = straighten(point.value);
    append_utf8(wide.form, value);
    append_utf8(wide.fold, static_cast<char32_t>(u_foldCase(static_cast<UChar32>(value), U_FOLD_CASE_DEFAULT)));
    if (u_isalpha(static_cast<UChar32>(value))) wide.counts.letter(u_isupper(static_cast<UChar32>(value)) || u_istitle(static_cast<UChar32>(value)));
    wide.counts.digits += u_isdigit(static_cast<UChar32>(value)) ? 1 : 0;
  }
  return wide;
}

}  // namespace

WordForm word_form(std::string_view word) {
  AsciiForm ascii;
  if (ascii.take(word)) return {hash_bytes(word), hash_bytes({ascii.fold, word.size()}), ascii.counts.shape()};
  const WideForm wide = wide_form(word);
  return {hash_bytes(wide.form), hash_bytes(wide.fold), wide.counts.shape()};
}

std::string fold_word(std::string_view word) {
  AsciiForm ascii;
  return ascii.take(word) ? std::string(ascii.fold, word.size()) : wide_form(word).fold;
}

}  // namespace saidby
