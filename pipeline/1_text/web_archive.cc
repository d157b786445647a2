// Web archives: WARC with servers' answers, WET with the text of pages; plain, or compressed record by record. Only pages that were delivered (status 200) and are HTML
// or text are documents; requests, redirects, pictures and metadata are passed over.
//
//   WARC/1.0 / WARC-Type: response / WARC-Target-URI: https://a.example/lamps / Content-Length: 5120 / ... -> a document, id the address, source "crawl.warc.gz:urn:uuid:..."
//
// A record that can't be read is an error, and so is one whose length can't be right, since neither a record nor the end follows its body; reading goes on at the next line behind its header that begins a record.
#include <algorithm>
#include <charconv>

#include "pipeline/1_text/container.h"
#include "pipeline/1_text/http_body.h"
#include "pipeline/1_text/text.h"
#include "pipeline/2_article/charset.h"
#include "pipeline/2_article/html/detect.h"
#include "pipeline/8_records/json_writer.h"

namespace saidby {
namespace {

constexpr std::uint64_t longest_header = 1 << 20;
constexpr std::string_view record_begin = "WARC/", next_line_begins_record = "\nWARC/";
constexpr std::size_t most_wrong = 100;   // lengths of an archive; once there are so many, bodies end where the next record seems to begin

std::string without_brackets(std::string_view text) {
  if (text.starts_with('<')) text.remove_prefix(1);
  if (text.ends_with('>')) text.remove_suffix(1);
  return std::string(text);
}

class WebArchive : public Container {
 public:
  explicit WebArchive(OpenFile& file) : file_(file) {}

  std::optional<InputItem> next() override {
    while (!ended_) {
      const bool begun = find_record();
      InputItem item;
      item.position = begin_;
      if (!begun) {
        const std::string fault = file_.bytes.fault();
        const bool unreadable = file_.bytes.unreadable();
        ended_ = fault.empty() || told_ || !file_.bytes.resume();
        if (fault.empty() || told_) return {};
        item = failed_item(here(), fault, unreadable);
        item.position = file_.bytes.position();
        return item;
      }
      const std::uint64_t at = begin_;
      if (!take_record(item)) {
        ++passed_over_;
        continue;
      }
      item.position = at;
      return item;
    }
    return {};
  }

  std::uint64_t passed_over() const override { return passed_over_; }

 private:
  std::string here() const { return file_.name + "@" + std::to_string(file_.bytes.position()); }

  // Up to and over the next line "WARC/1.0".
  bool find_record() {
    std::string line;
    for (;;) {
      begin_ = file_.bytes.position();
      const ByteReader::Got got = file_.bytes.line(line, longest_header);
      if (got == ByteReader::Got::end) return false;
      if (got == ByteReader::Got::line && line.starts_with(record_begin)) return true;
    }
  }

  void give_back_line(std::string line, std::uint64_t size) {
    line += size > line.size() + 1 ? "\r\n" : "\n";
    line.resize(size);
    file_.bytes.give_back(line);
  }

  bool read_headers() {
    headers_.clear();
    std::string line;
    for (;;) {
      const std::uint64_t begin = file_.bytes.position();
      if (file_.bytes.line(line, longest_header) != ByteReader::Got::line) return false;
      if (line.empty()) return true;
      if (line.starts_with(record_begin)) return give_back_line(line, file_.bytes.position() - begin), false;   // of the next record: this one's are cut off
      if (headers_.size() + line.size() > longest_header) return false;
      headers_.append(line).append("\n");
    }
  }

  std::string name() const {
    const std::string id = without_brackets(header_value(headers_, "WARC-Record-ID"));
    return file_.name + (id.empty() ? "@" + std::to_string(begin_) : ":" + id);
  }

  // {"WARC-Date":"2031-06-03T10:00:00Z"} of the record's headers; "" when none is asked for.
  std::string kept() const {
    std::string kept;
    if (file_.options.keep.empty()) return kept;
    JsonWriter json(kept);
    json.object();
    for (const std::string& name : file_.options.keep)
      if (const std::string_view value = header_value(headers_, name); !value.empty()) json.key(name).value(make_text(std::string(value)).bytes);
    json.end();
    return kept;
  }

  // True when the record is a document or an error.
  bool take_record(InputItem& item) {
    if (!read_headers()) return fail(item, "the record's headers are cut off or too long");
    const std::string_view length = header_value(headers_, "Content-Length"), type = header_value(headers_, "WARC-Type");
    std::uint64_t size = 0;
    const auto read = std::from_chars(length.data(), length.data() + length.size(), size);
    if (length.empty() || read.ec != std::errc()) return fail(item, "the record has no Content-Length");
    const std::string media = media_type(header_value(headers_, "Content-Type"));
    const bool wanted = type == "response" || type == "conversion" || (type == "resource" && (media == "text/html" || media == "application/xhtml+xml" || media == "text/plain"));
    std::string block;
    const ByteReader::Ran ran = read_body(block, size);
    if (ran != ByteReader::Ran::whole || !is_followed()) return fail_length(item, block, size, ran);
    if (!wanted) return false;
    if (size > file_.options.max_document_bytes) return fail(item, too_large(file_.options));
    return take_document(item, std::move(block), type == "conversion", media);
  }

