#include "pipeline/2_article/html/page.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "pipeline/2_article/charset.h"

namespace saidby::html {
namespace {

constexpr std::array<bool, 256> bytes_in(std::string_view bytes) {
  std::array<bool, 256> set{};
  for (const char c : bytes) set[static_cast<unsigned char>(c)] = true;
  return set;
}
constexpr std::array<bool, 256> spaces = bytes_in(std::string_view(" \n\t\r\f\0", 6)), ends_run = bytes_in(std::string_view(" \n\t\r\f\0&", 7));
bool is_space(char c) { return spaces[static_cast<unsigned char>(c)]; }

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
      while (end < text.size() && !ends_run[static_cast<unsigned char>(text[end])]) ++end;
      out.append(text.substr(at, end - at));
      at = end;
    }
  }
}

// The innermost element that makes blocks, of each node.
std::vector<std::uint32_t> block_nodes(const Tree& tree) {
  std::vector<std::uint32_t> out(tree.nodes.size());
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) out[i] = makes_block(tree, i) ? i : out[tree.nodes[i].parent];
  return out;
}

// "3" -> 3; what is no number of up to six digits, or 0: `otherwise`.
std::uint32_t number_in(std::string_view text, std::uint32_t otherwise) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + std::min<std::size_t>(text.size(), 6), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() && number > 0 ? number : otherwise;
}

// Does a list show its markers? role="list" is what authors write on a list whose markers they took away, so that it is still read out as one.
bool shows_markers(const Tree& tree, std::uint32_t list) {
  if (tree.attribute(list, Attribute::role) == "list" || tree.attribute(list, Attribute::class_).find("unstyled") != std::string_view::npos) return false;
  std::string_view style = tree.attribute(list, Attribute::style);
  const std::size_t at = style.find("list-style");
  if (at == std::string_view::npos) return true;
  style = style.substr(at, style.find(';', at) - at);
  return style.find("none") == std::string_view::npos;
}

// The number of each <li> of an <ol> that shows them, 0 elsewhere: they count on from the list's `start` and from an item's `value`.
std::vector<std::uint32_t> item_numbers(const Tree& tree) {
  std::vector<std::uint32_t> numbers(tree.nodes.size()), next(tree.nodes.size());
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    if (tree.nodes[i].tag == Tag::ol) next[i] = shows_markers(tree, i) ? number_in(tree.attribute(i, Attribute::start), 1) : 0;
    if (tree.nodes[i].tag != Tag::li || tree.nodes[tree.nodes[i].parent].tag != Tag::ol || next[tree.nodes[i].parent] == 0) continue;
    numbers[i] = number_in(tree.attribute(i, Attribute::value), next[tree.nodes[i].parent]);
    next[tree.nodes[i].parent] = numbers[i] + 1;
  }
  return numbers;
}

// The number that the first block of an item begins with; once.
std::uint32_t take_number(const Tree& tree, std::vector<std::uint32_t>& numbers, std::uint32_t node) {
  for (int levels = 0; levels < 4 && node != no_node && node != 0; ++levels, node = tree.nodes[node].parent)
    if (numbers[node]) return std::exchange(numbers[node], 0);
  return 0;
}

// "[12]", "3", "*": what stands in a <sup> when it refers to a note.
bool is_note_mark(const Piece& piece, const Tree& tree) {
  std::uint32_t node = piece.node;
  bool raised = false;
  for (int levels = 0; levels < 3 && !raised && node != no_node; ++levels, node = tree.nodes[node].parent) raised = tree.nodes[node].tag == Tag::sup;
  if (!raised || piece.text.size() > 8 || !piece.in_link) return false;
  return piece.text.find_first_not_of("0123456789[]()*, \n") == std::string_view::npos;
}

std::string without_soft_hyphens(std::string_view text) {
  constexpr std::string_view soft_hyphen = "\xC2\xAD";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(soft_hyphen, at), text.size());
    out.append(text.substr(at, end - at));
    at = end + soft_hyphen.size();
  }
  return out;
}

// Takes soft hyphens out, which a reader doesn't see, and puts references right that spell UTF-8 byte by byte ("&acirc;&euro;&trade;").
void mend(std::string& text, std::size_t begin) {
  const auto block = [&] { return std::string_view(text).substr(begin); };
  if (block().find("\xC2\xAD") != std::string_view::npos) text.replace(begin, std::string::npos, without_soft_hyphens(block()));
  if (block().find('\xC3') != std::string_view::npos && looks_encoded_twice(block())) text.replace(begin, std::string::npos, undo_double_encoding(block()));
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

std::string element_text(const Tree& tree, std::uint32_t node, const Entities& entities) {
  std::string out;
  const Piece* last = nullptr;
  for (const Piece& piece : tree.pieces) {
    if (piece.node < node || piece.node >= tree.nodes[node].end || is_blank(piece.text)) continue;
    if (last && last->block != piece.block) out += ",";
    if (last && (last->block != piece.block || last->node != piece.node) && out.back() != ' ') out += ' ';
    append_text(piece.text, entities, 0, out);
    while (!out.empty() && out.back() == ' ' && last && last->block != piece.block) out.pop_back();
    last = &piece;
  }
  mend(out, 0);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Page read_page(std::string_view source, const Entities& entities) {
  Page page;
  page.tree = read_tree(source);
  const std::vector<std::uint32_t> block_of = block_nodes(page.tree);
  std::vector<std::uint32_t> numbers = item_numbers(page.tree);
  const std::vector<Piece>& pieces = page.tree.pieces;
  for (std::size_t i = 0; i < pieces.size();) {
    Block block;
    block.node = block_of[pieces[i].node];
    const std::uint32_t number = pieces[i].block;
    const std::size_t begin = page.text.size();
    for (; i < pieces.size() && pieces[i].block == number; ++i) {
      if (is_note_mark(pieces[i], page.tree)) continue;
      const std::size_t before = page.text.size();
      append_text(pieces[i].text, entities, begin, page.text);
      const auto added = static_cast<std::uint32_t>(page.text.size() - before);
      block.link += pieces[i].in_link ? added : 0;
      block.bold += pieces[i].in_bold ? added : 0;
    }
    mend(page.text, begin);
    if (is_blank(std::string_view(page.text).substr(begin))) {
      page.text.resize(begin);
      continue;
    }
    while (page.text.back() == ' ') page.text.pop_back();
    if (const std::uint32_t item = take_number(page.tree, numbers, block.node)) page.text.insert(begin, std::to_string(item) + ". ");
    block.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(page.text.size())};
    page.text += '\n';
    page.blocks.push_back(block);
  }
  return page;
}

}  // namespace saidby::html
