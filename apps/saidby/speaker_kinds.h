// What kind of words a gold source is, for `saidby eval --by speaker-kind`. The gold has no kinds: its words are looked at as the program reads them.
//
//   "he" pronoun   "a spokesman for Acme" nominal (its head is no name)   "The Kremlin" organization   "Ann Lee, mayor of York" person   "" none
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/evaluation/quote_metric.h"
#include "pipeline/pipeline.h"

namespace saidby {

class SpeakerKinds {
 public:
  // Both must outlive this.
  SpeakerKinds(Pipeline& pipeline, const WordLists& words);

  // Runs the pipeline on the article when it is not the one asked for last; `source` counts code points.
  std::string kind(const ScoredArticle& article, const std::vector<Piece>& source);

 private:
  std::string kind_of(const Document& document, Span source) const;
  bool pronoun(const Token& token) const;

  Pipeline& pipeline_;
  const WordLists& words_;
  std::vector<int> pronouns_;
  int prepositions_, wh_words_;
  const ScoredArticle* article_ = nullptr;
  std::optional<Document> document_;
};

}  // namespace saidby
