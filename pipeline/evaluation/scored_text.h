// A text as the quote metric sees it: code points, words, quotations, pieces. Offsets here are code points, end exclusive,
// unlike everywhere else: gold and records count so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace saidby {

struct Piece {
  std::uint32_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  friend bool operator==(const Piece&, const Piece&) = default;
  friend auto operator<=>(const Piece&, const Piece&) = default;
};

class ScoredText {
 public:
  explicit ScoredText(std::string_view utf8);

  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  char32_t at(std::uint32_t i) const { return text_[i]; }
  std::string utf8(Piece piece) const;
  std::string lower(std::uint32_t word) const;                       // the word, in lower case

  // Words are runs of letters and digits (an apostrophe between two letters does not split), by index.
  const std::vector<Piece>& words() const { return words_; }
  Piece words_in(Piece span) const;                                  // range of word indices that overlap the span
  std::uint32_t word_count(Piece span) const { return words_in(span).end - words_in(span).begin; }

  const std::vector<Piece>& quotations() const { return quotations_; }

  Piece trimmed(Piece span) const;                                   // without marks and punctuation at its ends
  std::vector<Piece> pieces(std::vector<Piece> spans) const;         // split at newlines, trimmed, the empty ones dropped
  // Cut to the quotation marks; spans that touch none come in `outside`.
  struct Cut {
    std::vector<Piece> inside, outside;
  };
  Cut cut(const std::vector<Piece>& spans) const;

  // 2 * common words / all words of both.
  double f1(Piece a, Piece b) const;

 private:
  std::u32string text_;
  std::vector<Piece> words_, quotations_;
};

bool is_letter_or_digit(char32_t c);

}  // namespace saidby
