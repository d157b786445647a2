// The evidence for and against a name, as named features: of each word inside it, of the bounds where it begins and ends,
// of the span as a whole. The same code names them for training and hashes them for use.
//
//   "... mayor of [Bishkek], the capital ..."   open.prev2=mayor of, close.next=",", span.gazetteer=city, word.shape=Xx
#pragma once

#include <string>

#include "pipeline/4_mentions/evidence.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby {

struct Stretch;

class NameFeatures {
 public:
  NameFeatures(const Evidence& evidence, const Tokens& tokens) : evidence_(evidence), tokens_(tokens) {}

  // Of the word inside a name.
  void word(std::uint32_t at, const Sentence& sentence, Features& out) const;
  // Of a name's beginning with this word: what stands before it.
  void open(std::uint32_t at, const Sentence& sentence, Features& out) const;
  // Of a name's ending with word `at` (the last one inside): what stands after it.
  void close(std::uint32_t at, const Sentence& sentence, Features& out) const;
  // Of words [first, last) as one name.
  void span(std::uint32_t first, std::uint32_t last, const Stretch& stretch, const Sentence& sentence, Features& out) const;

 private:
  std::string_view bytes(std::uint32_t at) const { return evidence_.text.view(evidence_.tokens[at].span); }
  void add_word(const FeaturePiece& name, std::uint32_t at, Features& out) const;
  auto both(std::uint32_t first, std::uint32_t second) const;
  void add_lists(const FeaturePiece& name, std::uint32_t at, Features& out) const;
  void add_class(const FeaturePiece& name, std::uint32_t at, Features& out) const;
  std::string classes(std::uint32_t first, std::uint32_t last) const;
  void add_parts(const FeaturePiece& name, std::uint32_t at, Features& out) const;
  void add_gazetteer(std::uint32_t first, std::uint32_t last, Features& out) const;
  void add_joints(std::uint32_t first, std::uint32_t last, Features& out) const;
  FeaturePiece listed_as(std::uint32_t first, std::uint32_t last) const;
  std::string pattern(std::uint32_t first, std::uint32_t last) const;
  std::string person_pattern(std::uint32_t first, std::uint32_t last) const;

  const Evidence& evidence_;
  const Tokens& tokens_;
};

// "Xx", "XX", "X", "xX", "x", "9" or the mark itself.
FeaturePiece shape_of(const Token& token, std::string_view bytes);

// Do the capitals of the words [first, last) give `letters`: "SCO" of "Shanghai Cooperation Organization"?
bool are_initials(const Evidence& evidence, std::uint32_t first, std::uint32_t last, std::string_view letters);

}  // namespace saidby
