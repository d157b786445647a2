#include "pipeline/knowledge/data_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "pipeline/1_text/utf8.h"

namespace saidby {

std::string read_data_file(const std::string& path, Problems& problems) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    problems.add(path, 0, "can't be read; check that it exists and its permissions");
    return {};
  }
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  std::string bytes;
  if (!error) {
    bytes.resize(size);
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
  }
  bytes.append(std::istreambuf_iterator<char>(in), {});   // what a pipe gives, or what has been added since
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  const std::size_t nul = bytes.find('\0');
  const std::size_t bad = std::min(nul, first_invalid_utf8(bytes));
  if (bad == std::string::npos) return bytes;
  const std::size_t line = 1 + std::count(bytes.begin(), bytes.begin() + bad, '\n');
  problems.add(path, line, bad == nul ? "holds a NUL byte; save it as plain text" : "is not UTF-8 here; save it as UTF-8");
  return {};
}

std::vector<Line> lines_of(std::string_view bytes) {
  std::vector<Line> lines;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back({lines.size() + 1, line});
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return lines;
}

std::string_view trim(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (;;) {
    const std::size_t at = text.find(separator);
    pieces.push_back(trim(text.substr(0, at)));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string> files_in(const std::string& folder, std::string_view suffix) {
  std::vector<std::string> paths;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->is_regular_file(error) && it->path().filename().string().ends_with(suffix)) paths.push_back(it->path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace saidby
