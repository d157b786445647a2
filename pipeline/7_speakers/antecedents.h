// Whom "he", "she" or "it" means: a choice among those whom the text spoke of before, by named evidence, and nobody.
//
//   Wang Xu met Li Na. "Let us begin," she said.     ->   Li Na 0.93, nobody 0.05, Wang Xu 0.02
//
// Evidence is what the literature on salience names: how far back, in what role, named or by a pronoun, who spoke last, of whom the text speaks most, gender (S. Lappin, H. Leass, "An algorithm for
// pronominal anaphora resolution", CL 20, 1994); the weights are learned from annotated pronouns (saidby-train antecedents).
#pragma once

#include <functional>
#include <vector>

#include "pipeline/6_quotes/nominals.h"
#include "pipeline/6_quotes/reading.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby {

// Somebody whom the text spoke of, and how it did so last.
struct Antecedent {
  std::uint32_t entity = none;                 // none: without a name ("the partner")
  std::uint32_t nominal = none;                // the phrase; none: a name inside quotation marks
  std::uint32_t first = 0;                     // token
  NominalKind kind = NominalKind::person;      // named, or by pronoun, nominal ...
  NominalRole role = NominalRole::other;
  bool quoted = false, spoke = false;
  bool possessor = false;
  bool opens = false;                          // the first of its sentence
  std::uint32_t times = 0;                     // so far
  std::uint32_t acted = none;                  // token: where it was last a subject that opens its sentence, or spoke
};

// What all candidates for one pronoun share.
struct Anaphora {
  std::uint32_t pronoun = none;        // nominal
  bool speaks = false;
  Antecedent last_speaker;             // who spoke last, with a name or without
  std::uint32_t most_times = 0;        // of all candidates
};

// `rank`: others who fit and were spoken of later. That a gender is known is no evidence: it is less often known of names from elsewhere. nullptr: nobody whom the text names. Sink: Features or Scorer.
template <class Sink>
void antecedent_features(const Reading& reading, const std::vector<Nominal>& nominals, const Anaphora& anaphora, const Antecedent* candidate, std::uint32_t rank, Sink& out);

// Is told of each choice: the pronoun's nominal, the candidates (the first stands for nobody) with their features, and which was taken.
struct AntecedentChoice {
  std::uint32_t pronoun;
  const std::vector<Antecedent>& candidates;
  const std::vector<Features>& features;
  const std::vector<float>& probabilities;
};
using AntecedentWatcher = std::function<void(const AntecedentChoice&)>;

}  // namespace saidby
