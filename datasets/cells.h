// Cells of CSV and TSV files: quoted by RFC 4180, and safe to open in a spreadsheet.
//
//   say "yes"        -> "say ""yes"""
//   =HYPERLINK(...)  -> '=HYPERLINK(...)        a spreadsheet would run it; the apostrophe makes it a text
//
// A text that begins with = + - @, tab or a line end, apostrophes before it aside, gets one apostrophe in front: who takes one away from such texts has the original back.
#pragma once

#include <charconv>
#include <string>
#include <string_view>

namespace saidby::datasets {

bool is_formula(std::string_view text);

// Appends the text as one cell. `raw`: formulas stay as they are.
void append_cell(std::string& out, std::string_view text, char separator, bool raw);

// Appends the shortest form that reads back as the same number.
template <class Number>
void append_number(std::string& out, Number number) {
  char buffer[40];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
}

}  // namespace saidby::datasets
