#include "apps/saidby/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace saidby {

Output::Output(std::string path) : path_(path == "-" ? "" : std::move(path)) {
  if (path_.empty()) {
    file_ = stdout;
    return;
  }
  temporary_ = path_ + ".part";
  file_ = std::fopen(temporary_.c_str(), "wb");
  if (!file_) fail("can't be opened for writing");
}

Output::~Output() {
  if (path_.empty() || !file_) return;
  std::fclose(file_);
  std::remove(temporary_.c_str());
}

void Output::fail(const char* what) {
  const int code = errno;
  if (path_.empty() && code == EPIPE) throw OutputError("");
  throw OutputError((path_.empty() ? "standard output" : path_) + ": " + what + ": " + std::strerror(code) + "; the output is not complete; free some space or choose another place");
}

void Output::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail("can't be written");
}

void Output::finish() {
  if (std::fflush(file_) != 0) fail("can't be written");
  if (path_.empty()) return;
  if (fsync(fileno(file_)) != 0 && errno != EINVAL) fail("can't be synced");
  const bool closed = std::fclose(file_) == 0;
  file_ = nullptr;
  if (!closed || std::rename(temporary_.c_str(), path_.c_str()) != 0) fail("can't be put under its final name");
}

bool Output::is_terminal() const { return path_.empty() && isatty(fileno(stdout)); }

}  // namespace saidby
