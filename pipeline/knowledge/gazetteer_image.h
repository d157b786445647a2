// Layout of the compiled gazetteers: one block of bytes that is mapped and used as it lies, without reading it through.
//
//   Header | strings | List[] | Entry[] | Text[] (columns, cells) | Name[] | Node[] (hash table) | bloom | Pattern[]
//
// A name is a walk over its tokens: key = mix(key, fold hash of the token), each key a Node of an open table; a node where
// a name ends points to its Names. All offsets count from the image's first byte; native byte order. Compiled (compiled.h) keeps it and knows which files it was made from.
#pragma once

#include <cstdint>

namespace saidby::image {

inline constexpr std::uint32_t version = 4;

struct Range {
  std::uint32_t offset = 0, count = 0;
};
struct Text {
  std::uint32_t offset = 0, size = 0;
};
struct Header {
  std::uint32_t version = 0;
  std::uint32_t size = 0;           // bytes of the whole image
  Range lists, entries, texts, names, nodes, bloom, patterns;
};
struct List {
  Text file;
  std::uint32_t first_column = 0, columns = 0;   // texts
  std::uint8_t type = 0, policy = 0;
  std::uint16_t unused = 0;
  float weight = 1;
};
struct Entry {
  Text id, name;
  std::uint32_t list = 0;
  std::uint32_t first_cell = 0;     // texts, as many as the list has columns
};
enum NameFlag : std::uint16_t { weak = 1, alias = 2, acronym = 4, stop = 8, exact_case = 16, any_case = 32 };
struct Name {
  std::uint64_t form = 0;           // the walk over the tokens as written
  std::uint32_t entry = 0;
  std::uint16_t flags = 0;
  std::uint16_t tokens = 0;
};
struct Pattern {
  Text pattern;                     // RE2
  std::uint32_t entry = 0;
  std::uint16_t flags = 0;          // NameFlag
  std::uint16_t unused = 0;
};
struct Node {
  std::uint64_t key = 0;            // 0: free
  std::uint32_t first_name = 0;
  std::uint32_t names = 0;          // 0: only a prefix
};

}  // namespace saidby::image
