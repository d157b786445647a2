// What stage 2 knows: rules over lines, stop words, and the weights that tell article from page furniture. Loaded once, then const.
#pragma once

#include <string>

#include "pipeline/2_article/chain_model.h"
#include "pipeline/2_article/html/metadata.h"
#include "pipeline/2_article/line_rules.h"
#include "pipeline/2_article/line_words.h"
#include "pipeline/knowledge/linear_model.h"
#include "pipeline/knowledge/tree_model.h"

namespace saidby {

struct ArticleKnowledge {
  LineRules rules;
  StopWords stops;
  ChainModel lines;      // the lines of a text dump
  ChainModel blocks;     // the blocks of an HTML page
  TreeModel block_trees; // their second reading; empty: the first stands
  html::Entities entities;
  html::MetadataNames metadata;
  LinearModel titles;    // which line before the article is its headline
  LinearModel dates;     // which date near it is the day that it was published
  LinearModel html_titles, html_dates;
  LinearModel kinds;     // clean text or the dump of a page

  // Reads `folder` (rules/2_article). Weights that don't exist yet are empty.
  static ArticleKnowledge load(const std::string& folder, Problems& problems);
};

}  // namespace saidby
