// A tolerant reading of HTML: elements in document order with their parents, and the pieces of text between the tags. Nothing is refused; what a browser would
// mend (unclosed elements, stray end tags, attributes without quotes) is mended in the simple cases and else read on.
//
//   "<div class=a><p>One<p>Two</div>" -> div(p p), pieces "One" in the first p, "Two" in the second
//
// Views point into the source, which must outlive the tree. Cost: linear in the source, whatever stands in it: depth is capped, attributes beyond the cap are skipped, an
// unclosed quotation or comment runs to the end and is read once.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/2_article/html/tags.h"

namespace saidby::html {

inline constexpr std::uint32_t no_node = 0xFFFFFFFF;
inline constexpr std::size_t depth_cap = 500, attribute_cap = 100;

// Attributes that are kept.
enum class Attribute : std::uint8_t { other, class_, id, role, itemprop, itemtype, itemscope, hidden, style, aria_hidden, datetime, content, property, name, href, rel, type, lang, charset, http_equiv, alt, test_id, start, value };

struct Node {
  Tag tag = Tag::other;
  bool hidden = false;             // hidden, display: none, aria-hidden=true
  std::uint16_t depth = 0;
  std::uint32_t parent = no_node;
  std::uint32_t end = 0;           // the node after the last one inside it
  std::uint32_t first_attribute = 0, last_attribute = 0;
};
struct AttributeValue {
  Attribute name = Attribute::other;
  std::string_view value;          // as written, entities and all
};
// Text between two tags. Pieces of one block have equal `block`.
struct Piece {
  std::uint32_t node = 0;
  std::uint32_t block = 0;
  std::string_view text;           // as written
  bool in_link = false, in_bold = false;
};
// The content of a <script> or <title>.
struct RawText {
  std::uint32_t node = 0;
  std::string_view text;
};

struct Tree {
  std::vector<Node> nodes;         // in document order; nodes[0] is a root that no tag made
  std::vector<AttributeValue> attributes;
  std::vector<Piece> pieces;
  std::vector<RawText> raw;        // of script and title only

  std::string_view attribute(std::uint32_t node, Attribute name) const {
    for (std::uint32_t i = nodes[node].first_attribute; i < nodes[node].last_attribute; ++i)
      if (attributes[i].name == name) return attributes[i].value;
    return {};
  }
  bool has_attribute(std::uint32_t node, Attribute name) const {
    for (std::uint32_t i = nodes[node].first_attribute; i < nodes[node].last_attribute; ++i)
      if (attributes[i].name == name) return true;
    return false;
  }
};

// Does the element make a block of its own? Of inline ones <cite> does that stands directly in a <blockquote>: it says whose the quotation is.
inline bool makes_block(const Tree& tree, std::uint32_t node) {
  const Node& one = tree.nodes[node];
  return traits(one.tag).block || (one.tag == Tag::cite && one.parent != no_node && tree.nodes[one.parent].tag == Tag::blockquote);
}

Tree read_tree(std::string_view source);

}  // namespace saidby::html
