#include "pipeline/2_article/html/page.h"

namespace saidby::html {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\0'; }

// Appends text with white space collapsed to single spaces; none at the begin of a block.
void append_text(std::string_view text, const Entities& entities, std::size_t begin, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (is_space(c)) {
      if (out.size() > begin && out.back() != ' ') out += ' ';
      ++at;
    } else if (c == '&') {
      const std::size_t before = out.size();
      at += entities.append(text.substr(at), out);
      if (out.size() == before + 1 && is_space(out.back())) {
        out.pop_back();
        if (out.size() > begin && out.back() != ' ') out += ' ';
      }
    } else {
      std::size_t end = at + 1;
      while (end < text.size() && !is_space(text[end]) && text[end] != '&') ++end;
      out.append(text.substr(at, end - at));
      at = end;
    }
  }
}

// The innermost element that makes blocks, of each node.
std::vector<std::uint32_t> block_nodes(const Tree& tree) {
  std::vector<std::uint32_t> out(tree.nodes.size());
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) out[i] = traits(tree.nodes[i].tag).block ? i : out[tree.nodes[i].parent];
  return out;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_space(text[at])) continue;
    if (text.substr(at).starts_with("\xC2\xA0") || text.substr(at).starts_with("\xE2\x80\x8B")) {
      at += text[at] == '\xC2' ? 1 : 2;
      continue;
    }
    return false;
  }
  return true;
}

}  // namespace

Page read_page(std::string_view source, const Entities& entities) {
  Page page;
  page.tree = read_tree(source);
  const std::vector<std::uint32_t> block_of = block_nodes(page.tree);
  const std::vector<Piece>& pieces = page.tree.pieces;
  for (std::size_t i = 0; i < pieces.size();) {
    Block block;
    block.node = block_of[pieces[i].node];
    const std::size_t begin = page.text.size();
    const std::uint32_t number = pieces[i].block;
    for (; i < pieces.size() && pieces[i].block == number; ++i) {
      const std::size_t before = page.text.size();
      append_text(pieces[i].text, entities, begin, page.text);
      const auto added = static_cast<std::uint32_t>(page.text.size() - before);
      block.link += pieces[i].in_link ? added : 0;
      block.bold += pieces[i].in_bold ? added : 0;
    }
    if (is_blank(std::string_view(page.text).substr(begin))) {
      page.text.resize(begin);
      continue;
    }
    while (page.text.back() == ' ') page.text.pop_back();
    block.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(page.text.size())};
    page.text += '\n';
    page.blocks.push_back(block);
  }
  return page;
}

}  // namespace saidby::html
