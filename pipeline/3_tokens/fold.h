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
  bool plain = false;   // ASCII letters and digits alone; not said of words over 15 bytes
};
WordForm word_form(std::string_view word);
// The same of bytes [begin, end) of a text. Cost: some 50 instructions for words of up to 15 bytes of ASCII with 16 readable bytes from their beginning.
WordForm word_form(std::string_view text, std::size_t begin, std::size_t end);

// The folded word itself: "O’Brien" -> "o'brien". Offsets of the text never go through this.
std::string fold_word(std::string_view word);

}  // namespace saidby
