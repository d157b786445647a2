// The rows of a table by lines: fields between separators, in quotation marks where they hold separators, marks or line ends (RFC 4180).
//
//   7;"Lamps; new";"The mayor said ""no""."   ->   7 | Lamps; new | The mayor said "no".
//
// A field that begins with a mark and isn't well-formed so is told: the row may be read again with backslashes before marks, or the field as it stands.
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

  // row: it is complete. open: it goes on in the next line. broken: behind a closing mark stands neither separator nor line end.
  enum class Taken : std::uint8_t { row, open, broken };

  // A new row. `escapes`: \" is a mark too, and \\ a backslash, as MySQL writes them.
  void begin(bool escapes) { fields_.clear(), state_ = State::begin, line_ = 0, escapes_ = escapes; }
  // Rows have so many fields: lines that each have as many with tabs between are rows, though a mark is open.
  void expect(std::size_t columns) { columns_ = columns; }

  // Takes a line without its end.
  Taken take(std::string_view line) {
    is_row_ = looks_like_row(line);
    if (state_ == State::escaped || state_ == State::quoted) fields_.back() += '\n', state_ = State::quoted;
    else fields_.emplace_back();
    return take_from(line, 0);
  }
  // Takes line open_line() of the row once more, its field that is open or broken as it stands, with its mark.
  Taken take_literally(std::string_view line) {
    line_ = open_line_;
    is_row_ = looks_like_row(line);
    const std::size_t end = std::min(line.find(separator_, open_at_), line.size());
    fields_.back().assign(line.substr(open_at_, end - open_at_));
    state_ = State::plain;
    return take_from(line, end);
  }
  std::size_t open_line() const { return open_line_; }
  // Whether a broken field is to be taken so: marks are for none but fields that need them where tabs part them.
  bool takes_literally() const { return separator_ == '\t'; }
  std::vector<std::string> fields() { return std::exchange(fields_, {}); }

 private:
  enum class State : std::uint8_t { begin, plain, quoted, escaped, closed };

  bool looks_like_row(std::string_view line) const { return separator_ == '\t' && columns_ > 1 && static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1 == columns_; }
  // The field is a quoted one, and not several rows.
  bool closes() const { return state_ != State::closed || !(all_rows_ && is_row_); }

  Taken take_from(std::string_view line, std::size_t at) {
    for (; at < line.size(); ++at)
      if (!take(line[at], at)) return Taken::broken;
    if (!closes()) return Taken::broken;
    const bool open = state_ == State::quoted || state_ == State::escaped;
    if (open) all_rows_ = is_row_ && (all_rows_ || open_line_ == line_);
    else state_ = State::begin;
    ++line_;
    return open ? Taken::open : Taken::row;
  }

  // False: the field is broken.
  bool take(char c, std::size_t at) {
    switch (state_) {
      case State::quoted:
        if (c == '"') state_ = State::closed;
        else if (c == '\\' && escapes_) state_ = State::escaped;
        else fields_.back() += c;
        return true;
      case State::escaped:
        if (c != '"' && c != '\\') fields_.back() += '\\';
        fields_.back() += c;
        state_ = State::quoted;
        return true;
      case State::closed:
        if (c != '"') return c == separator_ && closes() && take_outside(c, at);
        fields_.back() += c;
        state_ = State::quoted;
        return true;
      default: return take_outside(c, at);
    }
  }
  bool take_outside(char c, std::size_t at) {
    if (c == separator_) {
      fields_.emplace_back();
      state_ = State::begin;
    } else if (c == '"' && state_ == State::begin) {
      state_ = State::quoted;
      open_line_ = line_, open_at_ = at, all_rows_ = false;
    } else {
      fields_.back() += c;
      state_ = State::plain;
    }
    return true;
  }

  char separator_;
  State state_ = State::begin;
  bool escapes_ = false, is_row_ = false, all_rows_ = false;   // looks like a row: this line; all lines of the open field before it
  std::size_t columns_ = 0, line_ = 0, open_line_ = 0, open_at_ = 0;   // line, counted in the row, and byte where the field with the mark begins
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
