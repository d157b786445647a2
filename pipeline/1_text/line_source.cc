#include "pipeline/1_text/line_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace saidby {

LineSource::LineSource(std::string path) : path_(std::move(path)) {
  file_ = path_ == "-" ? stdin : std::fopen(path_.c_str(), "rb");
  if (!file_) error_ = std::string("can't be opened: ") + std::strerror(errno) + "; check the path and its permissions";
}

LineSource::~LineSource() {
  if (file_ && file_ != stdin) std::fclose(file_);
}

bool LineSource::fill() {
  constexpr std::size_t chunk = 1 << 16;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + chunk);
  const std::size_t got = std::fread(buffer_.data() + had, 1, chunk, file_);
  buffer_.resize(had + got);
  if (got == 0 && std::ferror(file_)) error_ = std::string("can't be read on: ") + std::strerror(errno);
  return got > 0;
}

LineSource::Got LineSource::next(std::string& line, std::uint64_t most) {
  line.clear();
  bool long_line = false, any = false;
  for (;;) {
    if (at_ == buffer_.size() && !fill()) {
      if (!any) return Got::end;
      break;
    }
    any = true;
    const std::size_t end = std::min(buffer_.find('\n', at_), buffer_.size());
    if (!long_line) line.append(buffer_, at_, end - at_);
    long_line = long_line || line.size() > most;
    if (long_line) line.clear();
    at_ = end;
    if (end < buffer_.size()) {
      ++at_;
      break;
    }
  }
  ++number_;
  if (line.ends_with('\r')) line.pop_back();
  return long_line ? Got::too_long : Got::line;
}

bool LineSource::read_all(std::string& bytes, std::uint64_t most) {
  bytes.clear();
  do {
    bytes.append(buffer_, at_);
    at_ = buffer_.size();
    if (bytes.size() > most) return false;
  } while (fill());
  return error_.empty();
}

char LineSource::peek() {
  for (;;) {
    for (std::size_t i = at_; i < buffer_.size(); ++i)
      if (!std::strchr(" \t\r\n", buffer_[i])) return buffer_[i];
    const std::size_t keep = at_;
    at_ = 0;
    const bool more = fill();
    at_ = keep;
    if (!more) return '\0';
  }
}

}  // namespace saidby
