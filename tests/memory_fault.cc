#include "tests/memory_fault.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t large = 16 << 10;   // bytes
std::atomic<std::int64_t> left{-1};       // large allocations until the one that fails; below 0: none does
std::atomic<bool> failed{false};

bool is_out_of_memory(std::size_t size) {
  if (size < large || left < 0 || left.fetch_sub(1) != 0) return false;
  return failed = true;
}

}  // namespace

// All of the test program's; new[] and delete[] call them.
void* operator new(std::size_t size) {
  void* const memory = is_out_of_memory(size) ? nullptr : std::malloc(size == 0 ? 1 : size);
  return memory ? memory : throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace saidby::testing {

MemoryFault::MemoryFault(std::int64_t n) { failed = false, left = n; }
MemoryFault::~MemoryFault() { left = -1; }
bool MemoryFault::met() { return failed; }

}  // namespace saidby::testing
