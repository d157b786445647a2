#include "pipeline/2_article/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "pipeline/1_text/ascii.h"
#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

// The name that browsers decode by: Latin-1 and ASCII are Windows-1252, GB2312 is GB18030 ...
std::string effective(std::string_view named) {
  const std::string name = lower_ascii(named);
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii" || name == "iso8859-1") return "windows-1252";
  if (name == "gb2312" || name == "gbk" || name == "x-gbk") return "gb18030";
  if (name == "shift_jis" || name == "shift-jis" || name == "sjis" || name == "x-sjis") return "windows-31j";
  if (name == "ks_c_5601-1987" || name == "euc-kr") return "windows-949";
  if (name == "iso-8859-9") return "windows-1254";
  return name;
}

// Bytes from `charset` to UTF-8; empty when ICU doesn't know it.
bool convert(std::string_view bytes, const std::string& charset, Decoded& out) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(charset.c_str(), &error), ucnv_close);
  if (U_FAILURE(error) || bytes.size() > 0x3FFFFFFF) return false;
  std::vector<UChar> units(bytes.size() + 16);
  UChar* target = units.data();
  const char* source = bytes.data();
  ucnv_toUnicode(from.get(), &target, units.data() + units.size(), &source, bytes.data() + bytes.size(), nullptr, true, &error);
  if (U_FAILURE(error)) return false;
  const auto length = static_cast<std::int32_t>(target - units.data());
  out.replaced = static_cast<std::size_t>(std::count(units.begin(), units.begin() + length, UChar{0xFFFD}));
  out.bytes.resize(static_cast<std::size_t>(length) * 3);
  std::int32_t written = 0;
  u_strToUTF8WithSub(out.bytes.data(), static_cast<std::int32_t>(out.bytes.size()), &written, units.data(), length, 0xFFFD, nullptr, &error);
  if (U_FAILURE(error)) return false;
  out.bytes.resize(static_cast<std::size_t>(written));
  out.charset = charset;
  return true;
}

struct Guess {
  std::string charset;
  std::int32_t confidence = 0;   // of 100
};

// ICU's best guess; none: an empty one. markup: tags are passed over.
Guess best_guess(std::string_view bytes, std::size_t most, bool markup) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error), ucsdet_close);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(std::min(bytes.size(), most)), &error);
  ucsdet_enableInputFilter(detector.get(), markup);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || !match) return {};
  const char* name = ucsdet_getName(match, &error);
  const std::int32_t confidence = ucsdet_getConfidence(match, &error);
  return U_FAILURE(error) || !name ? Guess() : Guess{effective(name), confidence};
}

std::string detected(std::string_view page) {
  const Guess guess = best_guess(page, 1 << 20, true);
  return guess.charset.empty() ? "windows-1252" : guess.charset;
}

Decoded repaired_utf8(std::string_view bytes) {
  Repaired repaired = repair_utf8(bytes);
  return {std::move(repaired.bytes), "UTF-8", repaired.replaced, false};
}

// The byte that a character stands for in Windows-1252 or Latin-1, or 0.
unsigned char byte_of(char32_t value) {
  if (value >= 0x80 && value <= 0xFF) return static_cast<unsigned char>(value);
  static constexpr char32_t windows[32] = {0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
                                           0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178};
  if (value < 0x100) return 0;
  for (unsigned i = 0; i < 32; ++i)
    if (windows[i] == value) return static_cast<unsigned char>(0x80 + i);
  return 0;
}

std::size_t sequence_size(unsigned char lead) { return lead >= 0xC3 && lead < 0xE0 ? 2 : lead == 0xC2 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0; }

}  // namespace

bool looks_encoded_twice(std::string_view text) {
  return text.find("\xC3\xA2\xC2\x80") != std::string_view::npos || text.find("\xC3\xA2\xE2\x82\xAC") != std::string_view::npos || text.find("\xC3\x82\xC2\xA0") != std::string_view::npos;
}

