#include "pipeline/7_speakers/relatives.h"

namespace saidby {
namespace {

constexpr std::size_t most_told = 100;

}  // namespace

void Relatives::note(std::uint32_t owner, std::string noun, std::uint32_t relative) {
  if (owner == none || relative == none || owner == relative) return;
  if (told_.size() == most_told) told_.erase(told_.begin());
  told_.push_back({owner, relative, std::move(noun)});
}

std::uint32_t Relatives::find(std::uint32_t owner, std::string_view noun) const {
  if (owner == none) return none;
  for (auto told = told_.rbegin(); told != told_.rend(); ++told) {
    if (told->owner == owner && told->noun == noun) return told->relative;
    if (told->relative == owner && kin_.fit(told->noun, noun)) return told->owner;
  }
  return none;
}

}  // namespace saidby
