#include "pipeline/2_article/dateline.h"

#include <algorithm>

#include "pipeline/2_article/dates.h"

namespace saidby {
namespace {

// Lower case of the letter at `at` of UTF-8 text, for ASCII and U+00C0-U+00DE; the byte itself otherwise.
char lower_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
  const bool accented = at > 0 && text[at - 1] == '\xC3' && static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) <= 0x9E;
  return accented ? static_cast<char>(c + 32) : c;
}

}  // namespace

std::string title_case(std::string_view name, std::span<const std::string> small_words) {
  const bool has_lower = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (has_lower) return std::string(name);
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" -", at), name.size());
    std::string word;
    for (std::size_t i = at; i < end; ++i) word += lower_at(name, i);
    const bool small = !out.empty() && std::find(small_words.begin(), small_words.end(), word) != small_words.end();
    const std::size_t lead = static_cast<unsigned char>(word.empty() ? 0 : word[0]) >= 0x80 ? 2 : 1;
    out += small ? word : std::string(name.substr(at, std::min(lead, end - at))) + (word.size() > lead ? word.substr(lead) : "");
    if (end < name.size()) out += name[end];
    at = end + 1;
  }
  return out;
}

// Patterns see a no-break space as two spaces: what ends between them ends before it.
static Span whole_characters(const Text& text, Span span) {
  const auto inside = [&](std::uint32_t at) { return at < text.bytes.size() && (static_cast<unsigned char>(text.bytes[at]) & 0xC0) == 0x80; };
  while (inside(span.end)) --span.end;
  while (inside(span.begin)) ++span.begin;
  return span;
}

std::optional<Dateline> find_dateline(const Text& text, Span paragraph, const LineRules& rules) {
  const std::string_view line = text.view(paragraph);
  const auto matches = [&](std::uint32_t rule) { return rules.matches(rule, line); };
  const std::vector<std::uint32_t> likely = rules.likely("dateline", line);
  if (std::none_of(likely.begin(), likely.end(), matches)) return std::nullopt;
  for (const std::string_view role : {"caption", "kicker"}) {
    const std::vector<std::uint32_t> others = rules.likely(role, line);
    if (std::any_of(others.begin(), others.end(), matches)) return std::nullopt;
  }
  for (const std::uint32_t rule : likely) {
    const std::vector<LineGroup> groups = rules.capture(rule, line);
    if (groups.empty()) continue;
    Dateline found;
    for (const LineGroup& group : groups) {
      const Span span = whole_characters(text, {paragraph.begin + group.span.begin, paragraph.begin + group.span.end});
      if (group.name.empty()) found.span = span;
      else if (group.name == "city") found.city = span;
      else if (group.name == "agency") found.agency = text.view(span);
    }
    for (const LineGroup& group : groups)
      if (group.name == "rest") found.span.end = paragraph.begin + group.span.begin;   // what only had to be seen
    if (found.city.size() > 1 && text.bytes[found.city.end - 1] == '.') --found.city.end;   // "MOSCOW. Jan 5 (Interfax) -"
    while (found.span.end > found.city.end && text.bytes[found.span.end - 1] == ' ') --found.span.end;
    found.city_name = title_case(text.view(found.city), rules.list("small_words_of_cities"));
    found.date = date_of(groups, line).value_or("");
    return found;
  }
  return std::nullopt;
}

}  // namespace saidby
