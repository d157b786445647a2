#include "pipeline/2_article/html/author_elements.h"

#include <algorithm>

#include "pipeline/2_article/authors.h"

namespace saidby::html {
namespace {

constexpr std::size_t blocks_before = 3, blocks_before_text = 12, blocks_behind = 2, longest = 120, most_elements = 12, most_authors = 12;

// The elements among which a byline is looked for.
struct NodeRange {
  std::uint32_t begin, end;
};
NodeRange around_headline(const ReadPage& page, std::size_t headline, std::size_t first) {
  const std::vector<Block>& blocks = page.page.blocks;
  const std::size_t top = std::min(headline, first), reach = headline < blocks.size() ? blocks_before : blocks_before_text, end = first + blocks_behind;
  return {top > reach ? blocks[top - reach].node : 0, end < blocks.size() ? blocks[end].node : static_cast<std::uint32_t>(page.page.tree.nodes.size())};
}

bool names_author(const Tree& tree, std::uint32_t node, const LineRules& rules, bool by_class) {
  if (!by_class) return tree.attribute(node, Attribute::rel) == "author";
  return has_class_word(tree, node, rules.list("author_classes")) && !has_class_word(tree, node, rules.list("no_author_classes"));
}

// "By Ann Lee | Herald", "Ann Lee, Reporter": what is no byline must be a name.
std::vector<std::string> names_in(std::string_view text, const LineRules& rules) {
  if (text.size() > longest) return {};
  std::vector<std::string> names = byline_names(rules, text);
  if (!names.empty()) return names;
  names = author_names(rules, text);
  std::erase_if(names, [&](const std::string& name) { return !is_author_name(rules, name); });
  return names;
}

}  // namespace

std::vector<std::string> element_authors(const ReadPage& page, const ArticleKnowledge& knowledge, std::size_t headline, std::size_t first) {
  const Tree& tree = page.page.tree;
  const NodeRange range = around_headline(page, headline, first);
  std::vector<std::string> authors;
  for (const bool by_class : {false, true}) {
    std::size_t looked = 0;
    for (std::uint32_t node = range.begin; node < range.end && looked < most_elements; ++node) {
      if (!names_author(tree, node, knowledge.rules, by_class)) continue;
      ++looked;
      add_authors(authors, names_in(element_text(tree, node, knowledge.entities), knowledge.rules), most_authors);
      if (by_class && !authors.empty()) return authors;
    }
    if (!authors.empty()) return authors;
  }
  return authors;
}

}  // namespace saidby::html
