// Who a speaker's mention stands for: pronouns, relative pronouns and nominals resolved to the entities of stage 5.
//
//   Wang Xu, executive vice-mayor of Tianjin, ... . "Let us begin," he said.     he -> Wang Xu
//   The commission will ..., she said.                                            she -> the last woman, or one of unknown gender
//
// Evidence is all in the document: agreement in gender and number, who is the subject, who spoke last, how far back. What stays doubtful
// stays unresolved: `none` is an answer. (Order of evidence after H. Lee et al., "Deterministic coreference resolution ...", CL 39, 2013.)
#pragma once

#include <vector>

#include "pipeline/6_quotes/nominals.h"
#include "pipeline/6_quotes/reading.h"

namespace saidby {

class Coreference {
 public:
  // Both must outlive this. Entities' genders grow known as pronouns are resolved; the entities themselves are not changed.
  Coreference(const Reading& reading, const std::vector<Nominal>& nominals);

  // The entity behind a nominal, or none. `last_speaker` is who spoke before (none: nobody). Cost: bounded by the mentions of the last few
  // paragraphs.
  std::uint32_t resolve(std::uint32_t nominal, std::uint32_t last_speaker);

  // Whom the label of a turn names ("KELLER" in an article that has Maria Keller), or none.
  std::uint32_t labelled(Span tokens) const;

  // The mentions that a pronoun may mean, the nearest first, and how likely each is: resolve() takes the first of the likeliest. Empty for what is no he, she or it.
  struct Antecedent {
    std::uint32_t mention = 0;
    float score = 0;
  };
  std::vector<Antecedent> antecedents(const Nominal& pronoun, std::uint32_t last_speaker) const;

  // What is known of each entity's gender now.
  const std::vector<Gender>& genders() const { return genders_; }

 private:
  std::uint32_t resolve_pronoun(const Nominal& nominal, std::uint32_t last_speaker);
  std::uint32_t named_behind(std::uint32_t nominal) const;
  std::uint32_t resolve_relative(std::uint32_t nominal) const;
  std::uint32_t mentions_before(std::uint32_t token) const;
  std::uint32_t resolve_role(const Nominal& nominal) const;
  std::uint32_t resolve_group(const Nominal& nominal) const;
  float salience(std::uint32_t mention, std::uint32_t at, std::uint32_t last_speaker) const;
  bool is_person(std::uint32_t entity) const;
  bool named_fully(std::uint32_t entity) const;

  const Reading& reading_;
  const std::vector<Nominal>& nominals_;
  std::vector<Gender> genders_;
  std::vector<std::uint32_t> nominal_of_;   // by mention: the nominal that it heads, or none
};

}  // namespace saidby
