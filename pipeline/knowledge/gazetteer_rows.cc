#include "pipeline/knowledge/gazetteer_rows.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <utility>

#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/hash.h"
#include "pipeline/knowledge/name_patterns.h"

namespace saidby {
namespace {

constexpr std::array<FeaturePiece, 11> type_names = {"city",   "country", "region",     "organization", "official",
                                                         "person", "other",   "demonym", "given_name",   "surname", "word"};
constexpr std::size_t longest_cell = 64 << 10;
constexpr std::size_t longest_name = 300;
constexpr std::size_t most_faults = 20;   // of one file

std::optional<ListType> type_named(std::string_view name) {
  const auto at = std::find(type_names.begin(), type_names.end(), name);
  if (at == type_names.end()) return std::nullopt;
  return static_cast<ListType>(at - type_names.begin());
}

std::optional<CasePolicy> policy_named(std::string_view name) {
  if (name == "exact") return CasePolicy::exact;
  if (name == "fold") return CasePolicy::fold;
  if (name == "smart" || name.empty()) return CasePolicy::smart;
  return std::nullopt;
}

bool is_nfc(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return true;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  return U_FAILURE(status) || nfc->isNormalizedUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), status);
}

// Printable ASCII and tabs: nothing in it can be a control character or out of normal form.
bool is_plain(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) { return (c >= ' ' && c < 0x7F) || c == '\t'; });
}

// Cells as they stand, untrimmed: a space at an edge is a fault that must be seen.
std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  cells.reserve(8);
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

class Reader {
 public:
  Reader(GazetteerRows& out, Problems& problems) : out_(out), problems_(problems) {}

  void read_folder(const std::string& folder) {
    const std::string index = folder + "/index.tsv";
    const std::string bytes = read_data_file(index, problems_);
    folder_first_ = out_.rows.size();
    folder_ = out_.lists.empty() ? 0 : out_.lists.back().folder + 1;
    if (!bytes.empty() && !bytes.starts_with("file\t") && bytes.find("\nfile\t") == std::string::npos) problems_.add(index, 1, "has no header row; the first line is: file, type, case, weight, source, licence, with tabs between");
    for (const Line& line : lines_of(bytes)) {
      if (line.text.empty() || line.text.starts_with('#') || line.text.starts_with("file\t")) continue;
      read_index_line(folder, index, line);
    }
    drop_replaced();
  }

 private:
  void read_index_line(const std::string& folder, const std::string& index, const Line& line) {
    const auto cells = cells_of(line.text);
    const auto cell = [&](std::size_t i) { return i < cells.size() ? cells[i] : std::string_view(); };
    const auto type = type_named(cell(1));
    const auto policy = policy_named(cell(2));
    GazetteerList list;
    list.file = cell(0);
    list.path = folder + "/" + list.file;
    if (!type) return problems_.add(index, line.number, "unknown type \"" + std::string(cell(1)) + "\"; use city, country, region, organization, official, person, demonym, given_name, surname, word or other");
    if (!policy) return problems_.add(index, line.number, "unknown case policy \"" + std::string(cell(2)) + "\"; use exact, fold or smart");
    const std::string_view weight = cell(3);
    if (const auto read = std::from_chars(weight.data(), weight.data() + weight.size(), list.weight); !weight.empty() && (read.ec != std::errc() || read.ptr != weight.data() + weight.size()))
      return problems_.add(index, line.number, "the weight \"" + std::string(weight) + "\" is no number; write one, as 1 or 0.5");
    list.type = *type;
    list.policy = *policy;
    list.folder = folder_;
    if (list.file.empty() || list.file.find('/') != std::string::npos) return problems_.add(index, line.number, "\"" + list.file + "\" is no name of a file in this folder; write it as cities.tsv");
    if (!std::filesystem::is_regular_file(list.path)) return problems_.add(index, line.number, list.file + ": can't be read; write the file or take this line out");
    read_list(std::move(list));
  }

