// Words in folded roles and names.
#pragma once

#include <string_view>

namespace saidby {

// Is `wanted` one of the words of `folded`, both folded? "mayor" in "executive vice-mayor of tianjin"
inline bool has_word(std::string_view folded, std::string_view wanted) {
  for (std::size_t at = folded.find(wanted); at != std::string::npos; at = folded.find(wanted, at + 1)) {
    const auto letter = [&](std::size_t i) { return i < folded.size() && (static_cast<unsigned char>(folded[i]) >= 0x80 || (folded[i] >= 'a' && folded[i] <= 'z')); };
    if ((at == 0 || !letter(at - 1)) && !letter(at + wanted.size())) return true;
  }
  return false;
}

// Is any of the words between blanks wanted: a predicate?
template <class Wanted>
bool any_word(std::string_view text, const Wanted& wanted) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (wanted(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace saidby
