// Bytes of a page in whatever encoding -> UTF-8. What decides, in this order: a byte-order mark; that the bytes are well-formed UTF-8; the encoding that the transport named; <meta charset>; ICU's detector.
//
//   to_utf8("caf\xE9 <meta charset=iso-8859-1>", "") -> "café ...", "windows-1252"
#pragma once

#include <string>
#include <string_view>

namespace saidby {

struct Decoded {
  std::string bytes;
  std::string charset;        // as named by what decided: "UTF-8", "windows-1251"
  std::size_t replaced = 0;   // sequences that had no meaning in that encoding
  bool doubly = false;        // UTF-8 that had been encoded a second time, undone
};

// `named`: the encoding that a header gave, or "". Cost: linear.
Decoded to_utf8(std::string bytes, std::string_view named);

// The same of text that says nothing of its encoding itself, plain text for example: what decides is that it is well-formed UTF-8, the encoding that was named, that most of it is UTF-8, guessed_charset().
Decoded text_to_utf8(std::string bytes, std::string_view named);

// Whether as many characters beyond ASCII are well-formed as bytes are not. Marks that are cut off (E2 80 ..) are no evidence.
bool is_mostly_utf8(std::string_view bytes);
// The encoding of text that isn't UTF-8: what ICU's detector says of its first 64 KiB when it is sure, else Windows-1252.
std::string guessed_charset(std::string_view bytes);
// From an encoding that guessed_charset() names.
Decoded from_charset(std::string bytes, const std::string& charset);

// The encoding in <meta charset=...> or <meta http-equiv=Content-Type content="...charset=..."> of the first 4 KiB, or "".
std::string meta_charset(std::string_view bytes);

// Whether text holds what such characters mostly look like.
bool looks_encoded_twice(std::string_view text);
// "itâ€™s" -> "it’s": each run of characters that is well-formed UTF-8 when written as Windows-1252 or Latin-1 bytes becomes what it was. Text without such runs stays.
std::string undo_double_encoding(std::string_view text);

}  // namespace saidby
