// The terminal that tables are written for.
#pragma once

#include <string>

#include "report/table.h"

namespace saidby {

// The terminal's width when standard output is one, else 100 cells. Colour: "always", "never", or "auto": on a terminal that can (TERM is not "dumb"), or anywhere
// when CLICOLOR_FORCE is set (and not 0), but never when NO_COLOR is set and not empty. Throws UsageError for another word.
TableStyle terminal_style(bool terminal, const std::string& color = "auto");

}  // namespace saidby
