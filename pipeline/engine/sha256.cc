#include "pipeline/engine/sha256.h"

namespace saidby {

std::string Sha256::digest() {
  constexpr char hex[] = "0123456789abcdef";
  std::uint8_t raw[SHA256_DIGEST_SIZE];
  sha256_digest(&state_, sizeof raw, raw);
  std::string digits;
  for (const std::uint8_t byte : raw) digits += {hex[byte >> 4], hex[byte & 15]};
  return digits;
}

std::string sha256_of(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.digest();
}

}  // namespace saidby
