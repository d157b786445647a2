// The table of `saidby stats` at many widths.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "report/statistics_table.h"

using namespace saidby;

namespace {

datasets::StatisticsReport sample() {
  datasets::StatisticsReport report;
  report.summary = {"summary", "All", {"measure", "value"}, {{std::string("quotes"), std::uint64_t(12345)}, {std::string("share_attributed"), .714}}, 2};
  report.lists = {{"speakers", "Who is quoted most", {"key", "name", "role", "gender", "quotes", "confidence", "on"},
                   {{std::string("person:x"), std::string("Judith Crane"), std::string("mayor of the very old town of Saltmere by the sea"), std::string("female"), std::uint64_t(9), .93, std::string("Hill Road (1)")},
                    {std::string("person:y"), std::string("\u738B\u65ED\033[31m"), {}, {}, std::uint64_t(3), .5, {}}}, 17}};
  return report;
}

std::vector<std::string> lines(std::size_t width) {
  std::istringstream text(table_of(sample(), {width, false}));
  std::vector<std::string> out;
  for (std::string line; std::getline(text, line);) out.push_back(line);
  return out;
}

bool has(const std::vector<std::string>& all, const std::string& words) {
  return std::any_of(all.begin(), all.end(), [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

}  // namespace

TEST_SUITE("report") {
  TEST_CASE("no line of statistics is wider than the terminal") {
    for (std::size_t width = 20; width <= 200; ++width)
      for (const std::string& line : lines(width)) CHECK_MESSAGE(cells(line) <= width, width << ": " << line);
  }

  TEST_CASE("columns that have no room are left out, the least needed first, and the title tells") {
    CHECK(has(lines(120), "mayor of the very old town of Saltmere by the"));
    CHECK(has(lines(120), "Hill Road (1)"));
    CHECK(has(lines(60), "too narrow for: confidence)"));
    CHECK(has(lines(60), "      on Hill Road (1)"));   // below its row
    CHECK(has(lines(60), "Judith Crane"));
    CHECK(has(lines(30), "Judith Crane  "));
  }

  TEST_CASE("numbers are for reading, what is not known is told, control characters are not written") {
    const auto all = lines(120);
    CHECK(has(all, "12,345"));
    CHECK(has(all, "71 %"));
    CHECK(has(all, "2 of 17"));
    CHECK(has(all, "unknown"));
    CHECK(!has(all, "\033"));
    CHECK(!has(all, "person:x"));
    CHECK(table_of(sample(), {120, true}).find("\033[4mWho is quoted most") != std::string::npos);
  }
}
