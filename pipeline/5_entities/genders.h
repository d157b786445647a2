// Is a person a woman or a man? From titles and nouns beside the name, the gazetteers, given names; unknown is an answer.
#pragma once

#include <vector>

#include "pipeline/5_entities/clusters.h"
#include "pipeline/5_entities/roles.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {

// Gender of the person that the mentions of a cluster name. `roles`: all of the document's.
Gender gender_of(const Cluster& cluster, const Text& text, const Tokens& tokens, const std::vector<Mention>& mentions, const std::vector<Role>& roles, const Knowledge& knowledge);

// What a title tells ("Mrs." before the name, "Shri" at its beginning), and the given names of a full name, with what says whose child somebody is ("binti"); unknown where nothing does.
Gender title_gender(const Mention& mention, const Tokens& tokens, const WordLists& lists);
Gender given_names_gender(const PersonName& name, const Text& text, const Tokens& tokens, const Knowledge& knowledge);

// What the subject's own clause tells: "Smith said [he] was late", "Smith, a firefighter, lost [his] bat". Evidence, no proof: "Smith said she had left" may be of
// somebody else. From Hobbs (1978), whose search prefers the subject of the clause above; unknown where no such pronoun stands.
Gender clause_gender(const Mention& mention, const Tokens& tokens, const WordLists& lists);

}  // namespace saidby
