#include "pipeline/knowledge/gazetteers.h"

#include <charconv>
#include <filesystem>

#include "pipeline/3_tokens/tokenizer.h"

namespace saidby {
namespace {

// Other abbreviations cut names into other tokens.
std::uint64_t version_of(const Abbreviations& abbreviations) {
  std::uint64_t key = image::version;
  for (const auto& [word, kind] : abbreviations.kinds) key += mix(1 + static_cast<std::uint64_t>(kind), word);
  return key;
}

std::string read_and_compile(const std::vector<std::string>& folders, const Abbreviations& abbreviations, Problems& problems) {
  Problems own;
  const GazetteerRows rows = read_gazetteers(folders, own);
  for (const Problem& problem : own.all()) problems.add(problem.file, problem.line, problem.what);
  return own.empty() ? compile_image(rows, abbreviations) : std::string();
}

}  // namespace

Gazetteers::Gazetteers(Compiled image) : image_(std::move(image)) { attach(image_.bytes()); }

bool Gazetteers::attach(std::string_view bytes) {
  const auto* header = reinterpret_cast<const image::Header*>(bytes.data());
  if (bytes.size() < sizeof *header || header->version != image::version || header->size != bytes.size()) return false;
  bool whole = true;
  const auto part = [&]<class T>(std::span<const T>& out, image::Range range) {
    const std::uint64_t end = range.offset + std::uint64_t{range.count} * sizeof(T);
    if (end > bytes.size() || range.offset % alignof(T)) whole = false;
    else out = {reinterpret_cast<const T*>(bytes.data() + range.offset), range.count};
  };
  part(lists_, header->lists);
  part(entries_, header->entries);
  part(texts_, header->texts);
  part(names_, header->names);
  part(nodes_, header->nodes);
  part(beginnings_, header->beginnings);
  part(walks_, header->walks);
  part(patterns_, header->patterns);
  if (!whole || beginnings_.empty()) {
    beginnings_ = {&no_beginnings, 1};
    return false;
  }
  base_ = bytes.data();
  header_ = header;
  for (std::uint32_t list = 0; list < lists_.size(); ++list) {
    list_rules_.push_back("gazetteer:" + std::string(list_name(list)));
    word_columns_.push_back({column_of(list, "class"), column_of(list, "cluster")});
  }
  for (const image::List& list : lists_) any_decides_ = any_decides_ || list.weight >= deciding_weight;
  for (const image::Pattern& pattern : patterns_) matchers_.add(text(pattern.pattern), pattern.flags & image::any_case);
  return true;
}

Gazetteers Gazetteers::compile(const GazetteerRows& rows, const Abbreviations& abbreviations) { return Gazetteers(Compiled::of(compile_image(rows, abbreviations))); }

Gazetteers Gazetteers::load(const std::vector<std::string>& folders, const Abbreviations& abbreviations, Problems& problems) {
  bool whole = true;
  for (const std::string& folder : folders) {
    if (std::filesystem::is_regular_file(folder + "/index.tsv")) continue;
    problems.add(folder, 0, std::filesystem::is_directory(folder) ? "has no index.tsv, which names its files; see gazetteers/README.md" : "is no folder of gazetteers; check the path");
    whole = false;
  }
  const std::vector<std::string> files = gazetteer_files(folders);
  if (files.empty() || !whole) return {};
  return Gazetteers(Compiled::open(files, "gazetteers", version_of(abbreviations), [&] { return read_and_compile(folders, abbreviations, problems); }));
}

std::string Gazetteers::build(const std::vector<std::string>& folders, const Abbreviations& abbreviations, Problems& problems, std::string path) {
  const std::vector<std::string> files = gazetteer_files(folders);
  const std::string bytes = read_and_compile(folders, abbreviations, problems);
  if (bytes.empty() || files.empty()) return "";
  if (path.empty()) path = image_paths(files, "gazetteers").front();
  Compiled::save(path, files, version_of(abbreviations), bytes);
  return path;
}

std::string_view Gazetteers::list_name(std::uint32_t list) const {
  const std::string_view file = list_file(list);
  return file.substr(0, file.rfind('.'));
}

GazetteerEntry Gazetteers::entry(std::uint32_t index) const {
  const image::Entry& row = entries_[index];
  const image::List& list = lists_[row.list];
  return {text(row.id), text({row.id.offset + row.id.size, row.name_size}), row.list, static_cast<ListType>(list.type), texts_.subspan(list.first_column, list.columns), texts_.subspan(row.first_cell, list.columns)};
}

std::uint32_t Gazetteers::column_of(std::uint32_t list, std::string_view name) const {
  for (std::uint32_t i = 0; i < lists_[list].columns; ++i)
    if (text(texts_[lists_[list].first_column + i]) == name) return i;
  return none;
}

std::string_view Gazetteers::attribute(std::uint32_t index, std::string_view column) const {
  return cell(index, column_of(entries_[index].list, column));
}

double Gazetteers::number(std::uint32_t index, std::string_view column, double otherwise) const {
  const std::string_view cell = attribute(index, column);
  double value = otherwise;
  const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return read.ec == std::errc() ? value : otherwise;
}

NameHit Gazetteers::longest_at(std::span<const Token> words, std::uint32_t at, std::uint32_t end) const {
  NameHit best;
  each_at(words, at, end, [&](const NameHit& hit) {
    if (hit.length > best.length) best = hit;
  });
  return best;
}

}  // namespace saidby
