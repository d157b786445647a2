// Learns the weights of a ChainModel from pages whose blocks have known places: maximises the likelihood of the places, AdaGrad with dual averaging and an L1
// penalty (L. Xiao 2010), so that most weights are exactly 0. Deterministic.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/2_article/chain_model.h"
#include "pipeline/knowledge/linear_model.h"

namespace saidby {

struct ChainOptions {
  int epochs = 30;
  float rate = 0.02f;
  float sparsity = 2e-4f;          // L1, per page
  std::uint32_t least_sites = 3;   // a feature is on in so many sites, or left out
  float least_weight = 0.02f;
  float drop = 0.3f;               // chance that a group of features (those of one name up to "=") is left out when a page is visited, so that the others learn to do without it (feature bagging,
                                   // C. Sutton, M. Sindelar, A. McCallum 2006); the weights are made as much smaller
  float balance = 0;               // a page of n blocks counts n^-balance times as much a block, the mean page once
};

class ChainTrainer {
 public:
  // Starts a page of a site; then its blocks in order.
  void begin_page(std::uint32_t site);
  void add(const Features& features, ChainPlace place);

  std::size_t pages() const { return pages_.size(); }
  // Learns from the pages whose site isn't held out; lines of a weights file, and the model itself.
  std::vector<std::string> train(const ChainOptions& options, const std::vector<bool>& held_out_pages) const;

 private:
  class Learner;
  struct Page {
    std::uint32_t site = 0, first = 0, last = 0;   // blocks
  };
  std::vector<Page> pages_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> blocks_;   // ids
  std::vector<ChainPlace> places_;
  std::vector<std::uint32_t> ids_;
  std::unordered_map<std::uint64_t, std::uint32_t> index_;
  std::vector<std::string> names_;
};

}  // namespace saidby
