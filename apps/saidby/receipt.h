// The account of a run for --receipt: what was read with what knowledge, what came of it, and where it lies.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/knowledge/knowledge.h"

namespace saidby {

struct Receipt {
  std::string command;                 // "extract"
  std::vector<std::string> inputs;
  std::uint64_t bytes_read = 0, documents = 0, failed = 0, duplicates = 0, passed_over = 0;
  std::string output;                  // file or folder; "-" for standard output
  std::uint64_t bytes_written = 0;
  std::string sha256;                  // of the output where it is one file or stream
  std::string settings;
  bool complete = true;                // false: it was stopped, or an input could not be read
  int status = 0;
  double seconds = 0;
};

// `path`: "-" is standard output. Throws OutputError.
void write_receipt(const std::string& path, const Receipt& receipt, const KnowledgeOptions& knowledge);

}  // namespace saidby
