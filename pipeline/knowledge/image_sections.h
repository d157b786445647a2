// An image of several tables: where each begins and ends, then the tables one after the other, each aligned to 64 bytes.
//
//   ImageSections image;  image.add(names);  image.add_all(rows);  image.finish()
//   const auto parts = image_sections<2>(bytes);   // {names, rows as bytes}
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saidby {

class ImageSections {
 public:
  void add(std::string_view bytes) {
    align(out_);
    ends_.push_back(out_.size());
    out_ += bytes;
    ends_.push_back(out_.size());
  }
  template <class T>
  void add_all(const std::vector<T>& items) {
    add({reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T)});
  }
  std::string finish() const {
    std::string head(reinterpret_cast<const char*>(ends_.data()), ends_.size() * sizeof ends_[0]);
    align(head);
    return head + out_;
  }
  static constexpr std::size_t aligned(std::size_t size) { return (size + 63) / 64 * 64; }

 private:
  static void align(std::string& bytes) { bytes.resize(aligned(bytes.size())); }

  std::string out_;
  std::vector<std::uint64_t> ends_;
};

// None when the bytes are no such image.
template <std::size_t count>
std::optional<std::array<std::string_view, count>> image_sections(std::string_view bytes) {
  std::array<std::uint64_t, 2 * count> ends;
  constexpr std::size_t head = ImageSections::aligned(sizeof ends);
  if (bytes.size() < head) return {};
  std::memcpy(ends.data(), bytes.data(), sizeof ends);
  bytes.remove_prefix(head);
  std::array<std::string_view, count> parts;
  for (std::size_t i = 0; i < count; ++i) {
    if (ends[2 * i] > ends[2 * i + 1] || ends[2 * i + 1] > bytes.size()) return {};
    parts[i] = bytes.substr(ends[2 * i], ends[2 * i + 1] - ends[2 * i]);
  }
  return parts;
}

// A section of items that were added together.
template <class T>
std::span<const T> items_of(std::string_view bytes) {
  return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
}

}  // namespace saidby
