// The weights of content_choice: rules/6_quotes/content.weights, whose features' names begin with the way to read a cue that they speak for,
//
//   that  list=  say  VBD      1.21
//   bare  list=  say  VBD     -0.30
//
// kept by the rest of the name with a weight for each way, so that what all readings of a cue share is looked up once. Immutable after load; shared by all threads.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/knowledge/compiled.h"
#include "pipeline/knowledge/feature_piece.h"
#include "pipeline/knowledge/hash_table.h"
#include "pipeline/knowledge/linear_model.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

enum class ContentKind : std::uint8_t { nothing, quotation, that, bare, after_object, preposition, colon, left, around };
inline constexpr std::size_t content_kinds = 9;
FeaturePiece name_of(ContentKind kind);

using ContentScores = std::array<float, content_kinds>;

class ContentModel {
 public:
  ContentModel() = default;   // every score 0
  // A missing file is an empty model. The table is kept compiled (compiled.h).
  static ContentModel load(const std::string& path, Problems& problems);
  // The same from the bytes of such a file.
  static ContentModel parse(std::string_view bytes, const std::string& path, Problems& problems);

  // By the key of a feature's name without its kind. Cost: a probe.
  const ContentScores* find(std::uint64_t key) const { return table_.find(key); }
  // By its whole name, pieces separated by U+001F.
  float weight(std::string_view name) const;

 private:
  explicit ContentModel(Compiled table);

  Compiled bytes_;
  HashTableView<ContentScores> table_;
};

// Stands for the first piece of a name where a ContentScorer takes the features.
struct AnyKind {};

// Sums the weights of the features that are added, in their order, for all kinds at once.
class ContentScorer : public FeatureSink<ContentScorer> {
 public:
  explicit ContentScorer(const ContentModel& model) : model_(model) {}

  void add(AnyKind, P a) { FeatureSink::add(a); }
  void add(AnyKind, P a, P b) { FeatureSink::add(a, b); }
  void add(AnyKind, P a, P b, P c) { FeatureSink::add(a, b, c); }
  void add(AnyKind, P a, P b, P c, P d) { FeatureSink::add(a, b, c, d); }
  const ContentScores& scores() const { return scores_; }
  void begin_with(const ContentScores& scores) { scores_ = scores; }

 private:
  friend FeatureSink;
  template <class Name>
  void take(std::uint64_t key, const Name&) {
    if (const ContentScores* weights = model_.find(key))
      for (std::size_t kind = 0; kind < content_kinds; ++kind) scores_[kind] += (*weights)[kind];
  }

  const ContentModel& model_;
  ContentScores scores_{};
};

}  // namespace saidby
