// Where results go: standard output, or a file that takes its final name only when every byte has been written.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/engine/atomic_file.h"

namespace saidby {

class Output {
 public:
  // "" or "-": standard output. Throws OutputError.
  explicit Output(std::string path);

  void write(std::string_view bytes);
  // What was written so far reaches the reader of a pipe or terminal.
  void flush();
  // Flushes, syncs and renames; throws when a byte could not be written. Without it a file is taken away again.
  void finish();
  bool is_terminal() const;
  std::uint64_t bytes() const { return bytes_; }

 private:
  [[noreturn]] void fail() const;

  std::unique_ptr<AtomicFile> file_;   // none: standard output
  std::uint64_t bytes_ = 0;
};

}  // namespace saidby
