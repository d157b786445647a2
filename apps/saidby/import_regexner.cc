// CoreNLP's RegexNER: expressions of tokens, a type, perhaps what may be overwritten and a priority, with tabs between.
//
//   Oakford Water   ORGANIZATION           -> a name
//   Route [0-9]+    LOCATION  MISC  1      -> a row with the flag pattern
#include <re2/re2.h>

#include <algorithm>
#include <stdexcept>

#include "apps/saidby/import.h"
#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/name_patterns.h"

namespace saidby {
namespace {

// "U.S." and "Smith-Jones" are meant as they stand; "[0-9]+" and "Colou?r" are expressions.
bool is_plain(std::string_view token) { return token.find_first_of("[](){}*+?|^$\\") == std::string_view::npos; }

std::string expression_of(std::string_view token) {
  if (is_plain(token)) return re2::RE2::QuoteMeta(re2::StringPiece(token.data(), token.size()));
  if (token.starts_with('^')) token.remove_prefix(1);
  if (token.ends_with('$')) token.remove_suffix(1);
  return "(?:" + std::string(token) + ")";
}

class RegexNerSource : public ImportSource {
 public:
  RegexNerSource(const std::string& path, ImportTypes types) : lines_(path), types_(std::move(types)) {}

  bool next(ImportedRow& row) override {
    std::string line;
    while (lines_.next(line)) {
      if (trim(line).empty() || line.starts_with('#')) continue;
      const std::vector<std::string_view> cells = split(line, '\t');
      if (cells.size() < 2) throw std::runtime_error(lines_.at() + ": no tab; a line is an expression, a tab and a type");
      row = {};
      if (!types_.find(cells[1], row.type)) skip("no type for the label " + std::string(cells[1]) + ", see --map", lines_.number());
      else if (cells[0].starts_with("( ") || cells[0].starts_with("(/")) skip("TokensRegex expressions", lines_.number());
      else if (take(cells[0], row)) return true;
    }
    return false;
  }

 private:
  bool take(std::string_view expression, ImportedRow& row) {
    std::vector<std::string_view> tokens = split(expression, ' ');
    std::erase(tokens, std::string_view());
    row.pattern = !std::all_of(tokens.begin(), tokens.end(), is_plain);
    for (const std::string_view token : tokens) row.name += (row.name.empty() ? "" : row.pattern ? "\\s+" : " ") + (row.pattern ? expression_of(token) : std::string(token));
    if (!row.pattern) return !row.name.empty();
    const std::string fault = fault_of_pattern(row.name, false);
    if (!fault.empty()) skip("expressions that RE2 doesn't take (look-around, back references)", lines_.number());
    return fault.empty();
  }

  ImportLines lines_;
  ImportTypes types_;
};

}  // namespace

std::unique_ptr<ImportSource> import_regexner(const std::string& path, ImportTypes types) { return std::make_unique<RegexNerSource>(path, std::move(types)); }

}  // namespace saidby
