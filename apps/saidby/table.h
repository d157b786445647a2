// The readable form of a record: who said what, then the names, wrapped to the terminal's width.
#pragma once

#include <string>

#include "pipeline/document.h"

namespace saidby {

struct TableStyle {
  std::size_t width = 100;   // cells
  bool color = false;
};

// Width of the terminal, colour unless NO_COLOR is set; plain when standard output is no terminal.
TableStyle terminal_style(bool terminal);

std::string table_of(const Document& document, const TableStyle& style);

}  // namespace saidby
