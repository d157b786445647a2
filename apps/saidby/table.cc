#include "apps/saidby/table.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include "apps/saidby/options.h"

namespace saidby {
namespace {

std::string chosen_color = "auto";   // set once, while the command line is read

bool wants_color(bool terminal) {
  const char* no = std::getenv("NO_COLOR");
  const char* force = std::getenv("CLICOLOR_FORCE");
  const char* term = std::getenv("TERM");
  if (no && *no) return false;
  if (force && *force && std::string_view(force) != "0") return true;
  return terminal && !(term && std::string_view(term) == "dumb");
}

// 0: nobody says.
std::size_t told_width(bool terminal) {
  const std::string_view columns = std::getenv("COLUMNS") ? std::getenv("COLUMNS") : "";
  std::size_t width = 0;
  if (const auto [end, error] = std::from_chars(columns.data(), columns.data() + columns.size(), width); error == std::errc() && end == columns.data() + columns.size() && width > 0) return width;
  winsize size{};
  return terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace

boost::program_options::typed_value<std::string>* color_value() {
  return one_of({"auto", "always", "never"}, "auto")->notifier([](const std::string& value) { chosen_color = value; });
}

TableStyle terminal_style(bool terminal, std::size_t widest) {
  TableStyle style;
  style.color = chosen_color == "always" || (chosen_color == "auto" && wants_color(terminal));
  if (const std::size_t told = told_width(terminal)) style.width = std::clamp<std::size_t>(told, 20, widest);
  return style;
}

}  // namespace saidby
