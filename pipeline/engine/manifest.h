// What `saidby run` has finished, in manifest.json beside the shards: each shard with its input, counts and SHA-256, and what it was made with. Rewritten whole, by way of a
// temporary name, after each shard. Holds no times and no paths of the machine but the inputs' as given: the same run gives the same bytes.
//
//   {"version":"0.1.0","knowledge":"5f0c...","settings":"input=auto ...","complete":true,"documents":840,"failed":0,"bytes":9120413,"duplicate_ids":0,"shards":[
//   {"file":"news-00001.jsonl","input":"news.jsonl.gz","fingerprint":"91ab...","number":1,"last":true,"text_bytes":4718592,"documents":840,"failed":0,"unreadable":false,"bytes":9120413,"sha256":"77e1..."}
//   ]}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace saidby {

struct Shard {
  std::string file;             // in the folder of the manifest
  std::string input;            // as given
  std::string fingerprint;      // of the input, see InputState
  std::uint32_t number = 0;     // of the input's shards, from 1
  bool last = false;            // the input ends with it
  std::uint64_t text_bytes = 0, documents = 0, failed = 0;
  bool unreadable = false;      // the file system would not give the input: it is worth another try
  std::uint64_t bytes = 0;      // of the file
  std::string sha256;
  friend bool operator==(const Shard&, const Shard&) = default;
};

struct Manifest {
  std::string version, knowledge, settings;
  bool complete = false;          // every input could be read, and was to its end
  std::uint64_t duplicates = 0;   // unless it was stopped
  std::vector<Shard> shards;      // in the order of the inputs

  bool made_like(const Manifest& other) const { return version == other.version && knowledge == other.knowledge && settings == other.settings; }
  friend bool operator==(const Manifest&, const Manifest&) = default;
};

std::string manifest_path(const std::string& folder);
// None when there is no manifest, or it is none of ours.
std::optional<Manifest> read_manifest(const std::string& folder);
// Throws OutputError.
void write_manifest(const std::string& folder, const Manifest& manifest);

}  // namespace saidby
