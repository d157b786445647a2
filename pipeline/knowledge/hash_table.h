// A map from 64-bit hashes to small values, made for look-ups that mostly miss: 32 bits of each key lie side by side, so that a miss costs one cache line
// of a table that stays in the cache; the values lie in an array of their own. Open addressing, at most half full, two thirds in bytes that are written. Two keys that share 32 bits and a slot are
// taken for one: keys are hashes, where that is as likely as any collision.
//
//   HashTable<float> weights;  weights[key] = 1.5f;
//   if (const float* weight = weights.find(key)) ...
//
// HashTableView reads the same from bytes that a table wrote (compiled images). Immutable use is safe in threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace saidby {

// The part of a key that is compared; 0 is a free slot.
inline std::uint32_t hash_mark(std::uint64_t key) {
  const auto mark = static_cast<std::uint32_t>(key >> 32);
  return mark ? mark : 1;
}

template <class Value>
class HashTableView {
 public:
  HashTableView() = default;
  HashTableView(std::span<const std::uint32_t> marks, std::span<const Value> values) : marks_(marks.data()), values_(values.data()), mask_(marks.size() - 1), size_(marks.size()) {}

  bool empty() const { return size_ == 0; }
  std::size_t slots() const { return size_; }
  // The value of a key, or null. Cost: one or two probes.
  const Value* find(std::uint64_t key) const {
    if (size_ == 0) return nullptr;
    const std::uint32_t mark = hash_mark(key);
    for (std::size_t at = key & mask_;; at = (at + 1) & mask_) {
      if (marks_[at] == mark) return &values_[at];
      if (marks_[at] == 0) return nullptr;
    }
  }

  // Has the memory fetched where find() will look, for keys that are known some time before their values are needed.
  void prefetch(std::uint64_t key) const {
    __builtin_prefetch(marks_ + (key & mask_));
    __builtin_prefetch(values_ + (key & mask_));
  }

  // Calls visit(value) for each, in no order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t at = 0; at < size_; ++at)
      if (marks_[at]) visit(values_[at]);
  }

  // Reads what HashTable::bytes wrote (aligned to Value); an empty view when the bytes are no table.
  static HashTableView of(std::string_view bytes) {
    const std::size_t slots = bytes.size() / (sizeof(std::uint32_t) + sizeof(Value));
    if (slots < 16 || (slots & (slots - 1)) != 0 || bytes.size() != slots * (sizeof(std::uint32_t) + sizeof(Value))) return {};
    return {{reinterpret_cast<const std::uint32_t*>(bytes.data()), slots}, {reinterpret_cast<const Value*>(bytes.data() + slots * sizeof(std::uint32_t)), slots}};
  }

 private:
  const std::uint32_t* marks_ = nullptr;
  const Value* values_ = nullptr;
  std::size_t mask_ = 0, size_ = 0;
};

template <class Value>
class HashTable {
  static_assert(std::is_trivially_copyable_v<Value> && alignof(Value) <= 64);

 public:
  std::size_t size() const { return used_; }
  bool empty() const { return used_ == 0; }
  HashTableView<Value> view() const { return marks_.empty() ? HashTableView<Value>() : HashTableView<Value>(marks_, values_); }
  const Value* find(std::uint64_t key) const { return view().find(key); }

  Value& operator[](std::uint64_t key) {
    if ((used_ + 1) * 2 > marks_.size()) grow();
    return slot(key);
  }
  // Calls visit(key, value) for each, in no order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t at = 0; at < marks_.size(); ++at)
      if (marks_[at]) visit(keys_[at], values_[at]);
  }
  // The marks, then the values: 16 slots or more, for HashTableView::of.
  std::string bytes() {
    if (marks_.empty()) grow();
    if (marks_.size() > 16 && used_ * 3 <= marks_.size()) {   // it will not grow again
      HashTable smaller = *this;
      smaller.resize(marks_.size() / 2);
      return smaller.bytes();
    }
    std::string out(marks_.size() * (sizeof(std::uint32_t) + sizeof(Value)), '\0');
    std::memcpy(out.data(), marks_.data(), marks_.size() * sizeof(std::uint32_t));
    std::memcpy(out.data() + marks_.size() * sizeof(std::uint32_t), values_.data(), values_.size() * sizeof(Value));
    return out;
  }

 private:
  // The value of a key, which is entered when it is new. There must be room.
  Value& slot(std::uint64_t key) {
    std::size_t at = key & (marks_.size() - 1);
    while (marks_[at] != 0 && marks_[at] != hash_mark(key)) at = (at + 1) & (marks_.size() - 1);
    if (marks_[at] == 0) {
      marks_[at] = hash_mark(key);
      keys_[at] = key;
      ++used_;
    }
    return values_[at];
  }
  void resize(std::size_t slots) {
    HashTable other;
    other.marks_.resize(slots);
    other.keys_.resize(slots);
    other.values_.resize(slots);
    for_each([&](std::uint64_t key, const Value& value) { other.slot(key) = value; });
    *this = std::move(other);
  }
  void grow() { resize(marks_.empty() ? 16 : marks_.size() * 2); }

  std::vector<std::uint32_t> marks_;
  std::vector<std::uint64_t> keys_;
  std::vector<Value> values_;
  std::size_t used_ = 0;
};

}  // namespace saidby
