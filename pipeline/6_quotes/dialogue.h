// Turns of a dialogue that have no cue of their own: question and answer, each a paragraph.
//
//   "Is it open?" Baker asked. / "It is," Keller said. / "Since when?" / "Since Monday."      ->   Baker's, Keller's
//   "Is it open?" Baker asked Keller. / "It is." / "Since when?"                              ->   whom Baker asked; Baker's
//
// In news a quotation without a cue goes on with the speaker of the paragraph above (42 of 48 behind a closed one in PolNeAR train), but not behind a question that is asked, or words to somebody who takes
// part in the scene.
#pragma once

#include <vector>

#include "pipeline/6_quotes/nominals.h"
#include "pipeline/6_quotes/quotation_choice.h"
#include "pipeline/6_quotes/reading.h"

namespace saidby {

// The cue of the turn before the last one, when quotation `q` is all of its paragraph and takes the next turn; else none. `before` are the decisions for quotations 0 .. q-1.
std::uint32_t dialogue_cue(const Reading& reading, const std::vector<QuotationDecision>& before, std::uint32_t q);

// `"You live here?" I asked. ... / "Will anybody follow you?"`: the cue of the narrator's last question a few quotations before, when quotation `q`, all of its paragraph behind one without words in marks,
// asks "you"; else none.
std::uint32_t narrator_cue(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const std::vector<QuotationDecision>& before, std::uint32_t q);

// The cue whose speaker quotation `q`, all of its paragraph, answers: not he says it, but the other party; none.
std::uint32_t answered_cue(const Reading& reading, const std::vector<Cue>& cues, const std::vector<Nominal>& nominals, const std::vector<QuotationDecision>& before, std::uint32_t q);

// The person right behind a cue, "asked [Keller]", "told [him]": a nominal, or none.
std::uint32_t addressee_of(const Reading& reading, const Cue& cue, const std::vector<Nominal>& nominals);

}  // namespace saidby
