#include "pipeline/6_quotes/content_model.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "pipeline/knowledge/data_file.h"

namespace saidby {
namespace {

constexpr std::uint64_t layout = 1;
constexpr std::array<FeaturePiece, content_kinds> kind_names = {"nothing", "quotation", "that", "bare", "after-object", "preposition", "colon", "left", "around"};

struct Split {
  std::size_t kind = 0;
  std::uint64_t key = 0;   // of the rest
};

// Nothing for a name that doesn't begin with a kind.
std::optional<Split> split_name(std::string_view name) {
  const std::size_t at = name.find('\x1F');
  const auto kind = std::find(kind_names.begin(), kind_names.end(), name.substr(0, at));
  if (at == std::string_view::npos || kind == kind_names.end()) return std::nullopt;
  return Split{static_cast<std::size_t>(kind - kind_names.begin()), feature_key(name.substr(at + 1))};
}

// The table's bytes; none when a line is no feature.
std::string compile_weights(std::string_view bytes, const std::string& path, Problems& problems) {
  HashTable<ContentScores> table;
  bool whole = true;
  each_weight(bytes, [&](std::size_t line, std::string_view name, std::optional<float> weight) {
    const std::optional<Split> split = split_name(name);
    if (split && weight) table[split->key][split->kind] = *weight;
    else whole = false, problems.add(path, line, "not a kind of content with a feature, a tab and a weight; make the file again with saidby-train");
  });
  return whole ? table.bytes() : std::string();
}

}  // namespace

FeaturePiece name_of(ContentKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

ContentModel::ContentModel(Compiled table) : bytes_(std::move(table)), table_(HashTableView<ContentScores>::of(bytes_.bytes())) {}

ContentModel ContentModel::load(const std::string& path, Problems& problems) {
  if (!std::filesystem::exists(path)) return {};
  return ContentModel(Compiled::open({path}, "content-kinds", layout, [&] { return compile_weights(read_data_file(path, problems), path, problems); }));
}

ContentModel ContentModel::parse(std::string_view bytes, const std::string& path, Problems& problems) { return ContentModel(Compiled::of(compile_weights(bytes, path, problems))); }

float ContentModel::weight(std::string_view name) const {
  const std::optional<Split> split = split_name(name);
  const ContentScores* found = split ? table_.find(split->key) : nullptr;
  return found ? (*found)[split->kind] : 0.0f;
}

}  // namespace saidby
