// saidby-train antecedents: weights for whom "he", "she" and "it" mean, from articles where that is annotated.
//
// The annotation (data/who-is-meant/*.tsv) names, for a phrase of an article, whom it means: article, start, end (code points), name ("-": nobody whom the article names; "A; B": these).
// What a pronoun before it was taken for is evidence too, so learning goes in rounds, each reading the articles with the weights of the round before.
#include <algorithm>
#include <cstdio>
#include <map>
#include <stdexcept>

#include "apps/train/choice_trainer.h"
#include "apps/train/gold.h"
#include "apps/train/train.h"
#include "pipeline/3_tokens/fold.h"
#include "pipeline/7_speakers/speakers.h"
#include "pipeline/8_records/offsets.h"
#include "pipeline/attribution_steps.h"
#include "pipeline/knowledge/data_file.h"
#include "pipeline/pipeline.h"

namespace saidby {
namespace {

// Some seven hundred pronouns: what is seen in a few articles only is no evidence.
constexpr ChoiceOptions options_of_antecedents{.epochs = 20, .minimum = 12, .sparsity = 2e-5, .articles = 10};
constexpr int rounds = 3;
constexpr std::uint32_t folds = 5;

struct Meant {
  std::uint32_t begin, end;          // code points
  std::vector<std::string> names;    // empty: nobody whom the article names
};
using WhoIsMeant = std::map<std::string, std::vector<Meant>>;   // by article

std::uint32_t number_of(std::string_view cell) { return static_cast<std::uint32_t>(std::stoul(std::string(cell))); }

WhoIsMeant read_who_is_meant(const std::string& path) {
  Problems problems;
  const std::string bytes = read_data_file(path, problems);
  if (!problems.empty()) throw LoadError(problems);
  WhoIsMeant all;
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    const std::vector<std::string_view> cells = split(line.text, '\t');
    if (cells.size() != 4) throw std::runtime_error(path + ":" + std::to_string(line.number) + ": must have article, start, end and name, separated by tabs");
    Meant meant{number_of(cells[1]), number_of(cells[2]), {}};
    if (cells[3] != "-")
      for (const std::string_view name : split(cells[3], ';')) meant.names.emplace_back(name);
    all[std::string(cells[0])].push_back(std::move(meant));
  }
  return all;
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words;
  const std::string folded = fold_word(name);
  for (const std::string_view word : split(folded, ' '))
    if (!word.empty() && word != "the") words.emplace_back(word.substr(0, word.find_first_of(".,'")));
  return words;
}

// The same person or organization, as far as two forms of a name tell: "Ann Lee", "Lee", "A. Lee"; "Lee Foundation", "the Ann Lee Foundation".
bool same_name(const std::string& a, const std::string& b) {
  const std::vector<std::string> one = words_of(a), other = words_of(b);
  if (one.empty() || other.empty()) return false;
  const auto& shorter = one.size() <= other.size() ? one : other;
  const auto& longer = one.size() <= other.size() ? other : one;
  if (std::all_of(shorter.begin(), shorter.end(), [&](const std::string& word) { return std::find(longer.begin(), longer.end(), word) != longer.end(); })) return true;
  return one.back() == other.back() && one.front().front() == other.front().front();
}

struct Judge {
  const Meant* meant;
  bool right(const Document& document, std::uint32_t entity) const {
    if (entity == none) return meant->names.empty();
    return std::any_of(meant->names.begin(), meant->names.end(), [&](const std::string& name) { return same_name(name, document.entities[entity].name); });
  }
};

class AntecedentTrainer {
 public:
  AntecedentTrainer(const Knowledge& knowledge, const std::string& gold_path, const std::string& who_path) : knowledge_(knowledge), lists_(knowledge.words), who_(read_who_is_meant(who_path)) {
    Pipeline pipeline(knowledge);
    for (GoldArticle& article : read_gold(gold_path)) {
      if (!who_.contains(article.id)) continue;
      Input input;
      input.id = article.id, input.bytes = article.text, input.kind = InputKind::text;
      documents_.push_back(pipeline.run(std::move(input)));
    }
  }

  std::vector<std::string> train(const std::string& what, const std::function<bool(std::uint32_t)>& include = {}) {
    std::vector<std::string> lines;
    for (int round = 0; round < rounds; ++round) {
      ChoiceTrainer trainer;
      const SpeakerModels models = with(lines);
      for (std::uint32_t d = 0; d < documents_.size(); ++d)
        if (!include || include(d)) add_examples(documents_[d], d, models, trainer);
      lines = trainer.train(options_of_antecedents, round + 1 == rounds ? what : "");
    }
    return lines;
  }

  // What is found, counted by the phrase: "he", "nominal" ...
  struct Counts {
    std::uint32_t right = 0, wrong = 0, unknown = 0, nobody = 0, missed = 0;
  };
  std::map<std::string, Counts> count(const std::vector<std::string>* lines, const std::function<bool(std::uint32_t)>& include = {}) const {
    std::map<std::string, Counts> counts;
    const SpeakerModels learned = lines ? with(*lines) : SpeakerModels();
    for (std::uint32_t d = 0; d < documents_.size(); ++d)
      if (!include || include(d)) count_in(documents_[d], lines ? learned : knowledge_.speakers, counts);
    return counts;
  }

