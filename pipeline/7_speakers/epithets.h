// What a text calls somebody whom it has named, when it wants another word for him: nobody new is introduced so.
//
//   Gianni Ferri was booked. "I lost my head," the Italian said.      "the 29-year-old", "the mother of three", "the former postman", "the world number two"
#pragma once

#include "pipeline/6_quotes/nominals.h"
#include "pipeline/6_quotes/reading.h"

namespace saidby {

// Is the nominal, which the definite article begins, such a word: an age, children, what somebody was, where he is from, his party, his place in a ranking, what he is
// by work, sport or fate? "The officer", "the witness" are none, since a text may bring in somebody new so. Cost: looks at the phrase's tokens.
bool is_epithet(const Reading& reading, const Nominal& nominal);

// Does the head tell what somebody is: "the striker", "the accountant"?
bool describes(const Reading& reading, const Nominal& nominal);

// The number of "the [29]-year-old", by its form; or 0.
std::uint64_t age_of(const Reading& reading, const Nominal& nominal);

// Does the head say where somebody is from ("the Spaniard")?
bool tells_origin(const Reading& reading, const Nominal& nominal);

}  // namespace saidby
