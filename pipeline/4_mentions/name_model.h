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
#include <vector>

#include "pipeline/knowledge/compiled.h"
#include "pipeline/knowledge/feature_piece.h"
#include "pipeline/knowledge/hash_table.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

enum class NameType : std::uint8_t { person, place, organization, other };
inline constexpr std::size_t name_types = 4;
inline constexpr std::array<FeaturePiece, name_types> name_type_names = {"person", "place", "organization", "other"};

// A score for each type: of a word, of a bound, of a span.
using TypeScores = std::array<float, name_types>;
inline TypeScores& operator+=(TypeScores& sum, const TypeScores& more) {
  for (std::size_t i = 0; i < name_types; ++i) sum[i] += more[i];
  return sum;
}
inline TypeScores operator-(TypeScores a, const TypeScores& b) {
  for (std::size_t i = 0; i < name_types; ++i) a[i] -= b[i];
  return a;
}

// The same for the first reading and the second.
using BothScores = std::array<TypeScores, 2>;
inline BothScores& operator+=(BothScores& sum, const BothScores& more) {
  sum[0] += more[0];
  sum[1] += more[1];
  return sum;
}
inline BothScores operator-(BothScores a, const BothScores& b) { return {a[0] - b[0], a[1] - b[1]}; }

class NameModel {
 public:
  static constexpr std::size_t readings = 2;
  struct Row {
    std::uint64_t key = 0;
    BothScores scores{};
  };

  // A missing file is a problem. The table is kept compiled (compiled.h).
  static NameModel load(const std::string& path, Problems& problems);
  static NameModel of(const std::vector<Row>& rows);

  NameModel() = default;

  bool empty() const { return table_.empty(); }
  // Sums of the features' weights for both readings at once. Cost: a probe a feature.
  BothScores score(const std::vector<std::uint64_t>& keys) const {
    BothScores sum{};
    for (const std::uint64_t key : keys)
      if (const BothScores* scores = table_.find(key)) sum += *scores;
    return sum;
  }

 private:
  explicit NameModel(Compiled table);

  Compiled bytes_;
  HashTableView<BothScores> table_;
};

}  // namespace saidby
