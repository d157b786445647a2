// Is cost linear? time(2n) / time(n) <= 2.3 for what a generator makes, in processor time.
//
//   check_linear({"stray tags", [](std::size_t n) { return repeated("</b>", n); }, 50000}, [](const std::string& text) { read(text); });
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>

namespace saidby::testing {

inline std::string repeated(const std::string& unit, std::size_t times) {
  std::string out;
  out.reserve(unit.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += unit;
  return out;
}

// Processor time, the best of three.
inline double seconds(const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t start = std::clock();
    work();
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

struct Generator {
  const char* name;
  std::string (*make)(std::size_t n);
  std::size_t n;
};

// A busy machine is no fault: a square of n fails each attempt.
inline void check_linear(const std::string& name, const std::string& once, const std::string& twice, const std::function<void(const std::string&)>& read) {
  double one = 0, two = 1e9;
  for (int attempt = 0; attempt < 6 && two > 2.3 * one + 0.02; ++attempt) one = seconds([&] { read(once); }), two = seconds([&] { read(twice); });
  CHECK_MESSAGE(two <= 2.3 * one + 0.02, name << ": " << one << " s, twice as much: " << two << " s");
}
inline void check_linear(const Generator& generator, const std::function<void(const std::string&)>& read) { check_linear(generator.name, generator.make(generator.n), generator.make(2 * generator.n), read); }

}  // namespace saidby::testing
