// The bytes of a file or of standard input ("-"), whole or by lines, in one buffer; a line of any length costs no more than
// its bound.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

namespace saidby {

class LineSource {
 public:
  // A file that can't be opened leaves error() set.
  explicit LineSource(std::string path);
  ~LineSource();
  LineSource(const LineSource&) = delete;

  enum class Got : std::uint8_t { line, too_long, end };
  // The next line without its end. too_long: it was passed over. end: the file's end, or a read error (see error()).
  Got next(std::string& line, std::uint64_t most);
  // The rest of the file; false when it is longer than `most` or can't be read.
  bool read_all(std::string& bytes, std::uint64_t most);
  // The first byte that is not white space, without taking it; '\0' at the end.
  char peek();

  const std::string& path() const { return path_; }
  std::uint64_t number() const { return number_; }   // of the line that next() gave last, 1-based
  const std::string& error() const { return error_; }

 private:
  bool fill();

  std::string path_, error_, buffer_;
  std::size_t at_ = 0;
  std::uint64_t number_ = 0;
  std::FILE* file_ = nullptr;
};

}  // namespace saidby
