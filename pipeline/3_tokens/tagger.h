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
 private:
  struct Known;

 public:
  // What was found of the words that were met last, so that a word which comes again is not looked up again. Of one tagger and one thread.
  class Memory {
   public:
    Memory();
    ~Memory();
    Memory(Memory&&) noexcept;

   private:
    friend Tagger;
    std::vector<Known> words_;      // a word's place is told by its key
    std::vector<Known> sentence_;   // the words of the sentence that is tagged
  };

  // Immutable after load. A missing file is a problem. What was read is kept compiled (compiled.h).
  static Tagger load(const std::string& path, Problems& problems);

  // Sets the tag of each word in [first, last), which should be a sentence. Linear; about 0.2 us a word.
  void tag(std::string_view text, std::vector<Token>& words, std::uint32_t first, std::uint32_t last, Memory& memory) const;
  void tag(const Text& text, Tokens& tokens, Memory& memory) const;
  void tag(std::string_view text, std::vector<Token>& words, std::uint32_t first, std::uint32_t last) const;
  void tag(const Text& text, Tokens& tokens) const;

  bool empty() const { return rows_.empty(); }

 private:
  struct Weight {
    std::int16_t value;   // in hundredths, so that sums are exact
    std::uint16_t tag;
  };
  class Row {   // a part of weights_
   public:
    constexpr Row() : bits_(0) {}
    constexpr Row(std::uint32_t first, std::uint32_t count) : bits_(first << 8 | count) {}
    std::uint32_t first() const { return bits_ >> 8; }
    std::uint32_t count() const { return bits_ & 0xFF; }   // all_tags: a DenseRow in the place of weights

   private:
    std::uint32_t bits_;
  };
  using WordRows = std::array<Row, 4>;   // when it is the word itself, the one before, the next one, the one after that
  struct EndingRows {
    Row own;
    std::array<std::uint16_t, 40> after{};   // by the tag before, the last: none before it; a row of tag_rows_
  };
  using DenseRow = std::array<std::int16_t, 40>;         // a weight for each tag, one to spare
  static constexpr std::uint32_t most_sparse = 5, all_tags = 0xFF;   // rows with more weights are dense
  static constexpr std::size_t dense_size = sizeof(DenseRow) / sizeof(Weight);
  static const WordRows no_rows;
  class Maker;
  static void add_dense(const Weight* weights, DenseRow& sums);
  static Tag best(const DenseRow& sums);
  Row row_of(std::uint64_t key) const {
    const Row* row = rows_.find(key);
    return row ? *row : Row();
  }
  void add(std::span<Row> rows, DenseRow& sums) const;
  void look_up(std::string_view text, const std::vector<Token>& words, std::uint32_t first, std::uint32_t last, Memory& memory) const;

  Compiled bytes_;
  HashTableView<Row> rows_;                // by feature
  HashTableView<WordRows> words_;          // by fold
  HashTableView<std::uint32_t> endings_;   // by the last three letters: index of ending_rows_
  HashTableView<std::uint32_t> fixed_;     // the tag of words that are always one thing, by form
  std::span<const EndingRows> ending_rows_;
  std::span<const Row> tag_rows_;
  std::span<const Weight> weights_;
  std::span<const DenseRow> contexts_, shapes_;   // what features of little more than tags, and of shapes, add up to
};

// Features of words[at] given the tags before it, by name: for training.
void tagger_features(std::string_view text, const std::vector<Token>& words, std::uint32_t first, std::uint32_t last, std::uint32_t at, Features& out);

}  // namespace saidby
