#include "pipeline/1_text/json_mend.h"

#include <algorithm>
#include <charconv>

#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

// The unit of an escape "\ud83d" at the begin of text; 0 when it is another.
unsigned unit_of(std::string_view text) {
  unsigned unit = 0;
  if (text.size() < 6 || text[0] != '\\' || text[1] != 'u') return 0;
  const auto read = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
  return read.ptr == text.data() + 6 ? unit : 0;
}
bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) {}

  MendedJson run() {
    bool inside = false;   // of a string
    while (at_ < text_.size()) {
      if (inside && text_[at_] == '\\') escape();
      else if (!inside && number_without_value()) out_.bytes += "null";
      else inside ^= text_[at_] == '"', out_.bytes += text_[at_++];
    }
    return std::move(out_);
  }

 private:
  void escape() {
    const unsigned unit = unit_of(text_.substr(at_));
    const bool pair = is_high(unit) && is_low(unit_of(text_.substr(std::min(at_ + 6, text_.size()))));
    if (!pair && (is_high(unit) || is_low(unit))) {
      out_.bytes += "\\ufffd";
      ++out_.replaced;
      at_ += 6;
      return;
    }
    const std::size_t size = pair ? 12 : 2;
    out_.bytes += text_.substr(at_, size);
    at_ = std::min(at_ + size, text_.size());
  }

  // Passes over one.
  bool number_without_value() {
    for (const std::string_view name : {"NaN", "-NaN", "Infinity", "-Infinity"})
      if (text_.substr(at_).starts_with(name)) return at_ += name.size(), true;
    return false;
  }

  std::string_view text_;
  MendedJson out_;
  std::size_t at_ = 0;
};

}  // namespace

MendedJson mend_json(std::string_view text) {
  if (first_invalid_utf8(text) == std::string_view::npos) return Mender(text).run();
  const Repaired repaired = repair_utf8(text);
  MendedJson mended = Mender(repaired.bytes).run();
  mended.replaced += repaired.replaced;
  return mended;
}

}  // namespace saidby
