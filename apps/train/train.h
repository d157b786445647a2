// saidby-train: makes the weights under rules/ from annotated articles. Deterministic: same input, same bytes.
#pragma once

#include <string>
#include <vector>

#include "pipeline/knowledge/knowledge.h"

namespace saidby {

int train_tagger(const std::string& home, const std::string& gold, const std::string& syntax, const std::string& out);
// The same for a language without tagged articles, from `rules`/3_tokens/lexicon.txt and plain ones.
int train_lexicon_tagger(const std::string& rules, const std::string& texts, const std::string& out);
int test_tagger(const std::string& home, const std::string& gold, const std::string& syntax, const std::string& weights);

// Writes 6_quotes/{quotation,content,bounds}.weights and 7_speakers/source.weights under `folder`.
int train_quotes(const KnowledgeOptions& options, const std::string& gold, const std::string& folder);
// Learns from all articles but a fifth, for each fifth, and writes records of what is found in those left out: for saidby eval GOLD RECORDS.
int cross_quotes(const KnowledgeOptions& options, const std::string& gold, const std::string& records);
// Writes 7_speakers/antecedent.weights under `folder`, after telling how good such weights are on articles held out; and how good the ones in use are on annotated pronouns and nominals.
int train_antecedents(const KnowledgeOptions& options, const std::string& gold, const std::string& who, const std::string& folder);
int test_antecedents(const KnowledgeOptions& options, const std::string& gold, const std::string& who);
// Weights of the two readings of stage 4, and how good they are on other articles.
int train_mentions(const KnowledgeOptions& options, const std::string& gold, const std::string& out);
int test_mentions(const std::string& home, const std::string& gold, const std::string& weights);

// What article-lines and article-blocks are given.
struct PageTraining {
  std::vector<std::string> sets;    // a folder of pages and its gold, and so on
  std::vector<std::string> clean;   // JSON lines of articles as they are
  std::string out;                  // folder of the weights; "-": none are made
  bool held_out = false;            // measure first: the sites are dealt to five folds, and what is found on a page comes from models that saw no page of its fold
  std::string chain;                // options of the chain: epochs, rate, L1, least sites, balance, drop, commas between; "": the usual ones
  std::string trees;                // of the second reading: trees, leaves, rate, ridge, least, columns, sites, balance
  std::string chains;               // a folder where the chains of folds are kept for the next run with the same pages, features and options; "": nowhere
  std::string records, places;      // where to write what was found so, and the place of each block; "": nowhere
};
// Weights of stage 2 for text dumps, and for HTML.
int train_article_lines(const std::string& home, const PageTraining& training);
int train_article_blocks(const std::string& home, const PageTraining& training);
// Classes of words by the company they keep, as a gazetteer of words.
int train_clusters(const std::string& home, const std::vector<std::string>& paths, const std::string& out);

// Sorts the lines and writes them under a heading that names the command; atomic.
void write_weights(const std::string& path, const std::string& what, std::vector<std::string> lines);
// The same for lines whose order says something.
void write_in_order(const std::string& path, const std::string& what, const std::vector<std::string>& lines);

}  // namespace saidby
