#include "pipeline/2_article/html/json_ld.h"

#include <simdjson.h>

#include <map>

#include "pipeline/2_article/html/json_mending.h"

namespace saidby::html {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int deepest = 24;
constexpr std::size_t most_properties = 2000;

std::string type_of(const object& value) {
  element type;
  if (value["@type"].get(type)) return {};
  std::string_view name;
  if (!type.get(name)) return std::string(name);
  array list;
  if (!type.get(list))
    for (const element one : list)
      if (!one.get(name) && name.find("Article") != std::string_view::npos) return std::string(name);
  if (!type.get(list))
    for (const element one : list)
      if (!one.get(name)) return std::string(name);
  return {};
}

// Objects by their @id.
class LdNames {
 public:
  void learn(const element& value, int depth = 0) {
    array list;
    object members;
    if (depth > deepest) return;
    if (!value.get(list))
      for (const element one : list) learn(one, depth + 1);
    else if (!value.get(members)) learn_object(members, depth);
  }
  // "" when nothing tells.
  std::string_view of(std::string_view id) const {
    const auto found = names_.find(id);
    return found == names_.end() ? std::string_view() : found->second;
  }

 private:
  void learn_object(const object& members, int depth) {
    std::string_view id, name;
    if (!members["@id"].get(id) && !members["name"].get(name) && names_.size() < most_properties) names_.emplace(id, name);
    for (const auto& [key, value] : members)
      if (value.is_object() || value.is_array()) learn(value, depth + 1);
  }

  std::map<std::string_view, std::string_view> names_;   // views into the document
};

class LdWalk {
 public:
  explicit LdWalk(const element& root) {
    names_.learn(root);
    visit(root, 0, true);
  }

  std::vector<LdProperty> out;

 private:
  void visit(const element& value, int depth, bool top) {
    if (depth > deepest || out.size() > most_properties) return;
    array list;
    object members;
    if (!value.get(list))
      for (const element one : list) visit(one, depth + 1, top);
    else if (!value.get(members)) visit_object(members, depth, top);
  }

  void visit_object(const object& members, int depth, bool top) {
    const std::string type = type_of(members);
    for (const auto& [key, value] : members) {
      if (key == "@type" || key == "@context") continue;
      if (!type.empty()) say({type, std::string(key), {}, LdProperty::Kind::text, top}, value, 0);
      if (value.is_object() || value.is_array()) visit(value, depth + 1, top && key == "@graph");
    }
  }

  // A string; the name and the address of an object; each of a list.
  void say(LdProperty property, const element& value, int depth) {
    std::string_view text;
    array list;
    object members;
    if (!value.get(text)) add(property, text, LdProperty::Kind::text);
    else if (depth < 2 && !value.get(list)) {
      for (const element one : list)
        if (out.size() < most_properties) say(property, one, depth + 1);
    } else if (!value.get(members)) {
      say_object(property, members);
    }
  }
  void say_object(const LdProperty& property, const object& members) {
    std::string_view id, name, address;
    const bool has_id = !members["@id"].get(id);
    if (members["name"].get(name) && has_id) name = names_.of(id);
    if (!name.empty()) add(property, name, LdProperty::Kind::name);
    if (!members["url"].get(address) || has_id) add(property, address.empty() ? id : address, LdProperty::Kind::address);
  }
  void add(LdProperty property, std::string_view value, LdProperty::Kind kind) {
    property.value = value, property.kind = kind;
    out.push_back(std::move(property));
  }

  LdNames names_;
};

bool parse(const std::string& json, std::vector<LdProperty>& out) {
  simdjson::dom::parser parser;
  element root;
  if (parser.parse(json).get(root)) return false;
  out = std::move(LdWalk(root).out);
  return true;
}

// `"key": "value"` in text that is no JSON; the value with its escapes undone where that is simple.
std::string search(std::string_view json, std::string_view key) {
  const std::string quoted = "\"" + std::string(key) + "\"";
  std::size_t at = json.find(quoted);
  if (at == std::string_view::npos) return {};
  at = json.find_first_not_of(" \t\r\n", at + quoted.size());
  if (at == std::string_view::npos || json[at] != ':') return {};
  at = json.find_first_not_of(" \t\r\n", at + 1);
  if (at == std::string_view::npos || json[at] != '"') return {};
  std::string value;
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] != '\\' || at + 1 >= json.size()) value += json[at];
    else if (json[++at] == 'n' || json[at] == 'r' || json[at] == 't') value += ' ';
    else if (json[at] == 'u') value += '?', at += 4;
    else value += json[at];
  }
  return value;
}

}  // namespace

std::vector<LdProperty> read_ld_properties(std::string_view json) {
  std::vector<LdProperty> out;
  if (json.find('{') == std::string_view::npos) return out;
  if (parse(std::string(json), out) || parse(mended_json(json), out)) return out;
  for (const std::string_view key : {"headline", "datePublished", "dateModified", "articleSection"})
    if (std::string value = search(json, key); !value.empty()) out.push_back({"Article", std::string(key), std::move(value), LdProperty::Kind::text, true});
  return out;
}

}  // namespace saidby::html
