// SHA-256 of pages' scripts and of the data that answers depend on.
//
//   sha256_base64("") -> "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
#pragma once

#include <string>
#include <string_view>

namespace saidby {

// As Content-Security-Policy wants it.
std::string sha256_base64(std::string_view bytes);

// Over the names and bytes of a folder's files, by name, hidden files left out: 64 hexadecimal digits, "" when there is no such folder. Reads them all.
std::string folder_digest(const std::string& folder);

}  // namespace saidby
