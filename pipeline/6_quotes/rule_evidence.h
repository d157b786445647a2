// What the rules of rules/7_speakers say of one article: which words are, by a rule, a quotation, its cue and its speaker.
//
// Each paragraph is folded to a line of symbols in which a quotation is QUOTE, a name PERSON, ORG, PLACE or NAME, another noun phrase
// NOMINAL (carrying the lists of its head), and the rules are matched on it. Their hits are evidence for the choice of speakers,
// and the first that agrees with the choice is its reason.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "pipeline/6_quotes/nominals.h"
#include "pipeline/6_quotes/reading.h"
#include "pipeline/knowledge/symbol_rules.h"

namespace saidby {

class RuleEvidence {
 public:
  // Cost: linear in the article for each rule that matches somewhere.
  RuleEvidence(const Reading& reading, const std::vector<Nominal>& nominals, const SymbolRules& rules);

  struct Hit {
    std::uint32_t cue = 0;       // token
    std::uint32_t nominal = 0;
    std::uint32_t quotation = none;   // the quotation that the rule's pattern names, when it has a group `quote`
    std::uint32_t rest = none;        // token where the statement goes on behind cue and speaker, when the pattern has a group `rest`
    std::uint32_t rule = 0;      // index, which is the order
  };
  // Hits whose cue is token `cue`, by rule.
  std::span<const Hit> of_cue(std::uint32_t cue) const;
  // Hits that name quotation `q`, by rule.
  std::span<const Hit> of_quotation(std::uint32_t q) const;
  // The first hit of a cue whose rule decides and that is wanted, a predicate; or null.
  template <class Wanted>
  const Hit* deciding(std::uint32_t cue, const Wanted& wanted) const {
    for (const Hit& hit : of_cue(cue))
      if (decides(hit.rule) && wanted(hit)) return &hit;
    return nullptr;
  }
  bool decides(std::uint32_t rule) const { return rules_.rules()[rule].decides; }
  std::string_view rule_id(std::uint32_t rule) const { return rules_.rules()[rule].id; }

 private:
  void match_line(std::uint32_t first, std::uint32_t last);
  void annotate();

  const Reading& reading_;
  const std::vector<Nominal>& nominals_;
  const SymbolRules& rules_;
  std::vector<Annotation> annotations_;
  std::vector<std::uint32_t> nominal_of_;     // by annotation, or none
  std::vector<std::uint32_t> quotation_of_;   // by annotation, or none
  std::vector<Hit> hits_;           // sorted by cue, then rule
  std::vector<Hit> by_quotation_;   // those that name one, sorted by it, then by rule
};

// Annotations that rules of this stage may name, in the order of their numbers.
std::vector<std::string> speaker_rule_kinds();

}  // namespace saidby
