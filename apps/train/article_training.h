// What training for text dumps and for HTML have in common.
#pragma once

#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "apps/train/chain_trainer.h"
#include "apps/train/choice_trainer.h"
#include "apps/train/page_gold.h"
#include "apps/train/train.h"
#include "apps/train/tree_trainer.h"
#include "pipeline/2_article/date_choice.h"
#include "pipeline/document.h"
#include "pipeline/evaluation/page_metric.h"

namespace saidby {

inline constexpr std::size_t article_folds = 5;

// The bytes of a file; throws std::runtime_error when it can't be read.
std::string read_file(const std::string& path);
// Of the training's `chain`; throws std::runtime_error when it isn't six numbers.
ChainOptions chain_options(const PageTraining& training);
// Of the training's `trees`; likewise with eight.
TreeOptions tree_options(const PageTraining& training);
// Adds the choice of the right day as an example.
void learn_date(const DateChoice& choice, const std::string& day, std::uint32_t site, ChoiceTrainer& trainer);
std::string joined_lines(const std::vector<std::string>& lines);

// What models that saw no page of a page's site find on it: figures by set of pages, records, places of blocks.
class HeldOut {
 public:
  explicit HeldOut(const PageTraining& training);

  void add(const PageGold& gold, std::string_view text, const Article& article);
  // `blocks`: their words. A line a block: page, gold place, found place, words.
  void add_places(const PageGold& gold, const std::vector<ChainPlace>& right, const std::vector<ChainPlace>& found, const std::vector<std::string_view>& blocks);
  void print() const;

 private:
  std::ofstream records_, places_;
  std::map<std::string, PageTotals> totals_;   // by set
};

}  // namespace saidby
