#include "pipeline/knowledge/image_cache.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace saidby {
namespace {

constexpr std::time_t day = 24 * 60 * 60, unused_for = 30 * day;   // seconds

// Of the kind: KIND-0123456789abcdef.image, or that and ".PID" when it was not finished.
bool is_image_of(std::string_view name, std::string_view kind) {
  constexpr std::size_t digits = 16;
  if (name.size() < kind.size() + 1 + digits || !name.starts_with(kind) || name[kind.size()] != '-') return false;
  const std::string_view key = name.substr(kind.size() + 1, digits), rest = name.substr(kind.size() + 1 + digits);
  const auto all = [](std::string_view text, std::string_view allowed) { return text.find_first_not_of(allowed) == std::string_view::npos; };
  return all(key, "0123456789abcdef") && rest.starts_with(".image") && (rest == ".image" || (rest[6] == '.' && all(rest.substr(7), "0123456789")));
}

}  // namespace

std::string cache_folder() {
  if (const char* own = std::getenv("SAIDBY_CACHE")) return own;
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache) return std::string(cache) + "/saidby";
  if (const char* home = std::getenv("HOME"); home && *home) return std::string(home) + "/.cache/saidby";
  return "";
}

std::string image_name(std::string_view kind, std::uint64_t key) {
  char digits[24];
  std::snprintf(digits, sizeof digits, "-%016llx.image", static_cast<unsigned long long>(key));
  return std::string(kind) + digits;
}

void note_use(const std::string& path, std::time_t modified) {
  if (std::time(nullptr) - modified >= day) utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
}

void remove_unused(const std::string& folder, std::string_view kind) {
  const std::time_t now = std::time(nullptr);
  std::error_code error;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    struct stat info {};
    if (!is_image_of(it->path().filename().native(), kind) || lstat(it->path().c_str(), &info) != 0 || !S_ISREG(info.st_mode)) continue;
    std::error_code kept;   // by its permissions
    if (now - info.st_mtim.tv_sec >= unused_for) std::filesystem::remove(it->path(), kept);
  }
}

}  // namespace saidby
