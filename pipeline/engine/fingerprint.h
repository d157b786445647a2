// What results depend on, in a digest: the knowledge that was in use, and an input as it lay on the disk.
#pragma once

#include <cstdint>
#include <string>

#include "pipeline/knowledge/knowledge.h"

namespace saidby {

// SHA-256 over the names and bytes of every data file of the rules and gazetteers that the options ask for. Reads them all.
std::string knowledge_digest(const KnowledgeOptions& options);

// A file's size and the SHA-256 of its size, first and last MiB; of a folder, over all its files. Both 0 and "" for standard input, for what can't be read and for
// folders without files.
struct InputState {
  std::uint64_t bytes = 0;
  std::string fingerprint;
  friend bool operator==(const InputState&, const InputState&) = default;
};
InputState input_state(const std::string& path);

}  // namespace saidby
