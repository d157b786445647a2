// Parts of speech by an averaged perceptron over the words' forms, endings and neighbours, left to right; words that are
// nearly always one thing skip it. (M. Collins, "Discriminative training methods for hidden Markov models", EMNLP 2002, in
// its greedy form.) Weights: rules/3_tokens/tagger.weights, made by saidby-train from the training articles.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <span>
#include <vector>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/document.h"
#include "pipeline/knowledge/compiled.h"
#include "pipeline/knowledge/hash_table.h"
#include "pipeline/knowledge/linear_model.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

class Tagger {
 public:
  // Immutable after load. A missing file is a problem. What was read is kept compiled (compiled.h).
  static Tagger load(const std::string& path, Problems& problems);

  // Sets the tag of each word in [first, last), which should be a sentence. Linear; about 0.2 us a word.
  void tag(std::string_view text, std::vector<Token>& words, std::uint32_t first, std::uint32_t last) const;
  void tag(const Text& text, Tokens& tokens) const;

  bool empty() const { return rows_.empty(); }

 private:
  struct Weight {
    std::int16_t value;   // in hundredths, so that sums are exact
    std::uint16_t tag;
  };
  struct Row {
    std::uint32_t first = 0, last = 0;   // of weights_; last none: first is a row of dense_
  };
  class Scores;
  using DenseRow = std::array<std::int16_t, 40>;         // a weight for each tag, one to spare
  static constexpr std::uint32_t most_sparse = 5;        // rows with more weights are dense
  static std::string compile(const std::string& path, Problems& problems);
  static Row dense_row(Row row, std::vector<Weight>& weights, std::vector<DenseRow>& dense);
  static void add(const Row& row, std::span<const Weight> weights, std::span<const DenseRow> dense, DenseRow& sums);
  static void append_summed(const HashTable<Row>& rows, const std::vector<Weight>& weights, std::vector<DenseRow>& dense);

  Compiled bytes_;
  HashTableView<Row> rows_;                // by feature
  HashTableView<std::uint32_t> fixed_;     // the tag of words that are always one thing, by form
  std::span<const Weight> weights_;
  std::span<const DenseRow> dense_;
  std::span<const DenseRow> contexts_, shapes_;   // what features of little more than tags, and of shapes, add up to
};

// Features of words[at] given the tags before it; shared with training, whose Sink is Features.
template <class Sink>
void tagger_features(std::string_view text, const std::vector<Token>& words, std::uint32_t first, std::uint32_t last, std::uint32_t at, Sink& out);

}  // namespace saidby
