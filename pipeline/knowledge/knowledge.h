// All that saidby knows: word lists, rules, gazetteers, weights. Loaded and checked once, then const and shared by all threads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/1_text/field_names.h"
#include "pipeline/2_article/article_knowledge.h"
#include "pipeline/3_tokens/tagger.h"
#include "pipeline/4_mentions/name_model.h"
#include "pipeline/6_quotes/quote_models.h"
#include "pipeline/7_speakers/speaker_models.h"
#include "pipeline/knowledge/gazetteers.h"
#include "pipeline/knowledge/problems.h"
#include "pipeline/knowledge/symbol_rules.h"
#include "pipeline/knowledge/word_lists.h"

namespace saidby {

// Where knowledge lies and what part of it to load.
struct KnowledgeOptions {
  std::string home;                      // the folder that holds rules/ and gazetteers/; empty: default_home()
  std::vector<std::string> gazetteers;   // further folders of gazetteers, later ones override
  std::string language = "en";           // the stages of rules/<language>/ replace those of rules/ where it is not English
};

struct Knowledge {
  FieldNames fields;   // of records that documents are read from: for the reader
  WordLists words;
  ArticleKnowledge article;
  Gazetteers gazetteers;
  NameModel names;
  SymbolRules name_rules;
  SymbolRules roles;
  Tagger tagger;
  QuoteModels quotes;
  SpeakerModels speakers;
  SymbolRules quote_rules, speaker_rules;

  // Every set of rules, by stage: what `rules check` runs the examples of.
  std::vector<const SymbolRules*> rule_sets() const { return {&name_rules, &roles, &quote_rules, &speaker_rules}; }

  // Throws LoadError with every problem found.
  static std::unique_ptr<const Knowledge> load(const KnowledgeOptions& options);
};

// $SAIDBY_HOME, else share/saidby beside the program's folder, else the source tree that it was built from.
std::string default_home();

}  // namespace saidby
