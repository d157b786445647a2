// GeoNames' tables: cities15000.txt, allCountries.txt and their relatives; 19 columns, no header.
//
//   1816670 Beijing Beijing Peking,Beijing,... 39.9 116.4 P PPLC CN ... 18960744 ...   ->   Beijing, a city, geonames:1816670, alias Peking
//
// Of the alternate names, which are of all languages and hold codes, only those are kept that news in Latin letters could write: they begin with a capital, are
// of four letters or more, hold no digits, and are not all capitals; and only of places that are large enough to be known by several names.
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "apps/saidby/import.h"
#include "pipeline/1_text/utf8.h"
#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/plain_words.h"

namespace saidby {
namespace {

enum Column : std::size_t { id, name, ascii_name, alternates, latitude, longitude, feature_class, feature_code, country, country2, admin1, admin2, admin3, admin4, population, columns_needed };

constexpr std::size_t most_aliases = 12;

double number_in(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

// "Peking" yes; "BJS", "Pekin'", "Пекин", "pekin", "100000" no.
bool is_usable(std::string_view alternate) {
  std::size_t letters = 0, upper = 0;
  for (std::size_t at = 0; at < alternate.size();) {
    const CodePoint point = code_point_at(alternate, at);
    const auto c = static_cast<UChar32>(point.value);
    UErrorCode status = U_ZERO_ERROR;
    const bool letter = u_isalpha(c);
    if (letter && uscript_getScript(c, &status) != USCRIPT_LATIN) return false;
    if (!letter && c != ' ' && c != '-' && c != '\'' && c != '.') return false;
    if (at == 0 && !u_isupper(c)) return false;
    letters += letter, upper += u_isupper(c) != 0;
    at += point.size;
  }
  return letters >= 4 && upper < letters && alternate.back() != '\'' && alternate.size() <= 40;
}

class GeoNamesSource : public ImportSource {
 public:
  GeoNamesSource(const std::string& path, const ImportOptions& options) : lines_(path), options_(options) {
    if (!options.regions.empty()) read_regions(options.regions);
  }

  std::vector<std::string> columns() const override { return {"country", "admin1", "kind", "lat", "lon", "population"}; }

  bool next(ImportedRow& row) override {
    while (lines_.next(line_)) {
      if (line_.empty()) continue;
      const std::vector<std::string_view> cells = split(line_, '\t');
      if (cells.size() < columns_needed) throw std::runtime_error(lines_.at() + ": " + std::to_string(cells.size()) + " columns; a table of GeoNames has 19 (geonameid, name, asciiname, alternatenames, latitude, ...)");
      if (take(cells, row)) return true;
    }
    return false;
  }

 private:
  // admin1CodesASCII.txt: "US.TX  Texas  Texas  4736286"
  void read_regions(const std::string& path) {
    ImportLines lines(path);
    std::string line;
    while (lines.next(line)) {
      const std::vector<std::string_view> cells = split(line, '\t');
      if (cells.size() >= 2) regions_.emplace(cells[0], cells[1]);
    }
  }

  bool take(const std::vector<std::string_view>& cells, ImportedRow& row) {
    if (!options_.classes.contains(std::string(cells[feature_class]))) return skip("feature class " + std::string(cells[feature_class]) + ", see --classes", lines_.number()), false;
    const double people = number_in(cells[population]);
    const std::string_view code = cells[feature_code];
    const bool town = cells[feature_class] == "P";
    if (town && people < options_.least_population) return skip("fewer people than --least-population", lines_.number()), false;
    if (code.ends_with('H')) return skip("historical places", lines_.number()), false;
    row = {};
    row.type = town ? ListType::city : code.starts_with("PCL") ? ListType::country : ListType::region;
    row.name = cells[name];
    row.id = "geonames:" + std::string(cells[id]);
    row.weak = town ? people < 15'000 : code == "ADM3" || code == "ADM4" || code == "ADM5";
    const auto region = regions_.find(std::string(cells[country]) + "." + std::string(cells[admin1]));
    row.cells = {std::string(cells[country]), region == regions_.end() ? std::string(cells[admin1]) : region->second, std::string(code), std::string(cells[latitude]), std::string(cells[longitude]), people > 0 ? std::string(cells[population]) : std::string()};
    if (row.type == ListType::country || people >= options_.least_population_for_aliases) add_aliases(cells, row);
    return true;
  }

  void add_aliases(const std::vector<std::string_view>& cells, ImportedRow& row) const {
    std::set<std::string> seen = {row.name, plain_word(row.name)};   // a name without its marks matches by itself
    for (const std::string_view alternate : split(cells[alternates], ',')) {
      if (row.aliases.size() >= most_aliases) break;
      if (!alternate.empty() && is_usable(alternate) && seen.emplace(alternate).second) row.aliases.emplace_back(alternate);
    }
  }

  ImportLines lines_;
  const ImportOptions& options_;
  std::map<std::string, std::string> regions_;   // "US.TX" -> "Texas"
  std::string line_;
};

}  // namespace

std::unique_ptr<ImportSource> import_geonames(const std::string& path, const ImportOptions& options) { return std::make_unique<GeoNamesSource>(path, options); }

}  // namespace saidby
