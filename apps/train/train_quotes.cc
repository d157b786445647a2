// saidby-train quotes: weights of stages 6 and 7 from articles whose attributions are annotated.
//
// Four choices are learned, each from the gold of the others: what a quotation is (quotation), what a cue reports (content), where that
// ends (bounds), who says it (source). cross-quotes learns them on all folds but one and writes what they find in that one, so that errors
// are read, confidences calibrated and features judged on articles that were not learned from.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "apps/train/quote_examples.h"
#include "apps/train/train.h"
#include "pipeline/8_records/record.h"
#include "pipeline/evaluation/predictions.h"
#include "pipeline/attribution_steps.h"
#include "pipeline/pipeline.h"

namespace saidby {
namespace {

using Weights = std::vector<std::string>;

// Of quotations and speakers too much would be learned by heart: more sparsity brings train down to two points above articles never seen, which lose nothing.
constexpr ChoiceOptions sparse{.sparsity = 5e-5, .articles = 8};

// Added to the bias of a candidate after learning (cross-quotes on train): F1 is best where reports are told somewhat more readily than they are likely; words in marks that may be nobody's
// speech are rather left out, but in a language whose few articles leave many quotations unfound.
constexpr double lean_to_reports = -0.5, lean_to_no_speech = 0.35;
constexpr std::size_t enough_quotations = 5000;

// The weights with `by` added to that of one feature.
Weights leaning(Weights lines, const std::string& feature, double by) {
  const std::string start = feature + '\t';
  const auto line = std::find_if(lines.begin(), lines.end(), [&](const std::string& l) { return l.starts_with(start); });
  const double learned = line == lines.end() ? 0 : std::stod(line->substr(start.size()));
  char number[32];
  std::snprintf(number, sizeof number, "%.3f", learned + by);
  if (line != lines.end()) *line = start + number;
  else lines.push_back(start + number);
  return lines;
}

Weights content_weights(const QuoteTrainers& trainers, const std::string& what, const std::function<bool(std::uint32_t)>& include = {}) {
  return leaning(trainers.content.train({}, what, include), std::string(name_of(ContentKind::nothing)) + "\x1F" + "bias", lean_to_reports);
}

Weights quotation_weights(const QuoteTrainers& trainers, const std::string& what, const std::function<bool(std::uint32_t)>& include = {}) {
  return leaning(trainers.quotation.train(sparse, what, include), std::string("no.") + "\x1F" + "bias", trainers.quotation.examples() < enough_quotations ? 0 : lean_to_no_speech);
}

// The annotated articles, read by stages 1 to 5, and what they teach.
struct Lessons {
  std::vector<Document> documents;
  QuoteTrainers trainers;
};

Lessons read_lessons(const Knowledge& knowledge, const QuoteLists& lists, const std::vector<GoldArticle>& articles) {
  Lessons lessons;
  Pipeline pipeline(knowledge);
  std::uint32_t number = 0;
  for (const GoldArticle& gold : articles) {
    Input input;
    input.id = gold.id, input.bytes = gold.text, input.kind = InputKind::text;
    lessons.documents.push_back(pipeline.run(std::move(input)));
    lessons.trainers.add(gold, lessons.documents.back(), knowledge, lists, number++);
  }
  return lessons;
}

template <class Model = LinearModel>
Model model_of(const Weights& lines) {
  std::string bytes;
  for (const std::string& line : lines) bytes += line + '\n';
  Problems problems;
  return Model::parse(bytes, "learned weights", problems);
}

// Stages 6 and 7 anew, with the models of a fold.
void attribute(Document& document, const Knowledge& knowledge, const QuoteLists& lists, const QuoteModels& quotes, const SpeakerModels& speakers) {
  AttributionSteps steps(document, knowledge, lists);
  steps.match_rules(knowledge);
  steps.find_statements(quotes);
  document.attributions = steps.find_speakers(speakers).attributions;
  document.quotes.clear();
  for (Statement& statement : steps.statements) document.quotes.push_back(std::move(statement.quote));
}

// Calls judge(article) for each article after it was read with models of the other folds.
void for_each_held_out(Lessons& lessons, const Knowledge& knowledge, const QuoteLists& lists, const std::function<void(std::size_t article)>& judge) {
  constexpr std::uint32_t folds = 5;
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    const auto others = [&](std::uint32_t article) { return article % folds != fold; };
    const QuoteTrainers& trainers = lessons.trainers;
    const QuoteModels quotes{model_of(quotation_weights(trainers, "", others)), model_of(trainers.bounds.train({}, "", others)), model_of<ContentModel>(content_weights(trainers, "", others))};
    const SpeakerModels speakers{model_of(trainers.source.train(sparse, "", others)), {}};
    for (std::uint32_t article = fold; article < lessons.documents.size(); article += folds) {
      attribute(lessons.documents[article], knowledge, lists, quotes, speakers);
      judge(article);
    }
  }
}

// The article as the metric wants it: gold and what was found, in code points.
ScoredArticle scored(const GoldArticle& gold, const Document& document) {
  ScoredArticle article{gold.id, gold.publisher, gold.text, {}, predicted_quotes(document)};
  const Offsets offset(gold.text, OffsetUnit::code_point);
  const auto pieces = [&](const std::vector<Span>& spans) {
    std::vector<Piece> out;
    for (const Span span : spans) out.push_back({offset(span.begin), offset(span.end)});
    return out;
  };
  for (const GoldAttribution& attribution : gold.attributions) article.gold.push_back({pieces(attribution.content), pieces(attribution.cue), pieces(attribution.source), std::string(name_of(attribution.type))});
  return article;
}

// The lines of 7_speakers/confidence.tsv: how often answers of other folds' models that were so sure were right, words and speaker.
Weights learn_confidence(Lessons& lessons, const Knowledge& knowledge, const QuoteLists& lists, const std::vector<GoldArticle>& gold) {
  Problems problems;
  const QuoteMetric metric(MetricWords::load(default_home() + "/rules/evaluation", problems));
  if (!problems.empty()) throw LoadError(problems);
  std::vector<JudgedAnswer> quoted, reported;
  for_each_held_out(lessons, knowledge, lists, [&](std::size_t i) {
    const ScoredArticle article = scored(gold[i], lessons.documents[i]);
    metric.score(article, [&](const Outcome& outcome) {
      if (!outcome.predicted || (outcome.track != "Q" && outcome.track != "I")) return;
      (outcome.track == "Q" ? quoted : reported).push_back({static_cast<float>(outcome.predicted->confidence), outcome.kind == Outcome::Kind::right});
    });
  });
  Weights lines;
  for (const auto& [kind, answers] : {std::pair{"quoted", quoted}, std::pair{"reported", reported}})
    for (const Calibration::Knot& knot : fit_knots(answers)) {
      char line[64];
      std::snprintf(line, sizeof line, "%s\t%.4f\t%.4f", kind, knot.sure, knot.right);
      lines.push_back(line);
    }
  return lines;
}

}  // namespace

