#include "pipeline/1_text/reader.h"

#include <simdjson.h>

#include <algorithm>
#include <deque>
#include <filesystem>

#include "pipeline/1_text/ascii.h"
#include "pipeline/1_text/container.h"
#include "pipeline/1_text/folder.h"
#include "pipeline/1_text/json_mend.h"
#include "pipeline/1_text/refused.h"
#include "pipeline/1_text/utf8.h"
#include "pipeline/2_article/html/detect.h"

namespace saidby {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t glance = 1 << 16;   // bytes that are looked at to see what a file is

std::string lower_name(const std::string& path) {
  std::string name = lower_ascii(path.substr(path.find_last_of('/') + 1));
  for (const std::string_view packed : {".gz", ".zst", ".bz2"})
    if (name.ends_with(packed)) name.resize(name.size() - packed.size());
  return name;
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string_view past_space(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

// CR alone ends the lines of files of old Macintoshes.
char line_end_in(std::string_view begin) { return begin.find('\n') == std::string_view::npos && begin.find('\r') != std::string_view::npos ? '\r' : '\n'; }

// A line that is an object, for JSON readers or for those that are less strict.
bool is_object(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t\r");
  if (!line.starts_with('{') || last == std::string_view::npos || line[last] != '}') return false;
  simdjson::dom::parser parser;
  return parser.parse(mend_json(line).bytes).error() == simdjson::SUCCESS;
}

// Behind the brace or bracket stands what begins JSON: {"id" or [{"id".
bool begins_json(std::string_view text) {
  if (!text.starts_with('{') && !text.starts_with('[')) return false;
  const std::string_view inside = past_space(text.substr(1));
  return inside.starts_with(text[0] == '{' ? '"' : '{') || (text[0] == '{' && is_object(text.substr(0, text.find('\n'))));
}

// Of what begins with an object, whether a line is one: the first, or another where that is broken; or no line ends in sight.
bool is_in_lines(std::string_view text) {
  const char line_end = line_end_in(text);
  if (text.substr(0, text.find(line_end)).find_last_not_of(" \t\r") == 0) return false;   // a brace alone: an object over many lines
  if (text.find(line_end) == std::string_view::npos) return true;
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
    end = std::min(text.find(line_end, begin), text.size());
    if (is_object(text.substr(begin, end - begin))) return true;
  }
  const std::size_t last = text.substr(0, text.find(line_end)).find_last_not_of(" \t\r");
  return last > 0 && text[last] == '}';
}

class WholeFile : public Container {
 public:
  explicit WholeFile(OpenFile& file) : file_(file) {}

  std::optional<InputItem> next() override {
    if (std::exchange(read_, true)) return {};
    if (looks_binary(file_.bytes.peek(1024))) return failed_item(file_.name, "neither text nor HTML");
    InputItem item;
    item.input.id = item.input.source = file_.name;
    item.input.kind = file_.options.kind;
    if (file_.bytes.read_all(item.input.bytes, file_.options.max_document_bytes)) return take_charset(item.input), item;
    if (!file_.bytes.fault().empty()) return failed_item(file_.name, file_.bytes.fault(), file_.bytes.unreadable());
    return failed_item(file_.name, too_large(file_.options));
  }

 private:
  // HTML has its own ways to tell.
  void take_charset(Input& input) {
    if (input.kind != InputKind::html && (input.kind != InputKind::automatic || !html::looks_like_html(input.bytes))) file_.note(file_.decode(input.bytes));
  }

  OpenFile& file_;
  bool read_ = false;
};

// A file that is refused.
class Refused : public Container {
 public:
  explicit Refused(InputItem item) : item_(std::move(item)) {}
  std::optional<InputItem> next() override { return std::exchange(item_, std::nullopt); }

 private:
  std::optional<InputItem> item_;
};

ContainerKind kind_by_content(std::string_view begin, const ReaderOptions& options) {
  const std::string_view text = past_space(begin);
  if (text.starts_with("WARC/1.") || text.starts_with("WARC/0.")) return ContainerKind::web_archive;
  if (options.kind == InputKind::html || options.kind == InputKind::page || options.kind == InputKind::text) return ContainerKind::automatic;
  if (text.starts_with("<DOC>") || text.starts_with("<DOC ") || text.starts_with("<doc id=")) return ContainerKind::sgml;
  if (begins_json(text)) return text.starts_with('{') && is_in_lines(text) ? ContainerKind::json_lines : ContainerKind::json;
  return ContainerKind::automatic;
}

ContainerKind kind_by_name(const std::string& name) {
  if (ends_with_any(name, {".jsonl", ".ndjson"})) return ContainerKind::json_lines;
  if (ends_with_any(name, {".csv", ".tsv", ".tab"})) return ContainerKind::table;
  if (ends_with_any(name, {".warc", ".wet"})) return ContainerKind::web_archive;
  if (ends_with_any(name, {".sgm", ".sgml"})) return ContainerKind::sgml;
  return ContainerKind::document;
}

}  // namespace

std::unique_ptr<Container> open_document(OpenFile& file) { return std::make_unique<WholeFile>(file); }

// "what; what to do" -> "what; the document was skipped; what to do", unless it says itself what is lost.
static std::string with_loss(const std::string& what) {
  if (what.find("skipped") != std::string::npos || what.find(" lost") != std::string::npos) return what;
  const std::size_t at = std::min(what.find("; "), what.size());
  return what.substr(0, at) + "; the document was skipped" + what.substr(at);
}

FileCharset::Decoding OpenFile::decode(std::string& part) {
  if (first_invalid_utf8(part) == std::string::npos) return {};
  return charset.decode(part, charset.name().empty() ? bytes.peek_ready(glance) : std::string_view());
}

void OpenFile::note(const FileCharset::Decoding& decoding, const std::string& charset_name) {
  if (!decoding.decoded) return;
  notes.push_back({"charset", "the text was read as " + charset_name, 0});
  if (decoding.replaced > 0) notes.push_back({"invalid-charset", std::to_string(decoding.replaced) + " sequences without a meaning in " + charset_name + " were replaced by U+FFFD", 0});
}

InputItem failed_item(const std::string& where, const std::string& what, bool unreadable) {
  InputItem item;
  item.input.id = item.input.source = where;
  item.error = where + ": " + with_loss(what);
  item.unreadable = unreadable;
  return item;
}

std::string too_large(const ReaderOptions& options) { return "larger than " + std::to_string(options.max_document_bytes) + " bytes; the document was skipped; raise --max-doc-bytes to read it"; }

InputKind kind_of_field(const std::string& text, const ReaderOptions& options) {
  if (options.kind != InputKind::automatic) return options.kind;
  return html::looks_like_html(text) ? InputKind::html : InputKind::text;
}

bool set_input(ReaderOptions& options, std::string_view name) {
  struct Choice {
    std::string_view name;
    InputKind kind;
    ContainerKind container;
  };
  static constexpr Choice choices[] = {{"auto", InputKind::automatic, ContainerKind::automatic},      {"text", InputKind::text, ContainerKind::automatic},
                                       {"page", InputKind::page, ContainerKind::automatic},           {"html", InputKind::html, ContainerKind::automatic},
                                       {"jsonl", InputKind::automatic, ContainerKind::json_lines},    {"csv", InputKind::automatic, ContainerKind::table},
                                       {"warc", InputKind::automatic, ContainerKind::web_archive},    {"sgml", InputKind::automatic, ContainerKind::sgml}};
  for (const Choice& choice : choices)
    if (choice.name == name) {
      options.kind = choice.kind;
      options.container = choice.container;
      return true;
    }
  return false;
}

// "corpus: 3 links to ...: corpus/a, corpus/b and 7 more; ..."
static std::string passed_over_in(const std::string& folder, const std::vector<std::string>& names) {
  constexpr std::size_t most = 3;
  std::string list;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) list.append(i == 0 ? "" : ", ").append(names[i]);
  if (names.size() > most) list += " and " + std::to_string(names.size() - most) + " more";
  return folder + ": links to folders, links that lead nowhere and what is no file were passed over: " + list + "; give what is to be read as an input of its own";
}

