// What the model has of each word by itself, looked up once a document: of the word, of its shape and of its class, wherever in or beside a name it stands.
//
//   const NameRows rows(model, evidence);
//   NameScorer scorer(model, &rows);
#pragma once

#include <array>
#include <vector>

#include "pipeline/4_mentions/evidence.h"
#include "pipeline/4_mentions/name_model.h"

namespace saidby {

class NameRows {
 public:
  struct Word {
    NameModel::Rows word, shape, word_class, cluster;
  };

  // Of the words that evidence is gathered for. Cost: four look-ups a word.
  NameRows(const NameModel& model, const Evidence& evidence);

  const Word& at(std::uint32_t word) const { return words_[word]; }
  NameModel::Rows list(std::size_t list) const { return lists_[list]; }
  NameModel::Rows end_list(std::size_t list) const { return end_lists_[list]; }

 private:
  std::vector<Word> words_;
  std::array<NameModel::Rows, max_lists> lists_, end_lists_;
};

}  // namespace saidby
