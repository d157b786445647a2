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
  std::size_t fail(const char* what) {
    fault_ = std::string("the ") + name_ + " data " + what + " at byte " + std::to_string(bytes_.position());
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
      const std::string_view ready = bytes_.ready(1);
      if (between_ && !ready.starts_with(gzip_magic.substr(0, std::min<std::size_t>(ready.size(), 1)))) return 0;   // padding or other bytes behind the last member
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
    if (!bytes_.find(gzip_magic)) return false;
    begin_ = bytes_.position();
    inflateReset(&stream_);
    return true;
  }

 private:
  // A wrong checksum shows only behind the data: what was read of the member may be damaged.
  void fail_with(std::string_view message) {
    if (message == "incorrect data check" || message == "incorrect length check") fail(("are corrupt (the checksum is wrong: what was read since byte " + std::to_string(begin_) + " may be damaged)").c_str());
    else fail("are corrupt");
  }

  z_stream stream_{};
  bool between_ = true;
  std::uint64_t begin_ = 0;   // of the member
};

class ZstdSource : public Decompressor {
 public:
  explicit ZstdSource(Compressed bytes) : Decompressor(std::move(bytes), "zstd"), stream_(ZSTD_createDCtx()) {}
  ~ZstdSource() override { ZSTD_freeDCtx(stream_); }
  ZstdSource(const ZstdSource&) = delete;

  std::size_t expand(char* to, std::size_t size) override {
    for (;;) {
      const std::string_view ready = bytes_.ready(1);
      if (ready.empty() && rest_ == 0) return 0;
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
    return true;
  }

 private:
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
  if (begin.starts_with(zstd_magic)) return std::make_unique<ZstdSource>(std::move(bytes));
  if (begin.size() > 4 && begin.starts_with("BZh") && begin.substr(4).starts_with(bzip2_magic)) return std::make_unique<Bzip2Source>(std::move(bytes));
  return std::make_unique<PlainSource>(std::move(bytes));
}

}  // namespace saidby
