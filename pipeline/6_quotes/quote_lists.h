// Word lists that the readers of quotes ask for, looked up once.
#pragma once

#include "pipeline/knowledge/word_lists.h"

namespace saidby {

struct QuoteLists {
  explicit QuoteLists(const WordLists& words);
  int say, say_weak, think, cue_nouns, cue_phrases, person_nouns, organization_nouns, offices, titles, he, she, they, it, we_i, auxiliaries, adverbs,
      not_quotes, work_nouns, prepositions, subordinators, conjunctions, time_words, determiners, male, female,
      organization_anaphors, indefinites, definites, nominal_prepositions, turn_labels, say_before_comma, negations, passive_auxiliaries, agent_prepositions, complementizers, as,
      subject_pronouns, object_pronouns, telling_words, joining_words, label_words, reply, reflexives,
      epithet_nouns, epithet_openers, parents, party_members, rank_words, reactions, only, refusals, without, circumstance_prepositions, letters_behind, descriptions, teenagers, defendants, charges, my, nobody, firm_owners, pairs, asking, question_labels, answer_labels, you, interjections;
};

}  // namespace saidby