class Reader::Impl {
 public:
  Impl(std::vector<std::string> paths, ReaderOptions options) : options_(std::move(options)) { waiting_.assign(paths.begin(), paths.end()); }

  std::optional<InputItem> next() {
    for (;;) {
      if (container_) {
        if (auto item = container_->next()) return finish(*item), item;
        end_file();
      }
      if (waiting_.empty()) return {};
      const std::string path = std::move(waiting_.front());
      waiting_.pop_front();
      std::error_code error;
      if (path == "-" || !fs::is_directory(path, error)) open(path);
      else if (auto failed = open_folder(path)) return failed;
    }
  }

  bool ready() const { return !file_ || file_->bytes.ready(); }
  std::uint64_t bytes_read() const { return read_before_ + (file_ ? file_->bytes.consumed() : 0); }
  std::uint64_t passed_over() const { return passed_over_before_ + (container_ ? container_->passed_over() : 0); }
  std::vector<std::string> take_remarks() { return std::exchange(remarks_, {}); }

 private:
  void end_file() {
    if (!any_) remarks_.push_back(nothing_in_it());
    passed_over_before_ += container_->passed_over();
    read_before_ += file_->bytes.consumed();
    container_.reset();
    file_.reset();
    any_ = false;
  }

  std::string nothing_in_it() const {
    const std::string remark = file_->name + ": no documents in it (taken for " + std::string(taken_for_) + "); ";
    if (const std::uint64_t records = container_->passed_over()) return remark + "of its records (" + std::to_string(records) + ") none is a page of HTML or text with status 200";
    if (file_->bytes.consumed() == 0) return remark + "it is empty";
    return remark + (options_.container == ContainerKind::automatic ? "look into it, or say with --input what it is" : "look into it, or leave --input out");
  }

