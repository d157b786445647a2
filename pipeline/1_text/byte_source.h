// Where bytes come from: a file, standard input, the decompressed form of another source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace saidby {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to `size` bytes, which may be fewer than there are; 0 at the end and at a fault.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  // Why there are no more bytes; "" at the true end.
  const std::string& fault() const { return fault_; }
  // The fault lies in the bytes (cut off, corrupt), not in the file system.
  virtual bool corrupt() const { return false; }
  // The fault is that the bytes end too early: those before it are right.
  virtual bool cut_off() const { return false; }
  // Goes on behind a fault, where that is possible: at the next gzip member of an archive.
  virtual bool resume() { return false; }
  // Whether read() answers without waiting for a pipe's writer.
  virtual bool ready() const { return true; }
  // Bytes of the file itself, as compressed as it is, that were read so far.
  virtual std::uint64_t consumed() const = 0;

 protected:
  std::string fault_;
};

// A file, or standard input for "-". What can't be opened has a fault. `stop`, when not -1, is a descriptor: once it can be read from, the source is at its end.
std::unique_ptr<ByteSource> open_file(const std::string& path, int stop = -1);

// The bytes of memory, which must outlive it.
std::unique_ptr<ByteSource> open_memory(std::string_view bytes);

// The bytes of `from` as they are, or decompressed when they begin like gzip, zstd or bzip2: several members one after the other too. What expands beyond all
// measure (over 1 GiB, and over a thousand times its size) is a fault.
//
//   "\x1f\x8b\x08..." -> "WARC/1.0 ..."
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> from);
// The same of brotli data, which nothing tells at their begin.
std::unique_ptr<ByteSource> brotli_decompressed(std::unique_ptr<ByteSource> from);

// The bytes as they are, or as UTF-8 when they are UTF-16: by its byte-order mark, or by the zero bytes of Latin text. Ill-formed units become U+FFFD.
std::unique_ptr<ByteSource> as_utf8(std::unique_ptr<ByteSource> from);

}  // namespace saidby
