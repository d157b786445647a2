#include "apps/saidby/table.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "apps/saidby/command.h"

namespace saidby {
namespace {

bool wants_color(bool terminal) {
  const char* no = std::getenv("NO_COLOR");
  const char* force = std::getenv("CLICOLOR_FORCE");
  const char* term = std::getenv("TERM");
  if (no && *no) return false;
  if (force && *force && std::string_view(force) != "0") return true;
  return terminal && !(term && std::string_view(term) == "dumb");
}

}  // namespace

TableStyle terminal_style(bool terminal, const std::string& color) {
  if (color != "auto" && color != "always" && color != "never") throw UsageError("--color " + color + " is none of auto, always, never");
  TableStyle style;
  style.color = color == "always" || (color == "auto" && wants_color(terminal));
  winsize size{};
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) style.width = std::clamp<std::size_t>(size.ws_col, 20, 140);
  return style;
}

}  // namespace saidby
