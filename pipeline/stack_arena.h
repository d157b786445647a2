// Memory for what lives as long as one call: on the stack, and on the heap for what doesn't fit there.
//
//   StackArena<1024> arena;
//   std::pmr::vector<float> best(length, 0.0f, &arena);
#pragma once

#include <cstddef>
#include <memory_resource>

namespace saidby {

template <std::size_t bytes>
class StackArena : public std::pmr::monotonic_buffer_resource {
 public:
  StackArena() : std::pmr::monotonic_buffer_resource(space_, bytes) {}

 private:
  alignas(std::max_align_t) std::byte space_[bytes];
};

}  // namespace saidby
