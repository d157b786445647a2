// What is known by its first bytes and can't be read: other packings, folders packed into one file, PDF; binary data.
//
//   why_refused("PK\x03\x04...")   "a ZIP archive, or a document of an office program; unpack it first, with unzip for example"
#pragma once

#include <string_view>

namespace saidby {

// What it is and what to do; "" of what may be a text. `begin`: a few hundred bytes, that a tar archive is seen too.
std::string_view why_refused(std::string_view begin);
// Control characters that no text has.
bool looks_binary(std::string_view begin);

}  // namespace saidby