 private:
  SpeakerModels with(const std::vector<std::string>& lines) const {
    std::string bytes;
    for (const std::string& line : lines) bytes += line + '\n';
    Problems problems;
    const std::string folder = default_home() + "/rules/7_speakers";
    SpeakerModels models = SpeakerModels::load(folder, folder + "/antecedent.weights", problems);
    models.antecedent = LinearModel::parse(bytes, "learned weights", problems);
    return models;
  }

  const Meant* meant_at(const Document& document, const Offsets& offset, Span span) const {
    for (const Meant& meant : who_.at(document.id))
      if (offset(span.begin) < meant.end && meant.begin < offset(span.end)) return &meant;
    return nullptr;
  }

  void attribute(const Document& document, const SpeakerModels& models, const std::function<void(const Reading&, const std::vector<Nominal>&, const AntecedentChoice&)>& watch, std::vector<Attribution>* out = nullptr) const {
    AttributionSteps steps(document, knowledge_, lists_);
    steps.match_rules(knowledge_);
    steps.find_statements(knowledge_.quotes);
    Speakers speakers = steps.find_speakers(models, [&](const AntecedentChoice& choice) { watch(steps.reading, steps.nominals, choice); });
    if (out) *out = std::move(speakers.attributions);
  }

  void add_examples(const Document& document, std::uint32_t number, const SpeakerModels& models, ChoiceTrainer& trainer) const {
    const Offsets offset(document.text.bytes, OffsetUnit::code_point);
    attribute(document, models, [&](const Reading& reading, const std::vector<Nominal>& nominals, const AntecedentChoice& choice) {
      const Nominal& pronoun = nominals[choice.pronoun];
      const Meant* meant = meant_at(document, offset, reading.span(pronoun.first, pronoun.last));
      if (!meant || pronoun.possessor) return;
      const Judge judge{meant};
      const bool known = std::any_of(choice.candidates.begin(), choice.candidates.end(), [&](const Antecedent& a) { return judge.right(document, a.entity); });
      trainer.begin(number);
      for (std::size_t i = 0; i < choice.candidates.size(); ++i) trainer.add(choice.features[i], known ? judge.right(document, choice.candidates[i].entity) : i == 0);
      trainer.end();
    });
  }

  void count_in(const Document& document, const SpeakerModels& models, std::map<std::string, Counts>& counts) const {
    std::vector<Attribution> attributions;
    attribute(document, models, [](const Reading&, const std::vector<Nominal>&, const AntecedentChoice&) {}, &attributions);
    const Offsets offset(document.text.bytes, OffsetUnit::code_point);
    for (const Meant& meant : who_.at(document.id)) {
      const auto found = std::find_if(attributions.begin(), attributions.end(), [&](const Attribution& a) { return !a.speaker.empty() && offset(a.speaker.begin) < meant.end && meant.begin < offset(a.speaker.end); });
      const std::string phrase = found == attributions.end() ? "" : fold_word(document.text.view(found->speaker));
      Counts& count = counts[phrase.empty() ? "(no quote of that speaker)" : phrase == "he" || phrase == "she" || phrase == "it" || phrase == "they" || phrase == "who" || phrase == "i" ? phrase : "nominal"];
      if (phrase.empty()) ++count.missed;
      else if (found->entity == none) ++(meant.names.empty() ? count.nobody : count.unknown);
      else ++(Judge{&meant}.right(document, found->entity) ? count.right : count.wrong);
    }
  }

  const Knowledge& knowledge_;
  const QuoteLists lists_;
  const WhoIsMeant who_;
  std::vector<Document> documents_;
};

void print(const std::map<std::string, AntecedentTrainer::Counts>& counts) {
  std::printf("%-28s %6s %6s %8s %8s   right of those named\n", "phrase", "right", "wrong", "unknown", "nobody");
  for (const auto& [phrase, c] : counts) {
    if (c.missed) std::printf("%-28s %u\n", phrase.c_str(), c.missed);
    else std::printf("%-28s %6u %6u %8u %8u   %.1f %%\n", phrase.c_str(), c.right, c.wrong, c.unknown, c.nobody, 100.0 * c.right / std::max(1u, c.right + c.wrong));
  }
}

}  // namespace

int train_antecedents(const KnowledgeOptions& options, const std::string& gold, const std::string& who, const std::string& folder) {
  const auto knowledge = Knowledge::load(options);
  AntecedentTrainer trainer(*knowledge, gold, who);
  std::map<std::string, AntecedentTrainer::Counts> held_out;
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    const std::vector<std::string> lines = trainer.train("", [&](std::uint32_t d) { return d % folds != fold; });
    for (const auto& [phrase, c] : trainer.count(&lines, [&](std::uint32_t d) { return d % folds == fold; })) {
      AntecedentTrainer::Counts& sum = held_out[phrase];
      sum.right += c.right, sum.wrong += c.wrong, sum.unknown += c.unknown, sum.nobody += c.nobody, sum.missed += c.missed;
    }
  }
  std::printf("held out, %u folds:\n", folds);
  print(held_out);
  write_weights(folder + "/7_speakers/antecedent.weights", "antecedents", trainer.train("antecedents"));
  return 0;
}

int test_antecedents(const KnowledgeOptions& options, const std::string& gold, const std::string& who) {
  const auto knowledge = Knowledge::load(options);
  print(AntecedentTrainer(*knowledge, gold, who).count(nullptr));
  return 0;
}

}  // namespace saidby
