// Names in headlines, where capitals tell little: the names that the article's body has count there too.
//
//   "Helvanta Announces Partnership to Electrify Bus Fleet"  ->  Helvanta        "Rovers: Late Adeyemi strike"  ->  Rovers, Adeyemi
#pragma once

#include <vector>

#include "pipeline/4_mentions/evidence.h"
#include "pipeline/4_mentions/lattice.h"

namespace saidby {

// Of names in the headline that run over a colon, and of those in a headline with capitals throughout, stay the ones that the body or a list has;
// names of the body, and the last words of people's, are added. `names` in text order and disjoint, before and after.
void mend_headline_names(const Evidence& evidence, std::vector<NameSpan>& names);

}  // namespace saidby
