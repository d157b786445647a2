// What a cue reports in indirect speech, and where it begins and ends. Two choices after each other: is anything reported, and where does
// it stand to the cue (content.weights); then where does it end (bounds.weights).
//
//   The mayor said that taxes would rise, adding that ...     said -> [that taxes would rise]
//   Taxes would rise, the mayor said.                         said -> [Taxes would rise]
//   Taxes, the mayor said, would rise.                        said -> [Taxes] [would rise]
#pragma once

#include <optional>
#include <vector>

#include "pipeline/6_quotes/content_model.h"
#include "pipeline/6_quotes/cues.h"
#include "pipeline/6_quotes/reading.h"
#include "pipeline/6_quotes/rule_evidence.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby {

// One way to read a cue. `first` is the first token of the content (of the right part for around).
struct ContentStart {
  ContentKind kind = ContentKind::nothing;
  std::uint32_t first = 0;
  std::uint32_t left_end = 0;      // left, around: one past the last token of the left part
  std::uint32_t limit = none;      // token that the part behind the cue ends before, whatever else: where the words that name the speaker begin
};

// A token range; none for an end that is fixed by the start.
struct ContentEnd {
  std::uint32_t at = 0;            // right kinds: one past the last token; left: the first token
};

// What quotations the cue already has.
struct CueQuotations {
  std::uint32_t count = 0;
  bool before = false, after = false;

  void add(const QuotationInText& quotation, const Cue& cue) { ++count, (quotation.first < cue.first ? before : after) = true; }
};

// May the cue report something outside quotation marks? Words of the lists may, and a colon.
bool reports(const Reading& reading, const Cue& cue);

// Always begins with nothing; `quotation` comes second when the cue has one. A speaker whom a rule decides on stands in no content.
std::vector<ContentStart> content_starts(const Reading& reading, const Cue& cue, const std::vector<Nominal>& nominals, const CueQuotations& quotations, const RuleEvidence& rules);
void content_features(const Reading& reading, const Cue& cue, const std::vector<Nominal>& nominals, const CueQuotations& quotations, const RuleEvidence& rules, const ContentStart& start, Features& out);
// The same features' weights, summed for each start. Cost: what a cue's readings share is looked up once.
std::vector<float> content_scores(const Reading& reading, const Cue& cue, const std::vector<Nominal>& nominals, const CueQuotations& quotations, const RuleEvidence& rules, const std::vector<ContentStart>& starts, const ContentModel& model);

// Where the content may end (for left: begin). At least one.
std::vector<ContentEnd> content_ends(const Reading& reading, const Cue& cue, const std::vector<Nominal>& nominals, const ContentStart& start);
// Sink: Features or Scorer.
template <class Sink>
void bound_features(const Reading& reading, const Cue& cue, const std::vector<Nominal>& nominals, const ContentStart& start, const ContentEnd& end, Sink& out);

// The parts of the content in tokens, half-open, trimmed of marks at their ends.
std::vector<Span> content_parts(const Reading& reading, const Cue& cue, const ContentStart& start, const ContentEnd& end);

}  // namespace saidby
