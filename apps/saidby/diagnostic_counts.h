// Diagnostics of many documents by code, for outputs that have no place for them.
//
//   2 of 7 documents have diagnostics: crlf (1), invalid-utf8 (2); -f jsonl says what and where
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "pipeline/document.h"

namespace saidby {

// Used by several threads.
class DiagnosticCounts {
 public:
  void add(const Document& document);
  // The line; "" when no document had any.
  std::string told() const;

 private:
  mutable std::mutex mutex_;
  std::uint64_t documents_ = 0, odd_ = 0;
  std::map<std::string, std::uint64_t> by_code_;
};

}  // namespace saidby
