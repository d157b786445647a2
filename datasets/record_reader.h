// Records from where they were written: files of JSON lines (plain, gzip, zstd, bzip2), folders of such files as `saidby run` leaves them, "-" for standard input.
//
//   RecordReader reader({"out/", "more.jsonl.zst"});
//   for (auto got = reader.next(); got != RecordReader::Got::end; got = reader.next())
//     if (got == RecordReader::Got::record) use(reader.record()); else complain(reader.fault());
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "datasets/record.h"
#include "pipeline/1_text/byte_reader.h"

namespace saidby::records {

// What could not be read: "out/0001.jsonl:7: not JSON: ...; the line was passed over", or "article.txt:1: holds no records ...; the file was passed over".
struct Fault {
  std::string what;
  bool unreadable = false;   // a whole file (exit status 3), not one line (exit status 1)
};

class RecordReader {
 public:
  // Quotes below `min_confidence` are left out.
  explicit RecordReader(std::vector<std::string> paths, double min_confidence = 0);

  // Of a folder all *.jsonl and *.ndjson are read, packed ones too, recursively, by name; hidden files and other names are passed over. A named file is
  // read whatever its name; when none of its first lines is a record the file is given up, with one fault. Memory: one line at a time.
  enum class Got : std::uint8_t { record, fault, end };
  Got next();

  const Record& record() const { return parser_.record(); }   // until the next call
  const Fault& fault() const { return fault_; }

  const std::string& file() const { return file_; }       // of the record or fault: its path, "stdin" for standard input
  std::uint64_t line() const { return bytes_ ? bytes_->line_number() : 0; }
  std::uint64_t bytes() const { return bytes_read_; }     // of JSON lines so far, unpacked
  const std::vector<std::string>& files() const { return files_; }   // opened so far

 private:
  Got open_next();
  Got take_line();
  Got found();
  Got give_up();
  Got end_of_file();
  Got fail(std::string what);
  bool unfold(const std::string& folder);

  std::deque<std::string> waiting_;
  std::vector<std::string> files_;
  std::string file_, line_;
  std::unique_ptr<ByteReader> bytes_;
  std::uint64_t bytes_read_ = 0;
  RecordParser parser_;
  double min_confidence_;
  Fault fault_;
  // Of a file in which no record was found yet: the faults of its lines, which are told once there is one.
  bool known_ = false, waiting_record_ = false;
  std::vector<Fault> strange_;
};

}  // namespace saidby::records
