// What the elements of a page say about its blocks, as named features: the words of classes and ids up the tree, links, the share of the page's prose that stands in the same container,
// whether other prose stands in elements of the same make, what JSON-LD has as body and description.
//
// Features of elements (`element`) hold for all blocks inside and are meant to be summed down the tree once a page; those of blocks (`block`) are its own.
#pragma once

#include <array>
#include <vector>

#include "pipeline/2_article/html/metadata.h"
#include "pipeline/2_article/html/page.h"
#include "pipeline/2_article/page_features.h"
#include "pipeline/2_article/page_lines.h"
#include "pipeline/2_article/second_reading.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby::html {

// Does the element's class have a word of the list? "entry-date published" has "published".
bool has_class_word(const Tree& tree, std::uint32_t node, const std::vector<std::string>& list);

// The blocks as lines, for what text dumps and HTML have in common.
std::vector<PageLine> lines_of_blocks(const Page& page, const StopWords& stops);

class HtmlFeatures {
 public:
  HtmlFeatures(const Page& page, const std::vector<PageLine>& lines, const PageFeatures& line_features, const Metadata& metadata);

  // Into Features or ChainSum.
  template <class Sink>
  void element(std::uint32_t node, Sink& out) const;
  // Equal for elements with the same features.
  std::uint64_t element_key(std::uint32_t node) const;
  template <class Sink>
  void block(std::size_t block, Sink& out) const;
  // Its part of the second reading: numbers of each block's element, and what is alike by its elements.
  void second_reading(SecondReading& out) const;
  // What the elements around a block make of it when it isn't the article: "navigation" in <nav>, "caption" in a figure ...; "" when they don't say.
  std::string_view role(std::size_t block) const;
  // Do most of a block's words stand in another block, in the same order?
  bool repeats(std::size_t block) const { return in_others_[block] >= 5 && in_others_[block] <= 10; }
  // The element that holds most of the page's prose, as far down as one child holds nearly all of it.
  std::uint32_t container() const { return container_; }
  bool inside(std::uint32_t node, std::uint32_t ancestor) const { return node >= ancestor && node < page_.tree.nodes[ancestor].end; }

 private:
  void find_mass();
  void find_container();
  void find_makes();
  void find_copies(const Metadata& metadata);
  void find_names(const Metadata& metadata);
  void find_anchors();
  template <class Sink>
  void links(std::size_t block, const FeaturePiece& length, Sink& out) const;
  template <class Sink>
  void copies(std::size_t block, const FeaturePiece& tag, const FeaturePiece& length, Sink& out) const;
  std::uint32_t ancestor(std::uint32_t node, int levels) const;
  float share(std::uint32_t node) const { return mass_[0] > 0 ? mass_[node] / mass_[0] : 0; }

  const Page& page_;
  const std::vector<PageLine>& lines_;
  const PageFeatures& line_features_;
  std::vector<float> mass_;                 // words of prose inside each element
  std::vector<float> prose_;                // of each block
  std::vector<std::uint64_t> make_;         // of each block: tags and classes of its element and the one around
  std::vector<float> make_share_;           // share of the page's prose in blocks of that make
  std::vector<std::uint32_t> siblings_;     // blocks directly in the same element
  std::vector<std::uint8_t> in_body_, in_description_, in_title_;   // tenths of a block's words that stand in JSON-LD's body ...; 11: there is none
  std::vector<std::uint8_t> in_others_;     // the same for the other blocks of the page
  const std::vector<std::uint64_t>& words(std::size_t block) const { return lines_[block].measure.hashes; }
  std::vector<std::string_view> author_, publisher_;   // how each block names them: "is", "opens", "has", "none"
  std::vector<std::uint32_t> anchor_;       // of each block, or no_node
  std::string host_;                        // the distinguishing part of the site's host: "herald" of www.herald.example
  std::vector<std::uint32_t> semantic_;     // nearest article, aside, nav, footer, header, figure, form, table, li ... of each element
  std::uint32_t container_ = 0, half_ = 0;
};

}  // namespace saidby::html
