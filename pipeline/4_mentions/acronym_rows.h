// Which organization an acronym stands for, when lists know several or one of a country that the article is not about.
//
//   "PTI" in an article about Delhi: Press Trust of India; about Lahore: Pakistan Tehreek-e-Insaf; about neither: just PTI
#pragma once

#include <vector>

#include "pipeline/4_mentions/evidence.h"

namespace saidby {

// Sets Mention::entry of organizations' acronyms: the row whose country the article names most, none where nothing speaks for one of several.
void choose_acronym_rows(const Evidence& evidence, std::vector<Mention>& mentions);

}  // namespace saidby
