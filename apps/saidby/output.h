// Where results go: standard output, or a file that takes its final name only when every byte has been written.
#pragma once

#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>

namespace saidby {

// Exit status 3. An empty message: the reader of a pipe has gone, which is no error to tell of.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Output {
 public:
  // "" or "-": standard output. Throws OutputError.
  explicit Output(std::string path);
  ~Output();
  Output(const Output&) = delete;

  void write(std::string_view bytes);
  // Flushes, syncs and renames; throws when a byte could not be written. Without it a file is taken away again.
  void finish();
  bool is_terminal() const;

 private:
  [[noreturn]] void fail(const char* what);

  std::string path_, temporary_;
  std::FILE* file_ = nullptr;
};

}  // namespace saidby
