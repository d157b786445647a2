#include "pipeline/1_text/file_charset.h"

#include "pipeline/1_text/utf8.h"
#include "pipeline/2_article/charset.h"

namespace saidby {

FileCharset::Decoding FileCharset::decode(std::string& part, std::string_view ahead) {
  constexpr std::size_t sample = 1 << 16;
  if (first_invalid_utf8(part) == std::string::npos || is_mostly_utf8(part)) return {};
  if (name_.empty()) {
    std::string seen = part.substr(0, sample);
    seen += ahead.substr(0, sample - seen.size());
    name_ = guessed_charset(is_mostly_utf8(seen) ? std::string_view(part) : seen);   // part is the only one such among others
  }
  Decoded decoded = from_charset(std::move(part), name_);
  part = std::move(decoded.bytes);
  return {true, decoded.replaced};
}

}  // namespace saidby
