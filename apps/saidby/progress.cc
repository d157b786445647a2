#include "apps/saidby/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "pipeline/1_text/folder.h"
#include "pipeline/8_records/json_writer.h"
#include "report/html.h"

namespace saidby {
namespace {

using html_page::grouped;
using Seconds = std::chrono::duration<double>;

std::string megabytes(double bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MB", bytes / 1e6);
  return text;
}

// 4000 -> "1 h 07 min"
std::string duration(double seconds) {
  char text[48];
  const auto whole = static_cast<long long>(std::llround(seconds));
  if (whole < 60) std::snprintf(text, sizeof text, "%lld s", whole);
  else if (whole < 3600) std::snprintf(text, sizeof text, "%lld min %02lld s", whole / 60, whole % 60);
  else std::snprintf(text, sizeof text, "%lld h %02lld min", whole / 3600, whole / 60 % 60);
  return text;
}

}  // namespace

ProgressKind progress_kind(const std::string& name) {
  if (name == "auto") return isatty(STDERR_FILENO) ? ProgressKind::slow : ProgressKind::off;
  if (name == "always") return ProgressKind::line;
  if (name == "never") return ProgressKind::off;
  return ProgressKind::json;
}

Progress::Progress(ProgressKind kind, std::uint64_t total) : kind_(kind), total_(total), begin_(std::chrono::steady_clock::now()), next_(begin_ + std::chrono::milliseconds(500)) {}

void Progress::advance(std::uint64_t bytes_read, std::uint64_t documents, std::uint64_t failed) {
  read_ = std::max(read_, bytes_read), documents_ = documents, failed_ = failed;
  if (kind_ == ProgressKind::off) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(kind_ == ProgressKind::json ? 1000 : 200);
  show(false);
}

void Progress::show(bool last) {
  const double seconds = std::max(1e-3, Seconds(std::chrono::steady_clock::now() - begin_).count());
  const double rate = static_cast<double>(read_) / seconds;
  const double share = total_ == 0 ? 0 : std::min(1.0, static_cast<double>(read_) / static_cast<double>(total_));
  const double left = share > 0 ? seconds / share - seconds : 0;
  std::string text;
  if (kind_ == ProgressKind::json) {
    JsonWriter json(text);
    json.object().key("documents").value(documents_).key("failed").value(failed_).key("bytes").value(read_).key("seconds").value(seconds, 1).key("bytes_per_second").value(rate, 0);
    if (total_ > 0) json.key("total_bytes").value(total_).key("share").value(share, 4).key("seconds_left").value(last && complete_ ? 0 : left, 1);
    json.key("done").value(last && complete_).end();
    text += '\n';
  } else {
    text = "\r\033[K" + grouped(documents_) + (documents_ == 1 ? " document, " : " documents, ") + megabytes(static_cast<double>(read_));
    if (total_ > 0) text += " of " + megabytes(static_cast<double>(total_)) + " (" + std::to_string(std::lround(share * 100)) + " %)";
    text += ", " + megabytes(rate) + "/s, " + (last ? "in " + duration(seconds) : share > 0 ? duration(left) + " left" : duration(seconds));
    if (failed_ > 0) text += ", " + grouped(failed_) + " failed";
    if (last) text += '\n';
  }
  std::fputs(text.c_str(), stderr);
  shown_ = !last;
  told_ = true;
}

void Progress::clear() {
  if (kind_ != ProgressKind::json && shown_) std::fputs("\r\033[K", stderr);
  shown_ = false;
}

void Progress::finish(bool complete) {
  if (kind_ == ProgressKind::off || (kind_ == ProgressKind::slow && !told_)) return;
  complete_ = complete;
  show(true);
}

std::uint64_t total_size(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  std::uint64_t total = 0;
  std::error_code error;
  for (const std::string& path : paths) {
    if (path == "-") return 0;
    if (!fs::is_directory(path, error)) {
      if (!fs::is_regular_file(path, error)) return 0;
      total += fs::file_size(path, error);
      continue;
    }
    for (const std::string& file : folder_contents(path).files)
      if (const auto size = fs::file_size(file, error); !error) total += size;
  }
  return total;
}

}  // namespace saidby
