#include "datasets/names.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "pipeline/1_text/utf8.h"
#include "pipeline/knowledge/hash.h"

namespace saidby::datasets {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Compatibility-decomposed, without combining marks.
std::string without_accents(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  const auto wide = decompose->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), status);
  icu::UnicodeString kept;
  for (std::int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1))
    if (u_charType(wide.char32At(at)) != U_NON_SPACING_MARK) kept.append(wide.char32At(at));
  std::string out;
  kept.foldCase().toUTF8String(out);
  return out;
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// What stands between words once case and accents are gone.
bool separates(char32_t c) { return c == '.' || c == '-' || c == ',' || c <= ' ' || (c >= 0x80 && (u_isUWhiteSpace(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION)); }
bool is_apostrophe(char32_t c) { return c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '`'; }

std::string spaced(std::string_view folded) {
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = code_point_at(folded, at);
    if (separates(c.value)) {
      gap = !out.empty();
    } else {
      if (std::exchange(gap, false)) out += ' ';
      if (is_apostrophe(c.value)) out += '\'';
      else out.append(folded, at, c.size);
    }
    at += c.size;
  }
  return out;
}

template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool is_ideographic(std::string_view word) {
  const auto first = static_cast<UChar32>(code_point_at(word, 0).value);
  return u_hasBinaryProperty(first, UCHAR_IDEOGRAPHIC) || (first >= 0x3040 && first <= 0x30FF) || (first >= 0xAC00 && first <= 0xD7A3);
}

}  // namespace

std::string comparable(std::string_view text) {
  if (!is_ascii(text)) return spaced(without_accents(text));
  std::string folded(text);
  std::transform(folded.begin(), folded.end(), folded.begin(), ascii_lower);
  return spaced(folded);
}

bool is_full_name(std::string_view name) {
  std::size_t words = 0;
  bool unspaced = false;
  for_each_word(name, [&](std::string_view word) {
    const std::size_t size = code_points(word);
    words += size >= 2;
    unspaced = unspaced || (size >= 2 && is_ideographic(word));
  });
  return words >= 2 || unspaced;
}

NameParts parts_of_name(std::string name) {
  NameParts parts;
  if (const std::size_t at = name.find(before_place); at != std::string::npos && is_full_name(std::string_view(name).substr(0, at))) {
    parts.place = name.substr(at + before_place.size());
    name.resize(at);
  }
  std::size_t words = 0;
  for_each_word(name, [&](std::string_view) { ++words; });
  std::size_t number = 0;
  for_each_word(name, [&](std::string_view word) {
    const bool inner = number > 0 && ++number < words, first = number == 0;
    number += first;
    if (inner && code_points(word) == 1) parts.initials += word;
    else parts.name.append(first ? "" : " ").append(word);
  });
  if (is_full_name(parts.name)) return parts;
  parts.name = std::move(name), parts.initials.clear();
  return parts;
}

namespace {

constexpr std::uint64_t with_capital = 1;

bool less_word(std::uint64_t a, std::uint64_t b) { return (a | with_capital) < (b | with_capital); }

// The words of a that are not among b's.
std::vector<std::uint64_t> without(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  std::vector<std::uint64_t> rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest), less_word);
  return rest;
}

bool all_names(const std::vector<std::uint64_t>& words) {
  return std::all_of(words.begin(), words.end(), [](std::uint64_t word) { return word & with_capital; });
}
bool no_names(const std::vector<std::uint64_t>& words) {
  return std::none_of(words.begin(), words.end(), [](std::uint64_t word) { return word & with_capital; });
}

}  // namespace

std::vector<std::uint64_t> role_words(std::string_view role) {
  std::vector<std::uint64_t> words;
  for_each_word(role, [&](std::string_view word) {
    const bool small = word.size() <= 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (word.ends_with("'s")) word.remove_suffix(2);
    if (word.ends_with("\xE2\x80\x99s")) word.remove_suffix(4);
    const std::string plain = comparable(word);
    if (small || plain.empty()) return;
    const bool capital = u_isUUppercase(static_cast<UChar32>(code_point_at(word, 0).value));
    words.push_back(capital ? hash_bytes(plain) | with_capital : hash_bytes(plain) & ~with_capital);
  });
  std::sort(words.begin(), words.end(), less_word);
  words.erase(std::unique(words.begin(), words.end(), [](std::uint64_t a, std::uint64_t b) { return (a | with_capital) == (b | with_capital); }), words.end());
  return words;
}

bool compatible_roles(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  const std::vector<std::uint64_t> only_a = without(a, b), only_b = without(b, a);
  if (only_a.empty() || only_b.empty()) return true;
  const bool common = only_a.size() < a.size();
  return common && ((all_names(only_a) && no_names(only_b)) || (no_names(only_a) && all_names(only_b)));
}

}  // namespace saidby::datasets
