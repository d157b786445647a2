// Stages 6 and 7 of one document, which share their reading of the article: step by step, since the pipeline takes each step for many documents before the next, and
// training takes them with models of its own.
//
//   AttributionSteps steps(document, knowledge, lists);        what is quoted, who is spoken of, the cues
//   steps.match_rules(knowledge);
//   steps.find_statements(knowledge.quotes);                   steps.statements
//   Speakers speakers = steps.find_speakers(knowledge.speakers);
#pragma once

#include <optional>
#include <vector>

#include "pipeline/6_quotes/cues.h"
#include "pipeline/6_quotes/nominals.h"
#include "pipeline/6_quotes/quotes.h"
#include "pipeline/6_quotes/reading.h"
#include "pipeline/7_speakers/speakers.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {

class AttributionSteps {
 public:
  // All must outlive it; the document must not be moved meanwhile.
  AttributionSteps(const Document& document, const Knowledge& knowledge, const QuoteLists& lists)
      : reading(document.text, document.article, document.tokens, document.mentions, document.entities, knowledge.words, lists), nominals(saidby::find_nominals(reading)), cues(saidby::find_cues(reading, nominals)) {}

  AttributionSteps(const AttributionSteps&) = delete;   // what rules found points into it
  AttributionSteps& operator=(const AttributionSteps&) = delete;

  void match_rules(const Knowledge& knowledge) {
    terms_.emplace(reading, knowledge.quote_rules);
    rules_.emplace(reading, nominals, knowledge.speaker_rules);
  }
  // After match_rules.
  QuotationEvidence evidence() const { return {*terms_, *rules_}; }
  void find_statements(const QuoteModels& models) { statements = saidby::find_statements(reading, cues, nominals, models, evidence()); }
  Speakers find_speakers(const SpeakerModels& models, const AntecedentWatcher& watch = {}) const { return saidby::find_speakers(reading, cues, nominals, statements, models, *rules_, watch); }

  const Reading reading;
  const std::vector<Nominal> nominals;
  const std::vector<Cue> cues;
  std::vector<Statement> statements;

 private:
  std::optional<TermEvidence> terms_;
  std::optional<RuleEvidence> rules_;
};

}  // namespace saidby
