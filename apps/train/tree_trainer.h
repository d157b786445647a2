// Learns boosted trees (J. Friedman, Annals of Statistics 29, 2001) that tell right things from wrong ones by their numbers: each tree follows the gradient of the logistic loss, its bounds are chosen
// among 64 quantiles, it grows where the gain is largest. Each tree sees part of the sites and of the columns. Deterministic.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/knowledge/tree_model.h"

namespace saidby {

struct TreeOptions {
  int trees = 200;
  int leaves = 12;
  float rate = 0.06f;
  float ridge = 4;            // L2 of leaves
  float least = 12;           // sum of weights in a leaf
  float columns = 0.5f;       // share of columns that a tree sees
  float sites = 0.8f;         // share of sites
  float balance = 0.5f;       // a page of n doubtful blocks counts n^-balance times as much a block
};

class TreeTrainer {
 public:
  // The rows of a page's table, whether each is right, and what each counts.
  void add(std::uint32_t site, const NumberTable& table, const std::vector<bool>& right, float weight);

  // Lines of a weights file, from the sites that aren't held out.
  std::vector<std::string> train(const TreeOptions& options) const;

 private:
  class Learner;
  std::vector<std::string> names_;
  std::vector<std::vector<float>> columns_;
  std::vector<std::uint32_t> sites_;
  std::vector<char> right_;
  std::vector<float> weights_;
};

}  // namespace saidby
