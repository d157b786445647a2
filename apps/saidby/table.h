// The terminal that tables are written for.
#pragma once

#include <boost/program_options.hpp>
#include <string>

#include "report/table.h"

namespace saidby {

// The value of an option --color: auto, always or never. What is given holds for every terminal_style() of the program.
boost::program_options::typed_value<std::string>* color_value();

// The width that COLUMNS says, else the terminal's when standard output is one, else 100 cells; 20 at least, `widest` at most. Colour as --color says; auto: on a terminal that can (TERM is not "dumb"), or anywhere when
// CLICOLOR_FORCE is set (and not 0), but never when NO_COLOR is set and not empty.
TableStyle terminal_style(bool terminal, std::size_t widest = 140);

}  // namespace saidby
