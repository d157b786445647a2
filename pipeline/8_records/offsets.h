// Byte offsets of a text as code points or UTF-16 units. One pass builds a table of marks, each look-up counts at most 256 bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace saidby {

enum class OffsetUnit : std::uint8_t { code_point, byte, utf16 };
std::string_view name_of(OffsetUnit unit);   // "codepoint", "byte", "utf16": as records name them

class Offsets {
 public:
  // The text must outlive this and be valid UTF-8. Linear; nothing at all for bytes.
  Offsets(std::string_view text, OffsetUnit unit);

  // `byte` <= text.size(), on a code-point boundary.
  std::uint32_t operator()(std::uint32_t byte) const;
  OffsetUnit unit() const { return unit_; }

 private:
  static constexpr std::uint32_t stride = 64;
  std::string_view text_;
  OffsetUnit unit_;
  bool ascii_ = false;
  std::vector<std::uint32_t> marks_;   // units before byte i * stride
};

}  // namespace saidby
