#include "pipeline/2_article/html/json_ld.h"

#include <simdjson.h>

#include <array>

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

class LdWalk {
 public:
  void visit(const element& value, int depth) {
    if (depth > deepest || out.size() > most_properties) return;
    array list;
    object members;
    if (!value.get(list))
      for (const element one : list) visit(one, depth + 1);
    else if (!value.get(members)) visit_object(members, depth);
  }

  std::vector<LdProperty> out;

 private:
  void visit_object(const object& members, int depth) {
    const std::string type = type_of(members);
    for (const auto& [key, value] : members) {
      if (key == "@type" || key == "@context") continue;
      if (!type.empty()) say(type, key, value, 0);
      if (value.is_object() || value.is_array()) visit(value, depth + 1);
    }
  }

  // A string; the name of an object; each of a list.
  void say(const std::string& type, std::string_view key, const element& value, int depth) {
    std::string_view text;
    array list;
    object members;
    if (!value.get(text)) out.push_back({type, std::string(key), std::string(text)});
    else if (depth < 2 && !value.get(list)) {
      for (const element one : list)
        if (out.size() < most_properties) say(type, key, one, depth + 1);
    } else if (!value.get(members)) {
      if (!members["name"].get(text)) out.push_back({type, std::string(key), std::string(text)});
    }
  }
};

bool parse(const std::string& json, std::vector<LdProperty>& out) {
  simdjson::dom::parser parser;
  element root;
  if (parser.parse(json).get(root)) return false;
  LdWalk walk;
  walk.visit(root, 0);
  out = std::move(walk.out);
  return true;
}

// Without control characters inside, CDATA marks and trailing commas and semicolons.
std::string mended(std::string_view json) {
  std::string out;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const auto c = static_cast<unsigned char>(json[i]);
    if (c < 0x20) {
      out += ' ';
    } else if (c == ']' || c == '}') {
      std::size_t end = out.size();
      while (end > 0 && out[end - 1] == ' ') --end;
      if (end > 0 && out[end - 1] == ',') out.resize(end - 1);
      out += static_cast<char>(c);
    } else {
      out += static_cast<char>(c);
    }
  }
  const std::size_t first = out.find_first_of("{["), last = out.find_last_of("}]");
  return first == std::string::npos || last == std::string::npos || last < first ? std::string() : out.substr(first, last + 1 - first);
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
  if (parse(std::string(json), out) || parse(mended(json), out)) return out;
  for (const std::string_view key : {"headline", "datePublished", "dateModified", "articleSection"})
    if (std::string value = search(json, key); !value.empty()) out.push_back({"Article", std::string(key), std::move(value)});
  return out;
}

}  // namespace saidby::html
