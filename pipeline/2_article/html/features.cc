#include "pipeline/2_article/html/features.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "pipeline/1_text/ascii.h"
#include "pipeline/2_article/page_features.h"
#include "pipeline/knowledge/hash.h"

namespace saidby::html {
namespace {

bool is_semantic(Tag tag) {
  switch (tag) {
    case Tag::article: case Tag::aside: case Tag::nav: case Tag::footer: case Tag::header: case Tag::figure: case Tag::figcaption: case Tag::form: case Tag::table: case Tag::li: case Tag::blockquote: case Tag::main:
    case Tag::button: case Tag::label: case Tag::details: case Tag::dl: case Tag::dialog: case Tag::pre: case Tag::body: return true;
    default: return false;
  }
}

bool sentence_end(Ending ending) { return ending == Ending::stop || ending == Ending::question || ending == Ending::exclamation || ending == Ending::quote; }

float prose_of(const LineMeasure& m, float link_share) {
  if (link_share > 0.5f) return 0;
  if (m.words >= 8 && sentence_end(m.ending) && m.stops * 6 >= m.words) return static_cast<float>(std::min(m.words, 150u));
  return m.words >= 20 && m.stops * 5 >= m.words ? static_cast<float>(m.words) / 2 : 0;
}

// The name of an element as a piece, hashed once.
const FeaturePiece& piece_of(Tag tag) {
  static const std::vector<FeaturePiece> pieces = [] {
    std::vector<FeaturePiece> made;
    for (std::size_t i = 0; i < tag_count; ++i) made.emplace_back(name_of(static_cast<Tag>(i)));
    return made;
  }();
  return pieces[static_cast<std::size_t>(tag)];
}

constexpr std::size_t most_class_words = 14, least_at_ends = 10, most_at_ends = 60;
constexpr std::array element_attributes = {Attribute::class_, Attribute::id, Attribute::test_id, Attribute::role, Attribute::itemprop};

// Calls visit(word) for the words of a class list or id: "article-bodyText c12" -> article, body, text.
template <class Visit>
void each_class_word(std::string_view text, Visit visit) {
  std::string word;
  std::size_t count = 0;
  bool digits = false, last_lower = false;
  const auto flush = [&] {
    if (word.size() >= 2 && word.size() <= 20 && !digits && count < most_class_words) ++count, visit(word);
    word.clear();
    digits = false;
  };
  for (const char c : text.substr(0, 400)) {
    const bool is_upper = c >= 'A' && c <= 'Z', is_lower = c >= 'a' && c <= 'z', is_digit = c >= '0' && c <= '9';
    if (is_upper && last_lower) flush();
    if (is_upper || is_lower) word += static_cast<char>(c | 0x20);
    else if (is_digit) digits = true;
    else flush();
    last_lower = is_lower;
  }
  flush();
}

using WordHashes = std::vector<std::uint64_t>;

WordHashes hashes_of(std::string_view text) {
  WordHashes hashes;
  std::string buffer;
  for (const LineWord& word : words_of_line(text, buffer)) hashes.push_back(word.hash);
  return hashes;
}

// Runs of three words, each with the block that it stands in (of several blocks: the last two are told apart), for asking how much of a block stands elsewhere.
class Runs {
 public:
  explicit Runs(std::size_t words) {
    std::size_t size = 64;
    while (size < words * 2) size *= 2;
    table_.resize(size);
  }
  void add(const WordHashes& words, std::uint32_t block) {
    for (std::size_t i = 2; i < words.size(); ++i) {
      Entry& entry = find(run(words, i));
      if (entry.count == 0) entry = {run(words, i), block, 1};
      else if (entry.block != block) entry.count = 2;
    }
  }
  // Tenths of the runs of a block's words that stand in a block other than `block`. Blocks of one or two words can't be told: 11.
  std::uint8_t tenths(const WordHashes& words, std::uint32_t block) const {
    if (words.size() < 3) return 11;
    std::size_t hits = 0;
    for (std::size_t i = 2; i < words.size(); ++i) {
      const Entry& entry = find(run(words, i));
      hits += entry.count > 1 || (entry.count == 1 && entry.block != block);
    }
    return static_cast<std::uint8_t>(hits * 10 / (words.size() - 2));
  }