  // With what is to be said of the document and of its file.
  void finish(InputItem& item) {
    any_ = true;
    item.input.notes = std::exchange(file_->notes, {});
    item.input.rendered = item.input.rendered || std::any_of(item.input.notes.begin(), item.input.notes.end(), [](const Diagnostic& note) { return note.code == "charset"; });
    if (!item.error.empty() || file_->charset.name().empty() || std::exchange(told_, true)) return;
    remarks_.push_back(file_->name + ": what isn't UTF-8 in it was read as " + file_->charset.name() + "; convert the file to UTF-8 first where that is wrong");
  }

  void open(const std::string& path) {
    told_ = false;
    file_.reset(new OpenFile{path == "-" ? "stdin" : path, ByteReader(as_utf8(decompressed(open_file(path, options_.stop)))), options_});
    container_ = open_container(path);
  }

  std::unique_ptr<Container> open_container(const std::string& path) {
    ContainerKind kind = options_.container;
    const bool waits = kind != ContainerKind::automatic && !std::filesystem::is_regular_file(path);   // a pipe whose kind is told is not asked for more than a line
    if (const std::string_view why = why_refused(file_->bytes.peek(waits ? 6 : 512)); !why.empty()) return std::make_unique<Refused>(failed_item(file_->name, std::string(why)));
    if (kind == ContainerKind::automatic) kind = kind_by_content(file_->bytes.peek(glance), options_);
    if (kind == ContainerKind::json_lines && !waits && kind_by_content(file_->bytes.peek(glance), options_) == ContainerKind::json) kind = ContainerKind::json;   // told to be JSON, but not in lines
    const std::string name = lower_name(path);
    if (!waits) file_->bytes.lines_end_with(line_end_in(file_->bytes.peek(glance)));
    if (kind == ContainerKind::automatic) kind = kind_by_name(name);
    switch (kind) {
      case ContainerKind::json_lines: return taken_for_ = "JSON lines", open_json_lines(*file_);
      case ContainerKind::json: return taken_for_ = "JSON", open_json(*file_);
      case ContainerKind::table: return taken_for_ = "a table", open_table(*file_);
      case ContainerKind::web_archive: return taken_for_ = "a web archive", open_web_archive(*file_);
      case ContainerKind::sgml: return taken_for_ = "SGML newswire", open_sgml(*file_);
      default: break;
    }
    const std::string_view begin = past_space(file_->bytes.peek(1024));
    if (name.ends_with(".json") && (begin.starts_with('{') || begin.starts_with('['))) return taken_for_ = "JSON", open_json(*file_);
    return open_document(*file_);
  }

  // A folder in it that can't be listed waits in its place among the files, and is the error when its turn comes.
  std::optional<InputItem> open_folder(const std::string& path) {
    FolderContents found = folder_contents(path);
    if (!found.passed_over.empty()) remarks_.push_back(passed_over_in(path, found.passed_over));
    if (std::find(found.unreadable.begin(), found.unreadable.end(), path) != found.unreadable.end()) return failed_item(path, "the folder can't be read; check its permissions", true);
    std::vector<std::string>& inside = found.files;
    inside.insert(inside.end(), found.unreadable.begin(), found.unreadable.end());
    if (inside.empty()) return failed_item(path, "the folder holds no files", true);
    std::sort(inside.begin(), inside.end());
    waiting_.insert(waiting_.begin(), inside.begin(), inside.end());
    return {};
  }

  ReaderOptions options_;
  std::deque<std::string> waiting_;
  std::unique_ptr<OpenFile> file_;
  std::unique_ptr<Container> container_;
  bool told_ = false;                                        // the charset of this file
  std::uint64_t read_before_ = 0, passed_over_before_ = 0;   // of the files before this one
  std::string_view taken_for_;                               // what the file's container is
  bool any_ = false;                                         // something came of this file
  std::vector<std::string> remarks_;
};

Reader::Reader(std::vector<std::string> paths, ReaderOptions options) : impl_(std::make_unique<Impl>(std::move(paths), std::move(options))) {}
Reader::~Reader() = default;
std::optional<InputItem> Reader::next() { return impl_->next(); }
bool Reader::ready() const { return impl_->ready(); }
std::uint64_t Reader::bytes_read() const { return impl_->bytes_read(); }
std::uint64_t Reader::passed_over() const { return impl_->passed_over(); }
std::vector<std::string> Reader::take_remarks() { return impl_->take_remarks(); }

}  // namespace saidby
