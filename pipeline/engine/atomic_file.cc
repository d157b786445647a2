#include "pipeline/engine/atomic_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

namespace saidby {
namespace {

constexpr std::size_t buffer_size = 1 << 16;

[[noreturn]] void fail_at(const std::string& path, const char* what) {
  throw OutputError(path + ": " + what + ": " + std::strerror(errno) + "; the output is not complete; free some space or choose another place");
}

}  // namespace

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

void sync_folder(const std::string& folder) {
  const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) fail_at(folder, "can't be opened");
  const bool synced = fsync(file) == 0 || errno == EINVAL;   // some file systems have no such thing
  const int code = errno;
  close(file);
  errno = code;
  if (!synced) fail_at(folder, "can't be synced");
}

bool is_special(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status);
}

AtomicFile::AtomicFile(std::string path) : path_(std::move(path)), temporary_(temporary_of(path_)), in_place_(is_special(path_)) {
  file_ = in_place_ ? open(path_.c_str(), O_WRONLY | O_CLOEXEC) : open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file_ < 0) fail("can't be opened for writing");
}

AtomicFile::~AtomicFile() {
  if (file_ < 0) return;
  close(file_);
  if (!in_place_) std::remove(temporary_.c_str());
}

void AtomicFile::fail(const char* what) const { fail_at(path_, what); }

void AtomicFile::put(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file_, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) fail("can't be written");
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
}

void AtomicFile::flush() {
  put(buffer_);
  buffer_.clear();
}

void AtomicFile::write(std::string_view bytes) {
  bytes_ += bytes.size();
  if (buffer_.size() + bytes.size() > buffer_size) flush();
  if (bytes.size() >= buffer_size) put(bytes);
  else buffer_ += bytes;
}

void AtomicFile::finish() {
  flush();
  if (fsync(file_) != 0 && errno != EINVAL) fail("can't be synced");
  if (close(std::exchange(file_, -1)) != 0) {
    const int code = errno;
    if (!in_place_) std::remove(temporary_.c_str());
    errno = code;
    fail("can't be closed");
  }
  if (in_place_) return;
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    const int code = errno;
    std::remove(temporary_.c_str());
    errno = code;
    fail("can't be put under its final name");
  }
  sync_folder(folder_of(path_));
}

}  // namespace saidby
