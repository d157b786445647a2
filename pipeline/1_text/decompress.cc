// Decompression by content, piece by piece: gzip (members in a row, as web archives have them), zstd (frames in a row), bzip2; of what says so, brotli.
#include <brotli/decode.h>
#include <bzlib.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "pipeline/1_text/byte_source.h"

namespace saidby {
namespace {

constexpr std::size_t chunk = 1 << 16, first_chunk = 1 << 12;   // the first is to see by its begin what it is
constexpr std::string_view gzip_magic("\x1f\x8b\x08", 3), zstd_magic("\x28\xb5\x2f\xfd", 4), bzip2_magic("1AY&SY", 6);

constexpr std::string_view zstd_skippable("\x2a\x4d\x18", 3);   // behind a byte 0x50 to 0x5F
constexpr std::size_t zstd_longest_header = 18;
constexpr std::uint64_t mebibyte = 1 << 20, zstd_most_window = 128 * mebibyte;

bool begins_zstd(std::string_view bytes) { return bytes.starts_with(zstd_magic) || (bytes.size() > 3 && (bytes[0] & 0xF0) == 0x50 && bytes.substr(1).starts_with(zstd_skippable)); }

// Bytes that unpacking a frame with this header keeps at hand (RFC 8878, 3.1.1.1); 0 of what is no frame.
std::uint64_t zstd_window(std::string_view header) {
  if (!header.starts_with(zstd_magic) || header.size() < 6) return 0;
  const auto byte = [&](std::size_t at) { return at < header.size() ? static_cast<std::uint64_t>(static_cast<unsigned char>(header[at])) : 0; };
  const std::uint64_t descriptor = byte(4);
  if (!(descriptor & 0x20)) return (std::uint64_t{1} << (10 + (byte(5) >> 3))) / 8 * (8 + (byte(5) & 7));
  const std::size_t dictionary = (std::size_t{1} << (descriptor & 3)) / 2, width = std::size_t{1} << (descriptor >> 6);   // in one piece: the window is the content, whose size stands behind the dictionary's number
  std::uint64_t size = width == 2 ? 256 : 0;
  for (std::size_t i = 0; i < width; ++i) size += byte(5 + dictionary + i) << (8 * i);
  return size;
}

// The compressed bytes of a source, with what was read to look at its begin.
class Compressed {
 public:
  explicit Compressed(std::unique_ptr<ByteSource> from) : from_(std::move(from)) {}

  // Reads until `least` bytes stand ready, or the end.
  std::string_view ready(std::size_t least) {
    while (buffer_.size() - at_ < least) {
      buffer_.erase(0, at_);
      at_ = 0;
      const std::size_t had = buffer_.size(), most = taken_ == 0 ? first_chunk : chunk;
      buffer_.resize(had + most);
      const std::size_t got = from_->read(buffer_.data() + had, most);
      buffer_.resize(had + got);
      if (got == 0) break;
    }
    return std::string_view(buffer_).substr(at_);
  }
  void take(std::size_t size) { at_ += size, taken_ += size; }
  // What stands ready, else straight from the source: what needs no look isn't copied.
  std::size_t read(char* to, std::size_t size) {
    const std::size_t had = std::min(size, buffer_.size() - at_), got = had ? had : from_->read(to, size);
    if (had) std::memcpy(to, buffer_.data() + at_, had), at_ += had;
    taken_ += got;
    return got;
  }
  std::uint64_t position() const { return taken_; }
  const std::string& fault() const { return from_->fault(); }
  bool source_ready() const { return at_ < buffer_.size() || from_->ready(); }
  std::uint64_t consumed() const { return from_->consumed(); }

  // Moves to the next place where `magic` stands, at least one byte on; false at the end.
  bool find(std::string_view magic) {
    for (take(std::min<std::size_t>(1, ready(1).size()));;) {
      const std::string_view bytes = ready(magic.size());
      if (bytes.size() < magic.size()) return false;
      const std::size_t at = bytes.find(magic);
      take(at == std::string_view::npos ? bytes.size() - magic.size() + 1 : at);
      if (at != std::string_view::npos) return true;
    }
  }

 private:
  std::unique_ptr<ByteSource> from_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t taken_ = 0;
};

class PlainSource : public ByteSource {
 public:
  explicit PlainSource(Compressed bytes) : bytes_(std::move(bytes)) { fault_ = bytes_.fault(); }
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t got = bytes_.read(to, size);
    if (got == 0) fault_ = bytes_.fault();
    return got;
  }
  bool ready() const override { return bytes_.source_ready(); }
  std::uint64_t consumed() const override { return bytes_.consumed(); }

 private:
  Compressed bytes_;
};

class Decompressor : public ByteSource {
 public:
  Decompressor(Compressed bytes, const char* name) : bytes_(std::move(bytes)), name_(name) {}

