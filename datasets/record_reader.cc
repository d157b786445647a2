#include "datasets/record_reader.h"

#include <algorithm>
#include <filesystem>

#include "pipeline/1_text/byte_source.h"

namespace saidby::records {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t longest_line = 1ull << 30;

// "0001.jsonl.zst" holds records, "manifest.json" and "0001.jsonl.part" don't.
bool holds_records(std::string name) {
  for (const std::string_view packed : {".gz", ".zst", ".bz2"})
    if (name.ends_with(packed)) name.resize(name.size() - packed.size());
  return name.ends_with(".jsonl") || name.ends_with(".ndjson");
}

// The files of a folder that hold records, by name.
std::vector<std::string> record_files(const std::string& folder, std::error_code& error) {
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    std::error_code unknown;
    if (name.starts_with('.')) {
      if (it->is_directory(unknown)) it.disable_recursion_pending();
    } else if (it->is_regular_file(unknown) && holds_records(name)) {
      files.push_back(it->path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

RecordReader::RecordReader(std::vector<std::string> paths) : waiting_(std::make_move_iterator(paths.begin()), std::make_move_iterator(paths.end())) {}

RecordReader::Got RecordReader::next() {
  for (;;) {
    if (!bytes_) {
      if (waiting_.empty()) return Got::end;
      if (open_next() == Got::fault) return Got::fault;
      continue;
    }
    const auto got = bytes_->line(line_, longest_line);
    if (got == ByteReader::Got::too_long) return fail("a line of more than " + std::to_string(longest_line) + " bytes; it was passed over", false);
    if (got == ByteReader::Got::end) {
      if (end_of_file() == Got::fault) return Got::fault;
      continue;
    }
    bytes_read_ += line_.size() + 1;
    if (line_.find_first_not_of(" \t\r") != std::string::npos) return take_line();
  }
}

RecordReader::Got RecordReader::take_line() {
  if (bytes_->line_number() == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
  const std::string wrong = parser_.parse(line_);
  return wrong.empty() ? Got::record : fail(wrong + "; the line was passed over", false);
}

RecordReader::Got RecordReader::end_of_file() {
  const std::string why = bytes_->fault();
  Got got = Got::end;
  if (!why.empty()) {
    const std::string where = bytes_->line_number() == 0 ? file_ : file_ + ":" + std::to_string(bytes_->line_number() + 1);
    fault_ = {where + ": " + why, true};
    got = Got::fault;
  }
  bytes_.reset();
  return got;
}

RecordReader::Got RecordReader::open_next() {
  const std::string path = std::move(waiting_.front());
  waiting_.pop_front();
  file_ = path == "-" ? "stdin" : path;
  std::error_code error;
  if (path != "-" && fs::is_directory(path, error)) return unfold(path) ? Got::record : Got::fault;
  files_.push_back(file_);
  bytes_ = std::make_unique<ByteReader>(decompressed(open_file(path)));
  return Got::record;
}

bool RecordReader::unfold(const std::string& folder) {
  std::error_code error;
  const auto files = record_files(folder, error);
  waiting_.insert(waiting_.begin(), files.begin(), files.end());
  if (!error && !files.empty()) return true;
  fault_ = {folder + ": " + (error ? "the folder can't be read: " + error.message() : "the folder holds no records (*.jsonl, packed or not); make them with saidby run or saidby extract -f jsonl"), true};
  return false;
}

RecordReader::Got RecordReader::fail(std::string what, bool unreadable) {
  fault_ = {file_ + ":" + std::to_string(bytes_->line_number()) + ": " + std::move(what), unreadable};
  return Got::fault;
}

}  // namespace saidby::records
