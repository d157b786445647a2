// Case folding and apostrophe normalisation of one word, for hashing. "İstanbul’s" is compared as "i̇stanbul's".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/document.h"

namespace saidby {

// Hashes and shape of a word as written and folded. Typographic apostrophes and hyphens count as ' and -.
struct WordForm {
  std::uint64_t form = 0;
  std::uint64_t fold = 0;
  Shape shape = Shape::lower;
};
WordForm word_form(std::string_view word);

// The folded word itself: "O’Brien" -> "o'brien". Offsets of the text never go through this.
std::string fold_word(std::string_view word);

}  // namespace saidby
