// Names made comparable across articles and publishers: case, accents, full stops and hyphens aside.
//
//   "Recep Tayyip Erdoğan" -> "recep tayyip erdogan"      "J.-P. O’Brien" -> "j p o'brien"
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saidby::datasets {

// The words of a text in that form, one space between them. Linear.
std::string comparable(std::string_view text);

// Whether a comparable name tells one person from others of the family: two words or more of two letters or more ("ann lee", not "lee" or "a lee"), or two
// characters or more of a script that has no spaces.
bool is_full_name(std::string_view comparable_name);

// What stands before a place that belongs to a name or an office: "Judith Crane of Saltmere", "mayor of Saltmere".
inline constexpr std::string_view before_place = " of ";

// A person's comparable name without what newspapers add or leave out: the place behind it and initials within it.
//
//   "judith crane of saltmere" -> "judith crane", place "saltmere"      "donald j trump" -> "donald trump", initials "j"      "king of spain" stays
struct NameParts {
  std::string name, place, initials;
};
NameParts parts_of_name(std::string comparable_name);

// The words of a role that say something: "the mayor of Quayford" -> mayor, quayford. Each is a hash whose lowest bit says whether it is written with a capital; sorted.
// Lower-case words of up to three letters don't count.
std::vector<std::uint64_t> role_words(std::string_view role);

// Whether two roles can be one person's: the words of one are all among the other's ("mayor", "mayor of Quayford"), or they differ in what a name and a common word may say of
// the same thing ("mayor of Quayford", "the town's mayor").
bool compatible_roles(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

}  // namespace saidby::datasets
