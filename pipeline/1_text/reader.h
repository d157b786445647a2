// Where documents come from: files, folders, standard input; plain, compressed, or containers of many documents (JSON lines, tables, web archives, SGML). One pull at a time, in
// the order given; what can't be read becomes an item with an error, and the rest goes on. What a file is, its content says before its name.
//
//   Reader reader({"a.txt", "folder", "news.jsonl.gz", "crawl.warc.gz", "-"}, {});
//   while (auto item = reader.next()) ...
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/pipeline.h"

namespace saidby {

class FieldNames;

// How a file holds its documents.
enum class ContainerKind : std::uint8_t { automatic, document, json_lines, json, table, web_archive, sgml };

struct ReaderOptions {
  InputKind kind = InputKind::automatic;   // of a document; the text in a field of a record is clean text (or HTML) unless another kind is asked for
  ContainerKind container = ContainerKind::automatic;
  std::string id_field, text_field, title_field, date_field;   // empty: the usual names
  std::uint64_t max_document_bytes = 64ull << 20;
  const FieldNames* fields = nullptr;      // the usual names (Knowledge::fields), which must outlive the reader; null: those of default_home(), read when a record comes
  std::vector<std::string> keep;           // keys, columns or headers of a record that go along with its document
  int stop = -1;                           // a descriptor: once it can be read from, the inputs end
};

// What --input may be, for messages: "auto, text, page, ...".
inline constexpr std::string_view input_names = "auto, text, page, html, jsonl, csv, warc, sgml";
// Sets kind and container by such a name; false when there is none.
bool set_input(ReaderOptions& options, std::string_view name);

struct InputItem {
  Input input;
  std::string error;           // not empty: the document is lost, and why: "news.jsonl:7: not JSON: ..."
  bool unreadable = false;     // the error is of the file system, not of the document
  std::uint64_t position = 0;  // byte of the (decompressed) file where the document begins
};

class Reader {
 public:
  Reader(std::vector<std::string> paths, ReaderOptions options);
  ~Reader();

  // Memory: one document, or one line, at a time. Folders are read recursively, by name; hidden files in them are passed over.
  // Throws LoadError when the usual names of fields are needed and can't be loaded.
  std::optional<InputItem> next();
  // Whether next() answers without waiting for the writer of a pipe.
  bool ready() const;
  // Bytes of the files read so far, as compressed as they are.
  std::uint64_t bytes_read() const;
  // Records so far that are no documents (requests and pictures of web archives).
  std::uint64_t passed_over() const;
  // What is to be told that is no document's fault, since it was last asked: files that hold no documents, links in folders that are not followed.
  std::vector<std::string> take_remarks();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace saidby
