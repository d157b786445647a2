#include "pipeline/knowledge/plain_words.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>

#include "pipeline/1_text/utf8.h"
#include "pipeline/3_tokens/fold.h"
#include "pipeline/knowledge/hash.h"

namespace saidby {
namespace {

bool is_ascii(std::string_view text) {
  std::uint64_t all = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) all |= load_bytes(text.data() + at, 8);
  return ((all | load_bytes(text.data() + at, text.size() - at)) & 0x8080808080808080) == 0;
}

// Letters that are no letter and mark: "ł", "ø", "ß", "æ". Dear to make (its rules are compiled), so it is made when first needed.
const icu::Transliterator* latin_ascii() {
  static const std::unique_ptr<const icu::Transliterator> rules = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::Transliterator>(icu::Transliterator::createInstance("Latin-ASCII", UTRANS_FORWARD, status));
  }();
  return rules.get();
}

char16_t plain_mark(char16_t c) {
  if (c == u'\u2018' || c == u'\u2019' || c == u'\u02BC' || c == u'\u2032' || c == u'\u00B4') return u'\'';
  if ((c >= u'\u2010' && c <= u'\u2015') || c == u'\u2212') return u'-';
  return c;
}

// A word whose only characters outside ASCII are dashes, quotation marks and the like: they are no letters and have no parts. Empty: another word.
std::string plain_marks(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = code_point_at(word, at);
    at += point.size;
    if (point.value >= 0x80 && (point.value < 0x2010 || point.value > 0x2027)) return "";
    append_utf8(out, plain_mark(static_cast<char16_t>(point.value)));
  }
  return out;
}

}  // namespace

std::string plain_word(std::string_view word) {
  if (is_ascii(word)) return std::string(word);
  if (std::string marks = plain_marks(word); !marks.empty()) return marks;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
  const icu::UnicodeString apart = U_FAILURE(status) ? wide : nfd->normalize(wide, status);
  icu::UnicodeString bare;
  bool other = false;
  for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 c = apart.char32At(at);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    const UChar32 plain = c <= 0xFFFF ? plain_mark(static_cast<char16_t>(c)) : c;
    bare.append(plain);
    other = other || (plain >= 0x80 && u_isalpha(plain));
  }
  if (other && latin_ascii()) latin_ascii()->transliterate(bare);
  std::string out;
  bare.toUTF8String(out);
  return out;
}

std::vector<Token> plain_words(const Text& text, std::span<const Token> words) {
  std::vector<Token> plain;
  if (words.empty() || is_ascii(text.view({words.front().span.begin, words.back().span.end}))) return plain;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = text.view(words[i].span);
    if (is_ascii(word)) continue;
    const WordForm form = word_form(plain_word(word));
    if (form.fold == words[i].fold && form.form == words[i].form) continue;
    if (plain.empty()) plain.assign(words.begin(), words.end());
    plain[i].form = form.form, plain[i].fold = form.fold, plain[i].shape = form.shape;
  }
  return plain;
}

}  // namespace saidby
