// saidby eval: how right the program is on annotated articles.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <random>

#include "apps/saidby/command.h"
#include "apps/saidby/eval.h"
#include "apps/saidby/gold_file.h"
#include "apps/saidby/options.h"
#include "pipeline/8_records/offsets.h"
#include "pipeline/evaluation/quote_metric.h"
#include "pipeline/pipeline.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

void predict(ScoredArticle& article, Pipeline& pipeline) {
  Input input;
  input.id = article.id, input.bytes = article.text, input.kind = InputKind::text;
  const Document document = pipeline.run(std::move(input));
  const Offsets offset(document.text.bytes, OffsetUnit::code_point);
  const auto piece = [&](Span span) { return Piece{offset(span.begin), offset(span.end)}; };
  for (std::size_t i = 0; i < document.quotes.size(); ++i) {
    const Quote& quote = document.quotes[i];
    const Attribution& attribution = document.attributions[i];
    PredictedQuote predicted;
    for (const Span part : quote.parts) predicted.spans.push_back(piece(part));
    if (!attribution.cue.empty()) predicted.cue = piece(attribution.cue);
    if (!attribution.speaker.empty()) predicted.speaker = piece(attribution.speaker);
    predicted.type = name_of(quote.type);
    predicted.rule = attribution.why;
    predicted.confidence = attribution.confidence;
    article.predicted.push_back(std::move(predicted));
  }
}

double percent(double share) { return 100 * share; }
double share(std::size_t part, std::size_t whole) { return whole ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0; }

void print_tracks(const std::map<std::string, TrackScore>& scores) {
  std::printf("track   span soft   P     R     F1   speaker  all gold   end-to-end P     R     F1    cue   (gold, found)\n");
  for (const std::string& track : tracks) {
    const TrackScore& s = scores.at(track);
    std::printf("%-6s           %5.1f %5.1f %5.1f    %5.1f     %5.1f          %5.1f %5.1f %5.1f  %5.1f   (%zu, %zu)\n", track.c_str(), percent(s.soft.precision()), percent(s.soft.recall()), percent(s.soft.f1()),
                share(s.speakers_right, s.speakers), share(s.speakers_right, s.gold_with_source), percent(s.end_to_end.precision()), percent(s.end_to_end.recall()), percent(s.end_to_end.f1()),
                share(s.cues_right, s.cues), s.soft.gold, s.soft.predicted);
  }
}

// Rows of track Q by some key: pieces, right, and for keys of predictions their precision.
class Breakdown {
 public:
  void add(const std::string& key, bool right) {
    auto& row = rows_[key];
    ++row.first;
    row.second += right;
  }
  void print(const char* title) const {
    std::printf("\n%-32s pieces   right\n", title);
    for (const auto& [key, row] : rows_) std::printf("%-32s %6zu   %5.1f %%\n", key.c_str(), row.first, share(row.second, row.first));
  }

 private:
  std::map<std::string, std::pair<std::size_t, std::size_t>> rows_;
};

// What kind of words a gold source is: by its form alone, as the gold has no types.
std::string speaker_kind(const ScoredText& text, const std::vector<Piece>& source, const WordLists& words, Tokenizer& tokenizer) {
  if (source.empty()) return "none";
  const std::string first = text.utf8(source.front());
  const std::vector<Token> tokens = tokenizer.words(first);
  const int lists[] = {words.list("he"), words.list("she"), words.list("they"), words.list("it"), words.list("we_i"), words.list("who")};
  const bool pronoun = tokens.size() == 1 && std::any_of(std::begin(lists), std::end(lists), [&](int list) { return words.in(tokens[0], list); });
  if (pronoun) return "pronoun";
  const bool capital = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.shape == Shape::capitalised || token.shape == Shape::upper || token.shape == Shape::mixed; });
  return capital ? "name" : "nominal";
}

void print_error(const Outcome& outcome) {
  const ScoredText text(outcome.article->text);
  const auto flat = [&](Piece piece) {
    std::string out = text.utf8(piece);
    std::replace(out.begin(), out.end(), '\n', '/');
    return out;
  };
  constexpr const char* kinds[] = {"right", "missed", "spurious", "speaker"};
  const Piece left{outcome.span.begin > 90 ? outcome.span.begin - 90 : 0, outcome.span.begin}, right{outcome.span.end, std::min(outcome.span.end + 90, text.size())};
  std::printf("%-8s %s | %s << %s >> %s", kinds[static_cast<int>(outcome.kind)], outcome.article->id.c_str(), flat(left).c_str(), flat(outcome.span).c_str(), flat(right).c_str());
  for (const Piece source : outcome.gold_source) std::printf(" | gold: %s", flat(source).c_str());
  if (outcome.predicted) std::printf(" | found: %s (%s)", outcome.predicted->speaker ? flat(*outcome.predicted->speaker).c_str() : "nobody", outcome.predicted->rule.c_str());
  std::printf("\n");
}

struct Report {
  std::map<std::string, TrackScore> scores;
  Breakdown by_publisher, by_kind, by_rule, by_confidence;
  std::vector<Outcome> errors;
};

