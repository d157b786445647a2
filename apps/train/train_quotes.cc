// saidby-train quotes: weights of stages 6 and 7 from articles whose attributions are annotated.
//
// Four choices are learned, each from the gold of the others: what a quotation is (quotation), what a cue reports (content), where that
// ends (bounds), who says it (source). cross-quotes learns them on all folds but one and writes what they find in that one, so that errors
// are read, confidences calibrated and features judged on articles that were not learned from.
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "apps/train/quote_examples.h"
#include "apps/train/train.h"
#include "pipeline/8_records/record.h"
#include "pipeline/pipeline.h"

namespace saidby {
namespace {

using Weights = std::vector<std::string>;

// The annotated articles, read by stages 1 to 5, and what they teach.
struct Lessons {
  std::vector<Document> documents;
  QuoteTrainers trainers;
};

Lessons read_lessons(const Knowledge& knowledge, const QuoteLists& lists, const std::string& gold_path) {
  Lessons lessons;
  Pipeline pipeline(knowledge);
  std::uint32_t number = 0;
  for (const GoldArticle& gold : read_gold(gold_path)) {
    Input input;
    input.id = gold.id, input.bytes = gold.text, input.kind = InputKind::text;
    lessons.documents.push_back(pipeline.run(std::move(input)));
    lessons.trainers.add(gold, lessons.documents.back(), knowledge, lists, number++);
  }
  return lessons;
}

LinearModel model_of(const Weights& lines) {
  std::string bytes;
  for (const std::string& line : lines) bytes += line + '\n';
  Problems problems;
  return LinearModel::parse(bytes, "learned weights", problems);
}

// Stages 6 and 7 anew, with the models of a fold.
void attribute(Document& document, const Knowledge& knowledge, const QuoteLists& lists, const QuoteModels& quotes, const SpeakerModels& speakers) {
  const Reading reading(document.text, document.tokens, document.mentions, document.entities, knowledge.words, lists);
  const std::vector<Nominal> nominals = find_nominals(reading);
  const std::vector<Cue> cues = find_cues(reading, nominals);
  const TermEvidence terms(reading, knowledge.quote_rules);
  const RuleEvidence rules(reading, nominals, knowledge.speaker_rules);
  std::vector<Statement> statements = find_statements(reading, cues, nominals, quotes, {terms, rules});
  document.attributions = find_speakers(reading, cues, nominals, statements, speakers, rules).attributions;
  document.quotes.clear();
  for (Statement& statement : statements) document.quotes.push_back(std::move(statement.quote));
}

}  // namespace

int train_quotes(const KnowledgeOptions& options, const std::string& gold_path, const std::string& folder) {
  const auto knowledge = Knowledge::load(options);
  const QuoteLists lists(knowledge->words);
  const QuoteTrainers trainers = read_lessons(*knowledge, lists, gold_path).trainers;
  write_weights(folder + "/6_quotes/quotation.weights", "quotes", trainers.quotation.train({}, "quotation"));
  write_weights(folder + "/6_quotes/content.weights", "quotes", trainers.content.train({}, "content"));
  write_weights(folder + "/6_quotes/bounds.weights", "quotes", trainers.bounds.train({}, "bounds"));
  write_weights(folder + "/7_speakers/source.weights", "quotes", trainers.source.train({}, "source"));
  return 0;
}

int cross_quotes(const KnowledgeOptions& options, const std::string& gold_path, const std::string& records, std::uint32_t folds) {
  const auto knowledge = Knowledge::load(options);
  const QuoteLists lists(knowledge->words);
  Lessons lessons = read_lessons(*knowledge, lists, gold_path);
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    const auto others = [&](std::uint32_t article) { return article % folds != fold; };
    const QuoteTrainers& trainers = lessons.trainers;
    const QuoteModels quotes{model_of(trainers.quotation.train({}, "", others)), model_of(trainers.content.train({}, "", others)), model_of(trainers.bounds.train({}, "", others))};
    const SpeakerModels speakers{model_of(trainers.source.train({}, "", others))};
    for (std::uint32_t article = fold; article < lessons.documents.size(); article += folds) attribute(lessons.documents[article], *knowledge, lists, quotes, speakers);
  }
  std::ofstream out(records, std::ios::binary);
  for (const Document& document : lessons.documents) {
    std::string record;
    append_record(record, document, {});
    out << record << '\n';
  }
  out.close();
  if (!out) throw std::runtime_error(records + ": can't be written");
  return 0;
}

}  // namespace saidby
