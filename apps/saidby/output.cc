#include "apps/saidby/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace saidby {

Output::Output(std::string path) {
  if (!path.empty() && path != "-") file_ = std::make_unique<AtomicFile>(std::move(path));
}

void Output::fail() const {
  if (errno == EPIPE) throw OutputError("");
  throw OutputError(std::string("standard output: can't be written: ") + std::strerror(errno) + "; the output is not complete; free some space or choose another place");
}

void Output::write(std::string_view bytes) {
  bytes_ += bytes.size();
  if (file_) file_->write(bytes);
  else if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) fail();
}

void Output::flush() {
  if (!file_ && std::fflush(stdout) != 0) fail();
}

void Output::finish() {
  flush();
  if (file_) file_->finish();
}

bool Output::is_terminal() const { return !file_ && isatty(fileno(stdout)); }

}  // namespace saidby
