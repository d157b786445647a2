// Dates in visible text: "Updated: October 22, 2031" -> "2031-10-22".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/2_article/line_rules.h"

namespace saidby {

// "2031-06-03" of the groups year, month (a number or an English name) and day, or of first/second/mark ("06/03/2031" is June; "13.6.2031" and "13/6/2031" too). None when
// there is no such day.
std::optional<std::string> date_of(const std::vector<LineGroup>& groups, std::string_view line);

// The first date that a rule of role "date" finds in a line, of `rules` already known to match.
std::optional<std::string> date_in(const LineRules& rules, const std::vector<std::uint32_t>& matching, std::string_view line);

// ISO date at the start of an ISO time or of what pages write in attributes; none otherwise. "2031-06-03T10:00:00Z" -> "2031-06-03"
std::optional<std::string> iso_day(std::string_view text);

}  // namespace saidby
