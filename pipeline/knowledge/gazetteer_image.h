// Layout of the compiled gazetteers: one block of bytes that is mapped and used as it lies, without reading it through.
//
//   Header | strings | List[] | Entry[] | Text[] (columns, cells) | Name[] | Node[] (hash table) | beginnings | walks | Pattern[]
//
// A name is a walk over its tokens: key = mix(key, fold hash of the token), each key a Node of an open table; a node where
// a name ends points to its Names. Every byte of an image may end up in memory, so the parts are small: a node says half of its key (the other half says where it
// stands), a name half of the walk over the tokens as written. Two bloom filters
// keep searches away from the large table: `beginnings` holds the first token of each name, once more where a lower-case token may begin it, and a third time when that name is no common word; `walks` the key of each node of
// two tokens or more, and once more of each where a name ends. All offsets count from the image's first byte; native byte order. Compiled (compiled.h) keeps it and knows which files it was made from.
#pragma once

#include <cstdint>

namespace saidby::image {

inline constexpr std::uint32_t version = 9;

struct Range {
  std::uint32_t offset = 0, count = 0;
};
struct Text {
  std::uint32_t offset = 0, size = 0;
};
struct Header {
  std::uint32_t version = 0;
  std::uint32_t size = 0;           // bytes of the whole image
  Range lists, entries, texts, names, nodes, beginnings, walks, patterns;
};
struct List {
  Text file;
  std::uint32_t first_column = 0, columns = 0;   // texts
  std::uint8_t type = 0, policy = 0;
  std::uint16_t unused = 0;
  float weight = 1;
};
struct Entry {
  Text id;                          // the name follows it
  std::uint32_t first_cell = 0;     // texts, as many as the list has columns
  std::uint16_t name_size = 0;
  std::uint16_t list = 0;
};
enum NameFlag : std::uint16_t { weak = 1, alias = 2, acronym = 4, stop = 8, exact_case = 16, any_case = 32, last = 64 };   // last: of its node
struct Name {
  std::uint32_t form = 0;           // of the walk over the tokens as written
  std::uint32_t entry = 0;
  std::uint16_t flags = 0;
  std::uint16_t list = 0;           // that of the entry, so that its kind is known without it
};
struct Pattern {
  Text pattern;                     // RE2
  std::uint32_t entry = 0;
  std::uint16_t flags = 0;          // NameFlag
  std::uint16_t list = 0;
};
struct Node {
  std::uint32_t mark = 0;           // of its key; 0: free
  std::uint32_t first_name = 0;     // no_name: only a prefix
};
inline constexpr std::uint32_t no_name = 0xFFFFFFFF;

inline std::uint32_t mark_of(std::uint64_t key) { return static_cast<std::uint32_t>(key) ? static_cast<std::uint32_t>(key) : 1; }
// Where the search for a key begins in a table of so many slots.
inline std::size_t slot_of(std::uint64_t key, std::size_t slots) { return static_cast<std::size_t>((key >> 32) * slots >> 32); }
// The bit of a first token, and of one that may be written in lower case; `bits` is a power of two.
inline std::size_t bit_of(std::uint64_t fold, bool lower, std::size_t bits) { return static_cast<std::size_t>((fold ^ (lower ? ~std::uint64_t{0} : 0)) & (bits - 1)); }
inline std::size_t lower_name_bit_of(std::uint64_t fold, std::size_t bits) { return static_cast<std::size_t>(~fold >> 24 & (bits - 1)); }

// Of a walk, and of one where a name ends: two bits of the same 64.
inline std::size_t walk_bit_of(std::uint64_t key, bool ends, std::size_t bits) { return static_cast<std::size_t>(ends ? (key & (bits - 64)) | key >> 58 : key & (bits - 1)); }

}  // namespace saidby::image