  void read_list(GazetteerList list) {
    const std::string bytes = read_data_file(list.path, problems_);
    if (bytes.empty()) return;
    const auto number = static_cast<std::uint32_t>(out_.lists.size());
    const std::vector<Line> lines = lines_of(bytes);
    std::size_t header = 0;
    while (header < lines.size() && lines[header].text.starts_with('#')) ++header;
    if (header == lines.size()) return problems_.add(list.path, 1, "has no header row; the first line must name the columns");
    const std::vector<std::string_view> columns = cells_of(lines[header].text);
    role_.clear();
    for (const std::string_view column : columns) {
      role_.push_back(column == "name" ? Role::name : column == "id" ? Role::id : column == "aliases" ? Role::aliases : column == "flags" ? Role::flags : Role::attribute);
      if (role_.back() == Role::attribute) list.columns.emplace_back(column);
    }
    if (std::count(role_.begin(), role_.end(), Role::name) != 1) return problems_.add(list.path, lines[header].number, "the header row has not just one column \"name\"; name the columns as gazetteers/README.md says");
    out_.lists.push_back(list);
    faults_ = 0;
    if (const std::size_t most = out_.rows.size() + lines.size(); most > out_.rows.capacity()) out_.rows.reserve(std::max(most, out_.rows.capacity() * 3 / 2));
    for (std::size_t i = header + 1; i < lines.size() && faults_ <= most_faults; ++i)
      if (!lines[i].text.empty() && !lines[i].text.starts_with('#')) read_row(out_.lists.back(), number, lines[i]);
  }

