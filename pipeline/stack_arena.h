// Memory for what lives as long as one call: on the stack, and on the heap for what doesn't fit there.
//
//   StackArena<1024> arena;
//   std::pmr::vector<float> best(length, 0.0f, &arena);
#pragma once

#include <cstddef>
#include <cstring>
#include <memory_resource>
#include <string>
#include <string_view>

namespace saidby {

template <std::size_t bytes>
class StackArena : public std::pmr::monotonic_buffer_resource {
 public:
  StackArena() : std::pmr::monotonic_buffer_resource(space_, bytes) {}

 private:
  alignas(std::max_align_t) std::byte space_[bytes];
};

// A text that is put together, looked at and forgotten.
class StackText {
 public:
  void append(std::string_view bytes) {
    if (large_.empty() && size_ + bytes.size() <= sizeof small_) {
      std::memcpy(small_ + size_, bytes.data(), bytes.size());
      size_ += bytes.size();
      return;
    }
    if (large_.empty()) large_.assign(small_, size_);
    large_ += bytes;
  }
  std::string_view view() const { return large_.empty() ? std::string_view(small_, size_) : std::string_view(large_); }
  void clear() { size_ = 0, large_.clear(); }

 private:
  char small_[200];
  std::size_t size_ = 0;
  std::string large_;   // when it doesn't fit
};

}  // namespace saidby
