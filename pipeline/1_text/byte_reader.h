// A source through one buffer: looked at ahead, by lines, in pieces of a known size, or whole. A line of any length costs no more memory than its bound.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/1_text/byte_source.h"

namespace saidby {

class ByteReader {
 public:
  explicit ByteReader(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  // The next bytes without taking them: up to `most`, fewer at the end.
  std::string_view peek(std::size_t most);

  // The next bytes that are in memory: one at least, unless the end is here.
  std::string_view at_hand() { return peek(1).empty() ? std::string_view() : std::string_view(buffer_).substr(at_); }
  // As peek(), but a pipe's writer is not waited for.
  std::string_view peek_ready(std::size_t most);

  enum class Got : std::uint8_t { line, too_long, end };
  // The next line without its end. too_long: it was passed over. end: no more bytes, see fault(). cut(): a fault ended it, not a line end.
  Got line(std::string& line, std::uint64_t most);
  // Lines end with this, '\n' (with a CR before it or not) if nothing is said.
  void lines_end_with(char end) { line_end_ = end; }
  // Appends up to `size` bytes; false when there were fewer.
  bool read(std::string& bytes, std::uint64_t size);
  // Passes over up to `size` bytes; false when there were fewer.
  bool skip(std::uint64_t size);
  enum class Ran : std::uint8_t { whole, mark, end };
  // Appends up to `size` bytes (passes over them, when there is nothing to append to), but not `mark` and what is behind it. end: there were fewer.
  Ran run(std::string* bytes, std::uint64_t size, std::string_view mark);
  // Puts bytes that were taken last back, to be taken again.
  void give_back(std::string_view bytes);
  // The rest; false when it is longer than `most` or ends with a fault.
  bool read_all(std::string& bytes, std::uint64_t most);

  std::uint64_t position() const { return position_; }      // bytes taken so far
  std::uint64_t line_number() const { return number_; }     // of the line that line() gave last, from 1
  bool cut() const { return cut_; }
  const std::string& fault() const { return source_->fault(); }
  // The fault is the file system's, not the bytes'.
  bool unreadable() const { return !fault().empty() && !source_->corrupt(); }
  // Whether the next line that holds something is at hand without waiting for a pipe's writer.
  bool ready() const { return buffer_.find(line_end_, buffer_.find_first_not_of("\r\n\t ", at_)) != std::string::npos || source_->ready(); }
  std::uint64_t consumed() const { return source_->consumed(); }
  // Goes on behind a fault; false: there is nothing more.
  bool resume() { return source_->resume(); }

 private:
  bool fill();
  void take(std::size_t size) { at_ += size, position_ += size; }

  std::unique_ptr<ByteSource> source_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t number_ = 0, position_ = 0;
  char line_end_ = '\n';
  bool cut_ = false;
};

}  // namespace saidby
