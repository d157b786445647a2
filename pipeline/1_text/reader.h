// Where documents come from: files, folders, standard input, JSON lines. One pull at a time, in the order given; what can't be
// read becomes an item with an error, and the rest goes on.
//
//   Reader reader({"a.txt", "folder", "news.jsonl", "-"}, {});
//   while (auto item = reader.next()) ...
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/pipeline.h"

namespace saidby {

struct ReaderOptions {
  InputKind kind = InputKind::automatic;   // of a plain file; the text of a JSON line is clean text unless another kind is asked for
  bool json_lines = false;                 // every input is JSON lines, whatever its name
  std::string id_field, text_field, title_field, date_field;   // empty: the usual names
  std::uint64_t max_document_bytes = 64ull << 20;
};

struct InputItem {
  Input input;
  std::string error;      // not empty: the document is lost, and why: "news.jsonl:7: not JSON: ..."
  bool unreadable = false;   // the error is of the file system, not of the document
};

class Reader {
 public:
  Reader(std::vector<std::string> paths, ReaderOptions options);
  ~Reader();

  // Memory: one document, or one line, at a time. Folders are read recursively, by name.
  std::optional<InputItem> next();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace saidby
