// What the second reading of an HTML page looks at beyond that of a text dump: numbers of each block's element, and groups of blocks whose elements are alike.
#include <algorithm>

#include "pipeline/2_article/html/features.h"
#include "pipeline/knowledge/hash.h"

namespace saidby::html {
namespace {

int heading_level(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1 : 0; }

float naming_number(std::string_view how) { return how == "is" ? 3.0f : how == "opens" ? 2.0f : how == "has" ? 1.0f : 0.0f; }

// What an element is by tag and classes, what stands around it left aside.
std::uint64_t make_of(const Tree& tree, std::uint32_t node) { return mix(static_cast<std::uint64_t>(tree.nodes[node].tag) + 1, hash_bytes(tree.attribute(node, Attribute::class_))); }

// Of each element that holds a block: what it is with all elements around it, by tags and classes, and by tags alone.
struct Paths {
  std::vector<std::uint64_t> makes, tags;

  Paths(const Tree& tree, const std::vector<Block>& blocks) : makes(tree.nodes.size()), tags(tree.nodes.size()) {
    std::vector<char> holds(tree.nodes.size());
    for (const Block& block : blocks)
      for (std::uint32_t node = block.node; node != 0 && !holds[node]; node = tree.nodes[node].parent) holds[node] = 1;
    for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
      if (!holds[i]) continue;
      makes[i] = mix(makes[tree.nodes[i].parent], make_of(tree, i));
      tags[i] = mix(tags[tree.nodes[i].parent], static_cast<std::uint64_t>(tree.nodes[i].tag) + 1);
    }
  }
};

}  // namespace

void HtmlFeatures::second_reading(SecondReading& out) const {
  const std::vector<Node>& nodes = page_.tree.nodes;
  const std::vector<Block>& blocks = page_.blocks;
  const auto numbers = [&](std::string name, const auto& value) { out.add(std::move(name), value); };
  const auto groups = [&](std::string_view name, const auto& group) {
    Groups values(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) values[i] = static_cast<std::uint64_t>(group(i));
    out.add_group(name, values);
  };
  const auto tag = [&](std::size_t i) { return nodes[blocks[i].node].tag; };
  const auto part = [&](std::size_t i, std::uint32_t bytes) { return static_cast<float>(bytes) / static_cast<float>(blocks[i].span.size()); };
  const auto depth = [&](std::size_t i) { return static_cast<float>(nodes[blocks[i].node].depth); };
  numbers("links", [&](std::size_t i) { return part(i, blocks[i].link); });
  numbers("bold", [&](std::size_t i) { return part(i, blocks[i].bold); });
  numbers("heading level", [&](std::size_t i) { return heading_level(tag(i)); });
  numbers("is p", [&](std::size_t i) { return tag(i) == Tag::p; });
  numbers("is li", [&](std::size_t i) { return tag(i) == Tag::li; });
  numbers("is div", [&](std::size_t i) { return tag(i) == Tag::div; });
  numbers("is cell", [&](std::size_t i) { return tag(i) == Tag::td || tag(i) == Tag::th; });
  numbers("in list", [&](std::size_t i) { return nodes[semantic_[blocks[i].node]].tag == Tag::li; });
  numbers("in table", [&](std::size_t i) { return nodes[semantic_[blocks[i].node]].tag == Tag::table; });
  numbers("in figure", [&](std::size_t i) { return nodes[semantic_[blocks[i].node]].tag == Tag::figure || nodes[semantic_[blocks[i].node]].tag == Tag::figcaption; });
  numbers("in aside", [&](std::size_t i) { return nodes[semantic_[blocks[i].node]].tag == Tag::aside; });
  numbers("hidden", [&](std::size_t i) { return nodes[blocks[i].node].hidden; });
  numbers("share of element", [&](std::size_t i) { return share(blocks[i].node); });
  numbers("share of parent", [&](std::size_t i) { return share(ancestor(blocks[i].node, 1)); });
  numbers("share of grandparent", [&](std::size_t i) { return share(ancestor(blocks[i].node, 2)); });
  numbers("share of great-grandparent", [&](std::size_t i) { return share(ancestor(blocks[i].node, 3)); });
  numbers("share of make", [&](std::size_t i) { return make_share_[i]; });
  numbers("siblings", [&](std::size_t i) { return siblings_[blocks[i].node]; });
  const auto below = [&](std::size_t i, std::uint32_t container) { return inside(blocks[i].node, container) ? depth(i) - static_cast<float>(nodes[container].depth) : -1.0f; };
  numbers("below container", [&](std::size_t i) { return below(i, container_); });
  numbers("below half", [&](std::size_t i) { return below(i, half_); });
  numbers("depth change", [&](std::size_t i) { return i ? depth(i) - depth(i - 1) : 0.0f; });
  numbers("depth change after", [&](std::size_t i) { return i + 1 < blocks.size() ? depth(i + 1) - depth(i) : 0.0f; });
  numbers("in body", [&](std::size_t i) { return in_body_[i]; });
  numbers("in description", [&](std::size_t i) { return in_description_[i]; });
  numbers("in title", [&](std::size_t i) { return in_title_[i]; });
  numbers("in others", [&](std::size_t i) { return in_others_[i]; });
  numbers("author", [&](std::size_t i) { return naming_number(author_[i]); });
  numbers("publisher", [&](std::size_t i) { return naming_number(publisher_[i]); });
  numbers("link kind", [&](std::size_t i) {
    if (anchor_[i] == no_node) return 0;
    const std::string_view href = page_.tree.attribute(anchor_[i], Attribute::href);
    return href.empty() ? 1 : href.starts_with('#') ? 2 : href.starts_with("http") || href.starts_with("//") ? 4 : 3;
  });
  groups("make", [&](std::size_t i) { return make_[i]; });
  groups("element make", [&](std::size_t i) { return make_of(page_.tree, blocks[i].node); });
  groups("parent", [&](std::size_t i) { return ancestor(blocks[i].node, 1); });
  groups("grandparent", [&](std::size_t i) { return ancestor(blocks[i].node, 2); });
  groups("great-grandparent", [&](std::size_t i) { return ancestor(blocks[i].node, 3); });
  groups("semantic", [&](std::size_t i) { return semantic_[blocks[i].node]; });
  const Paths paths(page_.tree, blocks);
  groups("path", [&](std::size_t i) { return paths.makes[blocks[i].node]; });
  groups("tags", [&](std::size_t i) { return paths.tags[blocks[i].node]; });
  groups("tag and links", [&](std::size_t i) { return static_cast<std::uint64_t>(tag(i)) * 4 + (blocks[i].link * 10 > blocks[i].span.size() * 9 ? 2 : blocks[i].link ? 1 : 0); });
  std::vector<bool> heading;
  for (std::size_t i = 0; i < blocks.size(); ++i) heading.push_back(heading_level(tag(i)) > 0);
  out.add_sections(heading);
}

}  // namespace saidby::html
