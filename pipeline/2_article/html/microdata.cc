#include "pipeline/2_article/html/microdata.h"

#include <algorithm>

#include "pipeline/1_text/ascii.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby::html {
namespace {

constexpr std::uint32_t most_inside = 60;     // elements of a property whose words are read
constexpr std::size_t most_properties = 200, most_words = 1 << 16;   // most_words: bytes of a property; the words of the whole article are read from its blocks

// "https://schema.org/NewsArticle https://..." -> newsarticle
std::string type_of(std::string_view itemtype) {
  itemtype = itemtype.substr(0, itemtype.find(' '));
  return lower_ascii(itemtype.substr(itemtype.find_last_of("/#") + 1));
}

class ItemReader {
 public:
  explicit ItemReader(const Tree& tree) : tree_(tree) {}

  std::vector<ItemProperty> read(const std::function<bool(std::string_view)>& is_article) {
    const std::uint32_t item = largest(is_article);
    if (item == no_node) return {};
    items_ = {item};
    for (std::uint32_t node = item + 1; node < tree_.nodes[item].end && out_.size() < most_properties; ++node) {
      while (node >= tree_.nodes[items_.back()].end) items_.pop_back();
      for (const std::string_view property : split(tree_.attribute(node, Attribute::itemprop), ' '))
        if (!property.empty()) take(node, property);
      if (is_item(node)) items_.push_back(node), named_ = false;
    }
    return std::move(out_);
  }

 private:
  bool is_item(std::uint32_t node) const { return tree_.has_attribute(node, Attribute::itemscope) || tree_.has_attribute(node, Attribute::itemtype); }

  std::uint32_t largest(const std::function<bool(std::string_view)>& is_article) const {
    std::uint32_t best = no_node, size = 0;
    for (std::uint32_t node = 0; node < tree_.nodes.size(); ++node)
      if (const std::string_view type = tree_.attribute(node, Attribute::itemtype); !type.empty() && tree_.nodes[node].end - node > size && is_article(type_of(type))) best = node, size = tree_.nodes[node].end - node;
    return best;
  }

  void take(std::uint32_t node, std::string_view property) {
    if (items_.size() == 1 && !is_item(node)) return add(property, node);
    if (items_.size() != 2 || property != "name" || named_) return;
    named_ = true;
    for (const std::string_view whose : split(tree_.attribute(items_.back(), Attribute::itemprop), ' '))
      if (!whose.empty()) add(whose, node);
  }

  void add(std::string_view property, std::uint32_t node) {
    const std::string_view content = tree_.attribute(node, Attribute::content);
    out_.push_back({property, content.empty() ? words_of(node) : std::string(content), tree_.attribute(node, Attribute::href), node});
  }

  // The words in an element that holds few others.
  std::string words_of(std::uint32_t node) {
    const std::uint32_t end = tree_.nodes[node].end;
    std::string words;
    if (end - node > most_inside) return words;
    if (first_piece_.empty()) find_pieces();
    const auto first = *std::min_element(first_piece_.begin() + node, first_piece_.begin() + end);
    for (std::size_t i = first; i < tree_.pieces.size() && words.size() < most_words && tree_.pieces[i].node >= node && tree_.pieces[i].node < end; ++i) words.append(tree_.pieces[i].text);
    return words;
  }

  void find_pieces() {
    first_piece_.assign(tree_.nodes.size(), tree_.pieces.size());
    for (std::size_t i = tree_.pieces.size(); i-- > 0;) first_piece_[tree_.pieces[i].node] = i;
  }

  const Tree& tree_;
  std::vector<ItemProperty> out_;
  std::vector<std::uint32_t> items_;        // those around, the article's first
  std::vector<std::size_t> first_piece_;    // of each element
  bool named_ = false;                      // the last of these has given its name
};

}  // namespace

std::vector<ItemProperty> item_properties(const Tree& tree, const std::function<bool(std::string_view)>& is_article) { return ItemReader(tree).read(is_article); }

}  // namespace saidby::html
