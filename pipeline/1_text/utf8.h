// UTF-8: checking, repairing, counting. All offsets are bytes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace saidby {

// Byte offset of the first ill-formed sequence, npos when there is none. Cost of valid text: simdjson's check, some GB/s.
std::size_t first_invalid_utf8(std::string_view bytes);

// Each maximal ill-formed subsequence becomes U+FFFD (the WHATWG practice, as Python's errors="replace" does).
struct Repaired {
  std::string bytes;
  std::size_t replaced = 0;   // number of U+FFFD put in
  std::size_t first = 0;      // byte offset of the first in the result
};
Repaired repair_utf8(std::string_view bytes);

// The code point that begins at byte `at` and its length in bytes. The text must be valid and at < text.size().
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;
};
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {static_cast<char32_t>((lead & 0x1F) << 6 | (byte(1) & 0x3F)), 2};
  if (lead < 0xF0) return {static_cast<char32_t>((lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)), 3};
  return {static_cast<char32_t>((lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F)), 4};
}

// The code point that ends just before byte `at` (at > 0).
inline CodePoint code_point_before(std::string_view text, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return code_point_at(text, begin);
}

// Code points of valid UTF-8.
inline std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Do the lines of a text end with CR alone, as files of old Macintoshes have it? Then it has more of them than of LF.
inline bool cr_ends_lines(std::string_view text) {
  const auto cr = std::count(text.begin(), text.end(), '\r');
  return cr > 0 && cr > 2 * std::count(text.begin(), text.end(), '\n');
}

// Appends the UTF-8 of a code point.
void append_utf8(std::string& out, char32_t value);

}  // namespace saidby
