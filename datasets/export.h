// `saidby export`: records from files, folders or standard input into one format, with the faults met on the way.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "datasets/exporter.h"
#include "datasets/record_reader.h"

namespace saidby::datasets {

struct ExportCounts {
  std::uint64_t records = 0, failed = 0;   // failed: error records, of documents that could not be read
  std::uint64_t faults = 0;                // lines that are no records, passed over
  std::uint64_t refused = 0;               // records that the format can't hold, passed over
  bool unreadable = false;                 // a file or folder could not be read

  // Nothing could be exported: every record was refused, or there was none among what was read.
  bool nothing() const { return records == 0 ? faults > 0 : refused > 0 && refused + failed == records; }
};

// What was made by whom, of what: for metadata.json and the metadata table. `paths` as given: what the files beside them tell of their making (datasets/origin.h) is
// taken over and compared with this installation.
struct Provenance {
  std::string version;   // "0.1.0"
  std::string format;
  std::vector<std::string> paths;
  double min_confidence = 0;   // of quotes
  std::string accuracy;   // measured figures of this release; empty: not known
  std::function<std::string(const std::string& language)> knowledge_of;   // the digest of this installation's rules and gazetteers; empty: not known
};

// Tells `complain` of every fault and refusal. When nothing could be exported nothing is written. Throws WriteError. Memory: one record, and what the exporter says.
ExportCounts export_records(Exporter& exporter, const Provenance& provenance, const std::function<void(const std::string&)>& complain);

}  // namespace saidby::datasets
