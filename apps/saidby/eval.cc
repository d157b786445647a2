// saidby eval: how right the program is on annotated articles.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <optional>
#include <random>

#include "apps/saidby/command.h"
#include "apps/saidby/eval.h"
#include "apps/saidby/gold_file.h"
#include "apps/saidby/options.h"
#include "apps/saidby/speaker_kinds.h"
#include "pipeline/evaluation/predictions.h"
#include "pipeline/pipeline.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

void predict(ScoredArticle& article, Pipeline& pipeline) {
  Input input;
  input.id = article.id, input.bytes = article.text, input.kind = InputKind::text;
  const Document document = pipeline.run(std::move(input));
  article.predicted = predicted_quotes(document);
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

void print_error(const Outcome& outcome);

double confidence_of(const Outcome& outcome) { return outcome.predicted ? outcome.predicted->confidence : 0; }

// Rows of a track by some key: pieces, how many are right, the worst errors.
class Breakdown {
 public:
  void add(const std::string& key, const Outcome& outcome) {
    Row& row = rows_[key];
    ++row.pieces;
    if (outcome.kind == Outcome::Kind::right) ++row.right;
    else row.errors.push_back(outcome);
  }
  // Under each row up to `errors` of its errors, those first of which the program was surest.
  void print(const std::string& title, std::size_t errors) {
    std::printf("\n%-32s pieces   right\n", title.c_str());
    for (auto& [key, row] : rows_) {
      std::printf("%-32s %6zu   %5.1f %%\n", key.c_str(), row.pieces, share(row.right, row.pieces));
      std::stable_sort(row.errors.begin(), row.errors.end(), [](const Outcome& x, const Outcome& y) { return confidence_of(x) > confidence_of(y); });
      for (std::size_t i = 0; i < std::min(errors, row.errors.size()); ++i) std::printf("  "), print_error(row.errors[i]);
    }
  }

 private:
  struct Row {
    std::size_t pieces = 0, right = 0;
    std::vector<Outcome> errors;
  };
  std::map<std::string, Row> rows_;
};

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
  Breakdown rows;
  std::vector<Outcome> errors;
};

// What --by sorts an outcome under; nothing when it has no such key: pieces that were not found have no rule, those that are none no publisher.
using Key = std::function<std::optional<std::string>(const Outcome&)>;

Key key_named(const std::string& by, SpeakerKinds& kinds) {
  const auto found = [](auto key) { return [key](const Outcome& o) { return o.predicted ? std::optional<std::string>(key(o)) : std::nullopt; }; };
  const auto in_gold = [](auto key) { return [key](const Outcome& o) { return o.kind != Outcome::Kind::spurious ? std::optional<std::string>(key(o)) : std::nullopt; }; };
  if (by == "rule") return found([](const Outcome& o) { return o.predicted->rule; });
  if (by == "publisher") return in_gold([](const Outcome& o) { return o.article->publisher; });
  if (by == "speaker-kind") return in_gold([&kinds](const Outcome& o) { return kinds.kind(*o.article, o.gold_source); });
  if (by == "confidence") return found([](const Outcome& o) {
    const double low = std::min(0.9, std::floor(o.predicted->confidence * 10) / 10);
    char bin[16];
    std::snprintf(bin, sizeof bin, "%.1f - %.1f", low, low + 0.1);
    return std::string(bin);
  });
  if (by.empty()) return [](const Outcome&) { return std::nullopt; };
  throw UsageError("--by " + by + " is none of rule, publisher, speaker-kind, confidence");
}

void print_drawn(std::vector<Outcome>& errors, std::size_t count) {
  std::shuffle(errors.begin(), errors.end(), std::mt19937(1));
  for (std::size_t i = 0; i < std::min(errors.size(), count); ++i) print_error(errors[i]);
}

int evaluate_quotes(const std::string& gold, const std::string& records, const Knowledge& knowledge, const po::variables_map& values) {
  Pipeline pipeline(knowledge);
  Problems problems;
  const QuoteMetric metric(MetricWords::load(default_home() + "/rules/evaluation", problems));
  if (!problems.empty()) throw LoadError(problems);
  const std::string by = values["by"].as<std::string>(), track = values["track"].as<std::string>();
  SpeakerKinds kinds(pipeline, knowledge.words);
  const Key key = key_named(by, kinds);
  std::vector<ScoredArticle> articles = read_scored_gold(gold);
  if (!records.empty()) read_predictions(records, articles);
  else for (ScoredArticle& article : articles) predict(article, pipeline);
  Report report;
  const auto tell = [&](const Outcome& outcome) {
    if (outcome.track != track) return;
    if (outcome.kind != Outcome::Kind::right) report.errors.push_back(outcome);
    if (const auto row = key(outcome)) report.rows.add(*row, outcome);
  };
  for (const ScoredArticle& article : articles)
    for (const auto& [name, score] : metric.score(article, tell)) report.scores[name].add(score);
  if (articles.empty()) throw UsageError(gold + " has no articles; give a file with a line of JSON an article");
  print_tracks(report.scores);
  const auto errors = static_cast<std::size_t>(values["errors"].as<std::uint64_t>());
  if (by.empty()) print_drawn(report.errors, errors);
  else report.rows.print(by, errors);
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
                  "code points, and type direct, mixed or indirect; or entities with start, end, type. Without RECORDS the articles are run through the pipeline;\n"
                  "records are matched by id, and may count in any unit that they say (\"offsets\").\n"
                  "Tracks: Q the words in quotation marks, Q>=4 those of four words or more, I indirect statements, I-say those with\n"
                  "a speech word, C all contents. docs/accuracy.md defines the metric.",
                  po::options_description("options"), "path", run};
  command.options.add_options()
      ("by", text_value("KEY"), "break the score down\nquotes: one track by rule, publisher, speaker-kind or confidence; names: by type, rule, list, confidence or a field of the gold")
      ("track", one_of({"Q", "Q>=4", "I", "I-say", "C"}, "Q"), "the track that --by and --errors look at")
      ("errors", number_value(0), "print so many errors\nof quotes drawn by chance (the same each time), or with --by so many of each row, the surest first; of names the commonest")
      ("types", text_value("TYPES"), "names: only these types, as PER,LOC,ORG")
      ("gazetteer", po::value<Strings>()->value_name("DIR"), "a further folder of gazetteers")
      ("lang", text_value("LANG", "en"), "language of the rules")
      ("path", po::value<Strings>()->value_name("FILE"), "annotated articles, and records to score instead of running the pipeline");
  command.examples = {{"saidby eval gold.jsonl", "run the pipeline on annotated articles and score it"}, {"saidby eval gold.jsonl --by rule --errors 20", "which rules are right, and twenty errors"}};
  return command;
}

}  // namespace saidby
