#include "pipeline/1_text/http_body.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "pipeline/1_text/ascii.h"
#include "pipeline/1_text/byte_source.h"

namespace saidby {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// "at byte 512 of its body"
std::string at_byte(std::uint64_t byte) { return "at byte " + std::to_string(byte) + " of its body"; }

// Undoes "5\r\nhello\r\n0\r\n\r\n". What is not chunked stays; what is cut off gives what there is.
void unchunk(HttpAnswer& answer) {
  std::string out;
  std::string_view body = answer.body;
  const auto position = [&] { return answer.body.size() - body.size(); };
  for (bool any = false;; any = true) {
    const std::size_t end = body.find('\n');
    std::size_t size = 0;
    std::string_view line = body.substr(0, end);   // of the line alone: many small chunks must not cost the square
    line = trimmed(line.substr(0, line.find(';')));
    const auto read = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool whole = end != std::string_view::npos && read.ec == std::errc() && read.ptr == line.data() + line.size();
    if (!any && !whole) return;
    if (whole && size == 0) break;
    if (whole) body.remove_prefix(end + 1);
    if (!whole || size > body.size()) {
      if (whole) out.append(body), body = {};
      answer.missing = "its chunks end too early " + at_byte(position());
      break;
    }
    out.append(body.substr(0, size));
    body.remove_prefix(size);
    if (body.starts_with("\r\n")) body.remove_prefix(2);
    else if (body.starts_with('\n')) body.remove_prefix(1);
  }
  answer.body = std::move(out);
}

struct Unpacked {
  std::string bytes;
  std::string fault;
  bool cut_off = false;   // the fault is that the data end too early: the bytes are right
};

// `window`: 15 of zlib data, -15 of bare deflate data.
Unpacked inflated(std::string_view body, int window, std::uint64_t most) {
  Unpacked out;
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return {{}, "zlib has no memory left", false};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  std::vector<char> piece(1 << 16);
  int result = Z_OK;
  while (result == Z_OK && out.bytes.size() <= most) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    result = inflate(&stream, Z_NO_FLUSH);
    out.bytes.append(piece.data(), piece.size() - stream.avail_out);
  }
  const std::size_t taken = body.size() - stream.avail_in;
  inflateEnd(&stream);
  out.cut_off = result == Z_BUF_ERROR;
  if (result != Z_OK && result != Z_STREAM_END) out.fault = std::string("the deflate data ") + (out.cut_off ? "end too early" : "are corrupt") + " at byte " + std::to_string(taken);
  return out;
}

// Up to a little over `most` bytes of a source.
Unpacked read_from(std::unique_ptr<ByteSource> source, std::uint64_t most) {
  Unpacked out;
  std::vector<char> piece(1 << 16);
  while (out.bytes.size() <= most) {
    const std::size_t got = source->read(piece.data(), piece.size());
    if (got == 0) break;
    out.bytes.append(piece.data(), got);
  }
  out.fault = source->fault();
  out.cut_off = source->cut_off();
  return out;
}

bool looks_plain(std::string_view body) { return body.find('<') < 64; }

Unpacked unpack(std::string_view body, const std::string& encoding, std::uint64_t most) {
  if (encoding == "br") return read_from(brotli_decompressed(open_memory(body)), most);
  if (encoding != "deflate") return read_from(decompressed(open_memory(body)), most);
  Unpacked plain = inflated(body, 15, most);
  return plain.fault.empty() || plain.cut_off ? plain : inflated(body, -15, most);
}

