// A piece of a feature's name with its hash. A literal's is computed by the compiler; one that comes again and again (a tag's name, a rule's id, a lemma) is
// made once and kept, so that naming a feature costs a multiplication a piece.
//
//   constexpr FeaturePiece sides[] = {"before", "after"};
//   features.add("cue.side=", sides[1], token_text);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "pipeline/knowledge/hash.h"

namespace saidby {

struct FeaturePiece {
  std::uint64_t hash;
  std::string_view text;

  template <std::size_t size>
  consteval FeaturePiece(const char (&literal)[size]) : hash(hash_bytes({literal, size - 1})), text(literal, size - 1) {}
  FeaturePiece(std::string_view bytes) : hash(hash_bytes(bytes)), text(bytes) {}
  FeaturePiece(const std::string& bytes) : FeaturePiece(std::string_view(bytes)) {}
  // `a ? "x" : "yy"`
  template <class Pointer>
    requires std::is_same_v<Pointer, const char*>
  FeaturePiece(const Pointer& bytes) : FeaturePiece(std::string_view(bytes)) {}
  // Bytes whose hash is known.
  constexpr FeaturePiece(std::string_view bytes, std::uint64_t known) : hash(known), text(bytes) {}

  operator std::string_view() const { return text; }
  bool empty() const { return text.empty(); }
  friend bool operator==(const FeaturePiece& a, const FeaturePiece& b) { return a.text == b.text; }
  template <class Text>
    requires(!std::is_same_v<Text, FeaturePiece> && std::is_convertible_v<const Text&, std::string_view>)
  friend bool operator==(const FeaturePiece& a, const Text& b) {
    return a.text == std::string_view(b);
  }
};

// Where the type must be FeaturePiece already: `short_one ? "near"_piece : "far"_piece`.
consteval FeaturePiece operator""_piece(const char* bytes, std::size_t size) { return {{bytes, size}, hash_bytes({bytes, size})}; }

}  // namespace saidby
