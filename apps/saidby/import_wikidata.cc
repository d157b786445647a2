// Wikidata's JSON dump, an item a line (latest-all.json, packed or not), or a part of it in that form.
//
//   {"id":"Q64","labels":{"en":{"value":"Berlin"}},"aliases":{...},"claims":{"P31":[...],"P625":[...],"P1082":[...]}},   ->   Berlin, a city
//
// What an item is, its "instance of" (P31) says by the labels of rules/import/types.tsv; items of other classes are passed over.
#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "apps/saidby/import.h"

namespace saidby {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;

std::string number_text(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

class WikidataSource : public ImportSource {
 public:
  WikidataSource(const std::string& path, ImportTypes types, const ImportOptions& options) : lines_(path), types_(std::move(types)), options_(options) {}

  std::vector<std::string> columns() const override { return {"country", "gender", "lat", "lon", "population", "description"}; }

  bool next(ImportedRow& row) override {
    std::string line;
    while (lines_.next(line)) {
      while (!line.empty() && (line.back() == ',' || line.back() == ' ' || line.back() == '\r')) line.pop_back();
      if (line.empty() || line == "[" || line == "]") continue;
      element item;
      if (const auto error = parser_.parse(line).get(item)) throw std::runtime_error(lines_.at() + ": not an item of Wikidata's JSON dump: " + simdjson::error_message(error));
      if (take(item, row)) return true;
    }
    return false;
  }

 private:
  bool take(const element& item, ImportedRow& row) {
    std::string_view id;
    if (item["id"].get(id) || !id.starts_with('Q')) return false;
    row = {};
    if (!find_type(item, row.type)) return skip("items whose class has no type, see --map", lines_.number()), false;
    row.name = text_in(item["labels"]);
    if (row.name.empty()) return skip("items without a label in the language", lines_.number()), false;
    row.id = "wikidata:" + std::string(id);
    add_aliases(item, row);
    const std::string_view sex = item_id(first_value(item, "P21"));
    double latitude = 0, longitude = 0;
    const auto place = first_value(item, "P625");
    const bool located = place && !number_in((*place)["latitude"], latitude) && !number_in((*place)["longitude"], longitude);
    row.cells = {text_value(item, "P297"), sex == "Q6581097" ? "male" : sex == "Q6581072" ? "female" : "", located ? number_text(latitude) : "", located ? number_text(longitude) : "", population(item), text_in(item["descriptions"])};
    return true;
  }

  static simdjson::error_code number_in(simdjson::simdjson_result<element> value, double& out) { return value.get(out); }

  bool find_type(const element& item, ListType& type) const {
    array claims;
    if (item["claims"]["P31"].get(claims)) return false;
    for (const element claim : claims)
      if (types_.find(item_id(value_of(claim)), type)) return true;
    return false;
  }

  std::string text_in(simdjson::simdjson_result<element> by_language) const {
    for (const std::string& language : options_.languages) {
      std::string_view text;
      if (!by_language[language]["value"].get(text)) return std::string(text);
    }
    std::string_view text;   // "mul": the same in many languages
    return by_language["mul"]["value"].get(text) ? std::string() : std::string(text);
  }

  void add_aliases(const element& item, ImportedRow& row) const {
    for (const std::string& language : options_.languages) {
      array aliases;
      if (item["aliases"][language].get(aliases)) continue;
      for (const element alias : aliases) {
        std::string_view text;
        if (!alias["value"].get(text) && text != row.name && std::find(row.aliases.begin(), row.aliases.end(), text) == row.aliases.end()) row.aliases.emplace_back(text);
      }
    }
  }

  static std::optional<element> value_of(const element& claim) {
    element value;
    if (claim["mainsnak"]["datavalue"]["value"].get(value)) return {};
    return value;
  }
  static std::optional<element> first_value(const element& item, std::string_view property) {
    array claims;
    if (item["claims"][property].get(claims) || claims.begin() == claims.end()) return {};
    return value_of(*claims.begin());
  }
  static std::string_view item_id(const std::optional<element>& value) {
    std::string_view id;
    if (!value || (*value)["id"].get(id)) return {};
    return id;
  }
  static std::string text_value(const element& item, std::string_view property) {
    const auto value = first_value(item, property);
    std::string_view text;
    return !value || value->get(text) ? std::string() : std::string(text);
  }
  // The last of the numbers, which are in the order of time more often than not.
  static std::string population(const element& item) {
    array claims;
    std::string best;
    if (item["claims"]["P1082"].get(claims)) return best;
    for (const element claim : claims) {
      std::string_view amount;
      if (!claim["mainsnak"]["datavalue"]["value"]["amount"].get(amount)) best = amount.starts_with('+') ? amount.substr(1) : amount;
    }
    return best;
  }

  ImportLines lines_;
  ImportTypes types_;
  const ImportOptions& options_;
  simdjson::dom::parser parser_;
};

}  // namespace

std::unique_ptr<ImportSource> import_wikidata(const std::string& path, ImportTypes types, const ImportOptions& options) { return std::make_unique<WikidataSource>(path, std::move(types), options); }

}  // namespace saidby
