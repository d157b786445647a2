// Who is whose wife, brother or lawyer, as the text tells.
//
//   Jim Pike and his wife, Ann, lost the house.   ->   "his wife" is Ann; "her husband" is Jim
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/word_pairs.h"

namespace saidby {

class Relatives {
 public:
  // `kin`: what the owner is to the relative, by what the relative is to him (rules/7_speakers/kin.tsv). Must outlive this.
  explicit Relatives(const WordPairs& kin) : kin_(kin) {}

  // Entities, and the noun folded. Those of the last hundred are kept.
  void note(std::uint32_t owner, std::string noun, std::uint32_t relative);
  // Whom the owner's relative is called by that noun, the last one told; or none.
  std::uint32_t find(std::uint32_t owner, std::string_view noun) const;

 private:
  struct Relation {
    std::uint32_t owner, relative;
    std::string noun;
  };
  const WordPairs& kin_;
  std::vector<Relation> told_;
};

}  // namespace saidby