std::string meta_charset(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, 4096));
  for (std::size_t at = head.find("charset"); at != std::string::npos; at = head.find("charset", at + 7)) {
    std::size_t begin = head.find_first_not_of(" \t\r\n", at + 7);
    if (begin == std::string::npos || head[begin] != '=') continue;
    begin = head.find_first_not_of(" \t\r\n\"'", begin + 1);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(head.find_first_of(" \t\r\n\"';/>", begin), head.size());
    if (end > begin && end - begin < 40) return head.substr(begin, end - begin);
  }
  return {};
}

std::string undo_double_encoding(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += text[at++];
      continue;
    }
    const CodePoint first = code_point_at(text, at);
    const std::size_t wanted = sequence_size(byte_of(first.value));
    std::string inner;
    std::size_t end = at;
    while (inner.size() < wanted && end < text.size()) {
      const CodePoint next = code_point_at(text, end);
      const unsigned char byte = byte_of(next.value);
      if (!byte || (!inner.empty() && (byte & 0xC0) != 0x80)) break;
      inner += static_cast<char>(byte);
      end += next.size;
    }
    const bool whole = wanted && inner.size() == wanted && first_invalid_utf8(inner) == std::string_view::npos;
    out.append(whole ? std::string_view(inner) : text.substr(at, first.size));
    at = whole ? end : at + first.size;
  }
  return out;
}

bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::int64_t at = 0, size = static_cast<std::int64_t>(bytes.size()); at < size;) {
    const std::int64_t begin = at;
    UChar32 value;
    U8_NEXT(data, at, size, value);
    const bool mark = bytes.substr(static_cast<std::size_t>(begin)).starts_with("\xE2\x80");
    good += value >= 0x80;
    bad += value < 0 && !mark;
  }
  return good >= bad;
}

std::string guessed_charset(std::string_view bytes) {
  constexpr std::int32_t sure = 40;   // of 100: one sentence of Russian or Greek has 46
  const Guess guess = best_guess(bytes, 1 << 16, false);
  return guess.confidence < sure || guess.charset.starts_with("utf") || guess.charset.starts_with("ibm") ? "windows-1252" : guess.charset;
}

Decoded from_charset(std::string bytes, const std::string& charset) {
  Decoded out;
  if (charset != "UTF-8" && (convert(bytes, charset, out) || convert(bytes, "windows-1252", out))) return out;
  return repaired_utf8(bytes);
}

Decoded text_to_utf8(std::string bytes, std::string_view named) {
  if (first_invalid_utf8(bytes) == std::string_view::npos) return {std::move(bytes), "UTF-8", 0, false};
  const std::string name = effective(named);
  Decoded out;
  if (!name.empty() && !name.starts_with("utf") && convert(bytes, name, out)) return out;
  const std::string guessed = is_mostly_utf8(bytes) ? "UTF-8" : guessed_charset(bytes);
  return from_charset(std::move(bytes), guessed);
}

Decoded to_utf8(std::string bytes, std::string_view named) {
  Decoded out;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  else if (bytes.starts_with("\xFF\xFE") && convert(std::string_view(bytes).substr(2), "UTF-16LE", out)) return out;
  else if (bytes.starts_with("\xFE\xFF") && convert(std::string_view(bytes).substr(2), "UTF-16BE", out)) return out;
  const bool escapes = bytes.find('\x1B') != std::string::npos;   // ISO-2022-JP is ASCII with escapes
  if (!escapes && first_invalid_utf8(bytes) == std::string_view::npos) {
    out.charset = "UTF-8";
    out.doubly = looks_encoded_twice(bytes);
    out.bytes = out.doubly ? undo_double_encoding(bytes) : std::move(bytes);
    return out;
  }
  for (const std::string& name : {effective(named), effective(meta_charset(bytes))}) {
    if (name.empty() || name == "utf-8" || name == "utf8") continue;
    if (convert(bytes, name, out)) return out;
  }
  const bool claims_utf8 = effective(named).starts_with("utf") || meta_charset(bytes).starts_with("utf");
  if (!claims_utf8 && convert(bytes, detected(bytes), out)) return out;
  return repaired_utf8(bytes);
}

}  // namespace saidby
