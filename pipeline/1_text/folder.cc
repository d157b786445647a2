#include "pipeline/1_text/folder.h"

#include <algorithm>
#include <filesystem>

namespace saidby {
namespace {

namespace fs = std::filesystem;

class Walk {
 public:
  FolderContents over(const std::string& path) {
    waiting_.push_back(path);
    while (!waiting_.empty()) {
      const fs::path folder = std::move(waiting_.back());
      waiting_.pop_back();
      list(folder);
    }
    for (auto* names : {&found_.files, &found_.unreadable, &found_.passed_over}) std::sort(names->begin(), names->end());
    return std::move(found_);
  }

 private:
  void list(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) take(*it);
    if (error) found_.unreadable.push_back(folder.string());
  }

  void take(const fs::directory_entry& entry) {
    std::error_code error;
    if (entry.path().filename().string().starts_with('.')) return;
    if (entry.is_regular_file(error)) found_.files.push_back(entry.path().string());
    else if (entry.is_directory(error) && !entry.is_symlink(error)) waiting_.push_back(entry.path());
    else found_.passed_over.push_back(entry.path().string());
  }

  FolderContents found_;
  std::vector<fs::path> waiting_;
};

}  // namespace

FolderContents folder_contents(const std::string& path) { return Walk().over(path); }

}  // namespace saidby
