#include "pipeline/1_text/http_body.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace saidby {
namespace {

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// The body of "5\r\nhello\r\n0\r\n\r\n"; none when it isn't chunked. What is cut off gives what there is.
std::optional<std::string> unchunked(std::string_view body) {
  std::string out;
  bool any = false;
  while (!body.empty()) {
    const std::size_t end = body.find('\n');
    std::size_t size = 0;
    std::string_view line = body.substr(0, end);   // of the line alone: many small chunks must not cost the square
    line = trimmed(line.substr(0, line.find(';')));
    const auto read = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (end == std::string_view::npos || read.ec != std::errc() || read.ptr != line.data() + line.size()) {
      if (!any) return {};
      break;
    }
    any = true;
    if (size == 0) break;
    body.remove_prefix(end + 1);
    out.append(body.substr(0, size));
    body.remove_prefix(std::min(size, body.size()));
    if (body.starts_with("\r\n")) body.remove_prefix(2);
    else if (body.starts_with('\n')) body.remove_prefix(1);
  }
  return out;
}

// gzip, zlib or bare deflate data; none when they are nothing of the kind or unpack to more than `most`.
std::optional<std::string> inflated(std::string_view body, int window, std::uint64_t most) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  std::string out;
  std::vector<char> piece(1 << 16);
  int result = Z_OK;
  while (result == Z_OK && out.size() <= most) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    result = inflate(&stream, Z_NO_FLUSH);
    out.append(piece.data(), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  const bool cut_off = result == Z_BUF_ERROR && !out.empty();
  if ((result != Z_STREAM_END && !cut_off) || out.size() > most) return {};
  return out;
}

// Undoes one content encoding; leaves a fault when that can't be done.
void decode(HttpAnswer& answer, const std::string& encoding, std::uint64_t most) {
  std::optional<std::string> plain;
  if (encoding.empty() || encoding == "identity" || encoding == "none" || encoding == "utf-8") return;
  if (encoding == "gzip" || encoding == "x-gzip") {
    if (!answer.body.starts_with("\x1f\x8b")) return;
    plain = inflated(answer.body, 31, most);
  } else if (encoding == "deflate") {
    plain = inflated(answer.body, 15, most);
    if (!plain) plain = inflated(answer.body, -15, most);
    if (!plain && answer.body.find('<') < 64) return;
  } else {
    if (trimmed(answer.body).starts_with('<')) return;
    answer.fault = "the content encoding \"" + encoding + "\" is not known";
    return;
  }
  if (plain) answer.body = std::move(*plain);
  else answer.fault = "the body can't be unpacked (content encoding " + encoding + ")";
}

}  // namespace

std::string_view header_value(std::string_view headers, std::string_view name) {
  const std::string wanted = lower_case(name);
  for (std::size_t begin = 0; begin < headers.size();) {
    const std::size_t end = std::min(headers.find('\n', begin), headers.size());
    const std::string_view line = headers.substr(begin, end - begin);
    if (const std::size_t colon = line.find(':'); colon != std::string_view::npos && lower_case(trimmed(line.substr(0, colon))) == wanted) return trimmed(line.substr(colon + 1));
    begin = end + 1;
  }
  return {};
}

std::string media_type(std::string_view content_type) { return lower_case(trimmed(content_type.substr(0, content_type.find(';')))); }

std::string charset_in(std::string_view content_type) {
  const std::string text = lower_case(content_type);
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
  if (lower_case(header_value(headers, "Transfer-Encoding")).find("chunked") != std::string::npos)
    if (auto body = unchunked(answer.body)) answer.body = std::move(*body);
  decode(answer, lower_case(header_value(headers, "Content-Encoding")), most);
  return answer;
}

}  // namespace saidby
