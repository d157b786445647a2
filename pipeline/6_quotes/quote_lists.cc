#include "pipeline/6_quotes/quote_lists.h"

namespace saidby {

QuoteLists::QuoteLists(const WordLists& words)
    : say(words.list("say")), say_weak(words.list("say_weak")), think(words.list("think")), cue_nouns(words.list("cue_nouns")), cue_phrases(words.list("cue_phrases")),
      person_nouns(words.list("person_nouns")), organization_nouns(words.list("organization_nouns")), offices(words.list("offices")), titles(words.list("titles")),
      he(words.list("he")), she(words.list("she")), they(words.list("they")), it(words.list("it")), we_i(words.list("we_i")),
      auxiliaries(words.list("auxiliaries")), adverbs(words.list("adverbs_manner")), not_quotes(words.list("not_quotes")), work_nouns(words.list("work_nouns")),
      prepositions(words.list("prepositions")), subordinators(words.list("subordinators")), conjunctions(words.list("conjunctions")),
      time_words(words.list("time_words")), determiners(words.list("determiners")), male(words.list("male_words")), female(words.list("female_words")),
      organization_anaphors(words.list("organization_anaphors")), indefinites(words.list("indefinites")), definites(words.list("definites")), nominal_prepositions(words.list("nominal_prepositions")), turn_labels(words.list("turn_labels")),
      say_before_comma(words.list("say_before_comma")), negations(words.list("negations")), passive_auxiliaries(words.list("passive_auxiliaries")), agent_prepositions(words.list("agent_prepositions")),
      complementizers(words.list("complementizers")), as(words.list("as")), subject_pronouns(words.list("subject_pronouns")), object_pronouns(words.list("object_pronouns")), telling_words(words.list("telling_words")),
      joining_words(words.list("joining_words")), label_words(words.list("label_words")), reply(words.list("reply")), reflexives(words.list("reflexives")),
      epithet_nouns(words.list("epithet_nouns")), epithet_openers(words.list("epithet_openers")), parents(words.list("parents")), party_members(words.list("party_members")), rank_words(words.list("rank_words")), reactions(words.list("reactions")), only(words.list("only")), refusals(words.list("refusals")), without(words.list("without")), circumstance_prepositions(words.list("circumstance_prepositions")),
      letters_behind(words.list("letters_behind")), descriptions(words.list("descriptions")), teenagers(words.list("teenagers")), defendants(words.list("defendants")), charges(words.list("charges")), my(words.list("my")), nobody(words.list("nobody")), firm_owners(words.list("firm_owners")), pairs(words.list("pairs")),
      asking(words.list("asking")), question_labels(words.list("question_labels")), answer_labels(words.list("answer_labels")), you(words.list("you")), interjections(words.list("interjections")) {}

}  // namespace saidby
