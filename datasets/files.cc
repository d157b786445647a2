#include "datasets/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "pipeline/engine/atomic_file.h"

namespace saidby::datasets {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw WriteError(path + ": " + what + ": " + std::strerror(errno) + "; nothing was written under the final name; free some space or choose another place");
}

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

// Whether what stands at `path` may be replaced: nothing, an empty folder, an earlier export.
bool is_replaceable(const std::string& path) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(path, error))) return true;
  return fs::is_directory(path, error) && (fs::is_empty(path, error) || fs::exists(path + "/" + std::string(metadata_file), error));
}

}  // namespace

std::string temporary_name(const std::string& path) { return without_slash(path) + ".part"; }

FileWriter::FileWriter(std::string path) : path_(std::move(path)), file_(std::fopen(path_.c_str(), "wb")) {
  if (!file_) fail(path_, "can't be opened for writing");
  std::setvbuf(file_, nullptr, _IOFBF, 1 << 16);
}

FileWriter::~FileWriter() {
  if (file_) std::fclose(file_);
}

void FileWriter::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail(path_, "can't be written");
}

void FileWriter::finish() {
  if (std::fflush(file_) != 0) fail(path_, "can't be written");
  const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
  if (!closed) fail(path_, "can't be closed");
}

void put_in_place(const std::string& temporary, const std::string& path) {
  if (is_special(path)) {
    std::remove(temporary.c_str());
    throw WriteError(path + ": is a device or a pipe, which a file can't replace; nothing was written; choose another place");
  }
  const int file = open(temporary.c_str(), O_RDONLY);
  if (file < 0 || (fsync(file) != 0 && errno != EINVAL) || close(file) != 0) fail(path, "can't be synced");
  if (std::rename(temporary.c_str(), path.c_str()) != 0) fail(path, "can't be put under its final name");
  sync_folder(folder_of(path));
}

FolderWriter::FolderWriter(std::string path) : path_(without_slash(std::move(path))), temporary_(temporary_name(path_)) {
  if (!is_replaceable(path_)) throw WriteError(path_ + ": exists and is no export of saidby's (it has no " + std::string(metadata_file) + "); nothing was written; choose another folder or remove it");
  std::error_code error;
  fs::remove_all(temporary_, error);
  if (!fs::create_directories(temporary_, error)) {
    errno = error.value();
    fail(temporary_, "can't be made");
  }
}

FolderWriter::~FolderWriter() {
  std::error_code error;
  if (!finished_) fs::remove_all(temporary_, error);
}

void FolderWriter::finish() {
  const int folder = open(temporary_.c_str(), O_RDONLY | O_DIRECTORY);
  if (folder < 0 || (syncfs(folder) != 0 && errno != EINVAL && errno != ENOSYS)) fail(path_, "can't be synced");
  close(folder);
  std::error_code error;
  if (!fs::exists(path_, error)) {
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, "can't be put under its final name");
    finished_ = true;
  } else {
    // The new export and the old one change places at once.
    if (renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, path_.c_str(), RENAME_EXCHANGE) != 0) fail(path_, "can't be put under its final name");
    fs::remove_all(temporary_, error);
    finished_ = true;
  }
  sync_folder(folder_of(path_));
}

}  // namespace saidby::datasets
