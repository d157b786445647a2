#include "pipeline/knowledge/word_pairs.h"

#include <algorithm>
#include <filesystem>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby {

WordPairs WordPairs::load(const std::string& path, Problems& problems) {
  WordPairs pairs;
  if (!std::filesystem::exists(path)) return pairs;
  const std::string bytes = read_data_file(path, problems);
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    const std::vector<std::string_view> cells = split(line.text, '\t');
    if (cells.size() != 2 || cells[0].empty()) {
      problems.add(path, line.number, "not a word and what goes with it; write them as word, word<TAB>other, other");
      continue;
    }
    for (const std::string_view word : split(cells[0], ',')) {
      std::vector<std::string>& others = pairs.others_[fold_word(word)];
      for (const std::string_view other : split(cells[1], ',')) others.push_back(fold_word(other));
    }
  }
  return pairs;
}

bool WordPairs::fit(std::string_view word, std::string_view other) const {
  const auto found = others_.find(std::string(word));
  return found != others_.end() && std::find(found->second.begin(), found->second.end(), other) != found->second.end();
}

}  // namespace saidby
