#include "pipeline/knowledge/gazetteer_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/knowledge/hash.h"

namespace saidby {
namespace {

std::string cache_folder() {
  if (const char* own = std::getenv("SAIDBY_CACHE")) return own;
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache) return std::string(cache) + "/saidby";
  if (const char* home = std::getenv("HOME"); home && *home) return std::string(home) + "/.cache/saidby";
  return "";
}

}  // namespace

FileState state_of(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) != 0) return {};
  return {static_cast<std::uint64_t>(info.st_size), static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec};
}

std::uint64_t content_of(const std::vector<std::string>& files) {
  std::uint64_t hash = 0;
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    hash = mix(hash, hash_bytes(bytes));
  }
  return hash;
}

std::uint64_t tokenizer_key(const Abbreviations& abbreviations) {
  std::uint64_t key = 1;
  for (const std::uint64_t word : abbreviations.inner) key += mix(1, word);
  for (const std::uint64_t word : abbreviations.final_too) key += mix(2, word);
  return key;
}

std::vector<std::string> image_paths(const std::vector<std::string>& folders) {
  std::vector<std::string> paths;
  std::uint64_t key = 0;
  for (const std::string& folder : folders) {
    std::error_code error;
    const auto whole = std::filesystem::weakly_canonical(folder, error);
    key = mix(key, hash_bytes(error ? folder : whole.string()));
  }
  if (folders.size() == 1) paths.push_back(folders.front() + "/gazetteers.image");
  char name[40];
  std::snprintf(name, sizeof name, "/gazetteers-%016llx.image", static_cast<unsigned long long>(key));
  if (const std::string cache = cache_folder(); !cache.empty()) paths.push_back(cache + name);
  return paths;
}

void write_file_whole(const std::string& path, const std::string& bytes) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
  const std::string temporary = path + "." + std::to_string(getpid());
  std::ofstream out(temporary, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (out) std::filesystem::rename(temporary, path, error);
  if (out && !error) return;
  std::filesystem::remove(temporary, error);
  throw std::runtime_error(path + ": can't be written; check the folder's permissions and the space on the disk");
}

}  // namespace saidby
