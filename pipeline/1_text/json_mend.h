// JSON as programs write it that don't keep to its grammar, so that one value or byte of a document doesn't lose it.
//
//   {"score": NaN, "text": "so \ud83d"}   ->   {"score": null, "text": "so \ufffd"}, 1 replaced
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace saidby {

struct MendedJson {
  std::string bytes;
  std::size_t replaced = 0;   // ill-formed sequences of bytes, and halves of surrogate pairs, that became U+FFFD
};

// NaN and Infinity outside of strings become null. Cost: linear.
MendedJson mend_json(std::string_view text);

}  // namespace saidby
