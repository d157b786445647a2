// Reading the line-based files of rules/ and gazetteers/: whole file in, lines out, with the line numbers that errors need.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/knowledge/problems.h"

namespace saidby {

struct Line {
  std::size_t number = 0;   // 1-based
  std::string_view text;    // without the line end; CR before LF is dropped
};

// The bytes of a file. A file that can't be read, or holds NUL bytes or invalid UTF-8, is added to problems and reads as empty.
// A leading BOM is dropped.
std::string read_data_file(const std::string& path, Problems& problems);

// "a\r\nb" -> {1,"a"}, {2,"b"}. The views point into `bytes`.
std::vector<Line> lines_of(std::string_view bytes);

// " a " -> "a"
std::string_view trim(std::string_view text);

// "a, b,c" split at ',' -> "a", "b", "c", each trimmed; empty pieces are kept.
std::vector<std::string_view> split(std::string_view text, char separator);

// Paths of the files in a folder whose names end in `suffix`, sorted by name; recursive. Empty when there is no such folder.
std::vector<std::string> files_in(const std::string& folder, std::string_view suffix);

}  // namespace saidby
