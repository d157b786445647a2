// The rows of a table by lines: fields between separators, in quotation marks where they hold separators, marks or line ends (RFC 4180).
//
//   7;"Lamps; new";"The mayor said ""no""."   ->   7 | Lamps; new | The mayor said "no".
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saidby {

// The fields of a row as its lines come in.
class RowReader {
 public:
  explicit RowReader(char separator) : separator_(separator) {}

  // Takes a line without its end; true when the row is complete.
  bool take(std::string_view line) {
    if (state_ == State::quoted) fields_.back() += '\n';
    else fields_.emplace_back();
    for (const char c : line) take(c);
    if (state_ == State::quoted) return false;
    state_ = State::begin;
    return true;
  }
  std::vector<std::string> fields() { return std::exchange(fields_, {}); }
  void reset() { fields_.clear(), state_ = State::begin; }

 private:
  enum class State : std::uint8_t { begin, plain, quoted, closed };

  void take(char c) {
    if (state_ == State::quoted) {
      if (c == '"') state_ = State::closed;
      else fields_.back() += c;
    } else if (c == separator_) {
      fields_.emplace_back();
      state_ = State::begin;
    } else if (c == '"' && state_ == State::begin) {
      state_ = State::quoted;
    } else if (c == '"' && state_ == State::closed) {
      fields_.back() += c;
      state_ = State::quoted;
    } else {
      fields_.back() += c;
      if (state_ == State::begin) state_ = State::plain;
    }
  }

  char separator_;
  State state_ = State::begin;
  std::vector<std::string> fields_;
};

// The separator that a header line has most of: tab, comma, semicolon or bar.
inline char separator_of(std::string_view header) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char c : {'\t', ',', ';', '|'})
    if (const auto count = std::count(header.begin(), header.end(), c); count > most) best = c, most = count;
  return best;
}

}  // namespace saidby
