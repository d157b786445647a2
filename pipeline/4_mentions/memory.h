// What the first reading of a document found, as evidence for the second: a name seen with good evidence once gives its
// type to its bare mentions before and after.
//
//   "Mayor Ann Lee ... Lee said ... the Shanghai Cooperation Organization ... SCO"
//   Lee: the last word of a person's name; SCO: the initials of an organization.
#pragma once

#include <string>
#include <vector>

#include "pipeline/4_mentions/evidence.h"
#include "pipeline/4_mentions/lattice.h"
#include "pipeline/knowledge/hash_table.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby {

class Memory {
 public:
  // `names`: of the first reading, in text order, disjoint.
  Memory(const Evidence& evidence, const std::vector<NameSpan>& names);

  // Evidence for the word inside a name, for a name's beginning with word `first` or ending before word `last` (what names stand beside it), and for the span as
  // a name. What the first reading said of this very place is told apart from what it said elsewhere. Sink: Features or NameScorer.
  template <class Sink>
  void word(std::uint32_t at, Sink& out) const;
  template <class Sink>
  void before(std::uint32_t first, Sink& out) const;
  template <class Sink>
  void after(std::uint32_t last, Sink& out) const;
  template <class Sink>
  void span(std::uint32_t first, std::uint32_t last, Sink& out) const;

 private:
  using Counts = std::array<std::uint16_t, name_types + 1>;   // the last: written with a capital, but in no name
  enum Place : std::size_t { whole, opening, closing, inside, places };
  template <class Sink>
  void joints(std::uint32_t first, std::uint32_t last, Sink& out) const;
  StackText gap(std::uint32_t first, std::uint32_t last) const;
  std::uint64_t prefix_key(std::uint64_t key) const { return mix(key, 0x51); }
  Place place_of(std::uint32_t at, const NameSpan& name) const;
  // The type seen most, "none", or empty when nothing was seen.
  static FeaturePiece leading(const Counts& counts);

  const Evidence& evidence_;
  const std::vector<NameSpan>& names_;
  std::vector<std::uint32_t> name_at_;             // by word: index of its name, or none
  HashTable<std::array<Counts, places>> words_;    // by fold
  HashTable<Counts> spans_;                        // by the walk over a name's words
  HashTable<Counts> prefixes_, suffixes_;          // beginnings and ends of longer names
  HashTable<Counts> initials_;                     // by the hash of "SCO"
};

}  // namespace saidby
