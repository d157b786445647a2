#include "pipeline/1_text/text.h"

#include "pipeline/1_text/utf8.h"

namespace saidby {

Text make_text(std::string bytes) {
  Text text;
  const auto note = [&](const char* code, std::string message, std::size_t at) {
    text.diagnostics.push_back({code, std::move(message), static_cast<std::uint32_t>(at)});
  };
  if (first_invalid_utf8(bytes) == std::string::npos) {
    text.bytes = std::move(bytes);
  } else {
    Repaired repaired = repair_utf8(bytes);
    text.bytes = std::move(repaired.bytes);
    note("invalid-utf8", std::to_string(repaired.replaced) + " ill-formed sequences replaced by U+FFFD", repaired.first);
  }
  if (text.bytes.starts_with("\xEF\xBB\xBF")) note("byte-order-mark", "the text begins with a byte-order mark, which counts as a code point", 0);
  if (const std::size_t nul = text.bytes.find('\0'); nul != std::string::npos) note("nul", "the text holds NUL characters", nul);
  if (const std::size_t cr = text.bytes.find("\r\n"); cr != std::string::npos) note("crlf", "line ends are CR LF; both count in offsets", cr);
  else if (cr_ends_lines(text.bytes)) note("cr", "line ends are CR alone", text.bytes.find('\r'));
  if (text.bytes.empty()) note("empty", "the document is empty", 0);
  return text;
}

}  // namespace saidby
