// What the visible text of a page says about its article: headline, date, publisher, authors; and the dateline that its first paragraphs begin with.
#pragma once

#include <vector>

#include "pipeline/2_article/article_knowledge.h"
#include "pipeline/2_article/page_features.h"
#include "pipeline/document.h"

namespace saidby {

// Lines of the page, how they were judged, and the first and last of the article.
struct PageReading {
  std::string_view text;
  const std::vector<PageLine>& lines;
  const PageFeatures& features;
  std::size_t headline;      // none: lines.size()
  std::size_t first, last;   // lines of the article, half-open

  std::string_view line(std::size_t at) const { return text.substr(lines[at].span.begin, lines[at].span.size()); }
};

// Fills in publisher and authors where they are still empty.
void read_page_metadata(const PageReading& page, const LineRules& rules, Article& article);

// "By Ann Lee and Bo Ray, Staff Writers" -> Ann Lee, Bo Ray. A byline that no rule knows is one author; none has none.
std::vector<std::string> stated_authors(const LineRules& rules, std::string_view byline);

// The dateline of the first paragraphs that has one, if any; published from its date when nothing else says so.
void read_dateline(const Text& text, const LineRules& rules, Article& article);

}  // namespace saidby
