#include "pipeline/knowledge/lazy_pattern.h"

#include <stdexcept>

#include "pipeline/knowledge/hash.h"

namespace saidby {

void LazyPattern::compile() const {
  compiled_ = std::make_unique<re2::RE2>(pattern_, options_);
  if (!compiled_->ok()) throw std::runtime_error(where_ + ": RE2 rejects the pattern: " + compiled_->error() + "; mend its find");
  groups_.resize(static_cast<std::size_t>(compiled_->NumberOfCapturingGroups()) + 1);
  for (const auto& [number, name] : compiled_->CapturingGroupNames()) groups_[static_cast<std::size_t>(number)] = name;
}

const re2::RE2& LazyPattern::compiled() const {
  std::call_once(once_, [this] { compile(); });
  return *compiled_;
}

const std::vector<std::string>& LazyPattern::groups() const {
  compiled();
  return groups_;
}

Compiled checked(const std::string& folder, const std::string& kind, std::uint64_t version, const std::vector<std::unique_ptr<LazyPattern>>& patterns, const std::function<std::string()>& check) {
  std::uint64_t key = version;
  for (const auto& pattern : patterns) key = mix(key, hash_bytes(pattern->text()));
  return Compiled::open({folder + "/ORDER"}, kind, key, check);
}

}  // namespace saidby
