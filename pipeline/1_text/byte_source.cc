#include "pipeline/1_text/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace saidby {
namespace {

class FileSource : public ByteSource {
 public:
  FileSource(const std::string& path, int stop) : file_(path == "-" ? STDIN_FILENO : opened(path, stop)), stop_(stop) {
    if (file_ < 0) fault_ = std::string("can't be opened: ") + std::strerror(errno) + "; check the path and its permissions";
    struct stat info {};
    waits_ = file_ >= 0 && fstat(file_, &info) == 0 && !S_ISREG(info.st_mode);
  }
  ~FileSource() override {
    if (file_ > STDIN_FILENO) close(file_);
  }
  FileSource(const FileSource&) = delete;

  std::size_t read(char* to, std::size_t size) override {
    if (file_ < 0 || !fault_.empty()) return 0;
    for (;;) {
      if (stop_ >= 0 && stopped()) return 0;
      const ssize_t got = ::read(file_, to, size);
      if (got >= 0) return consumed_ += static_cast<std::size_t>(got), static_cast<std::size_t>(got);
      if (errno == EINTR) continue;
      fault_ = std::string("can't be read on: ") + std::strerror(errno);
      return 0;
    }
  }
  bool ready() const override {
    pollfd file{file_, POLLIN, 0};
    return !waits_ || poll(&file, 1, 0) != 0;
  }
  std::uint64_t consumed() const override { return consumed_; }

 private:
  // A named pipe is opened without waiting for its writer when there is a stop: stopped() waits for both.
  static int opened(const std::string& path, int stop) {
    struct stat info {};
    const bool pipe = stop >= 0 && stat(path.c_str(), &info) == 0 && S_ISFIFO(info.st_mode);
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | (pipe ? O_NONBLOCK : 0));
    if (pipe && file >= 0) fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK);
    return file;
  }

  // Waits for a pipe's bytes or for the stop, whichever is first.
  bool stopped() const {
    pollfd both[] = {{stop_, POLLIN, 0}, {file_, POLLIN, 0}};
    while (poll(both, waits_ ? 2 : 1, waits_ ? -1 : 0) < 0 && errno == EINTR) {
    }
    return both[0].revents != 0;
  }

  int file_, stop_;
  bool waits_ = false;
  std::uint64_t consumed_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> open_file(const std::string& path, int stop) { return std::make_unique<FileSource>(path, stop); }

}  // namespace saidby
