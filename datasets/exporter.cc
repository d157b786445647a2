#include "datasets/exporter.h"

#include "pipeline/8_records/json_writer.h"

namespace saidby::datasets {

std::unique_ptr<Exporter> make_exporter(const std::string& format, const ExportOptions& options) {
  if (format == "sqlite") return sqlite_exporter(options);
  if (format == "csv") return table_exporter(options, ',');
  if (format == "tsv") return table_exporter(options, '\t');
  if (format == "quotebank") return quotebank_exporter(options);
  if (format == "gqg") return gqg_exporter(options);
  if (format == "brat") return brat_exporter(options);
  if (format == "iob") return iob_exporter(options);
  if (format == "webanno") return webanno_exporter(options);
  return nullptr;
}

std::string json_of(const Metadata& metadata) {
  std::string out;
  JsonWriter json(out);
  json.object();
  for (const auto& [name, value] : metadata) json.key(name).value(value);
  json.end();
  return out + "\n";
}

}  // namespace saidby::datasets
