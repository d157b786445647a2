// Files in UTF-16, as spreadsheets and editors of Windows write them, read on as UTF-8: with a byte-order mark, or known by the zero bytes that every second byte of Latin text is.
//
//   FF FE 41 00 3D D8 00 DE  ->  "A😀"
#include <algorithm>
#include <cstring>
#include <utility>

#include "pipeline/1_text/byte_source.h"
#include "pipeline/1_text/utf8.h"

namespace saidby {
namespace {

enum class Wide { no, little, big };

constexpr std::size_t longest_head = 1 << 12;

// By the first bytes. Without a mark: most bytes of one parity are zero, next to none of the other.
Wide wide_of(std::string_view head) {
  if (head.starts_with("\xFF\xFE")) return Wide::little;
  if (head.starts_with("\xFE\xFF")) return Wide::big;
  constexpr std::size_t least = 32;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  const std::size_t pairs = head.size() / 2;
  if (head.size() < least) return Wide::no;
  if (zeros[1] * 2 > pairs && zeros[0] * 50 < pairs) return Wide::little;
  return zeros[0] * 2 > pairs && zeros[1] * 50 < pairs ? Wide::big : Wide::no;
}

bool is_high(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

class WideSource : public ByteSource {
 public:
  WideSource(std::unique_ptr<ByteSource> from, std::string head) : from_(std::move(from)), raw_(std::move(head)), wide_(wide_of(raw_)) {
    if (wide_ != Wide::no && (raw_.starts_with("\xFF\xFE") || raw_.starts_with("\xFE\xFF"))) raw_.erase(0, 2);
    fault_ = from_->fault();
  }
  std::size_t read(char* to, std::size_t size) override { return wide_ == Wide::no ? read_plain(to, size) : read_wide(to, size); }
  bool corrupt() const override { return from_->corrupt(); }
  bool resume() override {
    const bool more = from_->resume();
    fault_ = from_->fault();
    return more;
  }
  bool ready() const override { return at_ < raw_.size() || from_->ready(); }
  std::uint64_t consumed() const override { return from_->consumed(); }

 private:
  std::size_t take(std::string& bytes, char* to, std::size_t size) {
    const std::size_t got = std::min(size, bytes.size() - at_);
    std::memcpy(to, bytes.data() + at_, got);
    at_ += got;
    if (at_ == bytes.size()) bytes.clear(), at_ = 0;
    return got;
  }
  std::size_t read_plain(char* to, std::size_t size) {
    if (!raw_.empty()) return take(raw_, to, size);
    const std::size_t got = from_->read(to, size);
    fault_ = from_->fault();
    return got;
  }
  std::size_t read_wide(char* to, std::size_t size) {
    while (out_.empty() && !ended_) decode_more();
    return take(out_, to, size);
  }
  void decode_more() {
    constexpr std::size_t chunk = 1 << 16;
    if (raw_.size() < 4) {
      const std::size_t had = raw_.size();
      raw_.resize(had + chunk);
      const std::size_t got = from_->read(raw_.data() + had, chunk);
      raw_.resize(had + got);
      fault_ = from_->fault();
      ended_ = got == 0;
    }
    std::size_t at = 0;
    for (; at + 1 < raw_.size(); at += 2) {
      const char32_t unit = unit_at(at);
      if (is_high(unit) && at + 3 >= raw_.size() && !ended_) break;   // its other half is still to come
      const bool pair = is_high(unit) && at + 3 < raw_.size() && is_low(unit_at(at + 2));
      append_utf8(out_, pair ? 0x10000 + ((unit - 0xD800) << 10) + (unit_at(at + 2) - 0xDC00) : is_high(unit) || is_low(unit) ? 0xFFFD : unit);
      at += pair ? 2 : 0;
    }
    raw_.erase(0, at);
    if (ended_ && !raw_.empty()) append_utf8(out_, 0xFFFD), raw_.clear();   // half a unit
  }
  char32_t unit_at(std::size_t at) const {
    const auto first = static_cast<unsigned char>(raw_[at]), second = static_cast<unsigned char>(raw_[at + 1]);
    return wide_ == Wide::little ? static_cast<char32_t>(second << 8 | first) : static_cast<char32_t>(first << 8 | second);
  }

  std::unique_ptr<ByteSource> from_;
  std::string raw_, out_;
  std::size_t at_ = 0;    // what was taken of raw_ (plain) or out_ (wide)
  Wide wide_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> as_utf8(std::unique_ptr<ByteSource> from) {
  std::string head(longest_head, '\0');
  head.resize(from->read(head.data(), head.size()));
  return std::make_unique<WideSource>(std::move(from), std::move(head));
}

}  // namespace saidby