// Undoes one content encoding. Of data that end too early what there is is kept; other faults leave nothing.
void decode(HttpAnswer& answer, const std::string& encoding, std::uint64_t most) {
  if (encoding.empty() || encoding == "identity" || encoding == "none" || encoding == "utf-8" || answer.body.empty()) return;
  const bool gzip = encoding == "gzip" || encoding == "x-gzip", zstd = encoding == "zstd";
  if ((gzip && !answer.body.starts_with("\x1f\x8b")) || (zstd && !answer.body.starts_with("\x28\xb5\x2f\xfd"))) return;
  if (!gzip && !zstd && encoding != "br" && encoding != "deflate") {
    if (!looks_plain(answer.body)) answer.fault = "the content encoding \"" + encoding + "\" is not known";
    return;
  }
  Unpacked plain = unpack(answer.body, encoding, most);
  const bool lost = !plain.fault.empty() && (!plain.cut_off || plain.bytes.empty());
  if (lost && !gzip && !zstd && looks_plain(answer.body)) return;
  if (plain.bytes.size() > most) answer.fault = "the body unpacks to over " + std::to_string(most) + " bytes";
  else if (lost) answer.fault = plain.fault + " of the body (content encoding " + encoding + ")";
  else if (answer.body = std::move(plain.bytes); plain.cut_off) answer.missing = plain.fault + " of its body";
}

// Undoes "gzip, br": the encodings of a list from the last on.
void decode_all(HttpAnswer& answer, std::string_view encodings, std::uint64_t most) {
  while (!encodings.empty() && answer.fault.empty()) {
    const std::size_t comma = encodings.rfind(',');
    const bool only = comma == std::string_view::npos;
    decode(answer, std::string(trimmed(only ? encodings : encodings.substr(comma + 1))), most);
    encodings = only ? std::string_view() : encodings.substr(0, comma);
  }
}

// Is a body that nothing encodes shorter than its headers say?
void check_length(HttpAnswer& answer, std::string_view headers) {
  const std::string_view said = header_value(headers, "Content-Length");
  std::uint64_t length = 0;
  const auto read = std::from_chars(said.data(), said.data() + said.size(), length);
  if (read.ec == std::errc() && read.ptr == said.data() + said.size() && length > answer.body.size()) answer.missing = "it ends " + at_byte(answer.body.size()) + ", of " + std::string(said);
}

}  // namespace

std::string_view header_value(std::string_view headers, std::string_view name) {
  const std::string wanted = lower_ascii(name);
  for (std::size_t begin = 0; begin < headers.size();) {
    const std::size_t end = std::min(headers.find('\n', begin), headers.size());
    const std::string_view line = headers.substr(begin, end - begin);
    if (const std::size_t colon = line.find(':'); colon != std::string_view::npos && lower_ascii(trimmed(line.substr(0, colon))) == wanted) return trimmed(line.substr(colon + 1));
    begin = end + 1;
  }
  return {};
}

std::string media_type(std::string_view content_type) { return lower_ascii(trimmed(content_type.substr(0, content_type.find(';')))); }

std::string charset_in(std::string_view content_type) {
  const std::string text = lower_ascii(content_type);
  std::size_t at = text.find("charset=");
  if (at == std::string::npos) return {};
  at = text.find_first_not_of("\"' ", at + 8);
  if (at == std::string::npos) return {};
  return text.substr(at, text.find_first_of("\"'; ,", at) - at);
}

HttpAnswer read_http_answer(std::string_view bytes, std::uint64_t most) {
  HttpAnswer answer;
  if (!bytes.starts_with("HTTP/")) {
    answer.body = bytes;
    return answer;
  }
  const std::size_t crlf = bytes.find("\r\n\r\n"), lf = bytes.find("\n\n");
  const std::size_t end = std::min(crlf, lf);
  const std::string_view headers = bytes.substr(0, end);
  if (end != std::string_view::npos) answer.body = bytes.substr(end + (crlf < lf ? 4 : 2));
  const std::size_t space = headers.find(' ');
  if (space != std::string_view::npos) std::from_chars(headers.data() + space + 1, headers.data() + headers.size(), answer.status);
  const std::string_view type = header_value(headers, "Content-Type");
  answer.type = media_type(type);
  answer.charset = charset_in(type);
  const bool chunked = lower_ascii(header_value(headers, "Transfer-Encoding")).find("chunked") != std::string::npos;
  const std::string encodings = lower_ascii(header_value(headers, "Content-Encoding"));
  if (chunked) unchunk(answer);
  if (!chunked && encodings.empty()) check_length(answer, headers);
  decode_all(answer, encodings, most);
  return answer;
}

}  // namespace saidby
