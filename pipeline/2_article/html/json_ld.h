// The properties of the objects in a <script type="application/ld+json">, as flat statements.
//
//   {"@graph": [{"@type": "NewsArticle", "headline": "Lamps", "author": {"name": "Ann Lee"}}]} -> NewsArticle headline "Lamps", NewsArticle author "Ann Lee"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saidby::html {

struct LdProperty {
  std::string type, name, value;
};

// Strings, and of objects and lists their names; objects inside are visited with their own types. JSON that can't be parsed even after control characters and the marks of comments
// are taken out is searched for `"headline": "..."` and the like, with the type "Article". Cost: linear.
std::vector<LdProperty> read_ld_properties(std::string_view json);

}  // namespace saidby::html