  // The body, unless it is larger than a document may be: then it is passed over, and ends where the next record seems to begin.
  ByteReader::Ran read_body(std::string& block, std::uint64_t size) {
    const bool too_long = size > file_.options.max_document_bytes;
    if (too_long || wrong_ >= most_wrong) return file_.bytes.run(too_long ? nullptr : &block, size, next_line_begins_record);
    return file_.bytes.read(block, size) ? ByteReader::Ran::whole : ByteReader::Ran::end;
  }

  // By a record or the end, behind line ends.
  bool is_followed() {
    std::string_view next = file_.bytes.peek(32);
    next.remove_prefix(std::min(next.find_first_not_of("\r\n"), next.size()));
    return record_begin.starts_with(next.substr(0, record_begin.size()));
  }

  // Records that stand in what was taken for the body are read.
  bool fail_length(InputItem& item, std::string_view block, std::uint64_t size, ByteReader::Ran ran) {
    ++wrong_;
    fail(item, ran == ByteReader::Ran::end ? "the record at byte " + std::to_string(begin_) + " is cut off, or its Content-Length (" + std::to_string(size) + ") is wrong" : "the Content-Length (" + std::to_string(size) + ") of the record at byte " + std::to_string(begin_) + " is wrong: neither a record nor the end of the archive follows its body");
    std::size_t found = block.starts_with(record_begin) ? 0 : block.find(next_line_begins_record);
    if (found == std::string_view::npos && ran == ByteReader::Ran::whole) found = block.size() - std::min(block.size(), next_line_begins_record.size() - 1);   // the next one's line may begin at the end
    if (found != std::string_view::npos) file_.bytes.give_back(std::string(block.substr(found)) + (resumed_ ? "\n" : ""));
    return true;
  }

  bool take_document(InputItem& item, std::string block, bool conversion, const std::string& media) {
    HttpAnswer answer = read_http_answer(block, file_.options.max_document_bytes);
    if (answer.type.empty() && answer.status == 0) answer.type = media, answer.charset = charset_in(header_value(headers_, "Content-Type"));
    if (answer.status != 0 && answer.status != 200) return false;
    const bool html = answer.type == "text/html" || answer.type == "application/xhtml+xml";
    if (!html && answer.type != "text/plain" && !(answer.type.empty() && html::looks_like_html(answer.body))) return false;
    if (!answer.fault.empty()) return fail(item, answer.fault);
    Input& input = item.input;
    input.source = name();
    input.kept = kept();
    input.url = without_brackets(header_value(headers_, "WARC-Target-URI"));
    input.id = input.url.empty() ? input.source : input.url;
    input.language = std::string(header_value(headers_, "WARC-Identified-Content-Language"));
    input.bytes = html || html::looks_like_html(answer.body) ? std::move(answer.body) : text_of(answer);
    input.missing = std::move(answer.missing);
    if (const std::string_view why = header_value(headers_, "WARC-Truncated"); input.missing.empty() && !why.empty()) input.missing = "the archive holds only its begin (WARC-Truncated: " + std::string(why) + ")";
    input.charset = answer.charset;
    input.kind = file_.options.kind != InputKind::automatic ? file_.options.kind : conversion ? InputKind::page : html ? InputKind::html : InputKind::automatic;
    input.rendered = answer.status != 0;   // not the bytes of a file that the reader of the record has at hand
    return true;
  }

  // Of a page that isn't HTML.
  std::string text_of(HttpAnswer& answer) {
    Decoded text = text_to_utf8(std::move(answer.body), answer.charset);
    if (text.charset != "UTF-8") file_.note({true, text.replaced}, text.charset);
    return std::move(text.bytes);
  }

  bool fail(InputItem& item, const std::string& what) {
    const std::string fault = file_.bytes.peek(1).empty() ? file_.bytes.fault() : "";
    item = failed_item(name(), fault.empty() ? what : what + ": " + fault);
    if (const std::string url = without_brackets(header_value(headers_, "WARC-Target-URI")); !url.empty()) item.input.id = url;
    item.input.kept = kept();
    resumed_ = !fault.empty() && file_.bytes.resume();
    told_ = told_ || (!fault.empty() && !resumed_);
    return true;
  }

  std::uint64_t passed_over_ = 0;
  OpenFile& file_;
  std::string headers_;
  std::uint64_t begin_ = 0;
  std::size_t wrong_ = 0;   // lengths so far
  bool ended_ = false, told_ = false, resumed_ = false;   // told: the fault that nothing is behind of; resumed: behind the fault that the last error tells of
};

}  // namespace

std::unique_ptr<Container> open_web_archive(OpenFile& file) { return std::make_unique<WebArchive>(file); }

}  // namespace saidby
