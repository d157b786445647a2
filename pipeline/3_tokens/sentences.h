// Where sentences begin.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "pipeline/document.h"

namespace saidby {

// Does a sentence begin at `token`? `sentences` in text order. Cost: a binary search.
inline bool opens_sentence(const std::vector<Sentence>& sentences, std::uint32_t token) {
  const auto sentence = std::lower_bound(sentences.begin(), sentences.end(), token, [](const Sentence& s, std::uint32_t at) { return s.first < at; });
  return sentence != sentences.end() && sentence->first == token;
}

}  // namespace saidby
