// What a document says outright of a name holds for it everywhere: the city of the dateline, what a rule that decides has
// told, the short name of a company that is written out.
//
//   "BANDAR KOT, Pakistan -- Rescuers dug in Bandar Kot"                  a city, both times
//   "Corvane Semiconductor Inc. cut its forecast. Corvane said so."       an organization, both times
#pragma once

#include <vector>

#include "pipeline/4_mentions/evidence.h"
#include "pipeline/4_mentions/lattice.h"

namespace saidby {

// Gives the names, in text order and disjoint, the types that the document settles (NameSpan::kind of a place tells that it does), and adds those that were
// missed. A person's name stays one where a title stands before it or where somebody is called so in full.
void settle_names(const Evidence& evidence, std::vector<NameSpan>& names);

}  // namespace saidby
