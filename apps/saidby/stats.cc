// saidby stats: what a collection of records says, as a table, JSON or CSV.
#include <cstdlib>

#include "apps/saidby/command.h"
#include "apps/saidby/complaints.h"
#include "apps/saidby/options.h"
#include "apps/saidby/record_options.h"
#include "apps/saidby/output.h"
#include "apps/saidby/suggest.h"
#include "apps/saidby/table.h"
#include "datasets/record_reader.h"
#include "datasets/statistics.h"
#include "datasets/statistics_report.h"
#include "report/statistics_table.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

using records::RecordReader;

constexpr std::size_t widest = 400;   // cells of a line of the table

std::string rendered(const datasets::Statistics& statistics, const std::string& format, std::size_t top, bool raw, bool terminal) {
  const datasets::StatisticsReport report = report_of(statistics, top);
  if (format == "json") return json_of(report, version_number());
  if (format == "csv") return csv_of(report, raw);
  TableStyle style = terminal_style(terminal, widest);
  if (!terminal && !std::getenv("COLUMNS")) style.width = widest;   // a file has room for all
  return table_of(report, style);
}

int run(const po::variables_map& values) {
  if (!values.count("path")) throw UsageError("stats needs records: a file, a folder or - for standard input; see saidby help stats");
  auto format = values["format"].as<std::string>();
  Output output(values["output"].as<std::string>());
  RecordReader reader(values["path"].as<Strings>(), min_confidence(values));
  datasets::Statistics statistics;
  bool unreadable = false;
  Complaints complaints;
  for (auto got = reader.next(); got != RecordReader::Got::end; got = reader.next()) {
    if (got == RecordReader::Got::record) {
      statistics.add(reader.record());
      continue;
    }
    statistics.add_fault();
    unreadable = unreadable || reader.fault().unreadable;
    complaints.add(reader.fault().what);
  }
  const int status = unreadable ? io_failed : statistics.faults > 0 ? some_failed : all_good;
  if (statistics.records == 0 && statistics.faults > 0) return status;   // there is nothing to tell
  output.write(rendered(statistics, format, values["top"].as<std::uint64_t>(), values.count("csv-raw") > 0, output.is_terminal()));
  output.finish();
  return status;
}

}  // namespace

Command stats_command() {
  Command command{"stats", "who is quoted most, by whom, on what, and how", "RECORDS...",
                  "Reads records that saidby extract or saidby run wrote (JSON lines, also packed; folders of them; - for standard input) and counts: who is quoted most, by which publishers, which names stand in "
                  "the quotes, direct, mixed and indirect quotes, women and men (from evidence in the text or the gazetteers; unknown is shown), cue words, how much is attributed, errors.\n\n"
                  "People of different articles are joined by gazetteer id, else by full name with compatible role, country and gender.",
                  po::options_description("options"), "path", run};
  command.options.add_options()
      ("format,f", one_of({"table", "json", "csv"}, "table"), "what to write\ncsv: a row a figure, as section, rank, measure, value")
      ("output,o", text_value("FILE"), "write to this file instead of standard output\nit appears when it is complete")
      ("top", number_value(20), "so many of each list")
      ("color", color_value(), "colours of the table\nauto: on a terminal, unless NO_COLOR is set")
      ("csv-raw", "CSV: leave cells as they are that a spreadsheet would run as formulas")
      ("path", po::value<Strings>()->value_name("PATH"), "files and folders of records, or -");
  add_record_options(command.options);
  command.examples = {{"saidby stats records.jsonl", "a table of who is quoted, and how"},
                      {"saidby stats records.jsonl -f json --top 100 -o stats.json", "for a program"}};
  return command;
}

}  // namespace saidby
