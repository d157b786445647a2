// Web archives: WARC with servers' answers, WET with the text of pages; plain, or compressed record by record. Only pages that were delivered (status 200) and are HTML
// or text are documents; requests, redirects, pictures and metadata are passed over.
//
//   WARC/1.0 / WARC-Type: response / WARC-Target-URI: https://a.example/lamps / Content-Length: 5120 / ... -> a document, id the address, source "crawl.warc.gz:urn:uuid:..."
//
// A record that can't be read is an error; reading goes on at the next line that begins a record.
#include <charconv>

#include "pipeline/1_text/container.h"
#include "pipeline/1_text/http_body.h"
#include "pipeline/1_text/text.h"
#include "pipeline/2_article/html/detect.h"
#include "pipeline/8_records/json_writer.h"

namespace saidby {
namespace {

constexpr std::uint64_t longest_header = 1 << 20;

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
        ended_ = fault.empty() || !file_.bytes.resume();
        if (fault.empty()) return {};
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
      if (got == ByteReader::Got::line && line.starts_with("WARC/")) return true;
    }
  }

  bool read_headers() {
    headers_.clear();
    std::string line;
    for (;;) {
      if (file_.bytes.line(line, longest_header) != ByteReader::Got::line) return false;
      if (line.empty()) return true;
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
    if (!wanted || size > file_.options.max_document_bytes) {
      if (!file_.bytes.skip(size)) return fail(item, "the record is cut off");
      return wanted && fail(item, too_large(file_.options));
    }
    std::string block;
    if (!file_.bytes.read(block, size)) return fail(item, "the record is cut off");
    return take_document(item, std::move(block), type == "conversion", media);
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
    input.bytes = std::move(answer.body);
    input.missing = std::move(answer.missing);
    if (const std::string_view why = header_value(headers_, "WARC-Truncated"); input.missing.empty() && !why.empty()) input.missing = "the archive holds only its begin (WARC-Truncated: " + std::string(why) + ")";
    input.charset = answer.charset;
    input.kind = file_.options.kind != InputKind::automatic ? file_.options.kind : conversion ? InputKind::page : html ? InputKind::html : InputKind::automatic;
    input.rendered = answer.status != 0;   // not the bytes of a file that the reader of the record has at hand
    return true;
  }

  bool fail(InputItem& item, const std::string& what) {
    const std::string fault = file_.bytes.fault();
    item = failed_item(name(), fault.empty() ? what : what + ": " + fault);
    if (const std::string url = without_brackets(header_value(headers_, "WARC-Target-URI")); !url.empty()) item.input.id = url;
    item.input.kept = kept();
    if (!fault.empty()) ended_ = !file_.bytes.resume();
    return true;
  }

  std::uint64_t passed_over_ = 0;
  OpenFile& file_;
  std::string headers_;
  std::uint64_t begin_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Container> open_web_archive(OpenFile& file) { return std::make_unique<WebArchive>(file); }

}  // namespace saidby
