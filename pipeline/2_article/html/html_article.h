// The article of an HTML page: its text (headline, then paragraphs, blank lines between them) and what the page says of it.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "pipeline/2_article/article_knowledge.h"
#include "pipeline/2_article/date_choice.h"
#include "pipeline/2_article/html/features.h"
#include "pipeline/2_article/page_features.h"
#include "pipeline/document.h"

namespace saidby::html {

// A page with all that its blocks are judged by.
struct ReadPage {
  ReadPage(std::string_view source, const ArticleKnowledge& knowledge);

  Page page;
  Metadata metadata;
  std::vector<PageLine> lines;
  PageFeatures line_features;
  HtmlFeatures html_features;
};

// The words of a block.
std::string_view text_of(const ReadPage& page, std::size_t block);

// All features of a block, those of the elements around it too.
void block_features(const ReadPage& page, std::size_t block, Features& out);

// The second reading by what the chain `weights` makes of the blocks. The page must outlive it.
SecondReading second_reading(const ReadPage& page, const ChainModel& weights);

// Where each block stands.
std::vector<ChainPlace> place_blocks(const ReadPage& page, const ArticleKnowledge& knowledge);

// The first and last block of the article, half-open; both the number of blocks when there is none.
struct ArticleBounds {
  std::size_t first, last;
};
ArticleBounds bounds_of(const std::vector<ChainPlace>& places);

// What the page's markup says of its dates, by where the article begins. The page must outlive it.
DateHints date_hints(const ReadPage& page, const LineRules& rules, std::size_t first);

struct HtmlArticle {
  std::string text;
  Article article;   // spans into text
};
// `source` is UTF-8. `regions`: the text is the whole page's, and what is not the article has a role.
HtmlArticle read_html_article(std::string_view source, const ArticleKnowledge& knowledge, bool regions = false);

}  // namespace saidby::html