int train_quotes(const KnowledgeOptions& options, const std::string& gold_path, const std::string& folder) {
  const auto knowledge = Knowledge::load(options);
  const QuoteLists lists(knowledge->words);
  const std::vector<GoldArticle> gold = read_gold(gold_path);
  Lessons lessons = read_lessons(*knowledge, lists, gold);
  const QuoteTrainers& trainers = lessons.trainers;
  write_weights(folder + "/6_quotes/quotation.weights", "quotes", quotation_weights(trainers, "quotation"));
  write_weights(folder + "/6_quotes/content.weights", "quotes", content_weights(trainers, "content"));
  write_weights(folder + "/6_quotes/bounds.weights", "quotes", trainers.bounds.train({}, "bounds"));
  write_weights(folder + "/7_speakers/source.weights", "quotes", trainers.source.train(sparse, "source"));
  write_weights(folder + "/7_speakers/confidence.tsv", "quotes", learn_confidence(lessons, *knowledge, lists, gold));
  return 0;
}

int cross_quotes(const KnowledgeOptions& options, const std::string& gold_path, const std::string& records) {
  const auto knowledge = Knowledge::load(options);
  const QuoteLists lists(knowledge->words);
  Lessons lessons = read_lessons(*knowledge, lists, read_gold(gold_path));
  std::vector<std::string> lines(lessons.documents.size());
  for_each_held_out(lessons, *knowledge, lists, [&](std::size_t i) { append_record(lines[i], lessons.documents[i], {}); });
  std::ofstream out(records, std::ios::binary);
  for (const std::string& line : lines) out << line << '\n';
  out.close();
  if (!out) throw std::runtime_error(records + ": can't be written");
  return 0;
}

}  // namespace saidby
