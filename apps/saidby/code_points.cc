#include "apps/saidby/code_points.h"

#include <algorithm>

namespace saidby {

CodePoints::CodePoints(std::string_view text, OffsetUnit unit) : unit_(unit) {
  if (unit == OffsetUnit::code_point) return;
  std::uint32_t at = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool first = (byte & 0xC0) != 0x80;
    if (first) begins_.push_back(at);
    if (unit == OffsetUnit::byte) ++at;
    else if (first) at += byte >= 0xF0 ? 2 : 1;
  }
  begins_.push_back(at);
}

std::uint32_t CodePoints::operator()(std::uint32_t offset) const {
  if (unit_ == OffsetUnit::code_point) return offset;
  return static_cast<std::uint32_t>(std::upper_bound(begins_.begin(), begins_.end(), offset) - begins_.begin() - 1);
}

}  // namespace saidby
