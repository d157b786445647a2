// What stage 6 knows (rules/6_quotes): what a quotation is, what a cue reports, where that ends, which verbs of speech mean something else with which nouns. Immutable after load; shared by all threads.
#pragma once

#include <string>

#include "pipeline/6_quotes/content_model.h"
#include "pipeline/knowledge/linear_model.h"
#include "pipeline/knowledge/problems.h"
#include "pipeline/knowledge/word_pairs.h"

namespace saidby {

struct QuoteModels {
  LinearModel quotation, bounds;
  ContentModel content;
  WordPairs other_senses;   // "answered [the] phone"

  static QuoteModels load(const std::string& folder, Problems& problems);
};

}  // namespace saidby
