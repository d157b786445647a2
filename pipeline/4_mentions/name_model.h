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

// Features of one word by itself stand together, by what they say of it (its form, its shape, a list it is in, ...); which of them it is says where in or
// beside a name the word stands.
enum class NameGroup : std::uint8_t { word, shape, list, end_list, word_class, tag, part };
struct NameField {
  FeaturePiece name;
  NameGroup group;
  std::uint8_t place;   // below 8
};
namespace name_fields {
inline constexpr NameField word{"word=", NameGroup::word, 0}, open_word{"open.word=", NameGroup::word, 1}, open_prev{"open.prev=", NameGroup::word, 2}, open_prev2{"open.prev2=", NameGroup::word, 3},
    close_word{"close.word=", NameGroup::word, 4}, close_next{"close.next=", NameGroup::word, 5}, close_next2{"close.next2=", NameGroup::word, 6};
inline constexpr NameField word_shape{"word.shape=", NameGroup::shape, 0}, open_shape{"open.shape=", NameGroup::shape, 1}, open_prev_shape{"open.prev.shape=", NameGroup::shape, 2},
    close_shape{"close.shape=", NameGroup::shape, 3}, close_next_shape{"close.next.shape=", NameGroup::shape, 4};
inline constexpr NameField word_list{"word.list=", NameGroup::list, 0}, open_list{"open.list=", NameGroup::list, 1}, open_prev_list{"open.prev.list=", NameGroup::list, 2},
    open_prev2_list{"open.prev2.list=", NameGroup::list, 3}, close_list{"close.list=", NameGroup::list, 4}, close_next_list{"close.next.list=", NameGroup::list, 5}, close_next2_list{"close.next2.list=", NameGroup::list, 6};
inline constexpr NameField span_first{"span.first=", NameGroup::end_list, 0}, span_last{"span.last=", NameGroup::end_list, 1};
inline constexpr NameField word_class{"word.class=", NameGroup::word_class, 0}, open_class{"open.class=", NameGroup::word_class, 1}, open_prev_class{"open.prev.class=", NameGroup::word_class, 2},
    open_prev2_class{"open.prev2.class=", NameGroup::word_class, 3}, close_class{"close.class=", NameGroup::word_class, 4}, close_next_class{"close.next.class=", NameGroup::word_class, 5},
    close_next2_class{"close.next2.class=", NameGroup::word_class, 6};
inline constexpr NameField word_tag{"word.tag=", NameGroup::tag, 0}, word_initial{"word.initial", NameGroup::tag, 1}, open_tag{"open.tag=", NameGroup::tag, 2}, open_start_tag{"open.start.tag=", NameGroup::tag, 3},
    close_tag{"close.tag=", NameGroup::tag, 4};
inline constexpr NameField word_part{"word.part=", NameGroup::part, 0}, open_part{"open.part=", NameGroup::part, 1}, open_prev_part{"open.prev.part=", NameGroup::part, 2}, close_part{"close.part=", NameGroup::part, 3},
    close_next_part{"close.next.part=", NameGroup::part, 4};
inline constexpr const NameField* all[] = {&word, &open_word, &open_prev, &open_prev2, &close_word, &close_next, &close_next2, &word_shape, &open_shape, &open_prev_shape, &close_shape, &close_next_shape,
                                           &word_list, &open_list, &open_prev_list, &open_prev2_list, &close_list, &close_next_list, &close_next2_list, &span_first, &span_last,
                                           &word_class, &open_class, &open_prev_class, &open_prev2_class, &close_class, &close_next_class, &close_next2_class,
                                           &word_tag, &word_initial, &open_tag, &open_start_tag, &close_tag, &word_part, &open_part, &open_prev_part, &close_part, &close_next_part};
}  // namespace name_fields

class NameModel {
 public:
  static constexpr std::size_t readings = 2;
  struct Row {
    std::uint64_t key = 0;
    std::array<TypeScores, readings> scores{};   // three decimals count, between -32 and 32
  };
  using Weights = std::array<std::int16_t, readings * name_types>;   // in thousandths

  // Where the weights of a group's fields are, of one word, list, tag: a row of zeros, and those that are known.
  class Rows {
   public:
    constexpr Rows() = default;
    constexpr Rows(std::uint32_t zeros, std::uint32_t places) : zeros_(zeros), places_(places) {}
    std::size_t row(std::uint8_t place) const { return zeros_ + (places_ >> (4 * place) & 15); }

   private:
    std::uint32_t zeros_ = 0, places_ = 0;   // four bits a field
  };

  // A missing file is a problem. The table is kept compiled (compiled.h).
  static NameModel load(const std::string& path, Problems& problems);

  NameModel() = default;

  bool empty() const { return table_.empty(); }
  // A feature's weights, or null. Cost: a probe.
  const Weights* find(std::uint64_t key) const { return table_.find(key); }

  // Where a group's weights are, by the feature_key of what follows the field's name; parts by part_index (evidence.h), the one after the last: "none".
  Rows rows(NameGroup group, std::uint64_t key) const {
    const Rows* rows = groups_.find(key_in(group, key));
    return rows ? *rows : Rows();
  }
  void prefetch_rows(NameGroup group, std::uint64_t key) const { groups_.prefetch(key_in(group, key)); }
  Rows tag_rows(std::size_t tag) const { return tags_[tag]; }
  Rows part_rows(std::size_t part) const { return parts_[part]; }
  const Weights& weights(Rows rows, const NameField& field) const { return rows_[rows.row(field.place)]; }

 private:
  class Maker;
  explicit NameModel(Compiled table);
  static std::uint64_t key_in(NameGroup group, std::uint64_t key) { return mix(static_cast<std::uint64_t>(group), key); }

  static constexpr Weights zeros{};
  Compiled bytes_;
  HashTableView<Weights> table_;
  HashTableView<Rows> groups_;
  std::span<const Weights> rows_{&zeros, 1};
  std::span<const Rows> tags_, parts_;
};

class NameRows;

// Sums the weights of the features that are added, at once and without names.
class NameScorer : public FeatureSink<NameScorer> {
 public:
  // `rows` for NameFeatures, which looks there for the features of words.
  explicit NameScorer(const NameModel& model, const NameRows* rows = nullptr) : model_(model), rows_(rows) {}

  const NameRows& rows() const { return *rows_; }
  const NameModel& model() const { return model_; }
  // One of the features of a word.
  void add_row(NameModel::Rows rows, const NameField& field) {
    const NameModel::Weights& weights = model_.weights(rows, field);
    for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += weights[i];
  }

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
  const NameRows* rows_;
  NameSums sums_{};
};

}  // namespace saidby
