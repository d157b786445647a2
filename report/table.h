// The readable form of a document on a terminal: who said what, then the names.
//
//    1  Marek Zielinski                 "We have asked for nothing that other ports do not already give," … "If they
//       chairman of the dockers         want ships to move, they know where to find us."
//       direct · said
//
// Two columns where the terminal is wide enough, else one under the other.
#pragma once

#include <string>

#include "pipeline/document.h"
#include "report/terminal.h"

namespace saidby {

std::string table_of(const Document& document, const TableStyle& style);

}  // namespace saidby
