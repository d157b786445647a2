// What is fuzzed: each reader of foreign bytes, with the laws that hold for whatever comes in. A law that is broken aborts.
#pragma once

#include <span>
#include <string_view>

namespace saidby::fuzz {

struct Target {
  std::string_view name;   // "html": also the folder of its seeds and the file of its words
  void (*run)(std::string_view bytes);
};
std::span<const Target> targets();

}  // namespace saidby::fuzz
