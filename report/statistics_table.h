// The figures of `saidby stats` as a table for a terminal.
//
//   Who is quoted most (2 of 17)
//     name          role                 quotes  by
//     Judith Crane  mayor of Saltmere         9  The Saltmere Courier (5)
#pragma once

#include <string>

#include "datasets/statistics_report.h"
#include "report/terminal.h"

namespace saidby {

// No line is wider than `style.width` cells: the widest texts of a section are cut, and where that is not enough lists of names stand below their row and other columns are left out,
// which the title tells.
std::string table_of(const datasets::StatisticsReport& report, const TableStyle& style);

}  // namespace saidby
