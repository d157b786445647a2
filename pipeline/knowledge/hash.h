// One 64-bit hash for words: of the form as written and of its case-folded form. Gazetteers, word lists, symbol classes and
// features all key on it, so that a word is hashed once. Not for untrusted tables: collisions are not sought after, but
// gazetteers verify the bytes.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace saidby {

constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const auto product = static_cast<unsigned __int128>(a ^ 0x9E3779B97F4A7C15ull) * (b ^ 0xE7037ED1A0B428DBull);
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// The first `count` (8 at most) bytes of a text as a little-endian number. Two loads that overlap take any length from 2 on.
constexpr std::uint64_t load_bytes(const char* bytes, std::size_t count) {
  if (std::is_constant_evaluated()) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < count; ++i) word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return word;
  }
  const auto both_ends = [&]<class Part>(Part first) {
    Part last;
    std::memcpy(&first, bytes, sizeof(Part));
    std::memcpy(&last, bytes + count - sizeof(Part), sizeof(Part));
    return first | static_cast<std::uint64_t>(last) << (8 * (count - sizeof(Part)));
  };
  if (count >= 4) return count == 8 ? both_ends(std::uint64_t{}) : both_ends(std::uint32_t{});
  if (count >= 2) return both_ends(std::uint16_t{});
  return count == 0 ? 0 : static_cast<unsigned char>(bytes[0]);
}

constexpr std::uint64_t hash_seed = 0x2545F4914F6CDD1Dull;

// Eight bytes a step. hash_bytes("") is a fixed number, not 0.
constexpr std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t state = hash_seed ^ bytes.size();
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) state = mix(state, load_bytes(bytes.data() + at, 8));
  return mix(state, load_bytes(bytes.data() + at, bytes.size() - at));
}

// hash_bytes of up to 15 bytes that are loaded already: the first eight and the others, with zeros after the last.
constexpr std::uint64_t hash_short(std::uint64_t first, std::uint64_t second, std::size_t size) {
  const std::uint64_t state = mix(hash_seed ^ size, first);
  return size < 8 ? state : mix(state, second);
}

}  // namespace saidby
