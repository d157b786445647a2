// Addresses of pages as they are written in them.
#pragma once

#include <string>
#include <string_view>

namespace saidby::html {

// Begins with http:// or https:// and a host?
bool is_absolute(std::string_view address);

// An address as seen from an absolute one; "" for what leads to no page of its own, and for a relative one when `from` isn't absolute.
//
//   absolute_address("/b?p=1", "https://h.example/news/a") -> "https://h.example/b?p=1";   ("../b", ...) -> "https://h.example/b";   ("#top", ...) -> ""
std::string absolute_address(std::string_view address, std::string_view from);

}  // namespace saidby::html