  void read_row(const GazetteerList& list, std::uint32_t number, const Line& line) {
    const auto cells = cells_of(line.text);
    const auto fault = [&](const std::string& what) { problems_.add(list.path, line.number, ++faults_ > most_faults ? "more faults than " + std::to_string(most_faults) + "; mend these first" : what); };
    if (cells.size() != role_.size()) return fault(std::to_string(cells.size()) + " cells, the header has " + std::to_string(role_.size()) + "; count the tabs");
    const bool plain = is_plain(line.text);
    GazetteerRow row;
    row.line = line.number;
    row.list = number;
    row.cells.reserve(list.columns.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].size() > longest_cell) return fault("a cell of " + std::to_string(cells[i].size()) + " bytes; at most " + std::to_string(longest_cell) + ", split the row");
      if (cells[i] != trim(cells[i])) return fault("\"" + std::string(cells[i]) + "\" has spaces at its edge; remove them");
      if (!plain && !is_nfc(cells[i])) return fault("\"" + std::string(cells[i]) + "\" is not in Unicode normal form C; normalize it (uconv -x any-nfc)");
      if (!plain && std::any_of(cells[i].begin(), cells[i].end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) return fault("a control character in a cell; remove it");
      take(row, role_[i], cells[i]);
    }
    if (row.id.empty()) row.id = list.file.substr(0, list.file.rfind('.')) + ":" + row.names.front().text;
    const std::string wrong = fault_of(row, list.policy);
    if (!wrong.empty()) return fault(wrong);
    out_.rows.push_back(std::move(row));
  }

  enum class Role { name, id, aliases, flags, attribute };

  void take(GazetteerRow& row, Role role, std::string_view cell) {
    if (role == Role::name) row.names.insert(row.names.begin(), {std::string(cell)});
    else if (role == Role::id) row.id = cell;
    else if (role == Role::attribute) row.cells.emplace_back(cell);
    else if (role == Role::flags) flags_ = cell;
    else if (!cell.empty())
      for (std::string_view alias : split(cell, '|')) {
        const bool weak = alias.starts_with('~');
        row.names.push_back({std::string(alias.substr(weak)), weak, true});
      }
  }

  // What is wrong with the row, once its flags are applied; empty: nothing.
  std::string fault_of(GazetteerRow& row, CasePolicy policy) {
    const std::string flags = std::exchange(flags_, {});
    bool weak = false;
    for (const std::string_view flag : flags.empty() ? std::vector<std::string_view>() : split(flags, ',')) {
      if (flag.empty()) continue;
      else if (flag == "weak") weak = true;
      else if (flag == "acronym") row.acronym = true;
      else if (flag == "stop") row.stop = true;
      else if (flag == "pattern") row.pattern = true;
      else return "unknown flag \"" + std::string(flag) + "\"; use weak, acronym, stop or pattern";
    }
    for (GazetteerName& name : row.names) {
      name.weak = name.weak || weak;
      if (name.text.empty()) return "an empty name or alias; write it or remove the bar";
      if (row.pattern && !name.alias) {
        if (const std::string wrong = fault_of_pattern(name.text, policy == CasePolicy::fold); !wrong.empty()) return wrong;
        continue;
      }
      if (name.text.size() > longest_name) return "a name of " + std::to_string(name.text.size()) + " bytes; shorten it to " + std::to_string(longest_name);
    }
    return "";
  }

  // Ids are unique in a folder; a later folder's row takes the place of an earlier one's.
  void drop_replaced() {
    struct Slot {
      std::uint32_t mark = 0, row = 0;   // half of the id's hash; number of the row + 1
    };
    std::vector<Slot> slots(64);   // of this folder's rows, by their ids
    while (slots.size() < (out_.rows.size() - folder_first_) * 2) slots.resize(slots.size() * 2);
    const auto slot_of = [&](std::string_view id) -> Slot& {
      const std::uint64_t hash = hash_bytes(id);
      const auto mark = static_cast<std::uint32_t>(hash >> 32);
      std::size_t at = hash & (slots.size() - 1);
      while (slots[at].row != 0 && !(slots[at].mark == mark && out_.rows[slots[at].row - 1].id == id)) at = (at + 1) & (slots.size() - 1);
      if (slots[at].row == 0) slots[at].mark = mark;
      return slots[at];
    };
    for (std::size_t i = folder_first_; i < out_.rows.size(); ++i) {
      const GazetteerRow& row = out_.rows[i];
      Slot& slot = slot_of(row.id);
      if (slot.row == 0) {
        slot.row = static_cast<std::uint32_t>(i + 1);
        continue;
      }
      const GazetteerRow& other = out_.rows[slot.row - 1];
      problems_.add(out_.lists[row.list].path, row.line, "the id \"" + row.id + "\" stands in " + out_.lists[other.list].file + ":" + std::to_string(other.line) + " too; ids are unique, so give one of them another");
    }
    const auto is_fresh = [&](const GazetteerRow& row) { return slot_of(row.id).row != 0; };
    std::vector<GazetteerRow> kept;
    bool replaced = false;
    for (std::size_t i = 0; i < folder_first_ && !replaced; ++i) replaced = is_fresh(out_.rows[i]);
    if (!replaced) return;
    std::vector<char> drop(folder_first_);
    for (std::size_t i = 0; i < folder_first_; ++i) drop[i] = is_fresh(out_.rows[i]);
    for (std::size_t i = 0; i < out_.rows.size(); ++i)
      if (i >= folder_first_ || !drop[i]) kept.push_back(std::move(out_.rows[i]));
      else out_.replaced.push_back({out_.lists[out_.rows[i].list].path, out_.rows[i].line, out_.rows[i].id, out_.rows[i].names.front().text});
    out_.rows = std::move(kept);
  }

  GazetteerRows& out_;
  Problems& problems_;
  std::size_t folder_first_ = 0;
  std::uint32_t folder_ = 0;
  std::size_t faults_ = 0;
  std::vector<Role> role_;
  std::string flags_;
};

}  // namespace

const FeaturePiece& name_of(ListType type) { return type_names[static_cast<std::size_t>(type)]; }

GazetteerRows read_gazetteers(const std::vector<std::string>& folders, Problems& problems) {
  GazetteerRows rows;
  Reader reader(rows, problems);
  for (const std::string& folder : folders) reader.read_folder(folder);
  return rows;
}

std::vector<std::string> gazetteer_files(const std::vector<std::string>& folders) {
  std::vector<std::string> files;
  for (const std::string& folder : folders) {
    files.push_back(folder + "/index.tsv");
    Problems ignored;
    const std::string bytes = std::filesystem::exists(files.back()) ? read_data_file(files.back(), ignored) : std::string();
    for (const Line& line : lines_of(bytes)) {
      if (line.text.empty() || line.text.starts_with('#') || line.text.starts_with("file\t")) continue;
      files.push_back(folder + "/" + std::string(line.text.substr(0, line.text.find('\t'))));
    }
  }
  std::erase_if(files, [](const std::string& file) { return !std::filesystem::exists(file); });
  return files;
}

}  // namespace saidby
