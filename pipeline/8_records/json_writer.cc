#include "pipeline/8_records/json_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace saidby {
namespace {

// Bytes that may need an escape; 0xE2 begins U+2028.
constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> special{};
  for (std::size_t c = 0; c < 0x20; ++c) special[c] = true;
  special['"'] = special['\\'] = special[0x7F] = special[0xE2] = true;
  return special;
}
constexpr std::array<bool, 256> special_bytes = make_special();

// Eight bytes at a time: ASCII without control characters, quotation marks and backslashes needs no look.
bool are_plain(const char* bytes) {
  constexpr std::uint64_t every_byte = 0x0101010101010101, top_bits = 0x8080808080808080;
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  const auto has_zero = [](std::uint64_t x) { return (x - every_byte) & ~x & top_bits; };
  return !((word & top_bits) | ((word - every_byte * 0x20) & ~word & top_bits) | has_zero(word ^ every_byte * '"') | has_zero(word ^ every_byte * '\\') | has_zero(word ^ every_byte * 0x7F));
}

// The last eight bytes may overlap those before. False answers say nothing.
bool is_plain(std::string_view text) {
  if (text.size() < 8) return std::none_of(text.begin(), text.end(), [](char c) { return special_bytes[static_cast<unsigned char>(c)]; });
  for (std::size_t at = 0; at + 8 < text.size(); at += 8)
    if (!are_plain(text.data() + at)) return false;
  return are_plain(text.data() + text.size() - 8);
}

void append_escaped(std::string& out, std::string_view text) {
  if (is_plain(text)) {
    out.append(text);
    return;
  }
  constexpr char hex[] = "0123456789abcdef";
  std::size_t begin = 0;
  const auto replace = [&](std::size_t at, std::size_t width, std::string_view by) {
    out.append(text.substr(begin, at - begin)).append(by);
    begin = at + width;
  };
  std::size_t looked_at = 0;   // up to here byte by byte
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at >= looked_at) {
      while (at + 8 < text.size() && are_plain(text.data() + at)) at += 8;
      looked_at = at + 8;
    }
    const auto c = static_cast<unsigned char>(text[at]);
    if (!special_bytes[c]) continue;
    if (c == '"') replace(at, 1, "\\\"");
    else if (c == '\\') replace(at, 1, "\\\\");
    else if (c == '\n') replace(at, 1, "\\n");
    else if (c == '\t') replace(at, 1, "\\t");
    else if (c == '\r') replace(at, 1, "\\r");
    else if (c < 0x20 || c == 0x7F) replace(at, 1, std::string{'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]});
    else if (c == 0xE2 && at + 2 < text.size() && text[at + 1] == '\x80' && (text[at + 2] == '\xA8' || text[at + 2] == '\xA9')) replace(at, 3, text[at + 2] == '\xA8' ? "\\u2028" : "\\u2029");
  }
  out.append(text.substr(begin));
}

}  // namespace

void JsonWriter::comma() {
  if (!first_) out_ += ',';
  first_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
  comma();
  out_ += bracket;
  open_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end() {
  out_ += open_.back() == '{' ? '}' : ']';
  open_.pop_back();
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  value(name);
  out_ += ':';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::plain_key(std::string_view comma_and_key) {
  out_ += comma_and_key.substr(first_);
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  comma();
  out_ += '"';
  append_escaped(out_, text);
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number) {
  comma();
  char buffer[24];
  out_.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
  return *this;
}

JsonWriter& JsonWriter::value(std::uint32_t number) { return value(static_cast<std::uint64_t>(number)); }

JsonWriter& JsonWriter::value(double number, int decimals) {
  comma();
  char buffer[64];
  out_.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed, decimals).ptr);
  return *this;
}

// A float times a million is exact in a double, so that its decimals are those of a whole number.
JsonWriter& JsonWriter::value(float number, int decimals) {
  constexpr std::array<std::uint64_t, 7> powers = {1, 10, 100, 1000, 10000, 100000, 1000000};
  if (!(number >= 0 && number < 1e6f) || decimals < 1 || decimals > 6) return value(static_cast<double>(number), decimals);
  comma();
  const std::uint64_t power = powers[static_cast<std::size_t>(decimals)];
  const auto units = static_cast<std::uint64_t>(std::nearbyint(static_cast<double>(number) * static_cast<double>(power)));
  char buffer[24];
  char* const point = std::to_chars(buffer, buffer + sizeof buffer, units / power).ptr;
  char* const end = std::to_chars(point, buffer + sizeof buffer, power + units % power).ptr;   // its first digit, 1, gives way to the point
  *point = '.';
  out_.append(buffer, end);
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
  comma();
  out_ += truth ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  comma();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  comma();
  out_ += json;
  return *this;
}

}  // namespace saidby
