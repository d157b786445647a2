#include "apps/saidby/run_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <vector>

#include "pipeline/engine/atomic_file.h"

namespace saidby {

namespace fs = std::filesystem;

RunFolder::RunFolder(std::string path) : path_(std::move(path)) {
  std::error_code error;
  fs::create_directories(path_, error);
  file_ = error ? -1 : open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file_ < 0) throw OutputError(path_ + ": the folder can't be made or opened" + (error ? ": " + error.message() : "") + "; choose another with --output");
  if (flock(file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) throw OutputError(path_ + ": another saidby is writing there; wait for it, or choose another folder");
}

RunFolder::~RunFolder() {
  if (file_ >= 0) close(file_);
}

bool RunFolder::has(const std::string& name) const { return fs::exists(of(name)); }

void RunFolder::remove(const std::string& name) const {
  std::error_code error;
  fs::remove(of(name), error);
}

void RunFolder::remove_temporary() const {
  std::error_code error;
  std::vector<fs::path> left;
  for (const auto& entry : fs::directory_iterator(path_, error))
    if (const std::string name = entry.path().filename().string(); name.ends_with(".jsonl.part") || name == "manifest.json.part") left.push_back(entry.path());
  for (const fs::path& one : left) fs::remove(one, error);
}

}  // namespace saidby
