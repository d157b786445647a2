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
// Weights of the two readings of stage 4, and how good they are on other articles.
int train_mentions(const KnowledgeOptions& options, const std::string& gold, const std::string& out);
int test_mentions(const std::string& home, const std::string& gold, const std::string& weights);

// Weights of stage 2 for text dumps, into the folder `out`. `sets`: a folder of dumps and its gold, and so on; `clean`: JSON lines of articles. `records`: where to write what
// models of other sites find, or "".
int train_article_lines(const std::string& home, const std::vector<std::string>& sets, const std::vector<std::string>& clean, const std::string& out, const std::string& records);
// Classes of words by the company they keep, as a gazetteer of words.
int train_clusters(const std::string& home, const std::vector<std::string>& paths, const std::string& out);

// The same for HTML pages: `sets` has folders of pages.
int train_article_blocks(const std::string& home, const std::vector<std::string>& sets, const std::string& out, const std::string& records);

// Sorts the lines and writes them under a heading that names the command; atomic.
void write_weights(const std::string& path, const std::string& what, std::vector<std::string> lines);

}  // namespace saidby
