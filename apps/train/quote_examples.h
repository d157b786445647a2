// The examples that one annotated article gives to each of the four choices of stages 6 and 7, with the features that stand beside them.
//
//   ArticleExamples examples(gold, document, knowledge, lists, 3);
//   examples.add_quotations(trainers.quotation);   // "Let us begin," he said   ->   said is right, continues and no speech are wrong
#pragma once

#include "apps/train/choice_trainer.h"
#include "apps/train/gold.h"
#include "pipeline/6_quotes/content_choice.h"
#include "pipeline/6_quotes/quotes.h"
#include "pipeline/7_speakers/source_choice.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {

struct QuoteTrainers {
  ChoiceTrainer quotation, content, bounds, source;

  // What a document teaches. `number` tells the articles apart.
  void add(const GoldArticle& gold, const Document& document, const Knowledge& knowledge, const QuoteLists& lists, std::uint32_t number);
};

}  // namespace saidby
