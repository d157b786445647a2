#include "pipeline/2_article/html/address.h"

#include <algorithm>

namespace saidby::html {
namespace {

// How much of an absolute address is scheme and host.
std::size_t size_of_origin(std::string_view address) {
  const std::size_t host = address.find("://") + 3;
  return std::min(address.find_first_of("/?#", host), address.size());
}

}  // namespace

bool is_absolute(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://"})
    if (address.starts_with(scheme)) return address.size() > scheme.size() && address.find_first_of("/ ", scheme.size()) != scheme.size();
  return false;
}

std::string absolute_address(std::string_view address, std::string_view from) {
  if (is_absolute(address)) return std::string(address);
  const bool has_scheme = address.find(':') < address.find_first_of("/?#");
  if (address.empty() || address.front() == '#' || has_scheme || address.find(' ') != address.npos || !is_absolute(from)) return {};
  if (address.starts_with("//")) return std::string(from.substr(0, from.find("//"))).append(address);
  const std::size_t origin = size_of_origin(from);
  std::string_view path = from.substr(origin, from.find_first_of("?#", origin) - origin);
  if (address.front() == '/') path = {};
  else if (address.front() != '?') path = path.substr(0, path.rfind('/') + 1);
  for (bool up = true; up;) {
    up = address.starts_with("../");
    if (up || address.starts_with("./")) address.remove_prefix(up ? 3 : 2);
    if (up && path.size() > 1) path = path.substr(0, path.rfind('/', path.size() - 2) + 1);
  }
  std::string out(from.substr(0, origin));
  if (path.empty() && !address.starts_with('/')) out += '/';
  return out.append(path).append(address);
}

}  // namespace saidby::html
