#include "pipeline/pipeline.h"

#include "pipeline/1_text/text.h"
#include "pipeline/2_article/article.h"
#include "pipeline/4_mentions/mentions.h"
#include "pipeline/5_entities/entities.h"

namespace saidby {

std::string_view name_of(EntityType type) {
  constexpr std::string_view names[] = {"city", "country", "region", "organization", "official", "person", "other"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view name_of(QuoteType type) {
  constexpr std::string_view names[] = {"direct", "mixed", "indirect"};
  return names[static_cast<std::size_t>(type)];
}

Pipeline::Pipeline(const Knowledge& knowledge) : knowledge_(knowledge), tokenizer_(knowledge.words.abbreviations()), lists_(knowledge.words) {}

// Stages 6 and 7, which share their reading of the article.
void Pipeline::attribute(Document& document) const {
  const Reading reading(document.text, document.tokens, document.mentions, document.entities, knowledge_.words, lists_);
  const std::vector<Nominal> nominals = find_nominals(reading);
  const std::vector<Cue> cues = find_cues(reading, nominals);
  const TermEvidence terms(reading, knowledge_.quote_rules);
  const RuleEvidence rules(reading, nominals, knowledge_.speaker_rules);
  std::vector<Statement> statements = find_statements(reading, cues, nominals, knowledge_.quotes, {terms, rules});
  Speakers speakers = find_speakers(reading, cues, nominals, statements, knowledge_.speakers, rules);
  document.attributions = std::move(speakers.attributions);
  for (std::size_t i = 0; i < document.entities.size(); ++i) document.entities[i].gender = speakers.genders[i];
  for (Statement& statement : statements) document.quotes.push_back(std::move(statement.quote));
}

Document Pipeline::run(Input input) {
  Document document;
  document.id = std::move(input.id);
  document.source = std::move(input.source);
  document.text = make_text(std::move(input.bytes));
  document.article = find_article(document.text, input.kind, knowledge_.article);
  document.tokens = tokenizer_.tokenize(document.text, document.article);
  knowledge_.tagger.tag(document.text, document.tokens);
  document.mentions = find_mentions(document.text, document.article, document.tokens, knowledge_);
  document.entities = resolve_entities(document.text, document.article, document.tokens, document.mentions, knowledge_);
  link_mentions(document.entities, document.mentions);
  attribute(document);
  return document;
}

}  // namespace saidby
