// Data packed for a page: gzip, then base64, which stands anywhere in HTML as it is and which a browser unpacks by itself.
//
//   packed("{\"quotes\":[]}")  ->  "H4sIAAAAAAAA/..."        (base64 -d | gunzip gives it back)
#pragma once

#include <string>
#include <string_view>

namespace saidby {

// The same bytes for the same data. Throws std::runtime_error when there is no memory. About 100 MB/s.
std::string packed(std::string_view data);

}  // namespace saidby
