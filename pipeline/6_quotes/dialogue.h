// Turns of a dialogue that have no cue of their own: question and answer, each a paragraph, after two speakers who took turns.
//
//   "Is it open?" Baker asked. / "It is," Keller said. / "Since when?" / "Since Monday."      ->   Baker's, Keller's
#pragma once

#include <vector>

#include "pipeline/6_quotes/quotation_choice.h"
#include "pipeline/6_quotes/reading.h"

namespace saidby {

// The cue of the turn before the last one, when quotation `q` is all of its paragraph and takes the next turn; else none. `before` are the decisions for quotations 0 .. q-1.
std::uint32_t dialogue_cue(const Reading& reading, const std::vector<QuotationDecision>& before, std::uint32_t q);

}  // namespace saidby
