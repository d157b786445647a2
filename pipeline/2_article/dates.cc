#include "pipeline/2_article/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "pipeline/1_text/ascii.h"

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

std::optional<std::string> date_of(const std::vector<LineGroup>& groups, std::string_view line, DateOrder order) {
  const std::string_view digits = group(groups, "year", line), first = group(groups, "first", line);
  const int read = number_of(digits), year = digits.size() != 2 ? read : read < 70 ? 2000 + read : 1900 + read;
  if (first.empty()) return iso(year, month_of(group(groups, "month", line)), number_of(group(groups, "day", line)));
  const int a = number_of(first), b = number_of(group(groups, "second", line));
  if (a > 12 || group(groups, "mark", line) == ".") return iso(year, b, a);
  if (b > 12) return iso(year, a, b);
  auto likely = order.day_first ? iso(year, b, a) : iso(year, a, b), other = order.day_first ? iso(year, a, b) : iso(year, b, a);
  const auto known = [&](const std::optional<std::string>& day) { return day && std::find(order.known.begin(), order.known.end(), *day) != order.known.end(); };
  return known(other) && !known(likely) ? other : likely;
}

std::optional<std::string> date_in(const LineRules& rules, const std::vector<std::uint32_t>& matching, std::string_view line, DateOrder order) {
  for (const std::uint32_t rule : matching)
    if (rules.rules()[rule].role == "date")
      if (auto date = date_of(rules.capture(rule, line), line, order)) return date;
  return std::nullopt;
}

std::vector<std::string> dates_in(const LineRules& rules, std::string_view line, DateOrder order) {
  constexpr std::size_t most = 4;
  std::vector<std::string> days;
  for (std::size_t end = 1; end > 0 && days.size() < most; line.remove_prefix(end)) {
    std::string day;
    end = 0;
    for (const std::uint32_t rule : rules.matches(line)) {
      if (rules.rules()[rule].role != "date") continue;
      const std::vector<LineGroup> groups = rules.capture(rule, line);
      auto date = date_of(groups, line, order);
      std::size_t last = 0;   // where the date ends; the match may take what stands behind it
      for (const LineGroup& group : groups)
        if (!group.name.empty()) last = std::max<std::size_t>(last, group.span.end);
      if (date && (end == 0 || last < end)) day = std::move(*date), end = last;
    }
    if (end > 0) days.push_back(std::move(day));
  }
  return days;
}

std::optional<bool> day_first_in(const LineRules& rules, const std::vector<std::uint32_t>& matching, std::string_view line) {
  for (const std::uint32_t rule : matching) {
    if (rules.rules()[rule].role != "date") continue;
    const std::vector<LineGroup> groups = rules.capture(rule, line);
    const int a = number_of(group(groups, "first", line)), b = number_of(group(groups, "second", line));
    if (group(groups, "mark", line) == "." || (a > 12) == (b > 12)) continue;
    return a > 12;
  }
  return std::nullopt;
}

bool writes_day_first(const LineRules& rules, std::string_view language) {
  std::string tag = lower_ascii(language);
  std::replace(tag.begin(), tag.end(), '_', '-');
  const std::vector<std::string>& list = rules.list("day_first");
  const auto listed = [&](std::string_view name) { return std::find(list.begin(), list.end(), name) != list.end(); };
  return listed(tag) || listed(std::string_view(tag).substr(0, tag.find('-')));
}

std::optional<std::string> iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return iso(number_of(text.substr(0, 4)), number_of(text.substr(5, 2)), number_of(text.substr(8, 2)));
}

std::optional<std::string> day_of_number(std::string_view text) {
  constexpr double from = 631152000, to = 4102444800;   // the first of 1990 and of 2100
  double number = 0;
  if (text.empty() || text[0] < '0' || text[0] > '9') return std::nullopt;   // no "nan"
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  if (text.size() == 8 && text.find('.') == std::string_view::npos) return iso(number_of(text.substr(0, 4)), number_of(text.substr(4, 2)), number_of(text.substr(6, 2)));
  for (const double unit : {1.0, 1e3, 1e6, 1e9}) {
    const double seconds = number / unit;
    if (seconds < from || seconds >= to) continue;
    const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{static_cast<int>(seconds / 86400)}}};
    return iso(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())), static_cast<int>(static_cast<unsigned>(day.day())));
  }
  return std::nullopt;
}

std::optional<std::string> stated_day(const LineRules& rules, std::string_view text, DateOrder order) {
  if (text.empty()) return std::nullopt;
  if (auto day = iso_day(text)) return day;
  if (auto day = day_of_number(text)) return day;
  return date_in(rules, rules.matches(text), text, order);
}

}  // namespace saidby