  std::size_t read(char* to, std::size_t size) final {
    if (!fault_.empty()) return 0;
    const std::size_t got = expand(to, size);
    made_ += got;
    if (made_ > most_expanded && made_ / most_ratio > bytes_.position()) {
      bomb_ = true;
      return fail("expand to more than a thousand times their size and are taken for a decompression bomb");
    }
    return got;
  }
  bool corrupt() const override { return !fault_.empty() && bytes_.fault().empty(); }
  bool cut_off() const override { return cut_off_; }
  bool resume() final {
    if (bomb_ || !find_next()) return false;
    fault_.clear();
    cut_off_ = false;
    return true;
  }
  std::uint64_t consumed() const override { return bytes_.consumed(); }

 protected:
  // read(), where there is no fault yet.
  virtual std::size_t expand(char* to, std::size_t size) = 0;
  // Moves to the next member and is ready to expand it.
  virtual bool find_next() { return false; }
  std::size_t fail(const std::string& what, const char* advice = "") {
    fault_ = std::string("the ") + name_ + " data " + what + " at byte " + std::to_string(bytes_.position()) + advice;
    return 0;
  }
  std::size_t ends_early() {
    cut_off_ = bytes_.fault().empty();
    return cut_off_ ? fail("end too early") : (fault_ = bytes_.fault(), 0);
  }

  Compressed bytes_;
  const char* name_;

 private:
  static constexpr std::uint64_t most_expanded = 1ull << 30, most_ratio = 1000;
  std::uint64_t made_ = 0;
  bool bomb_ = false, cut_off_ = false;
};

class GzipSource : public Decompressor {
 public:
  explicit GzipSource(Compressed bytes) : Decompressor(std::move(bytes), "gzip") { inflateInit2(&stream_, 31); }
  ~GzipSource() override { inflateEnd(&stream_); }
  GzipSource(const GzipSource&) = delete;

  std::size_t expand(char* to, std::size_t size) override {
    for (;;) {
      if (between_ && !at_member()) return 0;
      const std::string_view ready = bytes_.ready(1);
      if (ready.empty()) return between_ ? 0 : ends_early();
      between_ = false;
      stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(ready.data()));
      stream_.avail_in = static_cast<uInt>(ready.size());
      stream_.next_out = reinterpret_cast<Bytef*>(to);
      stream_.avail_out = static_cast<uInt>(size);
      const int result = inflate(&stream_, Z_NO_FLUSH);
      bytes_.take(ready.size() - stream_.avail_in);
      if (result == Z_STREAM_END) inflateReset(&stream_), between_ = true, begin_ = bytes_.position();
      const std::size_t got = size - stream_.avail_out;
      if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) fail_with(stream_.msg ? stream_.msg : "");
      if (got > 0 || !fault_.empty()) return got;
    }
  }
  bool find_next() override {
    if (!std::exchange(behind_hole_, false) && !bytes_.find(gzip_magic)) return false;
    begin_ = bytes_.position();
    inflateReset(&stream_);
    return true;
  }

 private:
  // Whether a member or the end comes next. Zeros at the end are padding; those before a member, and other bytes, stand where a member was.
  bool at_member() {
    const std::uint64_t begin = bytes_.position();
    while (bytes_.ready(1).starts_with('\0')) bytes_.take(std::min(bytes_.ready(1).find_first_not_of('\0'), bytes_.ready(1).size()));
    const std::string_view next = bytes_.ready(gzip_magic.size());
    behind_hole_ = bytes_.position() > begin && next.starts_with(gzip_magic);
    if (behind_hole_) fail("have " + std::to_string(bytes_.position() - begin) + " zeros before the member", "; what stood there is lost");
    else if (!gzip_magic.starts_with(next.substr(0, gzip_magic.size()))) fail("have bytes that begin no member", "; what stood there is lost");
    return fault_.empty();
  }

  // A wrong checksum shows only behind the data: what was read of the member may be damaged.
  void fail_with(std::string_view message) {
    if (message == "incorrect data check" || message == "incorrect length check") fail("are corrupt (the checksum is wrong: what was read since byte " + std::to_string(begin_) + " may be damaged)");
    else fail("are corrupt");
  }

  z_stream stream_{};
  bool between_ = true, behind_hole_ = false;
  std::uint64_t begin_ = 0;   // of the member
};

class ZstdSource : public Decompressor {
 public:
  explicit ZstdSource(Compressed bytes) : Decompressor(std::move(bytes), "zstd"), stream_(ZSTD_createDCtx()) {}
  ~ZstdSource() override { ZSTD_freeDCtx(stream_); }
  ZstdSource(const ZstdSource&) = delete;

