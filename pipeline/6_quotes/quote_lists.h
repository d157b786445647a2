// Word lists that the readers of quotes ask for, looked up once.
#pragma once

#include "pipeline/knowledge/word_lists.h"

namespace saidby {

struct QuoteLists {
  explicit QuoteLists(const WordLists& lists) : words(lists) {}
  const WordLists& words;

  int say = words.list("say");
  int say_weak = words.list("say_weak");
  int think = words.list("think");
  int cue_nouns = words.list("cue_nouns");
  int cue_phrases = words.list("cue_phrases");
  int person_nouns = words.list("person_nouns");
  int organization_nouns = words.list("organization_nouns");
  int offices = words.list("offices");
  int titles = words.list("titles");
  int he = words.list("he");
  int she = words.list("she");
  int they = words.list("they");
  int it = words.list("it");
  int we_i = words.list("we_i");
  int auxiliaries = words.list("auxiliaries");
  int adverbs = words.list("adverbs_manner");
  int not_quotes = words.list("not_quotes");
  int work_nouns = words.list("work_nouns");
  int prepositions = words.list("prepositions");
  int subordinators = words.list("subordinators");
  int conjunctions = words.list("conjunctions");
  int time_words = words.list("time_words");
  int determiners = words.list("determiners");
  int male = words.list("male_words");
  int female = words.list("female_words");
  int organization_anaphors = words.list("organization_anaphors");
  int indefinites = words.list("indefinites");
  int definites = words.list("definites");
  int nominal_prepositions = words.list("nominal_prepositions");
  int turn_labels = words.list("turn_labels");
  int say_before_comma = words.list("say_before_comma");
  int negations = words.list("negations");
  int passive_auxiliaries = words.list("passive_auxiliaries");
  int agent_prepositions = words.list("agent_prepositions");
  int complementizers = words.list("complementizers");
  int as = words.list("as");
  int subject_pronouns = words.list("subject_pronouns");
  int object_pronouns = words.list("object_pronouns");
  int telling_words = words.list("telling_words");
  int joining_words = words.list("joining_words");
  int adding_participles = words.list("adding_participles");
  int citing_verbs = words.list("citing_verbs");
  int name_suffixes = words.list("name_suffixes");
  int former_words = words.list("former_words");
  int kind_behind = words.list("kind_behind");
  int but = words.list("but");
  int event_prepositions = words.list("event_prepositions");
  int occasions = words.list("occasions");
  int channels = words.list("channels");
  int channel_prepositions = words.list("channel_prepositions");
  int weekdays = words.list("weekdays");
  int label_words = words.list("label_words");
  int reply = words.list("reply");
  int reflexives = words.list("reflexives");
  int epithet_nouns = words.list("epithet_nouns");
  int epithet_openers = words.list("epithet_openers");
  int parents = words.list("parents");
  int party_members = words.list("party_members");
  int ranks = words.list("ranks");
  int rank_words = words.list("rank_words");
  int reactions = words.list("reactions");
  int only = words.list("only");
  int refusals = words.list("refusals");
  int without = words.list("without");
  int circumstance_prepositions = words.list("circumstance_prepositions");
  int letters_behind = words.list("letters_behind");
  int descriptions = words.list("descriptions");
  int teenagers = words.list("teenagers");
  int defendants = words.list("defendants");
  int charges = words.list("charges");
  int my = words.list("my");
  int nobody = words.list("nobody");
  int somebody = words.list("somebody");
  int company_nouns = words.list("company_nouns");
  int firm_owners = words.list("firm_owners");
  int pairs = words.list("pairs");
  int asking = words.list("asking");
  int question_labels = words.list("question_labels");
  int answer_labels = words.list("answer_labels");
  int time_openers = words.list("time_openers");
  int result_participles = words.list("result_participles");
  int passive_speakers = words.list("passive_speakers");
  int seeming_verbs = words.list("seeming_verbs");
  int addressing_verbs = words.list("addressing_verbs");
  int no_statements = words.list("no_statements");
  int text_nouns = words.list("text_nouns");
  int object_verbs = words.list("object_verbs");
  int say_before_that = words.list("say_before_that");
  int you = words.list("you");
  int tribunals = words.list("tribunals");
  int hearing_verbs = words.list("hearing_verbs");
  int informing_verbs = words.list("informing_verbs");
  int unnamed_verbs = words.list("unnamed_verbs");
  int urging_verbs = words.list("urging_verbs");
  int topic_prepositions = words.list("topic_prepositions");
  int interjections = words.list("interjections");
};

}  // namespace saidby
