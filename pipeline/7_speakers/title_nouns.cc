#include "pipeline/7_speakers/title_nouns.h"

#include <algorithm>
#include <filesystem>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby {

TitleNouns TitleNouns::load(const std::string& path, Problems& problems) {
  TitleNouns titles;
  if (!std::filesystem::exists(path)) return titles;
  const std::string bytes = read_data_file(path, problems);
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    const std::vector<std::string_view> cells = split(line.text, '\t');
    if (cells.size() != 2 || cells[0].empty()) {
      problems.add(path, line.number, "not a title and its nouns; write them as title<TAB>noun, noun");
      continue;
    }
    std::vector<std::string>& nouns = titles.nouns_[fold_word(cells[0])];
    for (const std::string_view noun : split(cells[1], ',')) nouns.push_back(fold_word(noun));
  }
  return titles;
}

bool TitleNouns::fit(std::string_view title, std::string_view noun) const {
  const auto found = nouns_.find(std::string(title));
  return found != nouns_.end() && std::find(found->second.begin(), found->second.end(), noun) != found->second.end();
}

}  // namespace saidby
