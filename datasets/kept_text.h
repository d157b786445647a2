// Texts that are kept to the end: in one piece of memory, each known by one pointer, and of texts that many have one copy.
//
//   TextStore store;  KeptText name = store.keep("Ann Lee");  name == "Ann Lee"      sizeof(KeptText) == 8
#pragma once

#include <compare>
#include <cstdint>
#include <cstring>
#include <memory_resource>
#include <string_view>
#include <unordered_set>

namespace saidby::datasets {

// A view of a text in a TextStore, which must live longer; empty at first.
class KeptText {
 public:
  KeptText() = default;

  std::string_view view() const {
    if (!bytes_) return {};
    std::uint32_t size;
    std::memcpy(&size, bytes_ - sizeof size, sizeof size);
    return {bytes_, size};
  }
  operator std::string_view() const { return view(); }   // it is one, in less room
  bool empty() const { return !bytes_; }
  std::size_t size() const { return view().size(); }
  friend bool operator==(KeptText a, std::string_view b) { return a.view() == b; }
  friend bool operator==(KeptText a, KeptText b) { return a.view() == b.view(); }
  friend auto operator<=>(KeptText a, KeptText b) { return a.view() <=> b.view(); }

 private:
  friend class TextStore;
  explicit KeptText(const char* bytes) : bytes_(bytes) {}
  const char* bytes_ = nullptr;   // their number stands before them
};

class TextStore {
 public:
  KeptText keep(std::string_view text) {
    if (text.empty()) return {};
    const auto size = static_cast<std::uint32_t>(text.size());
    char* place = static_cast<char*>(memory_.allocate(sizeof size + size, 1));
    std::memcpy(place, &size, sizeof size);
    text.copy(place + sizeof size, size);
    return KeptText(place + sizeof size);
  }
  // One copy of what many have: a type, a country, an organization.
  KeptText shared(std::string_view text) {
    if (text.empty()) return {};
    if (const auto known = shared_.find(text); known != shared_.end()) return KeptText(known->data());
    const KeptText kept = keep(text);
    shared_.insert(kept.view());
    return kept;
  }
  // What keep() or shared() gave, from its view.
  static KeptText of(std::string_view kept) { return kept.empty() ? KeptText() : KeptText(kept.data()); }

  std::pmr::memory_resource& memory() { return memory_; }

 private:
  std::pmr::monotonic_buffer_resource memory_{1 << 16};
  std::unordered_set<std::string_view> shared_;
};

}  // namespace saidby::datasets
