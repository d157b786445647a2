// Bytes of memory as a source, for tests and fuzzers of the readers.
#pragma once

#include <algorithm>
#include <cstring>
#include <string_view>

#include "pipeline/1_text/byte_source.h"

namespace saidby::testing {

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : rest_(bytes) {}

  std::size_t read(char* to, std::size_t size) override {
    size = std::min(size, rest_.size());
    std::memcpy(to, rest_.data(), size);
    rest_.remove_prefix(size);
    consumed_ += size;
    return size;
  }
  std::uint64_t consumed() const override { return consumed_; }

 private:
  std::string_view rest_;
  std::uint64_t consumed_ = 0;
};

}  // namespace saidby::testing
