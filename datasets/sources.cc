#include "datasets/sources.h"

#include <filesystem>

#include "pipeline/1_text/byte_reader.h"
#include "pipeline/1_text/text.h"

namespace saidby::datasets {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_text = 1ull << 31;
constexpr unsigned most_misses = 5;   // documents of a file that are searched for in vain

bool is_file(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

// "news.jsonl:7" -> "news.jsonl"; "" when it doesn't end in a number.
std::string container_of(const std::string& source) {
  const std::size_t colon = source.rfind(':');
  if (colon == std::string::npos || colon + 1 == source.size() || source.find_first_not_of("0123456789", colon + 1) != std::string::npos) return {};
  return source.substr(0, colon);
}

}  // namespace

const std::string& Sources::text_of(const std::string& source) {
  text_.clear(), fault_.clear();
  const std::string container = container_of(source);
  bool found = false;
  if (is_file(source)) found = read_file(source);
  else if (is_file(container)) found = read_part(source, container);
  else fault_ = "its source " + source + " is no file that is here";
  if (!found) text_.clear();
  return text_;
}

bool Sources::read_file(const std::string& path) {
  ByteReader bytes(decompressed(open_file(path)));
  if (!bytes.read_all(text_, largest_text)) {
    fault_ = "it can't be read from its source " + path + ": " + bytes.fault();
    return false;
  }
  text_ = make_text(std::move(text_)).bytes;
  return true;
}

bool Sources::read_part(const std::string& source, const std::string& path) {
  const bool open = reader_ && path_ == path;
  if (open && find(source)) return true;
  // From the begin: another file, or a record out of order.
  if (path_ != path) misses_ = 0;
  path_ = path;
  if (misses_ == most_misses) return fault_ = "its source " + path + " holds other documents than were extracted", false;
  reader_ = std::make_unique<Reader>(std::vector<std::string>{path}, ReaderOptions());
  if (find(source)) return true;
  reader_.reset();
  ++misses_;
  fault_ = "its source " + source + " holds no such document";
  return false;
}

// Of the documents that follow in the open file.
bool Sources::find(const std::string& source) {
  while (auto item = reader_->next()) {
    if (item->input.source != source || !item->error.empty()) continue;
    text_ = make_text(std::move(item->input.bytes)).bytes;
    return true;
  }
  return false;
}

}  // namespace saidby::datasets