 private:
  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t block = 0, count = 0;
  };
  static std::uint64_t run(const WordHashes& words, std::size_t last) { return mix(mix(words[last - 2], words[last - 1]), words[last]); }
  const Entry& find(std::uint64_t key) const {
    std::size_t at = key & (table_.size() - 1);
    while (table_[at].count && table_[at].key != key) at = (at + 1) & (table_.size() - 1);
    return table_[at];
  }
  Entry& find(std::uint64_t key) { return const_cast<Entry&>(std::as_const(*this).find(key)); }
  std::vector<Entry> table_;
};

// How a block names something: the block is the name, opens with it, has it further on.
std::string_view naming(const WordHashes& words, const std::vector<WordHashes>& names) {
  std::string_view how = "none";
  for (const WordHashes& name : names) {
    const auto at = std::search(words.begin(), words.end(), name.begin(), name.end());
    if (name.empty() || at == words.end()) continue;
    if (words.size() <= name.size() + 1) return "is";
    if (at - words.begin() <= 1) how = "opens";
    else if (how == "none") how = "has";
  }
  return how;
}

// "https://www.herald.example/lamps" -> "herald": of the labels of the host but the last, the longest.
std::string host_word(std::string_view url) {
  const std::size_t begin = url.find("//");
  if (begin == std::string_view::npos) return {};
  std::string_view host = url.substr(begin + 2, url.find_first_of("/?#:", begin + 2) - begin - 2), best;
  for (std::size_t dot = host.find('.'); dot != std::string_view::npos; dot = host.find('.')) {
    if (dot > best.size() || best == "www") best = host.substr(0, dot);
    host.remove_prefix(dot + 1);
  }
  return lower_ascii(best);
}

}  // namespace

bool has_class_word(const Tree& tree, std::uint32_t node, const std::vector<std::string>& list) {
  bool found = false;
  each_class_word(tree.attribute(node, Attribute::class_), [&](const std::string& word) { found = found || std::find(list.begin(), list.end(), word) != list.end(); });
  return found;
}

std::vector<PageLine> lines_of_blocks(const Page& page, const StopWords& stops) {
  std::vector<PageLine> lines;
  for (const Block& block : page.blocks) {
    PageLine line;
    line.span = line.whole = block.span;
    const std::uint32_t node = block.node, parent = page.tree.nodes[node].parent;
    const Tag tag = page.tree.nodes[node].tag;
    line.bullet = tag == Tag::li || (parent != no_node && page.tree.nodes[parent].tag == Tag::li);
    line.blank_before = line.blank_after = tag == Tag::p || is_heading(tag) || tag == Tag::blockquote;
    line.measure = measure(std::string_view(page.text).substr(block.span.begin, block.span.size()), stops);
    lines.push_back(line);
  }
  return lines;
}

HtmlFeatures::HtmlFeatures(const Page& page, const std::vector<PageLine>& lines, const PageFeatures& line_features, const Metadata& metadata) : page_(page), lines_(lines), line_features_(line_features) {
  find_mass();
  find_container();
  find_makes();
  find_copies(metadata);
  find_names(metadata);
  find_anchors();
}

void HtmlFeatures::find_mass() {
  const std::vector<Node>& nodes = page_.tree.nodes;
  mass_.resize(nodes.size());
  semantic_.resize(nodes.size());
  siblings_.resize(nodes.size());
  for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
    const Block& block = page_.blocks[i];
    const float link_share = static_cast<float>(block.link) / static_cast<float>(block.span.size());
    prose_.push_back(nodes[block.node].hidden ? 0 : prose_of(lines_[i].measure, link_share));
    mass_[block.node] += prose_.back();
    ++siblings_[block.node];
  }
  for (std::size_t i = nodes.size(); i-- > 1;) mass_[nodes[i].parent] += mass_[i];
  for (std::uint32_t i = 1; i < nodes.size(); ++i) semantic_[i] = is_semantic(nodes[i].tag) ? i : semantic_[nodes[i].parent];
}

// Down from the root while one child holds 80 % of what is left; `half_`: while one child holds half of the page's prose.
void HtmlFeatures::find_container() {
  const std::vector<Node>& nodes = page_.tree.nodes;
  const auto heaviest = [&](std::uint32_t node) {
    std::uint32_t best = no_node;
    for (std::uint32_t child = node + 1; child < nodes[node].end; child = std::max(nodes[child].end, child + 1))
      if (nodes[child].parent == node && (best == no_node || mass_[child] > mass_[best])) best = child;
    return best;
  };
  for (std::uint32_t child = heaviest(0); child != no_node && mass_[child] > 0.8f * mass_[container_] && mass_[child] > 0; child = heaviest(container_)) container_ = child;
  half_ = container_;
  for (std::uint32_t child = heaviest(half_); child != no_node && mass_[child] > 0.5f * mass_[0] && mass_[child] > 0; child = heaviest(half_)) half_ = child;
}

