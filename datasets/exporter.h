// What every format of `saidby export` is: it takes records one after the other and puts its files in place when all went well.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "datasets/identities.h"
#include "datasets/record.h"

namespace saidby::datasets {

// Name and value, in order: "made_by" -> "saidby 0.1.0".
using Metadata = std::vector<std::pair<std::string, std::string>>;

class Exporter {
 public:
  virtual ~Exporter() = default;   // without finish() nothing stays behind
  // "" or why this record can't be exported: "the text is not in the record ...". Throws WriteError when the output can't be written.
  virtual std::string add(const records::Record& record, const std::vector<Joined>& joined) = 0;
  virtual void finish(const Identities& identities, const Metadata& metadata) = 0;
};

struct ExportOptions {
  std::string output;      // a file for sqlite, else a folder
  bool csv_raw = false;    // cells that a spreadsheet would run as formulas stay as they are
  std::string home;        // of the word lists by which iob tells sentences apart
};

// Whether `format` is one; "sqlite, csv, ..." for messages.
inline constexpr std::string_view export_formats = "sqlite, csv, tsv, quotebank, gqg, brat, iob, webanno";
// Null when there is no such format.
std::unique_ptr<Exporter> make_exporter(const std::string& format, const ExportOptions& options);

std::unique_ptr<Exporter> sqlite_exporter(const ExportOptions& options);
std::unique_ptr<Exporter> table_exporter(const ExportOptions& options, char separator);   // CSV, TSV
std::unique_ptr<Exporter> quotebank_exporter(const ExportOptions& options);
std::unique_ptr<Exporter> gqg_exporter(const ExportOptions& options);
std::unique_ptr<Exporter> brat_exporter(const ExportOptions& options);
std::unique_ptr<Exporter> iob_exporter(const ExportOptions& options);
std::unique_ptr<Exporter> webanno_exporter(const ExportOptions& options);

// {"made_by":"saidby 0.1.0",...} with a line end, for the folders' metadata.json.
std::string json_of(const Metadata& metadata);

}  // namespace saidby::datasets
