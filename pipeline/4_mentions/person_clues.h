// Names of people told by what only people do and are, whatever their last word is elsewhere; and names that go on behind a word for "son of".
//
//   "[Kayla Lake], the band's chairman, said she was late."      "Packie Joe Quirk (61), of Tarnwold"      "[Joel arap Chelule]"      "[Ravi s/o Muthu]"
#pragma once

#include <vector>

#include "pipeline/4_mentions/evidence.h"
#include "pipeline/4_mentions/lattice.h"

namespace saidby {

// Gives the type person, as settled (NameSpan::kind), to names that no list knows for something else and that an age, an apposition or a pronoun in their own
// clause tells of.
void take_told_people(const Evidence& evidence, std::vector<NameSpan>& names);

// Is it told so? What a noun before the name says of a firm ("the toy manufacturer Kong Debao said he") counts for less.
bool is_told_person(const Evidence& evidence, const NameSpan& name);

// Joins what stands before and behind "bin", "arap", "s/o" (rules/words/male_particles, female_particles), found as names or not. Names stay in text order and disjoint.
void join_particles(const Evidence& evidence, std::vector<NameSpan>& names);

// "ANN QUIRK: It is late." and later "QUIRK: Why?": labels of two to four words in capitals at the head of a line, whose last word is a label too, are people, and so is that word.
void take_labels(const Evidence& evidence, std::vector<NameSpan>& names);

}  // namespace saidby