void HtmlFeatures::find_makes() {
  std::unordered_map<std::uint64_t, float> shares;
  const auto hash_of = [&](std::uint32_t node) {
    const std::string_view classes = page_.tree.attribute(node, Attribute::class_);
    return mix(static_cast<std::uint64_t>(page_.tree.nodes[node].tag) + 1, hash_bytes(classes));
  };
  for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
    const std::uint32_t node = page_.blocks[i].node, parent = ancestor(node, 1);
    make_.push_back(mix(hash_of(node), hash_of(parent)));
    shares[make_.back()] += prose_[i];
  }
  for (const std::uint64_t make : make_) make_share_.push_back(mass_[0] > 0 ? shares[make] / mass_[0] : 0);
}

void HtmlFeatures::find_copies(const Metadata& metadata) {
  std::string body, description, titles;
  for (const Statement& statement : metadata.statements) {
    std::string* into = statement.field == "body" ? &body : statement.field == "description" ? &description : statement.field == "title" ? &titles : nullptr;
    if (into && into->size() < 300000) into->append(statement.value).append("\n");
  }
  const auto runs_of = [](std::string_view text) {
    const WordHashes words = hashes_of(text);
    Runs runs(words.size());
    runs.add(words, 0);
    return runs;
  };
  const Runs in_body = runs_of(body), in_description = runs_of(description), in_title = runs_of(titles);
  std::size_t all = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) all += words(i).size();
  Runs others(all);
  for (std::uint32_t i = 0; i < lines_.size(); ++i) others.add(words(i), i);
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    in_body_.push_back(body.size() > 400 ? in_body.tenths(words(i), none) : 12);
    in_description_.push_back(description.empty() ? 11 : in_description.tenths(words(i), none));
    in_title_.push_back(titles.empty() ? 11 : in_title.tenths(words(i), none));
    in_others_.push_back(others.tenths(words(i), i));
  }
}

// The first <a> among the first elements in each block's element, or the one around it.
void HtmlFeatures::find_anchors() {
  constexpr std::uint32_t reach = 40;
  const std::vector<Node>& nodes = page_.tree.nodes;
  for (const Block& block : page_.blocks) {
    std::uint32_t anchor = no_node;
    for (std::uint32_t node = block.node; block.link > 0 && anchor == no_node && node < std::min(nodes[block.node].end, block.node + reach); ++node)
      if (nodes[node].tag == Tag::a) anchor = node;
    for (std::uint32_t node = block.node; block.link > 0 && anchor == no_node && node != 0; node = nodes[node].parent)
      if (nodes[node].tag == Tag::a) anchor = node;
    anchor_.push_back(anchor);
  }
}

void HtmlFeatures::find_names(const Metadata& metadata) {
  constexpr std::size_t most_names = 12, most_words = 6;
  std::vector<WordHashes> authors, publishers;
  for (const Statement& statement : metadata.statements) {
    if (statement.field != "author" && statement.field != "publisher" && statement.field != "url") continue;
    if (statement.field == "url" || statement.value.find("://") != std::string::npos) {
      if (statement.field == "url" && host_.empty()) host_ = host_word(statement.value);
      continue;
    }
    std::vector<WordHashes>& names = statement.field == "author" ? authors : publishers;
    WordHashes words = hashes_of(statement.value);
    if (words.size() <= most_words && !words.empty() && (words.size() > 1 || statement.field == "publisher") && names.size() < most_names) names.push_back(std::move(words));
  }
  if (host_.size() >= 4) publishers.push_back(hashes_of(host_));
  for (std::size_t i = 0; i < lines_.size(); ++i) author_.push_back(naming(words(i), authors)), publisher_.push_back(naming(words(i), publishers));
}

std::string_view HtmlFeatures::role(std::size_t block) const {
  const std::vector<Node>& nodes = page_.tree.nodes;
  for (std::uint32_t node = page_.blocks[block].node; node != 0 && share(node) < 0.5f; node = nodes[node].parent) switch (nodes[node].tag) {
      case Tag::nav: return "navigation";
      case Tag::footer: return "footer";
      case Tag::figure: case Tag::figcaption: return "caption";
      case Tag::aside: return "teaser";
      case Tag::form: case Tag::button: return "form";
      default: break;
    }
  return {};
}

