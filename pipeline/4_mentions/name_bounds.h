// Bounds of names that lists and the form tell better than the model: marks that belong to a name, "and" between two, letters behind one.
//
//   "[Marks & Spencer] and [Sainsbury's] rose"      "[Ford] and [Stellantis] agreed"      "[Fiona Baird] MSP"
#pragma once

#include <vector>

#include "pipeline/4_mentions/evidence.h"
#include "pipeline/4_mentions/lattice.h"

namespace saidby {

// `names` in text order and disjoint, before and after.
//
// Names of organizations' lists with "&" or "'s" in them, wherever they stand as written: "AT&T", "Sainsbury's" (but of "Mr. Lowe's house" no company).
void take_marked_names(const Evidence& evidence, std::vector<NameSpan>& names);
// Two names with "and" between them that were found as one.
void split_pairs(const Evidence& evidence, std::vector<NameSpan>& names);
// "[Labour]'s Ann Lee", "[Unite] regional officer Ann Lee": an organization that lists know, before somebody's office or name, where it may be an ordinary word.
void add_affiliations(const Evidence& evidence, std::vector<NameSpan>& names);
// "[CM] Ann Lee", "Ann Lee [QC]", "Gráinne Nic Aodha, [TD],": letters before and behind a person's name belong to what he is and are no name.
void drop_office_letters(const Evidence& evidence, std::vector<NameSpan>& names);

}  // namespace saidby
