#include "apps/saidby/standard_input.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace saidby {
namespace {

off_t begin = 0;   // of standard input: where it stood when the program began

[[noreturn]] void fail() {
  throw std::runtime_error(std::string("standard input can't be kept to be read twice: ") + std::strerror(errno) + "; free some space in the folder of temporary files, or give a file");
}

void copy(int from, std::FILE* to) {
  std::vector<char> piece(1 << 16);
  for (;;) {
    const ssize_t got = read(from, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail();
    if (got == 0) break;
    if (std::fwrite(piece.data(), 1, static_cast<std::size_t>(got), to) != static_cast<std::size_t>(got)) fail();
  }
  if (std::fflush(to) != 0) fail();
}

}  // namespace

void make_standard_input_repeatable() {
  if (begin = lseek(STDIN_FILENO, 0, SEEK_CUR); begin >= 0) return;
  std::FILE* file = std::tmpfile();
  if (!file) fail();
  copy(STDIN_FILENO, file);
  if (dup2(fileno(file), STDIN_FILENO) < 0) fail();
  std::fclose(file);
  begin = 0;
  rewind_standard_input();
}

void rewind_standard_input() {
  if (lseek(STDIN_FILENO, begin, SEEK_SET) < 0) fail();
}

}  // namespace saidby
