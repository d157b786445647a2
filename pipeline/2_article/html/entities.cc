#include "pipeline/2_article/html/entities.h"

#include <algorithm>

#include "pipeline/1_text/utf8.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby::html {
namespace {

// What browsers make of numbers that Windows-1252 used: &#146; is U+2019.
constexpr char32_t windows[32] = {0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
                                  0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178};

char32_t allowed(char32_t value) {
  if (value >= 0x80 && value < 0xA0) return windows[value - 0x80];
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return 0xFFFD;
  return value;
}

int digit_of(char c, int base) {
  if (c >= '0' && c <= '9') return c - '0';
  if (base == 16 && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (base == 16 && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// "&#8217;" -> bytes taken; 0: no number.
std::size_t append_number(std::string_view text, std::string& out) {
  std::size_t at = 2;
  int base = 10;
  if (at < text.size() && (text[at] | 0x20) == 'x') base = 16, ++at;
  const std::size_t first = at;
  char32_t value = 0;
  for (; at < text.size() && digit_of(text[at], base) >= 0; ++at) value = std::min<char32_t>(0x200000, value * static_cast<char32_t>(base) + static_cast<char32_t>(digit_of(text[at], base)));
  if (at == first) return 0;
  append_utf8(out, allowed(value));
  return at + (at < text.size() && text[at] == ';');
}

}  // namespace

Entities Entities::load(const std::string& path, Problems& problems) {
  Entities entities;
  entities.bytes_ = read_data_file(path, problems);
  for (const Line& line : lines_of(entities.bytes_)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    const std::size_t tab = line.text.find('\t');
    if (tab == std::string_view::npos || tab == 0) {
      problems.add(path, line.number, "not a name, a tab and what it stands for; make the file again with tools/make_entities.py");
      continue;
    }
    entities.names_.emplace(line.text.substr(0, tab), line.text.substr(tab + 1));
    entities.longest_ = std::max(entities.longest_, tab);
  }
  return entities;
}

std::size_t Entities::append(std::string_view text, std::string& out) const {
  if (text.size() > 1 && text[1] == '#')
    if (const std::size_t size = append_number(text, out)) return size;
  std::size_t end = 1;
  while (end < text.size() && end <= longest_ && ((text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z' ? true : text[end] >= '0' && text[end] <= '9')) ++end;
  if (end < text.size() && text[end] == ';') ++end;
  for (std::size_t size = end - 1; size >= 2; --size) {   // the longest name that is one
    const auto it = names_.find(text.substr(1, size));
    if (it == names_.end()) continue;
    if (it->second == "\\n") out += '\n';
    else if (it->second == "\\t") out += '\t';
    else out += it->second;
    return size + 1;
  }
  out += '&';
  return 1;
}

std::string Entities::decode(std::string_view text) const {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '&') at += append(text.substr(at), out);
    else out += text[at++];
  }
  return out;
}

}  // namespace saidby::html
