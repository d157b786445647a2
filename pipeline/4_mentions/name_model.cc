#include "pipeline/4_mentions/name_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <map>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/4_mentions/name_parts.h"
#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/image_sections.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby {
namespace {

// "place2:0.94" -> its place in a row; false when it is no such thing.
bool read_weight(std::string_view cell, NameModel::Row& row) {
  const std::size_t colon = cell.rfind(':');
  if (colon == std::string_view::npos) return false;
  std::string_view type = cell.substr(0, colon), number = cell.substr(colon + 1);
  const bool second = type.ends_with('2');
  if (second) type.remove_suffix(1);
  const auto at = std::find(name_type_names.begin(), name_type_names.end(), type);
  if (at == name_type_names.end()) return false;
  float& value = row.scores[second][static_cast<std::size_t>(at - name_type_names.begin())];
  const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
  return read.ec == std::errc() && read.ptr == number.data() + number.size() && std::fabs(value) < 32;
}

constexpr std::uint64_t layout = 6;

const NameField* field_named(std::string_view name) {
  const auto field = std::find_if(std::begin(name_fields::all), std::end(name_fields::all), [&](const NameField* one) { return one->name.text == name; });
  return field == std::end(name_fields::all) ? nullptr : *field;
}

}  // namespace

// Lines -> tables -> the bytes of an image.
class NameModel::Maker {
 public:
  std::string run(const std::string& path, Problems& problems) {
    const std::string bytes = read_data_file(path, problems);
    bool whole = !bytes.empty();
    for (const Line& line : lines_of(bytes)) {
      if (line.text.empty() || line.text.starts_with("# ")) continue;
      const std::vector<std::string_view> cells = split(line.text, '\t');
      Row row;
      bool good = cells.size() > 1;
      for (std::size_t i = 1; i < cells.size(); ++i) good = good && read_weight(cells[i], row);
      if (good) add(line.text.substr(0, line.text.find('\t')), row);   // a name may end with a space
      else problems.add(path, line.number, "not a feature and its weights by type; make the file again with saidby-train");
      whole = whole && good;
    }
    return whole ? lay_out() : std::string();
  }

 private:
  void add(std::string_view name, const Row& row) {
    Weights weights;
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = static_cast<std::int16_t>(std::lround(row.scores[i / name_types][i % name_types] * 1000));
    const std::size_t kind = name.find('\x1F');
    const NameField* field = kind == std::string_view::npos ? nullptr : field_named(name.substr(0, kind));
    if (field) groups_[key_in(field->group, feature_key(name.substr(kind + 1)))][field->place] = weights;
    else table_[feature_key(name)] = weights;
  }

  std::string lay_out() {
    std::vector<Weights> rows{Weights{}};
    HashTable<Rows> groups;
    for (const auto& [key, fields] : groups_) {
      std::uint32_t places = 0, count = 0;
      const auto zeros = static_cast<std::uint32_t>(rows.size());
      rows.push_back({});
      for (const auto& [place, weights] : fields) {
        rows.push_back(weights);
        places |= ++count << (4 * place);
      }
      groups[key] = Rows(zeros, places);
    }
    const auto known = [&](NameGroup group, std::uint64_t key) {
      const Rows* found = groups.find(key_in(group, key));
      return found ? *found : Rows();
    };
    std::vector<Rows> tags, parts;
    for (const FeaturePiece& tag : tag_names) tags.push_back(known(NameGroup::tag, mix(0, tag.hash)));
    for (std::size_t part = 0; part < name_parts; ++part) {
      const auto [type, place, weak] = pieces_of_part(part);
      parts.push_back(known(NameGroup::part, mix(mix(mix(0, type.hash), place.hash), weak.hash)));
    }
    parts.push_back(known(NameGroup::part, mix(0, FeaturePiece("none").hash)));
    ImageSections image;
    image.add(table_.bytes());
    image.add(groups.bytes());
    image.add_all(rows);
    image.add_all(tags);
    image.add_all(parts);
    return image.finish();
  }

  HashTable<Weights> table_;
  std::map<std::uint64_t, std::map<std::uint8_t, Weights>> groups_;
};

NameModel::NameModel(Compiled image) : bytes_(std::move(image)) {
  const auto sections = image_sections<5>(bytes_.bytes());
  if (!sections) return;
  const auto& [table, groups, rows, tags, parts] = *sections;
  table_ = HashTableView<Weights>::of(table);
  groups_ = HashTableView<Rows>::of(groups);
  rows_ = items_of<Weights>(rows);
  tags_ = items_of<Rows>(tags);
  parts_ = items_of<Rows>(parts);
}

NameModel NameModel::load(const std::string& path, Problems& problems) {
  return NameModel(Compiled::open({path}, "mentions", layout, [&] { return Maker().run(path, problems); }));
}

}  // namespace saidby
