#include "pipeline/8_records/offsets.h"

#include <algorithm>
#include <cstring>

namespace saidby {
namespace {

// How many of eight bytes are not the first of a code point.
std::uint32_t inner_bytes(const char* bytes) {
  constexpr std::uint64_t every_byte = 0x0101010101010101;
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return static_cast<std::uint32_t>((word >> 7 & ~(word >> 6) & every_byte) * every_byte >> 56);
}

// Units that begin in text[begin, end): lead bytes, and one more for those outside the BMP in UTF-16.
std::uint32_t count(std::string_view text, std::size_t begin, std::size_t end, OffsetUnit unit) {
  std::uint32_t units = 0;
  std::size_t at = begin;
  for (; unit == OffsetUnit::code_point && at + 8 <= end; at += 8) units += 8 - inner_bytes(text.data() + at);
  for (; at < end; ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    units += (byte & 0xC0) != 0x80;
    if (unit == OffsetUnit::utf16) units += byte >= 0xF0;
  }
  return units;
}

}  // namespace

std::string_view name_of(OffsetUnit unit) {
  constexpr std::string_view names[] = {"codepoint", "byte", "utf16"};
  return names[static_cast<std::size_t>(unit)];
}

Offsets::Offsets(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  ascii_ = unit == OffsetUnit::byte || std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii_) return;
  std::uint32_t units = 0;
  for (std::size_t at = 0; at <= text.size(); at += stride) {
    marks_.push_back(units);
    units += count(text, at, std::min<std::size_t>(at + stride, text.size()), unit);
  }
}

std::uint32_t Offsets::operator()(std::uint32_t byte) const {
  if (ascii_) return byte;
  const std::uint32_t mark = byte / stride;
  return marks_[mark] + count(text_, static_cast<std::size_t>(mark) * stride, byte, unit_);
}

}  // namespace saidby
