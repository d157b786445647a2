// The letters that exchanges write for a firm, with their own behind a full stop: "HGHM.L" in "Harrow Homes HGHM.L said sales fell". No part of a name.
#pragma once

#include <algorithm>
#include <string_view>

namespace saidby {

inline bool is_ticker(std::string_view word) {
  constexpr std::size_t shortest = 3, longest = 5, exchange = 2;   // letters
  const std::size_t dot = word.find('.');
  const auto capitals = [](std::string_view part) { return std::all_of(part.begin(), part.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }); };
  if (dot == std::string_view::npos || dot < shortest || dot > longest || word.size() == dot + 1 || word.size() > dot + 1 + exchange) return false;
  return capitals(word.substr(0, dot)) && capitals(word.substr(dot + 1));
}

}  // namespace saidby
