#include "pipeline/1_text/reader.h"

#include <simdjson.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <deque>
#include <filesystem>
#include <initializer_list>

#include "pipeline/1_text/line_source.h"
#include "pipeline/2_article/html/detect.h"

namespace saidby {
namespace {

namespace fs = std::filesystem;

bool is_json_lines(const std::string& path) { return path.ends_with(".jsonl") || path.ends_with(".ndjson"); }

// The value of the first of the keys that is a string (or a number, for ids).
std::string field(const simdjson::dom::object& object, const std::string& asked, std::initializer_list<const char*> usual) {
  const auto read = [&](std::string_view key) -> std::optional<std::string> {
    simdjson::dom::element value;
    if (object.at_key(key).get(value) != simdjson::SUCCESS) return {};
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) return std::string(text);
    if (value.is_int64() || value.is_uint64()) return simdjson::minify(value);
    return {};
  };
  if (!asked.empty()) return read(asked).value_or("");
  for (const char* key : usual)
    if (auto text = read(key)) return *text;
  return {};
}

}  // namespace

class Reader::Impl {
 public:
  Impl(std::vector<std::string> paths, ReaderOptions options) : options_(std::move(options)) { waiting_.assign(paths.begin(), paths.end()); }

  std::optional<InputItem> next() {
    for (;;) {
      if (lines_)
        if (auto item = next_line()) return item;
      if (waiting_.empty()) return {};
      const std::string path = waiting_.front();
      waiting_.pop_front();
      if (auto item = open(path)) return item;
    }
  }

 private:
  static InputItem failed(const std::string& path, const std::string& what, bool unreadable) {
    InputItem item;
    item.input.id = item.input.source = path;
    item.error = path + ": " + what;
    item.unreadable = unreadable;
    return item;
  }

  // A folder is put in front of what waits, a JSONL file is opened, any other file is read whole.
  std::optional<InputItem> open(const std::string& path) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error)) return open_folder(path);
    auto source = std::make_unique<LineSource>(path);
    if (!source->error().empty()) return failed(path == "-" ? "standard input" : path, source->error(), true);
    if (options_.json_lines || is_json_lines(path) || (path == "-" && source->peek() == '{')) {
      lines_ = std::move(source);
      return {};
    }
    return whole(path, *source);
  }

  std::optional<InputItem> open_folder(const std::string& path) {
    std::vector<std::string> inside;
    std::error_code error;
    for (fs::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error))
      if (it->is_regular_file(error)) inside.push_back(it->path().string());
    if (error) return failed(path, "the folder can't be read: " + error.message(), true);
    if (inside.empty()) return failed(path, "the folder holds no files", true);
    std::sort(inside.begin(), inside.end());
    waiting_.insert(waiting_.begin(), inside.begin(), inside.end());
    return {};
  }

  std::optional<InputItem> whole(const std::string& path, LineSource& source) {
    InputItem item;
    item.input.id = path == "-" ? "stdin" : path;
    item.input.source = item.input.id;
    item.input.kind = options_.kind;
    if (!source.read_all(item.input.bytes, options_.max_document_bytes)) {
      if (!source.error().empty()) return failed(item.input.id, source.error(), true);
      return failed(item.input.id, "larger than " + std::to_string(options_.max_document_bytes) + " bytes; the document was skipped; raise --max-doc-bytes to read it", false);
    }
    return item;
  }

  std::optional<InputItem> next_line() {
    std::string line;
    for (;;) {
      const LineSource::Got got = lines_->next(line, options_.max_document_bytes);
      if (got == LineSource::Got::end) {
        const std::string error = lines_->error(), path = lines_->path();
        lines_.reset();
        if (!error.empty()) return failed(path, error, true);
        return {};
      }
      const std::string where = lines_->path() + ":" + std::to_string(lines_->number());
      if (got == LineSource::Got::too_long) return failed(where, "a line of more than " + std::to_string(options_.max_document_bytes) + " bytes; it was skipped; raise --max-doc-bytes to read it", false);
      if (line.find_first_not_of(" \t\r") != std::string::npos) return record(where, line);
    }
  }

  InputItem record(const std::string& where, const std::string& line) {
    simdjson::dom::element element;
    if (const auto error = parser_.parse(line).get(element)) return failed(where, std::string("not JSON: ") + simdjson::error_message(error), false);
    simdjson::dom::object object;
    if (element.get(object) != simdjson::SUCCESS) return failed(where, "not a JSON object", false);
    InputItem item;
    item.input.source = where;
    item.input.id = field(object, options_.id_field, {"id", "url", "link"});
    if (item.input.id.empty()) item.input.id = where;
    item.input.bytes = field(object, options_.text_field, {"text", "maintext", "body", "content", "articleBody"});
    item.input.title = field(object, options_.title_field, {"title", "headline"});
    item.input.url = field(object, "", {"url", "link"});
    item.input.published = field(object, options_.date_field, {"date", "published", "date_publish"});
    item.input.publisher = field(object, "", {"publisher", "source_domain"});
    item.input.language = field(object, "", {"language", "lang"});
    item.input.kind = options_.kind != InputKind::automatic ? options_.kind : html::looks_like_html(item.input.bytes) ? InputKind::html : InputKind::text;
    if (item.input.bytes.empty() && !has_text(object)) {
      const std::string id = item.input.id;
      item = failed(where, "no text under " + (options_.text_field.empty() ? "text, maintext, body, content or articleBody" : "\"" + options_.text_field + "\"") + "; name the key with --text-field", false);
      item.input.id = id;
    }
    return item;
  }

  bool has_text(const simdjson::dom::object& object) const {
    std::string_view text;
    if (!options_.text_field.empty()) return object.at_key(options_.text_field).get(text) == simdjson::SUCCESS;
    for (const char* key : {"text", "maintext", "body", "content", "articleBody"})
      if (object.at_key(key).get(text) == simdjson::SUCCESS) return true;
    return false;
  }

  ReaderOptions options_;
  std::deque<std::string> waiting_;
  std::unique_ptr<LineSource> lines_;
  simdjson::dom::parser parser_;
};

Reader::Reader(std::vector<std::string> paths, ReaderOptions options) : impl_(std::make_unique<Impl>(std::move(paths), std::move(options))) {}
Reader::~Reader() = default;
std::optional<InputItem> Reader::next() { return impl_->next(); }

}  // namespace saidby
