// The second reading of a page: what the first (the chain of places) made of a block's neighbours, of its like and of the whole page speaks for or against the block itself. A line "Read more: ..." between
// paragraphs is out when the page's other lines that open so are; a short heading is in when what follows it is.
//
// Numbers by name, which boosted trees weigh (rules/2_article/blocks.trees, written by saidby-train). On text dumps, which have no elements to be alike by, a second reading found nothing more.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/2_article/chain_model.h"
#include "pipeline/2_article/page_features.h"
#include "pipeline/2_article/page_lines.h"
#include "pipeline/knowledge/tree_model.h"

namespace saidby {

// Things of a page that are alike: for each block the number of its group.
using Groups = std::vector<std::uint64_t>;

class SecondReading {
 public:
  // They must outlive it. Cost: linear in the lines.
  SecondReading(const std::vector<PageLine>& lines, const PageFeatures& features, ChainMarginals marginals);

  // value(block) for each doubtful block.
  template <class Value>
  void add(std::string name, const Value& value) {
    std::vector<float> values(doubtful_.size());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(value(doubtful_[i]));
    numbers_.add(std::move(name), std::move(values));
  }
  // What the first reading made of the others of a block's group: their mean, how many they are, the block's number among them.
  void add_group(std::string_view name, const Groups& groups);
  // The same for the parts that headings begin: `heading` says which blocks are headings.
  void add_sections(const std::vector<bool>& heading);

  // A row for each doubtful block.
  const NumberTable& numbers() const { return numbers_; }
  // Blocks that hold words and that the first reading didn't rule out.
  const std::vector<std::size_t>& doubtful() const { return doubtful_; }
  // The marginals of the first reading with the probability of being in the article that the trees give.
  ChainMarginals read(const TreeModel& trees) const;

 private:
  void add_marginals();
  void add_pronouns(const PageFeatures& features);
  void add_shapes(const PageFeatures& features);
  void add_place();
  void add_runs();
  void add_roles(const PageFeatures& features);

  const std::vector<PageLine>& lines_;
  ChainMarginals marginals_;
  std::vector<float> in_;
  std::vector<std::size_t> doubtful_;
  NumberTable numbers_;
};

}  // namespace saidby
