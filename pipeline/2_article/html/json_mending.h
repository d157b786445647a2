// JSON as pages have it, made well-formed as far as it can be understood: marks of comments and CDATA, control characters, commas too many or too few, quotation marks inside a string that nobody escaped, several values one after the
// other, an end that is missing. What it was cut off in (half a string, a name without a value) is left out.
//
//   //<![CDATA[ {"text":"He said "yes" twice","author":{"name":"Ann Lee"   ->   [{"text":"He said \"yes\" twice","author":{"name":null}}]
//   {"a":1,}{"b":2};                                                         ->   [{"a":1},{"b":2}]
#pragma once

#include <string>
#include <string_view>

namespace saidby::html {

// A list of the values; JSON for the most part, but whoever parses it has the last word. Cost: linear.
std::string mended_json(std::string_view text);

}  // namespace saidby::html
