#include "datasets/record_reader.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "pipeline/1_text/byte_source.h"
#include "pipeline/1_text/folder.h"

namespace saidby::records {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t longest_line = 1ull << 30;
constexpr std::size_t most_strange = 10;   // lines at the start of a file that may be no records, when one follows

// "0001.jsonl.zst" holds records, "manifest.json" and "0001.jsonl.part" don't.
bool holds_records(std::string name) {
  for (const std::string_view packed : {".gz", ".zst", ".bz2"})
    if (name.ends_with(packed)) name.resize(name.size() - packed.size());
  return name.ends_with(".jsonl") || name.ends_with(".ndjson");
}

}  // namespace

RecordReader::RecordReader(std::vector<std::string> paths, double min_confidence) : waiting_(std::make_move_iterator(paths.begin()), std::make_move_iterator(paths.end())), min_confidence_(min_confidence) {}

RecordReader::Got RecordReader::next() {
  for (;;) {
    if (known_ && !strange_.empty()) {
      fault_ = std::move(strange_.front());
      strange_.erase(strange_.begin());
      return Got::fault;
    }
    if (std::exchange(waiting_record_, false)) return Got::record;
    if (!bytes_) {
      if (waiting_.empty()) return Got::end;
      if (open_next() == Got::fault) return Got::fault;
      continue;
    }
    const auto got = bytes_->line(line_, longest_line);
    Got told = Got::end;
    if (got == ByteReader::Got::end) told = end_of_file();
    else if (got == ByteReader::Got::too_long) told = fail("a line of more than " + std::to_string(longest_line) + " bytes; it was passed over");
    else if (bytes_read_ += line_.size() + 1; line_.find_first_not_of(" \t\r") != std::string::npos) told = take_line();
    if (told != Got::end) return told;
  }
}

// Of this and the following functions Got::end means: there is nothing to tell yet.
RecordReader::Got RecordReader::take_line() {
  if (bytes_->line_number() == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
  const std::string wrong = parser_.parse(line_);
  if (wrong.empty() && min_confidence_ > 0) parser_.drop_quotes_below(min_confidence_);
  return wrong.empty() ? found() : fail(wrong + "; the line was passed over");
}

// A record; after the faults of the lines before it when it is the file's first.
RecordReader::Got RecordReader::found() {
  if (std::exchange(known_, true) || strange_.empty()) return Got::record;
  waiting_record_ = true;
  return Got::end;
}

RecordReader::Got RecordReader::fail(std::string what) {
  Fault fault{file_ + ":" + std::to_string(bytes_->line_number()) + ": " + std::move(what), false};
  if (known_) return fault_ = std::move(fault), Got::fault;
  strange_.push_back(std::move(fault));
  return strange_.size() == most_strange ? give_up() : Got::end;
}

// A file that is something else: one fault for all its lines.
RecordReader::Got RecordReader::give_up() {
  std::string first = std::move(strange_.front().what);
  first.resize(first.rfind("; "));
  if (const std::size_t syntax = first.find(": not JSON: "); syntax != std::string::npos) first.resize(syntax + 10);   // which mark is missing in a text that was never JSON says nothing
  fault_ = {first + "; the file holds no records and was passed over; make records of articles with saidby extract -f jsonl", true};
  strange_.clear();
  bytes_.reset();
  return Got::fault;
}

RecordReader::Got RecordReader::end_of_file() {
  const std::string why = bytes_->fault();
  if (!why.empty()) {
    const std::string where = bytes_->line_number() == 0 ? file_ : file_ + ":" + std::to_string(bytes_->line_number() + 1);
    fault_ = {where + ": " + why, true};
    strange_.clear();
    bytes_.reset();
    return Got::fault;
  }
  if (!strange_.empty()) return give_up();
  bytes_.reset();
  return Got::end;
}

RecordReader::Got RecordReader::open_next() {
  const std::string path = std::move(waiting_.front());
  waiting_.pop_front();
  file_ = path == "-" ? "stdin" : path;
  std::error_code error;
  if (path != "-" && fs::is_directory(path, error)) return unfold(path) ? Got::record : Got::fault;
  files_.push_back(file_);
  known_ = false;
  bytes_ = std::make_unique<ByteReader>(decompressed(open_file(path)));
  return Got::record;
}

// A folder in it that can't be listed waits among the files, and is the fault when its turn comes.
bool RecordReader::unfold(const std::string& folder) {
  const FolderContents found = folder_contents(folder);
  const bool unreadable = std::find(found.unreadable.begin(), found.unreadable.end(), folder) != found.unreadable.end();
  std::vector<std::string> inside = unreadable ? std::vector<std::string>() : found.unreadable;
  std::copy_if(found.files.begin(), found.files.end(), std::back_inserter(inside), [](const std::string& file) { return holds_records(file); });
  std::sort(inside.begin(), inside.end());
  waiting_.insert(waiting_.begin(), inside.begin(), inside.end());
  if (!unreadable && !inside.empty()) return true;
  fault_ = {folder + ": " + (unreadable ? "the folder can't be read; check its permissions" : "the folder holds no records (*.jsonl, packed or not); make them with saidby run or saidby extract -f jsonl"), true};
  return false;
}

}  // namespace saidby::records
