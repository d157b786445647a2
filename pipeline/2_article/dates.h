// Dates in visible text: "Updated: October 22, 2031" -> "2031-10-22".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pipeline/2_article/line_rules.h"

namespace saidby {

// How "06/03/2031" is read: as one of the `known` ISO days where a reading is one, else by the order of the page or its language.
struct DateOrder {
  bool day_first = false;
  std::span<const std::string> known = {};
};

// "2031-06-03" of the groups year (of two digits: 1970 to 2069), month (a number or an English name) and day, or of first/second/mark ("06/03/2031" as `order` says; "13.6.2031" and "13/6/2031" are June
// in any). None when there is no such day.
std::optional<std::string> date_of(const std::vector<LineGroup>& groups, std::string_view line, DateOrder order = {});

// The first date that a rule of role "date" finds in a line, of `rules` already known to match.
std::optional<std::string> date_in(const LineRules& rules, const std::vector<std::uint32_t>& matching, std::string_view line, DateOrder order = {});

// All dates of a line, from its left, up to four of them: "January 17, 2031January 16, 2031" has two.
std::vector<std::string> dates_in(const LineRules& rules, std::string_view line, DateOrder order = {});

// What a line tells of the order of numbers: "13/6/2031" has the day first, "6/13/2031" the month; none otherwise.
std::optional<bool> day_first_in(const LineRules& rules, const std::vector<std::uint32_t>& matching, std::string_view line);

// Of a language tag, "en-GB" or "de_DE", by the list `day_first`.
bool writes_day_first(const LineRules& rules, std::string_view language);

// ISO date at the start of an ISO time or of what pages write in attributes; none otherwise. "2031-06-03T10:00:00Z" -> "2031-06-03"
std::optional<std::string> iso_day(std::string_view text);

// The day (UTC) of a number of seconds, milli-, micro- or nanoseconds since 1970 that lies between 1990 and 2100, and of a date of eight digits: "1938289800" and "1938289800000" -> "2031-06-03",
// "20310603" too; none of other numbers.
std::optional<std::string> day_of_number(std::string_view text);

// The day that a field of a record says, in whatever way: the above, else what the rules of role "date" find.
std::optional<std::string> stated_day(const LineRules& rules, std::string_view text, DateOrder order = {});

}  // namespace saidby
