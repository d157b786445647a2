// SHA-256 (nettle), of pieces or of a file.
//
//   sha256_of("abc") -> "ba7816bf 8f01cfea ..." without the spaces
#pragma once

#include <nettle/sha2.h>

#include <optional>
#include <string>
#include <string_view>

namespace saidby {

class Sha256 {
 public:
  Sha256() { sha256_init(&state_); }
  void add(std::string_view bytes) { sha256_update(&state_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data())); }
  // 64 hexadecimal digits; begins anew.
  std::string digest();

 private:
  sha256_ctx state_;
};

std::string sha256_of(std::string_view bytes);

}  // namespace saidby
