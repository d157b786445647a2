// saidby eval on articles annotated with names: precision, recall and F1 by type, by rule, by list, the commonest errors, and how many places are linked to where they are.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "apps/saidby/command.h"
#include "apps/saidby/eval.h"
#include "apps/saidby/gold_file.h"
#include "pipeline/8_records/offsets.h"
#include "pipeline/evaluation/entity_metric.h"
#include "pipeline/evaluation/link_metric.h"
#include "pipeline/knowledge/data_file.h"
#include "pipeline/pipeline.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

void predict(EntityArticle& article, Pipeline& pipeline, const Gazetteers& gazetteers) {
  Input input;
  input.id = article.id, input.bytes = article.text, input.title = article.title, input.kind = InputKind::text;
  const Document document = pipeline.run(std::move(input));
  const Offsets offset(document.text.bytes, OffsetUnit::code_point);
  for (const Mention& mention : document.mentions) {
    const std::string list = mention.entry == none ? "" : std::string(gazetteers.list_name(gazetteers.entry(mention.entry).list));
    ScoredMention found{{offset(mention.span.begin), offset(mention.span.end)}, std::string(name_of(mention.type)), std::string(mention.why), list, mention.confidence, {}};
    if (mention.entity != none && document.entities[mention.entity].has_coordinates) found.place = Coordinates{document.entities[mention.entity].latitude, document.entities[mention.entity].longitude};
    article.predicted.push_back(std::move(found));
  }
  article.found = true;
}

void print_rates(const char* measure, const std::string& type, const Rates& rates) {
  std::printf("%-16s %-7s %7.2f %7.2f %7.2f %7zu %7zu %7zu\n", measure, type.c_str(), 100 * rates.precision(), 100 * rates.recall(), 100 * rates.f1(), rates.right, rates.predicted - rates.right, rates.gold - rates.right);
}

void print_score(const EntityScore& score) {
  std::printf("docs %zu (missing in pred %zu)\n%-16s %-7s %7s %7s %7s %7s %7s %7s\n", score.articles, score.missing, "measure", "type", "P", "R", "F1", "tp", "fp", "fn");
  for (const auto& [measure, rates] : {std::pair{"exact", &score.exact}, std::pair{"overlap", &score.overlap}}) {
    for (const auto& [type, row] : *rates)
      if (type != "micro") print_rates(measure, type, row);
    if (const auto all = rates->find("micro"); all != rates->end()) print_rates(measure, "micro", all->second);
  }
  print_rates("untyped", "all", score.untyped);
  print_rates("untyped-overlap", "all", score.untyped_overlap);
}

// Rows of found mentions by some key, with their precision; of a gold field with recall too.
class Breakdown {
 public:
  explicit Breakdown(std::string by) : by_(std::move(by)) {}

  void add(const EntityOutcome& outcome) {
    const std::string key = key_of(outcome);
    if (key.empty()) return;
    Rates& rates = rows_[key];
    rates.right += outcome.kind == EntityOutcome::Kind::right;
    rates.predicted += outcome.kind != EntityOutcome::Kind::missed;
    rates.gold += outcome.kind != EntityOutcome::Kind::spurious;
  }
  void print() const {
    std::printf("\n%-40s %7s %7s %7s %7s\n", by_.c_str(), "found", "right", "P", of_gold() ? "R" : "");
    for (const auto& [key, rates] : rows_) {
      std::printf("%-40s %7zu %7zu %7.1f", key.c_str(), rates.predicted, rates.right, 100 * rates.precision());
      if (of_gold()) std::printf(" %7.1f", 100 * rates.recall());
      std::printf("\n");
    }
  }

