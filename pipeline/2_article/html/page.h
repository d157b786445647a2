// An HTML page as a sequence of blocks of text with the elements that they stand in.
//
//   "<h1>Lamps</h1><p>The <a>mayor</a> left.</p>" -> text "Lamps\nThe mayor left.\n", blocks {h1 "Lamps"}, {p "The mayor left.", 5 bytes in links}
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/2_article/html/entities.h"
#include "pipeline/2_article/html/tree.h"
#include "pipeline/document.h"

namespace saidby::html {

struct Block {
  Span span;                  // in Page::text
  std::uint32_t node = 0;     // the innermost element that makes blocks
  std::uint32_t link = 0;     // bytes inside links
  std::uint32_t bold = 0;
};

// `source` must outlive it.
struct Page {
  Tree tree;
  std::string text;           // every block on a line of its own, white space collapsed, references decoded
  std::vector<Block> blocks;
};

// The words of an element: pieces of it with a space between, blocks with a comma. "<p><b>Ann Lee</b><br>Reporter</p>" -> "Ann Lee, Reporter". Cost: linear in the page.
std::string element_text(const Tree& tree, std::uint32_t node, const Entities& entities);

Page read_page(std::string_view source, const Entities& entities);

}  // namespace saidby::html
