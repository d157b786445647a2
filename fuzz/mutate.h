// Inputs made from seeds by small random changes. Input number n of a random seed depends on nothing else, so that a number names it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace saidby::fuzz {

struct Material {
  std::vector<std::string> seeds;   // whole inputs that are right, or nearly
  std::vector<std::string> words;   // what means something to the reader: "<p>", "Content-Length: "
};
// Throws std::runtime_error when a folder or file can't be read, or holds nothing. `folder`: fuzz/ of the source.
Material read_material(const std::string& folder, const std::string& target);

// At most 64 KiB.
std::string mutated(const Material& material, std::uint64_t seed, std::uint64_t number);

}  // namespace saidby::fuzz
