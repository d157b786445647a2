#include "pipeline/1_text/byte_reader.h"

#include <algorithm>
#include <memory>

namespace saidby {

bool ByteReader::fill() {
  const std::size_t chunk = position_ == 0 && buffer_.empty() ? 1 << 12 : 1 << 16;   // what is read whole after a look at its begin isn't copied first
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + chunk);
  const std::size_t got = source_->read(buffer_.data() + had, chunk);
  buffer_.resize(had + got);
  return got > 0;
}

std::string_view ByteReader::peek(std::size_t most) {
  while (buffer_.size() - at_ < most && fill()) {
  }
  return std::string_view(buffer_).substr(at_, most);
}

std::string_view ByteReader::peek_ready(std::size_t most) {
  while (buffer_.size() - at_ < most && source_->ready() && fill()) {
  }
  return std::string_view(buffer_).substr(at_, most);
}

namespace {

// Grows by doubling, but never beyond what a line may have.
void append_within(std::string& line, std::string_view piece, std::uint64_t most) {
  const std::size_t size = line.size() + piece.size();
  if (line.capacity() < size) line.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(std::max(2 * line.capacity(), size), most)));
  line.append(piece);
}

}  // namespace

ByteReader::Got ByteReader::line(std::string& line, std::uint64_t most) {
  line.clear();
  cut_ = false;
  bool long_line = false, any = false;
  for (;;) {
    if (at_ == buffer_.size() && !fill()) {
      if (!any) return Got::end;
      cut_ = !fault().empty();
      break;
    }
    any = true;
    const std::size_t end = std::min(buffer_.find(line_end_, at_), buffer_.size());
    const auto piece = std::string_view(buffer_).substr(at_, end - at_);
    if (!long_line && line.size() + piece.size() > most) long_line = true, line = std::string();
    if (!long_line) append_within(line, piece, most);
    take(end - at_);
    if (end < buffer_.size()) {
      take(1);
      break;
    }
  }
  ++number_;
  if (line.ends_with('\r')) line.pop_back();
  return long_line ? Got::too_long : Got::line;
}

bool ByteReader::read(std::string& bytes, std::uint64_t size) {
  while (size > 0) {
    if (at_ == buffer_.size() && !fill()) return false;
    const std::size_t got = static_cast<std::size_t>(std::min<std::uint64_t>(size, buffer_.size() - at_));
    bytes.append(buffer_, at_, got);
    take(got);
    size -= got;
  }
  return true;
}

bool ByteReader::skip(std::uint64_t size) {
  while (size > 0) {
    if (at_ == buffer_.size() && !fill()) return false;
    const std::size_t got = static_cast<std::size_t>(std::min<std::uint64_t>(size, buffer_.size() - at_));
    take(got);
    size -= got;
  }
  return true;
}

ByteReader::Ran ByteReader::run(std::string* bytes, std::uint64_t size, std::string_view mark) {
  for (;;) {
    const std::string_view ready = peek(1 << 16);
    const std::size_t at = ready.find(mark);
    const bool found = at != std::string_view::npos && at < size, last = ready.size() < 1 << 16;
    const std::size_t got = static_cast<std::size_t>(std::min<std::uint64_t>(size, found ? at : last ? ready.size() : ready.size() - mark.size()));   // the mark may go on in what comes next
    if (bytes) bytes->append(ready.substr(0, got));
    take(got);
    size -= got;
    if (found || size == 0) return found ? Ran::mark : Ran::whole;
    if (last) return Ran::end;
  }
}

void ByteReader::give_back(std::string_view bytes) {
  position_ -= bytes.size();
  if (at_ >= bytes.size()) at_ -= bytes.size();   // they are there still
  else buffer_.replace(0, at_, bytes), at_ = 0;
}

bool ByteReader::read_all(std::string& bytes, std::uint64_t most) {
  constexpr std::size_t chunk = 1 << 17;
  const auto piece = std::make_unique_for_overwrite<char[]>(chunk);
  bytes.assign(buffer_, at_);
  take(buffer_.size() - at_);
  while (bytes.size() <= most) {
    const std::size_t got = source_->read(piece.get(), chunk);
    if (got == chunk && bytes.capacity() < bytes.size() + 2 * chunk) bytes.reserve(std::max(bytes.size() + got, std::min(4 * (bytes.size() + chunk), most + chunk)));   // a large file: it isn't copied each time that it grows
    bytes.append(piece.get(), got);
    position_ += got;
    if (got == 0) return fault().empty();
  }
  return false;
}

}  // namespace saidby
