// saidby export: records of earlier extractions as a database, tables, or the files of other tools.
#include <filesystem>
#include <iostream>

#include "apps/saidby/command.h"
#include "apps/saidby/complaints.h"
#include "apps/saidby/options.h"
#include "apps/saidby/record_options.h"
#include "apps/saidby/suggest.h"
#include "datasets/export.h"
#include "pipeline/engine/fingerprint.h"
#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/knowledge.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

namespace fs = std::filesystem;

// An export that lies where it reads would be read as records the next time.
void refuse_inside(const std::string& output, const std::vector<std::string>& inputs) {
  std::error_code error;
  const std::string place = fs::weakly_canonical(fs::absolute(output), error).string();
  for (const std::string& input : inputs) {
    if (input == "-") continue;
    const std::string from = fs::weakly_canonical(fs::absolute(input), error).string();
    const bool folder = fs::is_directory(input, error);
    if (place == from || (folder && place.starts_with(from + "/"))) throw UsageError("--output " + output + " lies in the input " + input + "; nothing was written; choose another place");
  }
}

// The release's figures, as HOME/docs/accuracy.tsv states them (figure, value, data, articles, date, meaning): "Q end-to-end F1 90.0 (PolNeAR dev, 84 articles, 2026-11-24); ...".
std::string accuracy_of(const std::string& home) {
  Problems missing;
  const std::string bytes = read_data_file((home.empty() ? default_home() : home) + "/docs/accuracy.tsv", missing);
  std::string out;
  for (const Line& line : lines_of(bytes)) {
    const std::vector<std::string_view> cells = split(line.text, '\t');
    if (line.text.starts_with('#') || cells.size() != 6 || cells[0] == "figure") continue;
    out.append(out.empty() ? "" : "; ").append(cells[0]).append(" ").append(cells[1]).append(" (").append(cells[2]).append(", ").append(cells[3]).append(" articles, ").append(cells[4]).append(")");
  }
  return out;
}

datasets::ExportCounts export_telling(datasets::Exporter& exporter, const datasets::Provenance& provenance) {
  Complaints complaints;
  return datasets::export_records(exporter, provenance, [&](const std::string& what) { complaints.add(what); });
}

int run(const po::variables_map& values) {
  if (!values.count("path")) throw UsageError("export needs records: a file, a folder or - for standard input; see saidby help export");
  if (!values.count("to")) throw UsageError("export needs --to, one of " + std::string(datasets::export_formats));
  if (values["output"].as<std::string>().empty()) throw UsageError("export needs --output: a file for sqlite, else a folder");
  if (values["output"].as<std::string>() == "-") throw UsageError("--output -: an export is a file or a folder and can't go to standard output");
  const auto format = values["to"].as<std::string>(), home = values["home"].as<std::string>();
  datasets::Provenance provenance{version_number(), format, values["path"].as<Strings>(), min_confidence(values), accuracy_of(home), [home](const std::string& language) { return knowledge_digest({.home = home, .language = language}); }};
  const datasets::ExportOptions options{values["output"].as<std::string>(), values.count("csv-raw") > 0, values["home"].as<std::string>()};
  refuse_inside(options.output, provenance.paths);
  const auto exporter = datasets::make_exporter(format, options);
  const auto counts = export_telling(*exporter, provenance);
  if (counts.nothing()) std::cerr << "saidby: " << options.output << ": there was no record that could be exported; nothing was written\n";
  return counts.unreadable ? io_failed : counts.faults + counts.refused > 0 ? some_failed : all_good;
}

}  // namespace

Command export_command() {
  Command command{"export", "records as a database, tables, or files of other tools", "RECORDS...",
                  "Reads records that saidby extract or saidby run wrote (JSON lines, also packed; folders of them; - for standard input), so that extraction runs once, and writes "
                  "them as SQLite, as CSV or TSV tables, in the formats of Quotebank and of GDELT's quotation graph, as brat, IOB2 or W3C Web Annotations. docs/exports.md describes each.\n\n"
                  "People and other entities of different articles are joined by gazetteer id, else by full name with compatible role, country and gender; the key and its evidence are in the output.\n\n"
                  "The output appears when it is complete. The same records give the same bytes.",
                  po::options_description("options"), "path", run};
  command.options.add_options()
      ("to", one_of(listed(datasets::export_formats)), "the format\ngqg, brat and iob need the articles' text: extract with --text, or keep the files where they were")
      ("output,o", text_value("PATH"), "a file for sqlite, else a folder\nan earlier export there is replaced")
      ("csv-raw", "CSV and TSV: leave cells as they are that a spreadsheet would run as formulas")
      ("home", text_value("DIR"), "the folder that holds rules/ and docs/accuracy.tsv\nfor the sentences of iob, and the figures that metadata states")
      ("path", po::value<Strings>()->value_name("PATH"), "files and folders of records, or -");
  add_record_options(command.options);
  command.examples = {{"saidby export records.jsonl --to sqlite -o quotes.db", "a database, for sqlite3 or Datasette"},
                      {"saidby export records.jsonl --to csv -o tables/", "a CSV file a table"}};
  return command;
}

}  // namespace saidby
