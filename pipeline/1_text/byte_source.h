// Where bytes come from: a file, standard input, the decompressed form of another source.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>

namespace saidby {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Up to `size` bytes, which may be fewer than there are; 0 at the end and at a fault.
  virtual std::size_t read(char* to, std::size_t size) = 0;
  // Why there are no more bytes; "" at the true end.
  const std::string& fault() const { return fault_; }
  // Goes on behind a fault, where that is possible: at the next gzip member of an archive.
  virtual bool resume() { return false; }

 protected:
  std::string fault_;
};

// A file, or standard input for "-". What can't be opened has a fault.
std::unique_ptr<ByteSource> open_file(const std::string& path);

// The bytes of `from` as they are, or decompressed when they begin like gzip, zstd or bzip2: several members one after the other too.
//
//   "\x1f\x8b\x08..." -> "WARC/1.0 ..."
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> from);

}  // namespace saidby
