// The properties of a page's article in microdata: of the largest item whose type is that of an article, not of the teasers around it. Of an item inside it (author, publisher) the name counts.
//
//   <article itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="author" itemscope itemtype="https://schema.org/Person">By <b itemprop="name">Ann Lee</b></span> ...
//   -> author "Ann Lee"
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/2_article/html/tree.h"

namespace saidby::html {

struct ItemProperty {
  std::string_view name;
  std::string text;               // its attribute content, else its words; as written, entities and all
  std::string_view address;       // of a link
  std::uint32_t node = no_node;
};

// `is_article`: of a type in lower case, without its address ("newsarticle"). Cost: linear.
std::vector<ItemProperty> item_properties(const Tree& tree, const std::function<bool(std::string_view type)>& is_article);

}  // namespace saidby::html
