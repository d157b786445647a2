// Where in a page a block stands: before the article, in it, in a gap of it (an advertisement, a caption), after it. A page is a chain of blocks; each block
// has named features, each feature a weight for each state, each step from state to state a weight too (a linear-chain conditional random field, J. Lafferty et al. 2001):
//
//   rule=credit     before:0.2  in:-1.9  gap:1.4          (rules/2_article/lines.weights, written by saidby-train)
//   from=in         in:1.1  gap:-0.7  after:-2.0
//
// Immutable after load; shared by all threads.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/knowledge/compiled.h"
#include "pipeline/knowledge/hash_table.h"
#include "pipeline/knowledge/linear_model.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

enum class ChainPlace : std::uint8_t { before, in, gap, after };
inline constexpr std::size_t chain_places = 4;
inline constexpr std::array<std::string_view, chain_places> chain_place_names = {"before", "in", "gap", "after"};
using ChainScores = std::array<float, chain_places>;

inline bool may_follow(ChainPlace, ChainPlace) { return true; }
inline bool may_start(ChainPlace) { return true; }
inline bool may_finish(ChainPlace) { return true; }

// Probability of each place at each block.
using ChainMarginals = std::vector<ChainScores>;

class ChainModel {
 public:
  struct Row {
    std::uint64_t key = 0;
    ChainScores scores{};
  };

  ChainModel() = default;

  // A missing file is a problem. The table is kept compiled (compiled.h).
  static ChainModel load(const std::string& path, Problems& problems);
  // The same from the bytes of such a file.
  static ChainModel parse(std::string_view bytes, const std::string& path, Problems& problems);
  static ChainModel of(const std::vector<Row>& rows);

  bool empty() const { return table_.empty(); }
  // Adds a feature's weights.
  void add(std::uint64_t key, ChainScores& sum) const {
    if (const ChainScores* scores = table_.find(key))
      for (std::size_t place = 0; place < chain_places; ++place) sum[place] += (*scores)[place];
  }
  ChainScores score(const std::vector<std::uint64_t>& keys) const;
  // Forward and backward over the chain. Cost: a few dozen operations a block.
  ChainMarginals marginals(const std::vector<ChainScores>& blocks) const;
  const std::array<ChainScores, chain_places>& steps() const { return steps_; }

 private:
  explicit ChainModel(Compiled table);

  Compiled bytes_;
  HashTableView<ChainScores> table_;
  std::array<ChainScores, chain_places> steps_{};   // [from][to]
};

// Takes features and keeps nothing but the sum of their weights.
class ChainSum : public FeatureSink<ChainSum> {
 public:
  explicit ChainSum(const ChainModel& weights) : weights_(weights) {}
  const ChainScores& scores() const { return scores_; }

 private:
  friend FeatureSink;
  template <class Name>
  void take(std::uint64_t key, const Name&) {
    weights_.add(key, scores_);
  }

  const ChainModel& weights_;
  ChainScores scores_{};
};

// The same for weights that are still being learned: log of the sum over all paths is `log_total`, the probability of each step is summed in `steps`.
struct ChainReading {
  ChainMarginals marginals;
  std::array<std::array<double, chain_places>, chain_places> steps{};
  double log_total = 0;
};
ChainReading read_chain(const std::vector<ChainScores>& blocks, const std::array<ChainScores, chain_places>& steps);

}  // namespace saidby
