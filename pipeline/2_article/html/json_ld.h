// The properties of the objects in a <script type="application/ld+json">, as flat statements.
//
//   {"@graph": [{"@type": "NewsArticle", "headline": "Lamps", "author": {"name": "Ann Lee"}}]} -> NewsArticle headline "Lamps", NewsArticle author "Ann Lee"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace saidby::html {

struct LdProperty {
  enum class Kind : std::uint8_t { text, name, address };   // a string; the name, or the @id or url, of an object
  std::string type, name, value;
  Kind kind = Kind::text;
  bool top = false;   // of an object that stands in no other, or in @graph
};

// Strings, and of objects their names and addresses (of {"@id": "#p"} the name that the object with this @id has), each of a list; objects inside are visited with their own types. What is no JSON is mended
// (json_mending.h), and if even that is none, searched for `"headline": "..."` and the like, with the type "Article". Cost: linear, but for a logarithm of the objects with names.
std::vector<LdProperty> read_ld_properties(std::string_view json);

}  // namespace saidby::html
