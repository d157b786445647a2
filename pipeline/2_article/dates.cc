#include "pipeline/2_article/dates.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace saidby {
namespace {

// The first three letters of the English months; rules see to it that only names of months come here.
constexpr std::string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";

int number_of(std::string_view text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? value : 0;
}

int month_of(std::string_view text) {
  if (!text.empty() && text[0] >= '0' && text[0] <= '9') return number_of(text);
  std::array<char, 3> key{};
  for (std::size_t i = 0; i < 3 && i < text.size(); ++i) key[i] = static_cast<char>(text[i] | 0x20);
  const std::size_t at = months.find(std::string_view(key.data(), 3));
  return at == std::string_view::npos ? 0 : static_cast<int>(at / 3 + 1);
}

std::optional<std::string> iso(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
  if (year < 1000 || year > 9999 || !date.ok()) return std::nullopt;
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return text;
}

std::string_view group(const std::vector<LineGroup>& groups, std::string_view name, std::string_view line) {
  for (const LineGroup& g : groups)
    if (g.name == name) return line.substr(g.span.begin, g.span.size());
  return {};
}

}  // namespace

std::optional<std::string> date_of(const std::vector<LineGroup>& groups, std::string_view line) {
  const int year = number_of(group(groups, "year", line));
  const std::string_view first = group(groups, "first", line);
  if (first.empty()) return iso(year, month_of(group(groups, "month", line)), number_of(group(groups, "day", line)));
  const int a = number_of(first), b = number_of(group(groups, "second", line));
  const bool day_first = a > 12 || group(groups, "mark", line) == ".";
  return day_first ? iso(year, b, a) : iso(year, a, b);
}

std::optional<std::string> date_in(const LineRules& rules, const std::vector<std::uint32_t>& matching, std::string_view line) {
  for (const std::uint32_t rule : matching)
    if (rules.rules()[rule].role == "date")
      if (auto date = date_of(rules.capture(rule, line), line)) return date;
  return std::nullopt;
}

std::optional<std::string> iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return iso(number_of(text.substr(0, 4)), number_of(text.substr(5, 2)), number_of(text.substr(8, 2)));
}

}  // namespace saidby
