// JSON text, piece by piece: commas, quotes and escapes are its business, the order of keys the caller's. Valid for every
// valid UTF-8 string; control characters, U+2028 and U+2029 are escaped.
//
//   JsonWriter json(out);  json.object().key("id").value("a").key("spans").array().value(1u).end().end();   ->   {"id":"a","spans":[1]}
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace saidby {

class JsonWriter {
 public:
  // Appends to `out`, which must outlive this.
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& object() { return open('{'); }
  JsonWriter& array() { return open('['); }
  JsonWriter& end();   // closes what was opened last
  JsonWriter& key(std::string_view name);
  // A literal goes into the text as it stands, at the cost of one copy: it must need no escapes.
  template <std::size_t size>
  JsonWriter& key(const char (&name)[size]) {
    char text[size + 3] = {',', '"'};
    std::copy_n(name, size - 1, text + 2);
    text[size + 1] = '"', text[size + 2] = ':';
    return plain_key({text, sizeof text});
  }
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::uint32_t number);
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(double number, int decimals);
  JsonWriter& value(float number, int decimals);   // up to six decimals
  JsonWriter& value(bool truth);
  JsonWriter& null();
  // A value that is JSON already.
  JsonWriter& raw(std::string_view json);
  // "" becomes null.
  JsonWriter& value_or_null(std::string_view text) { return text.empty() ? null() : value(text); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& plain_key(std::string_view comma_and_key);
  void comma();

  std::string& out_;
  std::string open_;       // the brackets that are open
  bool first_ = true;
};

}  // namespace saidby
