// A file that holds documents, one after the other: JSON lines, a table, a web archive, SGML, or one document that is the whole file.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/1_text/byte_reader.h"
#include "pipeline/1_text/file_charset.h"
#include "pipeline/1_text/reader.h"

namespace saidby {

// What the containers share.
struct OpenFile {
  std::string name;      // the path, "stdin" for standard input
  ByteReader bytes;
  const ReaderOptions& options;
  FileCharset charset{};
  std::vector<Diagnostic> notes{};   // of the next document

  // A part that isn't UTF-8 becomes it; what is to be said of the document then.
  FileCharset::Decoding decode(std::string& part);
  void note(const FileCharset::Decoding& decoding) { note(decoding, charset.name()); }
  void note(const FileCharset::Decoding& decoding, const std::string& charset_name);

  std::string at(std::uint64_t line) const { return name + ":" + std::to_string(line); }
};

class Container {
 public:
  virtual ~Container() = default;
  // The next document, or an error in its place; none at the end.
  virtual std::optional<InputItem> next() = 0;
  // Records so far that are no documents: requests and pictures of web archives.
  virtual std::uint64_t passed_over() const { return 0; }
};

std::unique_ptr<Container> open_json_lines(OpenFile& file);
std::unique_ptr<Container> open_json(OpenFile& file);          // one object, or a list of them
std::unique_ptr<Container> open_table(OpenFile& file);         // CSV, TSV
std::unique_ptr<Container> open_web_archive(OpenFile& file);   // WARC, WET
std::unique_ptr<Container> open_sgml(OpenFile& file);          // <DOC> ... </DOC>
std::unique_ptr<Container> open_document(OpenFile& file);      // the file is the document

// An error in place of a document. `where`: "news.jsonl:7".
InputItem failed_item(const std::string& where, const std::string& what, bool unreadable = false);
// "larger than 1000 bytes; ..."
std::string too_large(const ReaderOptions& options);
// The kind of a document whose text stands in a field: clean text, or HTML by content, unless another kind is asked for.
InputKind kind_of_field(const std::string& text, const ReaderOptions& options);

}  // namespace saidby
