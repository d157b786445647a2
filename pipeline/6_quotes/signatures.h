// Quotations that are signed: whose words they are stands beside them without a verb, in a line of its own, in brackets or in a headline.
//
//   "It is open to all." / - Ellen Marsh, harbour master                     ->   Ellen Marsh ["It is open to all."]
//   Ellen Marsh, 34, baker / "It is open." / Tom Lind, 61 / "Not to me."     ->   Ellen Marsh ["It is open."], Tom Lind ["Not to me."]
//   "It is open to all." [The Herald]                                        ->   The Herald ["It is open to all."]
//   ‘I would give it back’: winner Pam Dyce on her year (a headline)         ->   Pam Dyce [‘I would give it back’]
#pragma once

#include <vector>

#include "pipeline/6_quotes/turns.h"

namespace saidby {

// Each with its quotation; in no order. Cost: linear in the paragraphs.
std::vector<Turn> find_signatures(const Reading& reading);

}  // namespace saidby
