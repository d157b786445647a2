// The article in the dump of a page: which lines are its paragraphs, which its headline, and what role the others have.
#pragma once

#include <vector>

#include "pipeline/2_article/article_knowledge.h"
#include "pipeline/2_article/page_features.h"
#include "pipeline/document.h"

namespace saidby {

// Where each line stands.
std::vector<ChainPlace> place_lines(const std::vector<PageLine>& lines, const PageFeatures& features, const ChainModel& weights);

// The same from the probabilities.
std::vector<ChainPlace> places_of(const ChainMarginals& marginals, const PageFeatures& features);

// When no line is chosen, the stretch with most prose is the article.
Article page_article(const Text& text, const std::vector<PageLine>& lines, const PageFeatures& features, const ArticleKnowledge& knowledge);

}  // namespace saidby
