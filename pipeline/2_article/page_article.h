// The article in the dump of a page: which lines are its paragraphs, which its headline, and what role the others have.
#pragma once

#include <functional>
#include <vector>

#include "pipeline/2_article/article_knowledge.h"
#include "pipeline/2_article/page_features.h"
#include "pipeline/document.h"

namespace saidby {

// Where each line stands.
std::vector<ChainPlace> place_lines(const std::vector<PageLine>& lines, const PageFeatures& features, const ChainModel& weights);

// Takes out what can't be at the ends of an article: lines of rules with `place ends` (a name alone) before its first sentence and behind its last, but for headings; what stands below a heading of comments.
void leave_ends(const std::vector<PageLine>& lines, const PageFeatures& features, const std::function<bool(std::size_t)>& heading, std::vector<ChainPlace>& places);

// The same from the probabilities.
std::vector<ChainPlace> places_of(const ChainMarginals& marginals, const PageFeatures& features);

// The role of a line that is no part of the article: of the first rule that it matches, else by where it stands.
std::string role_of(const PageLine& line, const PageFeatures& features, std::size_t at, ChainPlace place);
// Adds a region; one of equal role that follows is joined.
void add_region(Article& article, Span span, std::string role);

// When no line is chosen, the stretch with most prose is the article.
Article page_article(const Text& text, const std::vector<PageLine>& lines, const PageFeatures& features, const ArticleKnowledge& knowledge);

}  // namespace saidby
