// The names of authors in what a byline or metadata says of them; rules/2_article/author.rules tells what is no part of a name.
//
//   "By DEB HAUGEN dhaugen@herald.example" -> DEB HAUGEN; "Ann Lee, Bo Ray and Cy Dorn, Staff Writers" -> Ann Lee, Bo Ray, Cy Dorn; "Super User" -> none
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/2_article/line_rules.h"

namespace saidby {

// A name that can't be parted ("Roy, Aniruddha") or that is an organization's alone ("Food and Drug Administration") stays whole. Looks at the first 240 bytes.
std::vector<std::string> author_names(const LineRules& rules, std::string_view said);

// Those of a line that is a byline to the rules of that role; none of others. "By Ann Lee for the Herald" -> Ann Lee
std::vector<std::string> byline_names(const LineRules& rules, std::string_view line);

// Is it a person's name, to all appearance, and nothing beside it?
bool is_author_name(const LineRules& rules, std::string_view text);

// Adds the names that aren't there yet, whatever their capitals.
void add_authors(std::vector<std::string>& authors, const std::vector<std::string>& names, std::size_t most);

}  // namespace saidby
