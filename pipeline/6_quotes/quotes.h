// Stage 6: what is quoted or reported, and by which cue.
//
//   "Let us begin," he said, adding that the road is ready.   ->   direct "Let us begin," (said); indirect [the road is ready] (adding)
//
// Marks first, then for each quotation whether it is speech and whose cue it hangs on (quotation_decisions.h), then for each cue what it reports
// in indirect speech. Each is a choice among candidates by named evidence (see quotation_choice.h, content_choice.h). What the layout of paragraphs
// says (turns.h) needs no choice.
#pragma once

#include <vector>

#include "pipeline/6_quotes/cues.h"
#include "pipeline/6_quotes/quotation_choice.h"
#include "pipeline/6_quotes/quote_models.h"
#include "pipeline/6_quotes/reading.h"

namespace saidby {

// A statement and the cue it hangs on (index into the cues; none: it continues or stands alone). The label of a turn tells the speaker.
struct Statement {
  Quote quote;
  std::uint32_t cue = none;
  float confidence = 0;
  Span label;   // token range; empty: no turn
  std::uint32_t answers = none;   // cue: whom its speaker speaks with says it
  std::uint32_t repeats = none;   // cue: a headline has its words again
};

// Each statement once, by where it begins; one that encloses others comes before them.
std::vector<Statement> find_statements(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const QuoteModels& models, const QuotationEvidence& evidence);

}  // namespace saidby
