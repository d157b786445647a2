#include "pipeline/knowledge/tree_model.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <limits>
#include <stdexcept>
#include <unordered_map>

#include "pipeline/knowledge/data_file.h"

namespace saidby {
namespace {

constexpr std::uint64_t layout = 3;

template <class Number>
bool read_number(std::string_view cell, Number& out) {
  const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return read.ec == std::errc() && read.ptr == cell.data() + cell.size();
}

// Nodes, trees and names of features as they are read; children are numbered within their tree.
struct Reading {
  std::vector<TreeModel::Node> nodes;
  std::vector<TreeModel::Tree> trees;
  std::vector<std::string> names;
  std::unordered_map<std::string, std::uint16_t> index;

  bool take(const std::vector<std::string_view>& cells) {
    std::uint16_t number = 0;
    if ((cells.size() != 2 && cells.size() != 5) || !read_number(cells[0], number)) return false;
    if (number == 0) trees.push_back({static_cast<std::uint32_t>(nodes.size()), 0});
    if (trees.empty() || nodes.size() - trees.back().first != number) return false;
    TreeModel::Node node{std::numeric_limits<float>::infinity(), 0, number, 0};
    if (cells.size() == 2 ? !read_number(cells[1], node.value) : !take_question(cells, number, node)) return false;
    nodes.push_back(node);
    return true;
  }
  bool take_question(const std::vector<std::string_view>& cells, std::uint16_t number, TreeModel::Node& node) {
    std::uint16_t last = 0;
    if (!read_number(cells[2], node.bound) || !read_number(cells[3], node.next) || !read_number(cells[4], last) || last != node.next + 1 || node.next <= number) return false;
    const auto [it, fresh] = index.try_emplace(std::string(cells[1]), static_cast<std::uint16_t>(names.size()));
    if (fresh) names.emplace_back(cells[1]);
    node.feature = it->second;
    return true;
  }
  // Finds how many nodes each tree has; false when a way leads out of its tree.
  bool measure() {
    for (std::size_t t = 0; t < trees.size(); ++t) {
      const std::size_t first = trees[t].first, end = t + 1 < trees.size() ? trees[t + 1].first : nodes.size();
      trees[t].size = static_cast<std::uint32_t>(end - first);
      for (std::size_t i = first; i < end; ++i)
        if (const std::size_t next = first + nodes[i].next; next != i && next + 1 >= end) return false;
    }
    return true;
  }
  std::string image() const {
    std::string out;
    const auto put = [&](const void* data, std::size_t size) { out.append(static_cast<const char*>(data), size); };
    std::string joined;
    for (const std::string& name : names) joined += name + '\n';
    const std::uint32_t head[4] = {static_cast<std::uint32_t>(nodes.size()), static_cast<std::uint32_t>(trees.size()), static_cast<std::uint32_t>(joined.size()), 0};
    put(head, sizeof head);
    put(nodes.data(), nodes.size() * sizeof(TreeModel::Node));
    put(trees.data(), trees.size() * sizeof(TreeModel::Tree));
    return out + joined;
  }
};

std::string compile_trees(std::string_view bytes, const std::string& path, Problems& problems) {
  Reading reading;
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with("# ") || reading.take(split(line.text, '\t'))) continue;
    problems.add(path, line.number, "no node of a tree; make the file again with saidby-train");
    return {};   // behind a wrong node every other is wrong too
  }
  if (reading.measure()) return reading.nodes.empty() ? std::string() : reading.image();
  problems.add(path, 0, "a tree is cut off; make the file again with saidby-train");
  return {};
}

}  // namespace

TreeModel::TreeModel(Compiled image) : image_(std::move(image)) {
  const std::string_view bytes = image_.bytes();
  std::uint32_t head[4] = {};
  if (bytes.size() < sizeof head) return;
  std::memcpy(head, bytes.data(), sizeof head);
  const std::size_t trees = sizeof head + head[0] * sizeof(Node), names = trees + head[1] * sizeof(Tree);
  if (names + head[2] != bytes.size()) return;
  nodes_ = {reinterpret_cast<const Node*>(bytes.data() + sizeof head), head[0]};
  trees_ = {reinterpret_cast<const Tree*>(bytes.data() + trees), head[1]};
  for (std::string_view rest = bytes.substr(names); !rest.empty(); rest.remove_prefix(rest.find('\n') + 1)) features_.push_back(rest.substr(0, rest.find('\n')));
}

TreeModel TreeModel::load(const std::string& path, Problems& problems) {
  return TreeModel(Compiled::open({path}, std::filesystem::path(path).stem().string() + "_trees", layout, [&] { return compile_trees(read_data_file(path, problems), path, problems); }));
}

TreeModel TreeModel::parse(std::string_view bytes, const std::string& path, Problems& problems) { return TreeModel(Compiled::of(compile_trees(bytes, path, problems))); }

namespace {

constexpr std::size_t lanes = 32;   // rows that are asked at once
using Four [[gnu::vector_size(16)]] = float;
using Lanes = std::array<Four, lanes / 4>;

Four four(float value) { return Four{value, value, value, value}; }

// What a tree gives for each of the rows: from the last node to the first, a question takes what the node gives that each row goes on to. `values`: a place for each node.
const Lanes& answer(std::span<const TreeModel::Node> nodes, const std::vector<Lanes>& numbers, std::vector<Lanes>& values) {
  for (std::size_t i = nodes.size(); i-- > 0;) {
    const TreeModel::Node& node = nodes[i];
    Lanes& value = values[i];
    if (node.next == i) {
      value.fill(four(node.value));
      continue;
    }
    const Lanes &number = numbers[node.feature], &below = values[node.next], &beyond = values[node.next + 1u];
    const Four bound = four(node.bound);
    for (std::size_t r = 0; r < value.size(); ++r) value[r] = number[r] > bound ? beyond[r] : below[r];
  }
  return values.front();
}

}  // namespace

std::vector<float> TreeModel::scores(const NumberTable& table) const {
  std::unordered_map<std::string_view, const std::vector<float>*> columns;
  for (std::size_t c = 0; c < table.names.size(); ++c) columns.emplace(table.names[c], &table.columns[c]);
  std::vector<const float*> used;
  for (const std::string_view feature : features_) {
    const auto found = columns.find(feature);
    if (found == columns.end()) throw std::runtime_error("the trees ask for \"" + std::string(feature) + "\", which is not measured; make their weights again with saidby-train");
    used.push_back(found->second->data());
  }
  std::uint32_t most_nodes = 1;
  for (const Tree& tree : trees_) most_nodes = std::max(most_nodes, tree.size);
  std::vector<Lanes> numbers(features_.size()), values(most_nodes);
  std::vector<float> out(table.rows);
  for (std::size_t row = 0; row < table.rows; row += lanes) {
    const std::size_t bytes = std::min(lanes, table.rows - row) * sizeof(float);
    for (std::size_t f = 0; f < used.size(); ++f) std::memcpy(&numbers[f], used[f] + row, bytes);
    Lanes sums{};
    for (const Tree& tree : trees_) {
      const Lanes& found = answer(nodes_.subspan(tree.first, tree.size), numbers, values);
      for (std::size_t r = 0; r < sums.size(); ++r) sums[r] += found[r];
    }
    std::memcpy(&out[row], &sums, bytes);
  }
  return out;
}

}  // namespace saidby
