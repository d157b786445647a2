// Running out of memory, at will: while a MemoryFault lives, the n-th allocation by new of 16 KiB or more throws std::bad_alloc. An article of a few sentences makes none so large; a longer one makes some in
// nearly every stage. One at a time.
//
//   const MemoryFault fault(0);   // the first one fails
#pragma once

#include <cstdint>

namespace saidby::testing {

class MemoryFault {
 public:
  explicit MemoryFault(std::int64_t n);   // below 0: none fails
  ~MemoryFault();
  MemoryFault(const MemoryFault&) = delete;
  MemoryFault& operator=(const MemoryFault&) = delete;

  // Were there so many allocations for the last one that it failed?
  static bool met();
};

}  // namespace saidby::testing
