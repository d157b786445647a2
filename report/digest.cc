#include "report/digest.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <vector>

namespace saidby {
namespace {

namespace fs = std::filesystem;
using Digest = std::array<std::uint8_t, SHA256_DIGEST_SIZE>;

const std::uint8_t* raw(std::string_view bytes) { return reinterpret_cast<const std::uint8_t*>(bytes.data()); }

Digest finish(sha256_ctx& state) {
  Digest digest;
  sha256_digest(&state, digest.size(), digest.data());
  return digest;
}

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->is_regular_file() && !it->path().filename().string().starts_with('.')) files.push_back(it->path());
  std::sort(files.begin(), files.end());
  return files;
}

void add_file(sha256_ctx& state, const fs::path& file, const std::string& name) {
  sha256_update(&state, name.size() + 1, raw(name));   // the terminator too: names end somewhere
  std::ifstream in(file, std::ios::binary);
  std::vector<char> piece(1 << 16);
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) sha256_update(&state, static_cast<std::size_t>(in.gcount()), raw({piece.data(), static_cast<std::size_t>(in.gcount())}));
}

}  // namespace

std::string sha256_base64(std::string_view bytes) {
  sha256_ctx state;
  sha256_init(&state);
  sha256_update(&state, bytes.size(), raw(bytes));
  const Digest digest = finish(state);
  std::string out(BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE), '\0');
  base64_encode_raw(out.data(), digest.size(), digest.data());
  return out;
}

std::string folder_digest(const std::string& folder) {
  const std::vector<fs::path> files = files_of(folder);
  if (files.empty()) return {};
  sha256_ctx state;
  sha256_init(&state);
  for (const fs::path& file : files) add_file(state, file, file.lexically_relative(folder).string());
  constexpr char hex[] = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : finish(state)) out += {hex[byte >> 4], hex[byte & 15]};
  return out;
}

}  // namespace saidby
