#include "pipeline/1_text/utf8.h"

#include <simdjson.h>
#include <unicode/utf8.h>

namespace saidby {

std::size_t first_invalid_utf8(std::string_view bytes) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return std::string_view::npos;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  std::int64_t at = 0;
  while (at < size) {
    if (data[at] < 0x80) {
      ++at;
      continue;
    }
    const std::int64_t begin = at;
    UChar32 value;
    U8_NEXT(data, at, size, value);
    if (value < 0) return static_cast<std::size_t>(begin);
  }
  return std::string_view::npos;
}

Repaired repair_utf8(std::string_view bytes) {
  Repaired result;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int64_t>(bytes.size());
  result.bytes.reserve(bytes.size());
  std::int64_t at = 0;
  while (at < size) {
    const std::int64_t begin = at;
    UChar32 value;
    U8_NEXT(data, at, size, value);
    if (value >= 0) {
      result.bytes.append(bytes.substr(begin, at - begin));
      continue;
    }
    if (result.replaced++ == 0) result.first = result.bytes.size();
    result.bytes += "\xEF\xBF\xBD";
  }
  return result;
}

void append_utf8(std::string& out, char32_t value) {
  char buffer[4];
  int length = 0;
  U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(value));
  out.append(buffer, length);
}

}  // namespace saidby
