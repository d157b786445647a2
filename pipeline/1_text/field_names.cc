#include "pipeline/1_text/field_names.h"

#include <algorithm>

#include "pipeline/1_text/ascii.h"
#include "pipeline/1_text/reader.h"
#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {
namespace {

constexpr std::string_view use_names[] = {"text", "title", "id", "url", "date", "publisher", "language", "inside", "envelope", "paragraph"};   // as the file calls them

std::string list_of_uses() {
  std::string list;
  for (const std::string_view name : use_names) list.append(list.empty() ? "" : ", ").append(name);
  return list;
}

}  // namespace

bool is_same_field(std::string_view name, std::string_view other) {
  return std::equal(name.begin(), name.end(), other.begin(), other.end(), [&](char a, char b) { return lower_ascii(a) == lower_ascii(b); });
}

std::size_t FieldNames::use_of(std::string_view name) {
  static_assert(std::size(use_names) == uses_);
  return static_cast<std::size_t>(std::find(std::begin(use_names), std::end(use_names), name) - std::begin(use_names));
}

bool FieldNames::add(std::size_t use, std::string_view name) {
  const auto same = [&](std::string_view other) { return use < inside_ ? is_same_field(name, other) : name == other; };
  if (std::any_of(names_[use].begin(), names_[use].end(), same)) return false;
  names_[use].emplace_back(name);
  return true;
}

FieldNames FieldNames::load(const std::string& path, Problems& problems) {
  FieldNames names;
  const std::size_t before = problems.all().size();
  const std::string bytes = read_data_file(path, problems);
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    const std::vector<std::string_view> cells = split(line.text, '\t');
    const std::size_t use = use_of(cells[0]);
    if (cells.size() != 2 || cells[1].empty() || use == uses_) problems.add(path, line.number, "not a field and a name of it; write them as field<TAB>name, where the field is one of " + list_of_uses());
    else if (!names.add(use, cells[1])) problems.add(path, line.number, "\"" + std::string(cells[1]) + "\" stands above for " + std::string(cells[0]) + (use < inside_ ? ", whose names are compared without regard to case" : "") + "; take one of the lines away");
  }
  if (problems.all().size() == before && names.of(Field::text).empty()) problems.add(path, 0, "names no field that holds a text; add lines like text<TAB>body");
  return names;
}

const FieldNames& FieldNames::of_home() {
  static const FieldNames names = [] {
    Problems problems;
    FieldNames loaded = load(default_home() + "/rules/1_text/field_names.tsv", problems);
    if (!problems.empty()) throw LoadError(problems);
    return loaded;
  }();
  return names;
}

const FieldNames& names_of(const ReaderOptions& options) { return options.fields ? *options.fields : FieldNames::of_home(); }

const std::string& asked_name(const ReaderOptions& options, Field field) {
  static const std::string open;
  switch (field) {
    case Field::text: return options.text_field;
    case Field::title: return options.title_field;
    case Field::id: return options.id_field;
    case Field::date: return options.date_field;
    default: return open;
  }
}

std::string& member_of(Input& input, Field field) {
  switch (field) {
    case Field::title: return input.title;
    case Field::id: return input.id;
    case Field::url: return input.url;
    case Field::date: return input.published;
    case Field::publisher: return input.publisher;
    case Field::language: return input.language;
    case Field::text: break;
  }
  return input.bytes;
}

}  // namespace saidby
