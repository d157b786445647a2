// The weights by which names are told: rules/4_mentions/mentions.weights, a feature a line with its weight for each type,
//
//   out.prev=  mayor of     place:1.21  person:-0.30  place2:0.94
//
// in the first reading and ("place2") in the second one, which knows what the first found in the whole document. Positive
// speaks for the type, zero is "no name". Written by saidby-train. Immutable after load; shared by all threads.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/knowledge/compiled.h"
#include "pipeline/knowledge/feature_piece.h"
#include "pipeline/knowledge/hash_table.h"
#include "pipeline/knowledge/linear_model.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

enum class NameType : std::uint8_t { person, place, organization, other };
inline constexpr std::size_t name_types = 4;
inline constexpr std::array<FeaturePiece, name_types> name_type_names = {"person", "place", "organization", "other"};

// A score for each type: of a word, of a bound, of a span.
using TypeScores = std::array<float, name_types>;

// Sums of weights in thousandths: those of the first reading, then those of the second. Exact, so that neither the order of adding nor what is summed
// beforehand makes a difference.
using NameSums = std::array<std::int32_t, 2 * name_types>;
inline NameSums& operator+=(NameSums& sum, const NameSums& more) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += more[i];
  return sum;
}
inline NameSums operator-(NameSums a, const NameSums& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] -= b[i];
  return a;
}
// The scores of the reading 0 or 1.
inline TypeScores scores_of(const NameSums& sums, std::size_t reading) {
  TypeScores scores;
  for (std::size_t i = 0; i < name_types; ++i) scores[i] = static_cast<float>(sums[reading * name_types + i]) / 1000;
  return scores;
}

class NameModel {
 public:
  static constexpr std::size_t readings = 2;
  struct Row {
    std::uint64_t key = 0;
    std::array<TypeScores, readings> scores{};   // three decimals count, between -32 and 32
  };
  using Weights = std::array<std::int16_t, readings * name_types>;   // in thousandths

  // A missing file is a problem. The table is kept compiled (compiled.h).
  static NameModel load(const std::string& path, Problems& problems);
  static NameModel of(const std::vector<Row>& rows);

  NameModel() = default;

  bool empty() const { return table_.empty(); }
  // A feature's weights, or null. Cost: a probe.
  const Weights* find(std::uint64_t key) const { return table_.find(key); }

 private:
  explicit NameModel(Compiled table);

  Compiled bytes_;
  HashTableView<Weights> table_;
};

// Sums the weights of the features that are added, at once and without names.
class NameScorer : public FeatureSink<NameScorer> {
 public:
  explicit NameScorer(const NameModel& model) : model_(model) {}

  // The sums since the last call.
  NameSums take_sums() { return std::exchange(sums_, {}); }

 private:
  friend FeatureSink;
  template <class Name>
  void take(std::uint64_t key, const Name&) {
    if (const NameModel::Weights* weights = model_.find(key))
      for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += (*weights)[i];
  }

  const NameModel& model_;
  NameSums sums_{};
};

}  // namespace saidby
