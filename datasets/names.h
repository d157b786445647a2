// Names made comparable across articles and publishers: case, accents, full stops and hyphens aside.
//
//   "Recep Tayyip Erdoğan" -> "recep tayyip erdogan"      "J.-P. O’Brien" -> "j p o'brien"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saidby::datasets {

// The words of a text in that form, one space between them. Linear.
std::string comparable(std::string_view text);

// Whether a comparable name tells one person from others of the family: two words or more of two letters or more ("ann lee", not "lee" or "a lee"), or two
// characters or more of a script that has no spaces.
bool is_full_name(std::string_view comparable_name);

// The words of a role that say something, in order: "the mayor of Quayford" -> {"mayor", "quayford"}. Lower-case words of up to three letters don't count.
std::vector<std::string> role_words(std::string_view role);

// Whether two roles can be one person's: the words of one are all among the other's ("mayor", "mayor of Quayford").
bool compatible_roles(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace saidby::datasets
