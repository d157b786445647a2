#include "pipeline/engine/fingerprint.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <vector>

#include "pipeline/1_text/folder.h"
#include "pipeline/engine/sha256.h"

namespace saidby {
namespace {

namespace fs = std::filesystem;

void add_piece(Sha256& hash, std::ifstream& file, std::uint64_t at, std::uint64_t size) {
  std::string piece(static_cast<std::size_t>(size), '\0');
  file.seekg(static_cast<std::streamoff>(at));
  file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
  piece.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
  hash.add(piece);
}

bool is_data(const fs::path& file) {
  const std::string ending = file.extension().string();
  return ending != ".image" && ending != ".md" && ending != ".py" && ending != ".part";
}

void add_folder(Sha256& hash, const fs::path& folder) {
  for (const fs::path path : folder_contents(folder.string()).files) {
    if (!is_data(path)) continue;
    const std::string name = path.lexically_relative(folder).string();
    std::error_code error;
    const std::uint64_t size = fs::file_size(path, error);
    hash.add(name + '\n' + std::to_string(size) + '\n');
    std::ifstream file(path, std::ios::binary);
    for (std::uint64_t at = 0; at < size; at += 1 << 20) add_piece(hash, file, at, std::min<std::uint64_t>(1 << 20, size - at));
  }
}

InputState file_state(const fs::path& path) {
  constexpr std::uint64_t edge = 1 << 20;
  std::error_code error;
  const std::uint64_t size = fs::file_size(path, error);
  std::ifstream file(path, std::ios::binary);
  if (error || !file) return {};
  Sha256 hash;
  hash.add(std::to_string(size) + '\n');
  add_piece(hash, file, 0, std::min(edge, size));
  if (size > edge) add_piece(hash, file, std::max(edge, size - std::min(size, edge)), edge);
  return {size, hash.digest()};
}

}  // namespace

std::string knowledge_digest(const KnowledgeOptions& options) {
  const fs::path home = options.home.empty() ? default_home() : options.home;
  Sha256 hash;
  hash.add("language " + options.language + '\n');
  add_folder(hash, home / "rules");
  add_folder(hash, home / "gazetteers");
  for (const std::string& folder : options.gazetteers) hash.add("further\n"), add_folder(hash, folder);
  return hash.digest();
}

InputState input_state(const std::string& path) {
  std::error_code error;
  if (path == "-") return {};
  if (!fs::is_directory(path, error)) return fs::is_regular_file(path, error) ? file_state(path) : InputState{};
  InputState sum;
  Sha256 hash;
  const FolderContents found = folder_contents(path);
  if (found.files.empty()) return {};
  for (const fs::path file : found.files) {
    const InputState state = file_state(file);
    sum.bytes += state.bytes;
    hash.add(file.lexically_relative(path).string() + '\n' + state.fingerprint + '\n');
  }
  for (const std::string& folder : found.unreadable) hash.add(fs::path(folder).lexically_relative(path).string() + "\n-\n");
  sum.fingerprint = hash.digest();
  return sum;
}

}  // namespace saidby