 private:
  bool of_gold() const { return by_ != "rule" && by_ != "list" && by_ != "confidence"; }
  // Empty: not counted.
  std::string key_of(const EntityOutcome& outcome) const {
    if (by_ == "type") return outcome.type;
    if (of_gold()) {
      const auto field = outcome.article->fields.find(by_);
      return field == outcome.article->fields.end() ? "(none)" : field->second;
    }
    if (!outcome.predicted) return "";
    if (by_ == "rule") return outcome.predicted->rule;
    if (by_ == "list") return outcome.predicted->list.empty() ? "(in no list)" : outcome.predicted->list;
    const double low = std::min(0.9, std::floor(outcome.predicted->confidence * 10) / 10);
    char bin[16];
    std::snprintf(bin, sizeof bin, "%.1f - %.1f", low, low + 0.1);
    return bin;
  }

  std::string by_;
  std::map<std::string, Rates> rows_;
};

// Errors that are the same words and the same kind, counted.
class ErrorList {
 public:
  void add(const EntityOutcome& outcome) {
    if (outcome.kind == EntityOutcome::Kind::right) return;
    std::string words = ScoredText(outcome.article->text).utf8(outcome.span);
    std::replace(words.begin(), words.end(), '\n', '/');
    const std::string kind = outcome.kind == EntityOutcome::Kind::missed ? "missed" : "spurious";
    auto& error = errors_[kind + "   " + outcome.type + "   " + words];
    if (!error.count++) error.example = outcome.article->id + ":" + std::to_string(outcome.span.begin) + (outcome.predicted ? "   " + outcome.predicted->rule : "");
  }
  void print(std::size_t most) const {
    std::vector<std::pair<std::string, Error>> sorted(errors_.begin(), errors_.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
    if (most) std::printf("\ntimes   error   first at\n");
    for (std::size_t i = 0; i < std::min(most, sorted.size()); ++i) std::printf("%5zu   %s   %s\n", sorted[i].second.count, sorted[i].first.c_str(), sorted[i].second.example.c_str());
  }

 private:
  struct Error {
    std::size_t count = 0;
    std::string example;
  };
  std::map<std::string, Error> errors_;
};

void print_links(const LinkScore& score) {
  if (score.gold == 0) return;
  const auto percent = [](std::size_t part, std::size_t whole) { return whole ? 100 * static_cast<double>(part) / static_cast<double>(whole) : 0; };
  std::printf("places with coordinates %zu, found %zu, of these linked %.1f %%, within %.0f km %.1f %% (%.1f %% of the linked)\n", score.gold, score.found, percent(score.linked, score.found), near_enough,
              percent(score.right, score.found), percent(score.right, score.linked));
}

EntityTypes types_of(const po::variables_map& values) {
  Problems problems;
  EntityTypes types = EntityTypes::load(default_home() + "/rules/evaluation/entity_types.txt", problems);
  if (!problems.empty()) throw LoadError(problems);
  std::set<std::string> kept;
  const std::string asked = values["types"].as<std::string>();
  for (const std::string_view type : split(asked, ','))
    if (!type.empty()) kept.emplace(type);
  types.keep(std::move(kept));
  return types;
}

}  // namespace

int evaluate_entities(const std::string& gold, const std::string& records, const Knowledge& knowledge, const po::variables_map& values) {
  const EntityTypes types = types_of(values);
  const EntityMetric metric(types);
  std::vector<EntityArticle> articles = read_entity_gold(gold);
  Pipeline pipeline(knowledge);
  if (records.empty())
    for (EntityArticle& article : articles) predict(article, pipeline, knowledge.gazetteers);
  else read_predictions(records, articles);
  EntityScore score;
  LinkScore links;
  Breakdown breakdown(values["by"].as<std::string>());
  ErrorList errors;
  for (const EntityArticle& article : articles) {
    metric.add(score, article, [&](const EntityOutcome& outcome) { breakdown.add(outcome), errors.add(outcome); });
    add_links(links, article, types);
  }
  print_score(score);
  print_links(links);
  if (!values["by"].as<std::string>().empty()) breakdown.print();
  errors.print(values["errors"].as<std::uint64_t>());
  return all_good;
}

}  // namespace saidby
