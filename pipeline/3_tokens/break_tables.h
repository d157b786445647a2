// ICU's compiled break rules, stepped over UTF-8 in a loop of our own: the boundaries and statuses of ICU's BreakIterator without its UText.
//
//   if (tables->each(text, [](std::size_t begin, std::size_t end, std::int32_t status) { ... }))      "Mal left" -> [0, 3) [3, 4) [4, 8)
//
// How: RuleBasedBreakIterator::getBinaryRules gives the state table that ICU itself runs. A row of it tells the next state by the category of a character,
// a trie the category. Here each state has a row by byte as well, so that ASCII costs one load a byte; runs of which only the last byte counts (the
// letters of a word; all of a sentence but . ? ! and controls) are passed over by 16 (ascii_runs.h), in the states of which the table says that.
//
// The format is private to ICU. So of() reads format 6 alone, checks every number in it, and lets the tables prove themselves against the iterator on a
// drawn text; when anything isn't as expected there are no tables, and the caller steps the iterator. Rules that look ahead are not read.
#pragma once

#include <unicode/brkiter.h>
#include <unicode/ucptrie.h>
#include <unicode/utf8.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "pipeline/3_tokens/ascii_runs.h"

namespace saidby {

// Immutable; shared by all threads.
class BreakTables {
 public:
  // The tables of an iterator, which is kept because they lie in its memory. Null: not as expected.
  static std::unique_ptr<const BreakTables> of(std::unique_ptr<icu::BreakIterator> iterator);
  // Of ICU's words and sentences for English, made on first use; null when ICU's tables can't be read.
  static const BreakTables* words();
  static const BreakTables* sentences();

  // Calls visit(begin, end, status) for each piece of the text, in bytes; the pieces make up the text. False when ICU must do it: the text holds a script
  // that ICU breaks by a dictionary (Chinese, Japanese, Thai, ...) or ill-formed UTF-8; pieces before that may have been visited. The text has under 2 GiB.
  // Cost: some 10 ns a piece of ASCII.
  template <class Visit>
  bool each(std::string_view text, Visit visit) const {
    for (std::size_t begin = 0; begin < text.size();) {
      Piece piece = plain_piece_at(text, begin);
      if (piece.end == 0) piece = piece_at(text, begin);
      if (piece.end == 0) return false;
      visit(begin, piece.end, piece.status);
      begin = piece.end;
    }
    return true;
  }

 private:
  using State = std::uint8_t;
  static constexpr State stop = 0, wide = 254, needs_icu = 255;   // `wide`: a byte outside ASCII, look at the character
  struct Piece {
    std::size_t end;   // 0: ICU must do it
    std::int32_t status;
  };
  enum class Run : std::uint8_t { nothing, letters, prose };   // bytes of which only the last counts
  struct Row {
    std::int32_t status = 0;
    bool accepts = false;
    State at_end = stop;   // after the end of the text
    Run run = Run::nothing;
    std::array<State, 256> by_byte, by_category;
  };

  BreakTables() = default;
  bool read();
  bool passes(const Row& row, std::string_view run) const;
  void find_runs();
  bool agrees() const;

  // Most pieces are a space, a mark, or one run of letters, and what follows ends them: the same as piece_at for those, in a few instructions; end 0: another.
  Piece plain_piece_at(std::string_view text, std::size_t begin) const {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const State state = rows_[start_].by_byte[bytes[begin]];
    if (state == stop || state >= wide) return {0, 0};
    const Row* row = &rows_[state];
    std::size_t end = begin + 1;
    if (row->run == Run::letters) {
      end = after_letters(bytes, end, text.size());
      if (end > begin + 1) row = &rows_[row->by_byte[bytes[end - 1]]];
    }
    if (!row->accepts || end == text.size() || row->by_byte[bytes[end]] != stop) return {0, 0};
    return {end, row->status};
  }

  // Where the piece that begins here ends: the last place at which a state accepted, or one character on.
  Piece piece_at(std::string_view text, std::size_t begin) const {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t at = begin;
    Piece piece{begin, otherwise_};
    for (const Row* row = &rows_[start_];;) {
      if (row->run != Run::nothing) {
        const std::size_t end = row->run == Run::letters ? after_letters(bytes, at, text.size()) : after_prose(bytes, at, text.size());
        if (end > at) row = &rows_[row->by_byte[bytes[end - 1]]];
        at = end;
      }
      if (row->accepts) piece = {at, row->status};
      if (at == text.size()) {
        if (rows_[row->at_end].accepts) piece = {at, rows_[row->at_end].status};
        break;
      }
      std::size_t after = at + 1;
      State next = row->by_byte[bytes[at]];
      if (next == wide) next = after_character(*row, bytes, text.size(), at, after);
      if (next == stop) break;
      if (next == needs_icu) return {0, 0};
      at = after;
      row = &rows_[next];
    }
    return piece.end > begin ? piece : one_character(bytes, text.size(), begin);
  }

  State after_character(const Row& row, const std::uint8_t* bytes, std::size_t size, std::size_t at, std::size_t& after) const {
    auto index = static_cast<std::int32_t>(at);
    UChar32 value;
    U8_NEXT(bytes, index, static_cast<std::int32_t>(size), value);
    after = static_cast<std::size_t>(index);
    return value < 0 ? needs_icu : row.by_category[UCPTRIE_FAST_GET(trie_.get(), UCPTRIE_8, value)];
  }

  Piece one_character(const std::uint8_t* bytes, std::size_t size, std::size_t begin) const {
    auto index = static_cast<std::int32_t>(begin);
    U8_FWD_1(bytes, index, static_cast<std::int32_t>(size));
    return {static_cast<std::size_t>(index), otherwise_};
  }

  struct CloseTrie {
    void operator()(UCPTrie* trie) const { ucptrie_close(trie); }
  };
  std::unique_ptr<icu::BreakIterator> iterator_;   // owns what the trie reads
  std::unique_ptr<UCPTrie, CloseTrie> trie_;
  std::vector<Row> rows_;
  State start_ = stop;
  std::int32_t otherwise_ = 0;   // status of a piece that no rule accepted
};

}  // namespace saidby