std::uint32_t HtmlFeatures::ancestor(std::uint32_t node, int levels) const {
  for (; levels > 0 && page_.tree.nodes[node].parent != no_node; --levels) node = page_.tree.nodes[node].parent;
  return node;
}

template <class Sink>
void HtmlFeatures::element(std::uint32_t node, Sink& out) const {
  const Tree& tree = page_.tree;
  if (share(node) > 0.5f) return;   // what holds the article itself says nothing of its parts
  const FeaturePiece weight = share(node) > 0.1f ? "much"_piece : "little"_piece;
  out.add("in=", piece_of(tree.nodes[node].tag), "|", weight);
  if (tree.nodes[node].hidden && !tree.nodes[tree.nodes[node].parent].hidden) out.add("hidden");
  if (tree.nodes[node].first_attribute == tree.nodes[node].last_attribute) return;
  std::vector<std::uint64_t> seen;
  std::string last;
  for (const Attribute attribute : element_attributes) {
    last.clear();
    each_class_word(tree.attribute(node, attribute), [&](const std::string& word) {
      const FeaturePiece piece(word);
      if (std::find(seen.begin(), seen.end(), piece.hash) == seen.end()) seen.push_back(piece.hash), out.add("class="_piece, piece, "|"_piece, weight);
      if (!last.empty()) out.add("classes=", last, word);
      last = word;
    });
  }
}

std::uint64_t HtmlFeatures::element_key(std::uint32_t node) const {
  const Tree& tree = page_.tree;
  if (share(node) > 0.5f) return 0;
  const bool hidden = tree.nodes[node].hidden && !tree.nodes[tree.nodes[node].parent].hidden;
  std::uint64_t key = mix(static_cast<std::uint64_t>(tree.nodes[node].tag) + 1, (share(node) > 0.1f ? 2u : 0u) + hidden);
  for (const Attribute attribute : element_attributes) key = mix(key, hash_bytes(tree.attribute(node, attribute)));
  return key;
}

// Where a block's links lead, and how much of it they are.
template <class Sink>
void HtmlFeatures::links(std::size_t at, const FeaturePiece& length, Sink& out) const {
  const Block& block = page_.blocks[at];
  if (anchor_[at] == no_node) return;
  const std::string_view href = page_.tree.attribute(anchor_[at], Attribute::href);
  const std::string host = host_word(href);
  const FeaturePiece kind = href.empty() ? "nowhere"_piece : href.starts_with('#') ? "here"_piece : host.empty() ? "inside"_piece : host == host_ ? "same"_piece : href.starts_with("http") || href.starts_with("//") ? "other"_piece : "scheme"_piece;
  const FeaturePiece part = block.link * 10 >= block.span.size() * 9 ? "all"_piece : block.link * 2 >= block.span.size() ? "most"_piece : "some"_piece;
  out.add("link to=", kind, "|", part, "|length=", length);
  out.add("link to=", kind, "|", part, "|side=", line_features_.side(at));
  if (kind == "other") out.add("host=", host, "|", part);
}

// What of a block stands elsewhere: in the metadata, in other blocks; whom it names.
template <class Sink>
void HtmlFeatures::copies(std::size_t at, const FeaturePiece& tag, const FeaturePiece& length, Sink& out) const {
  const FeaturePiece side = line_features_.side(at);
  out.add("in body=", bin_name(in_body_[at]), "|length=", length);
  out.add("in description=", bin_name(in_description_[at]), "|length=", length);
  out.add("in description=", bin_name(in_description_[at]), "|side=", side);
  out.add("in title=", bin_name(in_title_[at]), "|length=", length);
  out.add("in others=", bin_name(in_others_[at]), "|length=", length);
  out.add("in others=", bin_name(in_others_[at]), "|tag=", tag);
  out.add("author=", author_[at], "|length=", length);
  out.add("author=", author_[at], "|side=", side);
  out.add("publisher=", publisher_[at], "|length=", length, "|side=", side);
  out.add("side=", side, "|length=", length, "|tag=", tag);
  const std::string_view text = std::string_view(page_.text).substr(lines_[at].span.begin, lines_[at].span.size());
  if (!words(at).empty() && side != "middle") {
    std::string buffer;
    out.add_hashed(side == "head" ? "opens head="_piece : "opens tail="_piece, words(at)[0], [&] { return std::string(words_of_line(text, buffer)[0].text); });
    // Words of longer blocks at the ends of the page: biographies, offers and standfirsts. Of short ones the words speak everywhere (page_features.cc).
    if (words(at).size() >= least_at_ends && words(at).size() <= most_at_ends)
      for (std::size_t i = 0; i < words(at).size(); ++i)
        out.add_hashed(side == "head" ? "head word="_piece : "tail word="_piece, words(at)[i], [&] { return std::string(words_of_line(text, buffer)[i].text); });
  }
  for (const std::uint32_t rule : line_features_.rules_of(at)) out.add("role=", line_features_.role_piece(rule), "|side=", side);
}

