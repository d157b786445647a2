#include "report/html.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace saidby::html_page {
namespace {

std::string_view entity_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\n': case '\t': case '\r': return {};
    default: return static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? std::string_view("\xEF\xBF\xBD") : std::string_view();
  }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view entity = entity_of(text[at]);
    if (entity.empty()) continue;
    out.append(text.substr(begin, at - begin)).append(entity);
    begin = at + 1;
  }
  out.append(text.substr(begin));
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

std::string isolated(std::string_view text) { return "<bdi>" + escaped(text) + "</bdi>"; }

std::string safe_address(std::string_view address) {
  const auto begins = [&](std::string_view scheme) {
    return address.size() > scheme.size() && std::equal(scheme.begin(), scheme.end(), address.begin(), [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
  };
  const bool plain = std::none_of(address.begin(), address.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; });
  return plain && (begins("https://") || begins("http://")) ? escaped(address) : std::string();
}

std::string fill(std::string_view page, const Values& values) {
  std::string out;
  for (;;) {
    const std::size_t open = page.find("{{"), close = open == page.npos ? page.npos : page.find("}}", open);
    if (close == page.npos) return out.append(page);
    const std::string_view name = page.substr(open + 2, close - open - 2);
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
    if (value == values.end()) throw std::logic_error("no value for {{" + std::string(name) + "}} of a page");
    out.append(page.substr(0, open)).append(value->second);
    page.remove_prefix(close + 2);
  }
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string percent(double share) { return escaped(plain_percent(share)); }

std::string plain_percent(double share) {
  const long rounded = std::lround(share * 100);
  if (rounded == 0 && share > 0) return "<1 %";
  if (rounded == 100 && share < 1) return ">99 %";
  return std::to_string(rounded) + " %";
}

std::string counted(std::uint64_t number, std::string_view noun) { return grouped(number) + " " + std::string(noun) + (number == 1 ? "" : "s"); }

}  // namespace saidby::html_page
