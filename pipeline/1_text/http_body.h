// What a web archive keeps of a server's answer: status, headers, body with its transfer and content encodings undone.
//
//   "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html..." -> 200, "text/html", "koi8-r", "<html..."
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace saidby {

struct HttpAnswer {
  int status = 0;            // 0: there was no status line
  std::string type;          // "text/html", lower case
  std::string charset;
  std::string body;
  std::string fault;         // why the body can't be had: "the content encoding \"compress\" is not known"
  std::string missing;       // why the body is only the begin of what was sent: "the gzip data end too early at byte 512 of its body"
};

// `most`: bytes that a body may have when it is unpacked. Bodies that are said to be encoded but were stored decoded are taken as they are.
HttpAnswer read_http_answer(std::string_view bytes, std::uint64_t most);

// The value of a header in lines "Name: value", without regard to the name's case; "" when there is none.
std::string_view header_value(std::string_view headers, std::string_view name);

// "text/html; charset=\"KOI8-R\"" -> "koi8-r"
std::string charset_in(std::string_view content_type);
// "Text/HTML; ..." -> "text/html"
std::string media_type(std::string_view content_type);

}  // namespace saidby
