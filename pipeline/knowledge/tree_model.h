// Boosted trees in a readable file: a tree is a row of questions about named numbers, each with two ways on; the score of something is the sum of the leaves that it comes to.
//
//   0    share of links    0.35    1    2      (node 0 begins a tree: up to 0.35 go to node 1, others to node 2)
//   1    0.41                                  (a leaf)
//   2    -0.27
//
// Fields are separated by tabs; lines that begin with "# " are comments. Immutable after load; shared by all threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/knowledge/compiled.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

// Numbers of many things: a column a name.
struct NumberTable {
  explicit NumberTable(std::size_t row_count) : rows(row_count) {}
  std::size_t rows;
  std::vector<std::string> names;
  std::vector<std::vector<float>> columns;

  void add(std::string name, std::vector<float> values) {
    names.push_back(std::move(name));
    columns.push_back(std::move(values));
  }
};

class TreeModel {
 public:
  // Up to `bound` node `next` of the tree follows, beyond it the one behind; nodes come behind the ones that they follow. A leaf is followed by itself.
  struct Node {
    float bound = 0;
    std::uint16_t feature = 0, next = 0;
    float value = 0;   // of a leaf
  };
  struct Tree {
    std::uint32_t first = 0, size = 0;   // nodes
  };

  TreeModel() = default;

  // The table is kept compiled (compiled.h). A file that is missing is a problem; so is one with a line that is no node.
  static TreeModel load(const std::string& path, Problems& problems);
  static TreeModel parse(std::string_view bytes, const std::string& path, Problems& problems);

  bool empty() const { return nodes_.empty(); }
  // The names that are asked for.
  const std::vector<std::string_view>& features() const { return features_; }
  // Sum of the leaves for each row. Throws std::runtime_error naming a feature that the table doesn't have. Cost: all nodes of all trees are asked for 32 rows at once, without a branch, which
  // takes about three instructions a node and row.
  std::vector<float> scores(const NumberTable& table) const;

 private:
  explicit TreeModel(Compiled image);

  Compiled image_;
  std::vector<std::string_view> features_;
  std::span<const Node> nodes_;
  std::span<const Tree> trees_;
};

}  // namespace saidby