  std::size_t expand(char* to, std::size_t size) override {
    for (;;) {
      if (rest_ == 0 && (bytes_.ready(1).empty() || !fits())) return 0;
      const std::string_view ready = bytes_.ready(1);
      ZSTD_inBuffer in{ready.data(), ready.size(), 0};
      ZSTD_outBuffer out{to, size, 0};
      rest_ = ZSTD_decompressStream(stream_, &out, &in);
      bytes_.take(in.pos);
      if (ZSTD_isError(rest_)) fail("are corrupt");
      else if (ready.empty() && out.pos == 0) ends_early();
      if (out.pos > 0 || !fault_.empty()) return out.pos;
    }
  }
  bool find_next() override {
    if (!bytes_.find(zstd_magic)) return false;
    ZSTD_DCtx_reset(stream_, ZSTD_reset_session_only);
    rest_ = 0;
    return true;
  }

 private:
  // Whether the next frame can be unpacked in the memory that the library allows, 128 MiB.
  bool fits() {
    const std::uint64_t window = zstd_window(bytes_.ready(zstd_longest_header));
    if (window > zstd_most_window)
      fail("need a window of " + std::to_string((window - 1) / mebibyte + 1) + " MiB, more than the " + std::to_string(zstd_most_window / mebibyte) + " that are allowed,", "; unpack them with zstd -d --long=31 and pack them again with --long=27 or less");
    return fault_.empty();
  }

  ZSTD_DCtx* stream_;
  std::size_t rest_ = 0;
};

class Bzip2Source : public Decompressor {
 public:
  explicit Bzip2Source(Compressed bytes) : Decompressor(std::move(bytes), "bzip2") { BZ2_bzDecompressInit(&stream_, 0, 0); }
  ~Bzip2Source() override { BZ2_bzDecompressEnd(&stream_); }
  Bzip2Source(const Bzip2Source&) = delete;

  std::size_t expand(char* to, std::size_t size) override {
    for (;;) {
      std::string_view ready = bytes_.ready(1);
      if (ready.empty()) return between_ ? 0 : ends_early();
      between_ = false;
      stream_.next_in = const_cast<char*>(ready.data());
      stream_.avail_in = static_cast<unsigned>(ready.size());
      stream_.next_out = to;
      stream_.avail_out = static_cast<unsigned>(size);
      const int result = BZ2_bzDecompress(&stream_);
      bytes_.take(ready.size() - stream_.avail_in);
      const std::size_t got = size - stream_.avail_out;
      if (result == BZ_STREAM_END) {
        BZ2_bzDecompressEnd(&stream_);
        stream_ = {};
        BZ2_bzDecompressInit(&stream_, 0, 0);
        between_ = true;
      } else if (result != BZ_OK) {
        fail("are corrupt");
      }
      if (got > 0 || !fault_.empty()) return got;
    }
  }

 private:
  bz_stream stream_{};
  bool between_ = true;
};

class BrotliSource : public Decompressor {
 public:
  explicit BrotliSource(Compressed bytes) : Decompressor(std::move(bytes), "brotli"), stream_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {}
  ~BrotliSource() override { BrotliDecoderDestroyInstance(stream_); }
  BrotliSource(const BrotliSource&) = delete;

  std::size_t expand(char* to, std::size_t size) override {
    while (!ended_) {
      const std::string_view ready = bytes_.ready(1);
      std::size_t left = ready.size(), room = size;
      const auto* in = reinterpret_cast<const std::uint8_t*>(ready.data());
      auto* out = reinterpret_cast<std::uint8_t*>(to);
      const BrotliDecoderResult result = BrotliDecoderDecompressStream(stream_, &left, &in, &room, &out, nullptr);
      bytes_.take(ready.size() - left);
      ended_ = result == BROTLI_DECODER_RESULT_SUCCESS;
      const std::size_t got = size - room;
      if (result == BROTLI_DECODER_RESULT_ERROR) fail("are corrupt");
      else if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT && ready.empty() && got == 0) ends_early();
      if (got > 0 || !fault_.empty()) return got;
    }
    return 0;
  }

 private:
  BrotliDecoderState* stream_;
  bool ended_ = false;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t got = bytes_.copy(to, size, at_);
    at_ += got;
    return got;
  }
  std::uint64_t consumed() const override { return at_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> open_memory(std::string_view bytes) { return std::make_unique<MemorySource>(bytes); }
std::unique_ptr<ByteSource> brotli_decompressed(std::unique_ptr<ByteSource> from) { return std::make_unique<BrotliSource>(Compressed(std::move(from))); }

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> from) {
  Compressed bytes(std::move(from));
  const std::string_view begin = bytes.ready(10);
  if (begin.starts_with(gzip_magic)) return std::make_unique<GzipSource>(std::move(bytes));
  if (begins_zstd(begin)) return std::make_unique<ZstdSource>(std::move(bytes));
  if (begin.size() > 4 && begin.starts_with("BZh") && begin.substr(4).starts_with(bzip2_magic)) return std::make_unique<Bzip2Source>(std::move(bytes));
  return std::make_unique<PlainSource>(std::move(bytes));
}

}  // namespace saidby