template <class Sink>
void HtmlFeatures::block(std::size_t at, Sink& out) const {
  const Block& block = page_.blocks[at];
  const LineMeasure& m = lines_[at].measure;
  const std::vector<Node>& nodes = page_.tree.nodes;
  const FeaturePiece& tag = piece_of(nodes[block.node].tag);
  const FeaturePiece length = m.words <= 3 ? "1"_piece : m.words <= 8 ? "2"_piece : m.words <= 16 ? "3"_piece : m.words <= 35 ? "4"_piece : "5"_piece;
  const FeaturePiece& semantic = piece_of(nodes[semantic_[block.node]].tag);
  const auto tenth = [](float part) -> const FeaturePiece& { return bin_name(static_cast<std::size_t>(part * 10 + 0.5f)); };
  const FeaturePiece& link = tenth(static_cast<float>(block.link) / static_cast<float>(block.span.size()));
  out.add("tag=", tag, "|length=", length);
  out.add("tag=", tag, "|semantic=", semantic);
  out.add("semantic=", semantic, "|length=", length);
  out.add("links=", link, "|length=", length);
  out.add("links=", link, "|tag=", tag);
  out.add("bold=", block.bold * 10 >= block.span.size() * 8 ? "all"_piece : block.bold ? "some"_piece : "none"_piece, "|length=", length);
  const std::uint32_t parent = ancestor(block.node, 1), grand = ancestor(block.node, 2), great = ancestor(block.node, 3);
  out.add("share of element=", tenth(share(block.node)));
  out.add("share of parent=", tenth(share(parent)), "|length=", length);
  out.add("share of grandparent=", tenth(share(grand)), "|parent=", tenth(share(parent)));
  out.add("share of great-grandparent=", tenth(share(great)), "|grandparent=", tenth(share(grand)));
  out.add("share of make=", tenth(make_share_[at]), "|length=", length);
  out.add("share of make=", tenth(make_share_[at]), "|tag=", tag);
  const auto relation = [&](std::uint32_t container) -> FeaturePiece {
    if (!inside(block.node, container)) return block.node < container ? "before"_piece : "after"_piece;
    const int levels = nodes[block.node].depth - nodes[container].depth;
    return bin_name(static_cast<std::size_t>(std::clamp(levels, 0, 8)));
  };
  out.add("container=", relation(container_), "|length=", length);
  out.add("container=", relation(container_), "|tag=", tag);
  out.add("half=", relation(half_), "|length=", length);
  out.add("half=", relation(half_), "|tag=", tag);
  out.add("container=", relation(container_), "|half=", relation(half_), "|parent share=", tenth(share(parent)));
  out.add("siblings=", bin_name(std::min(siblings_[block.node], 9u)), "|tag=", tag);
  links(at, length, out);
  copies(at, tag, length, out);
  const auto same = [&](std::size_t other) { return make_[other] == make_[at] && ancestor(page_.blocks[other].node, 1) == parent; };
  const bool before = at > 0 && same(at - 1), after = at + 1 < make_.size() && same(at + 1);
  out.add("same as neighbours=", before ? "1"_piece : "0"_piece, after ? "1"_piece : "0"_piece, "|length=", length);
  if (at > 0) out.add("tag=", tag, "|previous tag=", piece_of(nodes[page_.blocks[at - 1].node].tag));
  if (at + 1 < make_.size()) out.add("tag=", tag, "|next tag=", piece_of(nodes[page_.blocks[at + 1].node].tag));
}

template void HtmlFeatures::element(std::uint32_t, Features&) const;
template void HtmlFeatures::element(std::uint32_t, ChainSum&) const;
template void HtmlFeatures::block(std::size_t, Features&) const;
template void HtmlFeatures::block(std::size_t, ChainSum&) const;

}  // namespace saidby::html
