#include "pipeline/knowledge/linear_model.h"

#include <charconv>
#include <filesystem>

#include "pipeline/knowledge/data_file.h"

namespace saidby {

std::uint64_t feature_key(std::string_view name) {
  std::uint64_t key = 0;
  for (;;) {
    const std::size_t at = name.find('\x1F');
    key = mix(key, hash_bytes(name.substr(0, at)));
    if (at == std::string_view::npos) return key;
    name.remove_prefix(at + 1);
  }
}

LinearModel LinearModel::load(const std::string& path, Problems& problems, bool optional) {
  if (optional && !std::filesystem::exists(path)) return {};
  return parse(read_data_file(path, problems), path, problems);
}

LinearModel LinearModel::parse(std::string_view bytes, const std::string& path, Problems& problems) {
  LinearModel model;
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with("# ")) continue;
    const std::size_t tab = line.text.rfind('\t');
    float weight = 0;
    const std::string_view number = tab == std::string_view::npos ? std::string_view() : line.text.substr(tab + 1);
    const auto read = std::from_chars(number.data(), number.data() + number.size(), weight);
    if (number.empty() || read.ec != std::errc() || read.ptr != number.data() + number.size()) {
      problems.add(path, line.number, "not a feature, a tab and a weight; make the file again with saidby-train");
      continue;
    }
    model.weights_[feature_key(line.text.substr(0, tab))] = weight;
  }
  return model;
}

}  // namespace saidby
