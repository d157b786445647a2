#include "report/affiliation.h"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

#include "datasets/names.h"

namespace saidby {
namespace {

using records::none;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

// Is it the place of an office: "Quayford mayor", "Quayford's mayor", "mayor of Quayford", but not "baker from Quayford"?
bool is_place_of(std::string_view role, std::string_view name) {
  const std::size_t at = role.find(name);
  if (name.empty() || at == role.npos || (at + name.size() < role.size() && is_letter(role[at + name.size()]))) return false;
  std::string_view before = role.substr(0, at);
  if (before.ends_with(" the ")) before.remove_suffix(4);
  return before.empty() || before.ends_with(datasets::before_place);
}

// "NO" -> "Norway"; "" for what is no country's code.
std::string country_name(std::string_view code) {
  if (code.size() != 2 || code[0] < 'A' || code[0] > 'Z') return {};
  UErrorCode status = U_ZERO_ERROR;
  UChar name[96];
  const std::int32_t size = uloc_getDisplayCountry(("_" + std::string(code)).c_str(), "en", name, 96, &status);
  std::string out;
  if (status == U_ZERO_ERROR && size > 0) icu::UnicodeString(name, size).toUTF8String(out);
  return out;
}

}  // namespace

std::string Affiliations::of(const records::Speaker& speaker) { return speaker.entity == none ? organization_within(speaker) : of_entity(speaker.entity); }

const std::string& Affiliations::of_entity(std::uint32_t entity) {
  Known& known = known_[entity];
  if (!std::exchange(known.asked, true)) known.name = told_of(record_.entities[entity]);
  return known.name;
}

std::string Affiliations::told_of(const records::Entity& entity) const {
  if (!entity.is_person()) return std::string(entity.name);
  if (!entity.organization.empty()) return organization_named(entity.organization);
  if (std::string place = place_in(entity.role); !place.empty()) return place;
  if (const std::size_t of = entity.name.find(datasets::before_place); of != entity.name.npos && !entity.role.empty()) return std::string(entity.name.substr(of + datasets::before_place.size()));
  return entity.role.empty() ? std::string() : country_name(entity.country);
}

// The full name of the organization that the article calls so.
std::string Affiliations::organization_named(std::string_view words) const {
  const auto mention = std::find_if(record_.mentions.begin(), record_.mentions.end(), [&](const records::Mention& one) { return one.entity != none && one.type == "organization" && one.text == words; });
  return std::string(mention == record_.mentions.end() || record_.entities[mention->entity].name.empty() ? words : record_.entities[mention->entity].name);
}

// The longest name of a place that the role is of.
std::string Affiliations::place_in(std::string_view role) const {
  std::string_view longest;
  for (const records::Entity& entity : record_.entities)
    if (entity.is_place() && entity.name.size() > longest.size() && is_place_of(role, entity.name)) longest = entity.name;
  return std::string(longest);
}

// "a spokesman for the Baltic Port Authority" -> "Baltic Port Authority"
std::string Affiliations::organization_within(const records::Slice& words) const {
  auto mention = std::lower_bound(record_.mentions.begin(), record_.mentions.end(), words.start, [](const records::Mention& one, std::uint32_t at) { return one.start < at; });
  for (; mention != record_.mentions.end() && mention->start < words.end; ++mention)
    if (mention->type == "organization" && mention->end <= words.end) return mention->entity == none || record_.entities[mention->entity].name.empty() ? std::string(mention->text) : std::string(record_.entities[mention->entity].name);
  return {};
}

}  // namespace saidby
