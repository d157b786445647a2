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

std::string feature_name(std::initializer_list<FeaturePiece> pieces) {
  std::string name;
  for (const FeaturePiece& piece : pieces) {
    if (&piece != pieces.begin()) name += '\x1F';
    name += piece.text;
  }
  return name;
}

void each_weight(std::string_view bytes, const std::function<void(std::size_t, std::string_view, std::optional<float>)>& visit) {
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with("# ")) continue;
    const std::size_t tab = line.text.rfind('\t');
    float weight = 0;
    const std::string_view number = tab == std::string_view::npos ? std::string_view() : line.text.substr(tab + 1);
    const auto read = std::from_chars(number.data(), number.data() + number.size(), weight);
    const bool good = !number.empty() && read.ec == std::errc() && read.ptr == number.data() + number.size();
    visit(line.number, line.text.substr(0, tab), good ? std::optional(weight) : std::nullopt);
  }
}

namespace {

constexpr std::uint64_t layout = 3;

// The table's bytes; none when a line is no feature.
std::string compile_weights(std::string_view bytes, const std::string& path, Problems& problems) {
  HashTable<float> table;
  bool whole = true;
  each_weight(bytes, [&](std::size_t line, std::string_view name, std::optional<float> weight) {
    if (weight) table[feature_key(name)] = *weight;
    else whole = false, problems.add(path, line, "not a feature, a tab and a weight; make the file again with saidby-train");
  });
  return whole ? table.bytes() : std::string();
}

}  // namespace

LinearModel::LinearModel(Compiled table) : bytes_(std::move(table)), weights_(HashTableView<float>::of(bytes_.bytes())) {}

LinearModel LinearModel::load(const std::string& path, Problems& problems, bool optional) {
  if (optional && !std::filesystem::exists(path)) return {};
  return LinearModel(Compiled::open({path}, std::filesystem::path(path).stem().string(), layout, [&] { return compile_weights(read_data_file(path, problems), path, problems); }));
}

LinearModel LinearModel::parse(std::string_view bytes, const std::string& path, Problems& problems) { return LinearModel(Compiled::of(compile_weights(bytes, path, problems))); }

}  // namespace saidby
