// A fast look at the words of a line, for telling prose from page furniture: no tokenizer, no lists but one of stop words.
//
//   measure("The mayor, Ann Lee, left.") -> 5 words, 3 capitalised, 1 stop word, ends like a sentence
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/knowledge/hash_table.h"

namespace saidby {

// How a line ends: what its last mark says.
enum class Ending : std::uint8_t { word, stop, question, exclamation, colon, comma, quote, ellipsis, bracket, other };

struct LineMeasure {
  std::uint32_t words = 0, capitalised = 0, upper = 0, numbers = 0, stops = 0;
  std::uint32_t marks = 0;      // | > / • · and the like, which separate items of lists
  std::uint32_t columns = 0;    // code points
  std::uint32_t commas = 0, sentences = 0;   // full stops inside the line before a capital
  Ending ending = Ending::word;
  bool quotes = false;          // holds a quotation mark
  std::uint64_t signature = 0;  // hash of the words, lower case, digits as 0
  std::uint64_t first = 0, second = 0, last = 0;   // hashes of words in lower case
  std::vector<std::uint64_t> hashes;   // of all words
};

using StopWords = HashTable<char>;   // hash_bytes of the lower-case word: 1

// The words of a text in lower case (ASCII letters folded; "don't" is one word), as views into `buffer`.
struct LineWord {
  std::string_view text;    // lower case, digits as they are
  std::uint64_t hash = 0;   // hash_bytes of text
  char first = 0;           // the first byte as written
  bool upper = false;       // two or more letters, all capitals
};
std::vector<LineWord> words_of_line(std::string_view line, std::string& buffer);
// "The 12 lamps!" -> "the 0 lamps"
std::string joined_words(std::string_view line);

LineMeasure measure(std::string_view line, const StopWords& stops);

}  // namespace saidby
