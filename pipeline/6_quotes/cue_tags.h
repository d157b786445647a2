// Verbs of speaking that look like nouns or another tense, where their place tells: the tagger sees words and tags around them, this the names too.
//
//   "It is open to all," Lee [notes].      "...," [reports] the Herald.      "Go home," the sign [read].      Lee is [said] to have left.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/6_quotes/quote_lists.h"

namespace saidby {

// Gives them a verb's tag. Cost: linear in the tokens.
void mend_cue_tags(const std::vector<Mention>& mentions, const QuoteLists& lists, Tokens& tokens);

}  // namespace saidby
