// GATE's gazetteers: lists.def names the lists, a list has an entry a line, perhaps with features.
//
//   lists.def:  company.lst:organization:company        company.lst:  Oakford Water&kind=utility    ->   an organization
//
// A single list is read with --type.
#include <filesystem>
#include <stdexcept>

#include "apps/saidby/import.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby {
namespace {

class GateSource : public ImportSource {
 public:
  GateSource(const std::string& path, ImportTypes types, const ImportOptions& options) : types_(std::move(types)) {
    if (path.ends_with(".lst")) {
      ListType type;
      if (!types_.find(options.type, type)) throw std::runtime_error(path + ": a single list doesn't say what its entries are; give --type, or import its lists.def");
      lists_.push_back({path, type});
      return;
    }
    read_definition(path);
    if (lists_.empty()) throw std::runtime_error(path + ": names no list whose type is known; a line is file.lst:major:minor; see --map");
  }

  bool next(ImportedRow& row) override {
    for (;; ++list_, lines_.reset()) {
      if (list_ == lists_.size()) return false;
      if (!lines_) lines_ = std::make_unique<ImportLines>(lists_[list_].path);
      std::string line;
      while (lines_->next(line))
        if (take(line, row)) return true;
    }
  }

 private:
  struct List {
    std::string path;
    ListType type;
  };

  void read_definition(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path();
    ImportLines lines(path);
    std::string line;
    while (lines.next(line)) {
      if (trim(line).empty() || line.starts_with('#')) continue;
      const std::vector<std::string_view> cells = split(line, ':');
      if (cells.size() < 2) throw std::runtime_error(lines.at() + ": \"" + line.substr(0, 60) + "\" is no line of a lists.def (file.lst:major:minor)");
      const std::string major(cells[1]), minor = cells.size() > 2 ? std::string(cells[2]) : std::string();
      ListType type;
      if (types_.find(major + "." + minor, type) || types_.find(major, type)) lists_.push_back({(folder / std::string(cells[0])).string(), type});
      else skip("no type for the lists of " + major + (minor.empty() ? "" : "." + minor) + ", see --map", lines.number());
    }
  }

  bool take(const std::string& line, ImportedRow& row) {
    std::string_view entry = line;
    entry = trim(entry.substr(0, std::min(entry.find('\t'), entry.find('&') == std::string_view::npos || entry.find('=', entry.find('&')) == std::string_view::npos ? entry.size() : entry.find('&'))));
    if (entry.empty()) return false;
    row = {};
    row.type = lists_[list_].type;
    row.name = entry;
    row.cells = {std::filesystem::path(lists_[list_].path).stem().string()};
    return true;
  }
  std::vector<std::string> columns() const override { return {"list"}; }

  ImportTypes types_;
  std::vector<List> lists_;
  std::size_t list_ = 0;
  std::unique_ptr<ImportLines> lines_;
};

}  // namespace

std::unique_ptr<ImportSource> import_gate(const std::string& path, ImportTypes types, const ImportOptions& options) { return std::make_unique<GateSource>(path, std::move(types), options); }

}  // namespace saidby
