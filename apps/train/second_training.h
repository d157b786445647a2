// Learning the second reading of pages: its trees see what chains make of pages that they didn't learn from, as they will when pages are new.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "apps/train/chain_trainer.h"
#include "apps/train/tree_trainer.h"
#include "pipeline/2_article/second_reading.h"

namespace saidby {

class SecondTraining {
 public:
  // The second reading of page number `page` by a chain.
  using Reread = std::function<SecondReading(std::size_t page, const ChainModel& chain)>;
  struct Page {
    std::uint32_t site = 0, fold = 0;
    const std::vector<ChainPlace>* places = nullptr;
  };

  // The chain's pages in its order. All must outlive it. `kept`: a folder where chains are kept and taken from, so that trees can be tried without learning chains anew; "": none.
  SecondTraining(const ChainTrainer& chain, const ChainOptions& chain_options, const TreeOptions& tree_options, std::vector<Page> pages, Reread reread, std::string kept);

  static constexpr std::uint32_t no_fold = 0xFFFFFFFF;
  // Weights of the chain from the pages that are in neither fold.
  std::vector<std::string> chain_without(std::uint32_t fold, std::uint32_t other = no_fold) const;
  // The trees from the pages that aren't in `fold`: each fold of them read by a chain without it.
  std::vector<std::string> trees_without(std::uint32_t fold);

 private:
  const ChainModel& model_without(std::uint32_t fold, std::uint32_t other);

  const ChainTrainer& chain_;
  ChainOptions chain_options_;
  TreeOptions tree_options_;
  std::vector<Page> pages_;
  Reread reread_;
  std::string kept_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, ChainModel> models_;
};

}  // namespace saidby
