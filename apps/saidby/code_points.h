// Offsets of records in whatever unit, as the code points that annotations count.
//
//   CodePoints at("é😀!", OffsetUnit::utf16);   at(3) -> 2
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/8_records/offsets.h"

namespace saidby {

class CodePoints {
 public:
  // Linear; nothing at all for code points. Memory: 4 bytes a code point.
  CodePoints(std::string_view text, OffsetUnit unit);

  // Inside a code point it is that one; what lies behind the text is its end.
  std::uint32_t operator()(std::uint32_t offset) const;

 private:
  OffsetUnit unit_;
  std::vector<std::uint32_t> begins_;   // of each code point, and the end
};

}  // namespace saidby
