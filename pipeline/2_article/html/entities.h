// Character references of HTML: "&amp;", "&#8217;", "&#x2019;", and names without a semicolon where HTML allows them ("&nbsp ").
//
// The names are data: rules/2_article/entities.tsv, made by tools/make_entities.py from HTML's own list.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/knowledge/problems.h"

namespace saidby::html {

class Entities {
 public:
  static Entities load(const std::string& path, Problems& problems);

  // Appends what the reference at the begin of `text` (which is "&") stands for to `out`; the bytes that it takes up. "&" alone stands for itself.
  std::size_t append(std::string_view text, std::string& out) const;
  // "Ben &amp; Ann" -> "Ben & Ann"
  std::string decode(std::string_view text) const;

 private:
  std::string bytes_;
  std::unordered_map<std::string_view, std::string_view> names_;   // "amp;" -> "&"; views into bytes_
  std::size_t longest_ = 0;
};

}  // namespace saidby::html
