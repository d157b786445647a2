#include "pipeline/3_tokens/fold.h"

#include <unicode/uchar.h>

#include <cstring>

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

// Eight bytes of ASCII in one number, looked at together: each answer is the top bit of its byte.
constexpr std::uint64_t every_byte = 0x0101010101010101, top_bits = 0x8080808080808080;
constexpr std::uint64_t at_least(std::uint64_t bytes, unsigned char c) { return (bytes + every_byte * (0x80u - c)) & top_bits; }
constexpr std::uint64_t between(std::uint64_t bytes, unsigned char first, unsigned char last) { return at_least(bytes, first) & ~at_least(bytes, last + 1); }
constexpr std::uint64_t lowest_bit(std::uint64_t bits) { return bits & (~bits + 1); }
// The top bits of the first `size` (8 at most) bytes.
constexpr std::uint64_t tops_of(std::size_t size) { return size < 8 ? top_bits & ((std::uint64_t{1} << 8 * size) - 1) : top_bits; }

struct Eight {
  std::uint64_t bytes, letters, upper;
  explicit Eight(std::uint64_t ascii) : bytes(ascii), letters(between(ascii | every_byte * 0x20, 'a', 'z')), upper(letters & ~(ascii << 2)) {}   // 0x20 tells a from A
  std::uint64_t digits() const { return between(bytes, '0', '9'); }
  std::uint64_t folded() const { return bytes | upper >> 2; }
};

// A word of at most 15 bytes as two numbers, with zeros after its last byte.
struct ShortWord {
  std::uint64_t first = 0, second = 0;
  std::size_t size;

  ShortWord(std::string_view text, std::size_t begin, std::size_t end) : size(end - begin) {
    char copy[16] = {};
    const char* from = text.data() + begin;
    if (begin + sizeof copy > text.size()) std::memcpy(copy, from, size), from = copy;
    std::memcpy(&first, from, 8);
    std::memcpy(&second, from + 8, 8);
    if (size < 8) first &= (std::uint64_t{1} << 8 * size) - 1, second = 0;
    else second &= (std::uint64_t{1} << 8 * (size - 8)) - 1;
  }
  bool is_ascii() const { return ((first | second) & top_bits) == 0; }
};

// As Counts::shape says it.
Shape shape_of(const Eight& first, const Eight& second, bool digits) {
  const std::uint64_t upper = first.upper | second.upper >> 1;
  const bool lower = ((first.letters ^ first.upper) | (second.letters ^ second.upper)) != 0;
  if (!upper) return lower ? Shape::lower : digits ? Shape::digits : Shape::mark;
  const bool one = upper == lowest_bit(upper);
  if (!lower) return one && !digits ? Shape::capitalised : Shape::upper;
  const Eight& begin = first.letters ? first : second;
  return one && lowest_bit(begin.letters) == lowest_bit(begin.upper) ? Shape::capitalised : Shape::mixed;
}

WordForm form_of(const ShortWord& word) {
  const Eight first(word.first), second(word.second);
  const std::uint64_t first_tops = tops_of(word.size), second_tops = tops_of(word.size < 8 ? 0 : word.size - 8);
  WordForm form;
  form.form = form.fold = hash_short(word.first, word.second, word.size);
  if (first.upper | second.upper) form.fold = hash_short(first.folded(), second.folded(), word.size);
  form.plain = first.letters == first_tops && second.letters == second_tops;
  bool digits = false;
  if (!form.plain) {
    digits = (first.digits() | second.digits()) != 0;
    form.plain = (first.letters | first.digits()) == first_tops && (second.letters | second.digits()) == second_tops;
  }
  form.shape = shape_of(first, second, digits);
  return form;
}

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

WordForm word_form(std::string_view word) { return word_form(word, 0, word.size()); }

WordForm word_form(std::string_view text, std::size_t begin, std::size_t end) {
  if (end - begin < 16)
    if (const ShortWord word(text, begin, end); word.is_ascii()) return form_of(word);
  const std::string_view word = text.substr(begin, end - begin);
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
