// What records were extracted with, as the files beside them tell.
//
//   origin_of({"out/"})            reads out/manifest.json, which `saidby run` wrote
//   origin_of({"records.jsonl"})   reads records.jsonl.receipt.json, which `saidby extract -o records.jsonl --receipt records.jsonl.receipt.json` wrote
#pragma once

#include <string>
#include <vector>

namespace saidby::datasets {

struct Origin {
  std::string version, knowledge, settings;   // "0.1.0", the SHA-256 of rules and gazetteers, "input=auto lang=en ..."; "a; b" where the inputs differ; empty: not told
  std::vector<std::string> untold;            // of the paths: those that nothing is known of

  std::string language() const;               // of the rules, as the settings say; "en" where they don't
};

// `paths` as given to a command: folders, files, "-". A shard of a run is known by the manifest that names it, a file by a receipt that states its size.
Origin origin_of(const std::vector<std::string>& paths);

// In a sentence or two, against the installation that reads the records (its version and digest): "The records were extracted with ...".
std::string describe(const Origin& origin, const std::string& version, const std::string& knowledge);

}  // namespace saidby::datasets
