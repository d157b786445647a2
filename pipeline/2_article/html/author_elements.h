// Authors that a page names in elements of their own, near its headline: <a rel="author">Ann Lee</a>, <span class="author-name">Ann Lee</span>, <div class="byline"><span>By</span><span>Ann Lee</span></div>.
#pragma once

#include <string>
#include <vector>

#include "pipeline/2_article/html/html_article.h"

namespace saidby::html {

// `headline` may be the number of blocks (none); `first`: the article's first block. Those of rel=author before those that a class names so (`author_classes` in lists.txt).
std::vector<std::string> element_authors(const ReadPage& page, const ArticleKnowledge& knowledge, std::size_t headline, std::size_t first);

}  // namespace saidby::html
