// Organizations told by what only organizations do and have; where their names end; and what else the text calls them.
//
//   "[Northline] said it had cut 12 trains"   "users of [Quillon]"   "[Tarn Group plc] said"   "the Workers Union of Tarnwold ([Towuta])"   "the Clean Rivers Alliance ... The [Alliance]"
#pragma once

#include <vector>

#include "pipeline/4_mentions/evidence.h"
#include "pipeline/4_mentions/lattice.h"

namespace saidby {

// All of it; names stay in text order and disjoint. What is told stands for the name in the whole document (NameSpan::kind).
void take_told_organizations(const Evidence& evidence, std::vector<NameSpan>& names);

// Drops one-word organizations that are ordinary words with the capital of their sentence: "[Transparency] matters."
void drop_ordinary_words(const Evidence& evidence, std::vector<NameSpan>& names);

}  // namespace saidby
