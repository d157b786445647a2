// The texts of records that don't carry them, from where they were extracted: a file, or a line of a file of many documents (JSON lines, tables, archives).
//
//   Sources sources;  sources.text_of("a.txt")          the file
//                     sources.text_of("news.jsonl:7")   the article of line 7
//
// Records stand in the order of their sources, so a file of many documents is read once, from its begin to its end.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "pipeline/1_text/reader.h"

namespace saidby::datasets {

class Sources {
 public:
  // The text, repaired as extraction repairs it; "" and why not in fault(). Valid until the next call. Memory: one document.
  const std::string& text_of(const std::string& source);
  const std::string& fault() const { return fault_; }

 private:
  bool read_file(const std::string& path);
  bool read_part(const std::string& source, const std::string& path);
  bool find(const std::string& source);

  std::string text_, fault_, path_;   // path_: of the file of many documents that is open
  std::unique_ptr<Reader> reader_;
  unsigned misses_ = 0;
};

}  // namespace saidby::datasets
