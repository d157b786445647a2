#include "datasets/cells.h"

namespace saidby::datasets {

bool is_formula(std::string_view text) {
  const std::size_t first = text.find_first_not_of('\'');
  return first != std::string_view::npos && std::string_view("=+-@\t\r\n").find(text[first]) != std::string_view::npos;
}

void append_cell(std::string& out, std::string_view text, char separator, bool raw) {
  const bool safe = raw || !is_formula(text);
  const char special[] = {'"', '\r', '\n', separator};
  if (text.find_first_of(std::string_view(special, sizeof special)) == std::string_view::npos) {
    out.append(safe ? "" : "'").append(text);
    return;
  }
  out.append(safe ? "\"" : "\"'");
  for (std::size_t mark = text.find('"'); mark != std::string_view::npos; mark = text.find('"')) {
    out.append(text.substr(0, mark + 1)).append("\"");
    text.remove_prefix(mark + 1);
  }
  out.append(text).append("\"");
}

}  // namespace saidby::datasets
