// The evidence for and against a name, as named features: of each word inside it, of the bounds where it begins and ends,
// of the span as a whole. The same code names them for training and sums their weights for use.
//
//   "... mayor of [Bishkek], the capital ..."   open.prev2=mayor of, close.next=",", span.gazetteer=city, word.shape=Xx
#pragma once

#include <string>

#include "pipeline/4_mentions/evidence.h"
#include "pipeline/knowledge/linear_model.h"
#include "pipeline/stack_arena.h"

namespace saidby {

struct Stretch;
struct NameForm;

class NameFeatures {
 public:
  explicit NameFeatures(const Evidence& evidence) : evidence_(evidence) {}

  // Of the word inside a name. Sink: Features or NameScorer.
  template <class Sink>
  void word(std::uint32_t at, const Sentence& sentence, Sink& out) const;
  // Of a name's beginning with this word: what stands before it.
  template <class Sink>
  void open(std::uint32_t at, const Sentence& sentence, Sink& out) const;
  // Of a name's ending with word `at` (the last one inside): what stands after it.
  template <class Sink>
  void close(std::uint32_t at, const Sentence& sentence, Sink& out) const;
  // Of words [first, last) as one name.
  template <class Sink>
  void span(std::uint32_t first, std::uint32_t last, const Stretch& stretch, const Sentence& sentence, Sink& out) const;

 private:
  std::string_view bytes(std::uint32_t at) const { return evidence_.text.view(evidence_.tokens[at].span); }
  const FeaturePiece& shape(std::uint32_t at) const { return evidence_.at(at).shape; }
  template <class Sink>
  void add_word(const NameField& field, std::uint32_t at, Sink& out) const;
  auto both(std::uint32_t first, std::uint32_t second) const;
  template <class Sink>
  void add_edge(const NameField& field, const FeaturePiece& edge, Sink& out) const;
  template <class Sink>
  void add_shape(const NameField& field, std::uint32_t at, Sink& out) const;
  template <class Sink>
  void add_tag(const NameField& field, std::uint32_t at, Sink& out) const;
  template <class Sink>
  void add_lists(const NameField& field, std::uint32_t at, Sink& out) const;
  template <class Sink>
  void add_class(const NameField& field, std::uint32_t at, Sink& out) const;
  void append_classes(std::uint32_t first, std::uint32_t last, StackText& out) const;
  template <class Sink>
  void add_parts(const NameField& field, std::uint32_t at, Sink& out) const;
  template <class Sink>
  void add_form(const NameForm& form, std::uint32_t at, Sink& out) const;
  template <class Sink>
  void add_gazetteer(std::uint32_t first, std::uint32_t last, Sink& out) const;
  template <class Sink>
  void add_joints(std::uint32_t first, std::uint32_t last, Sink& out) const;
  FeaturePiece listed_as(std::uint32_t first, std::uint32_t last) const;
  void append_pattern(std::uint32_t first, std::uint32_t last, StackText& out) const;
  std::string person_pattern(std::uint32_t first, std::uint32_t last) const;

  const Evidence& evidence_;
};

// Do the capitals of the words [first, last) give `letters`: "SCO" of "Shanghai Cooperation Organization"?
bool are_initials(const Evidence& evidence, std::uint32_t first, std::uint32_t last, std::string_view letters);

}  // namespace saidby
