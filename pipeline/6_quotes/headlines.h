// What a headline says by its form alone: who speaks stands at one of its ends, or says its words in the text.
//
//   Rain to last all week, says Met Office      the words up to the comma
//   Two killed in blast: police                 the words up to the colon
//   Bishop to clergy: Stop it                   the words behind the colon
//   Farmers ‘at the end of the road’            the words in marks, where the text has them again with who says them
#pragma once

#include <vector>

#include "pipeline/6_quotes/cues.h"
#include "pipeline/6_quotes/nominals.h"
#include "pipeline/6_quotes/quotation_choice.h"
#include "pipeline/6_quotes/reading.h"

namespace saidby {

// The mark (token) behind what somebody says whom a headline, or its part before a semicolon, ends with; none where the cue isn't such a verb or mark.
std::uint32_t headline_end(const Reading& reading, const std::vector<Nominal>& nominals, const Cue& cue);

// Is the cue the colon behind somebody with whom a headline begins, and a clause behind it? No "Linz mayor: a portrait".
bool opens_headline(const Reading& reading, const std::vector<Nominal>& nominals, const Cue& cue);

// Is anything between the tokens in marks?
bool holds_marks(const Reading& reading, std::uint32_t first, std::uint32_t last);

// By quotation: of a headline, or a first line that may be one, where it has no cue but a mark, the cue of a quotation below that has its words; or none. Cost: the words of the quotations, once for each in the headline.
std::vector<std::uint32_t> repeated_below(const Reading& reading, const std::vector<Cue>& cues, const std::vector<QuotationDecision>& decisions);

}  // namespace saidby