void tell(Report& report, const Outcome& outcome, const std::string& track, const WordLists& words, Tokenizer& tokenizer) {
  if (outcome.track != track) return;
  const bool right = outcome.kind == Outcome::Kind::right;
  if (!right) report.errors.push_back(outcome);
  if (outcome.predicted) {
    report.by_rule.add(outcome.predicted->rule, right);
    char bin[16];
    const double low = std::min(0.9, std::floor(outcome.predicted->confidence * 10) / 10);
    std::snprintf(bin, sizeof bin, "%.1f - %.1f", low, low + 0.1);
    report.by_confidence.add(bin, right);
  }
  if (outcome.kind == Outcome::Kind::spurious) return;
  report.by_publisher.add(outcome.article->publisher, right);
  report.by_kind.add(speaker_kind(ScoredText(outcome.article->text), outcome.gold_source, words, tokenizer), right);
}

int evaluate_quotes(const std::string& gold, const std::string& records, const Knowledge& knowledge, const po::variables_map& values) {
  Pipeline pipeline(knowledge);
  Tokenizer tokenizer(knowledge.words.abbreviations());
  Problems problems;
  const QuoteMetric metric(MetricWords::load(default_home() + "/rules/evaluation", problems));
  if (!problems.empty()) throw LoadError(problems);
  std::vector<ScoredArticle> articles = read_scored_gold(gold);
  if (!records.empty()) read_predictions(records, articles);
  else for (ScoredArticle& article : articles) predict(article, pipeline);
  const auto track = values["track"].as<std::string>();
  Report report;
  for (const ScoredArticle& article : articles)
    for (const auto& [name, score] : metric.score(article, [&](const Outcome& outcome) { tell(report, outcome, track, knowledge.words, tokenizer); })) report.scores[name].add(score);
  print_tracks(report.scores);
  const auto by = values["by"].as<std::string>();
  if (by == "publisher") report.by_publisher.print("publisher");
  else if (by == "speaker-kind") report.by_kind.print("speaker is a");
  else if (by == "rule") report.by_rule.print("rule");
  else if (by == "confidence") report.by_confidence.print("confidence");
  else if (!by.empty()) throw UsageError("--by " + by + " is none of rule, publisher, speaker-kind, confidence");
  std::shuffle(report.errors.begin(), report.errors.end(), std::mt19937(1));
  const auto errors = std::min(report.errors.size(), static_cast<std::size_t>(values["errors"].as<std::uint64_t>()));
  for (std::size_t i = 0; i < errors; ++i) print_error(report.errors[i]);
  return all_good;
}

int run(const po::variables_map& values) {
  if (!values.count("path") || values["path"].as<std::vector<std::string>>().size() > 2) throw UsageError("eval needs GOLD.jsonl, and may have RECORDS.jsonl; see saidby help eval");
  const auto paths = values["path"].as<std::vector<std::string>>();
  KnowledgeOptions options;
  options.language = values["lang"].as<std::string>();
  if (values.count("gazetteer")) options.gazetteers = values["gazetteer"].as<std::vector<std::string>>();
  const auto knowledge = Knowledge::load(options);
  const auto evaluate = kind_of_gold(paths[0]) == GoldKind::quotes ? evaluate_quotes : evaluate_entities;
  return evaluate(paths[0], paths.size() == 2 ? paths[1] : std::string(), *knowledge, values);
}

}  // namespace

Command eval_command() {
  Command command{"eval", "precision, recall and F1 of quotes and speakers, or of names, on annotated articles", "GOLD.jsonl [RECORDS.jsonl]",
                  "GOLD has a line an article: id, text, and either attributions with content, cue and source as lists of [start, end] in\n"
                  "code points, and type direct, mixed or indirect; or entities with start, end, type. Without RECORDS the articles are run through the pipeline.\n"
                  "Tracks: Q the words in quotation marks, Q>=4 those of four words or more, I indirect statements, I-say those with\n"
                  "a speech word, C all contents. docs/accuracy.md defines the metric.",
                  po::options_description("options"), "path", run};
  command.options.add_options()
      ("by", text_value("KEY"), "break the score down\nquotes: one track by rule, publisher, speaker-kind or confidence; names: by type, rule, list, confidence or a field of the gold")
      ("track", one_of({"Q", "Q>=4", "I", "I-say", "C"}, "Q"), "the track that --by and --errors look at")
      ("errors", number_value(0), "print so many errors\nof quotes drawn by chance (the same each time), of names the commonest")
      ("types", text_value("TYPES"), "names: only these types, as PER,LOC,ORG")
      ("gazetteer", po::value<Strings>()->value_name("DIR"), "a further folder of gazetteers")
      ("lang", text_value("LANG", "en"), "language of the rules")
      ("path", po::value<Strings>()->value_name("FILE"), "annotated articles, and records to score instead of running the pipeline");
  command.examples = {{"saidby eval gold.jsonl", "run the pipeline on annotated articles and score it"}, {"saidby eval gold.jsonl --by rule --errors 20", "which rules are right, and twenty errors"}};
  return command;
}

}  // namespace saidby
