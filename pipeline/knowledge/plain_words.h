// Words as gazetteers are looked up when the words as written are in none: without marks on letters, with plain hyphens and
// apostrophes. They are a copy: spans stay those of the text, so nothing that is found this way moves an offset.
//
//   "Łódź", "İzmir", "Sa\u0303o Paulo" (decomposed), "Rhine–Ruhr"   ->   "Lodz", "Izmir", "Sao Paulo", "Rhine-Ruhr"
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"

namespace saidby {

// "Großbritannien" -> "Grossbritannien", "Đà Nẵng" -> "Da Nang". Letters of other scripts stay.
std::string plain_word(std::string_view word);

// The words with the forms of plain_word, or none at all when that changes no word. Cost: a scan for bytes over 0x7F, and ICU for the words that have them.
std::vector<Token> plain_words(const Text& text, std::span<const Token> words);

}  // namespace saidby
