// Statistics as sections of rows, and those as JSON or CSV; report/statistics_table.h makes a table for reading of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "datasets/statistics.h"

namespace saidby::datasets {

using Value = std::variant<std::monostate, std::uint64_t, double, std::string>;   // monostate: not known

struct StatisticsSection {
  std::string name;     // "speakers": the key in JSON and CSV
  std::string title;    // "Who is quoted most"
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
  std::uint64_t of = 0;   // so many rows there would be without a limit
};

struct StatisticsReport {
  StatisticsSection summary;              // columns measure, value
  std::vector<StatisticsSection> lists;   // speakers, publishers, topics, cues, genders, months, confidence, rules, errors, diagnostics; empty ones too
};

// Lists are cut after `top` rows. Equal counts stand in the order of keys, so that the same records give the same report.
StatisticsReport report_of(const Statistics& statistics, std::size_t top);

std::string json_of(const StatisticsReport& report, const std::string& version);   // one object, with a line end
std::string csv_of(const StatisticsReport& report, bool raw);                      // section, rank, measure, value: a row a figure, CR LF

}  // namespace saidby::datasets
