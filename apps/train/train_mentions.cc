// saidby-train mentions: weights of the two readings for names (4_mentions/reader.h) from articles with marked names.
//
// Each reading is a semi-Markov conditional random field, trained by AdaGrad with dual averaging, whose l1 term sets what
// doesn't help to zero (L. Xiao 2010). The second reading needs to see what a first reading finds in articles it was not
// trained on: the articles are cut into folds, and each fold is read by a model of the others.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <random>
#include <unordered_map>

#include "apps/train/gold.h"
#include "apps/train/name_trainer.h"
#include "apps/train/train.h"
#include "pipeline/1_text/text.h"
#include "pipeline/2_article/article.h"
#include "pipeline/4_mentions/reader.h"
#include "pipeline/pipeline.h"

namespace saidby {
namespace {

// An article ready to be read, with the names that it should give.
struct Sample {
  std::string id;
  Text text;
  Article article;
  Tokens tokens;
  std::unique_ptr<Evidence> evidence;
  std::unique_ptr<NameReader> reader;
  std::vector<NameSpan> gold;
};

std::optional<NameType> type_of(const std::string& name) {
  if (name == "PER") return NameType::person;
  if (name == "LOC") return NameType::place;
  if (name == "ORG") return NameType::organization;
  if (name == "MISC") return NameType::other;
  return std::nullopt;
}

struct Loaded {
  std::vector<std::unique_ptr<Sample>> samples;
  std::size_t names = 0, unaligned = 0;
};

// "Nairobi, Kenya" counts as two places, though the annotators were of two minds about it.
void add_gold(Sample& sample, std::uint32_t first, std::uint32_t last, NameType type) {
  const std::vector<Token>& words = sample.tokens.words;
  for (std::uint32_t at = first + 1; type == NameType::place && at + 1 < last; ++at)
    if (sample.text.view(words[at].span) == "," && Evidence::is_name_word(words[at + 1])) {
      add_gold(sample, first, at, type);
      return add_gold(sample, at + 1, last, type);
    }
  sample.gold.push_back({first, last, type, 1});
}

void align(const NamedArticle& article, Sample& sample, Loaded& loaded) {
  std::unordered_map<std::uint32_t, std::uint32_t> begins, ends;
  for (std::uint32_t i = 0; i < sample.tokens.words.size(); ++i) {
    begins[sample.tokens.words[i].span.begin] = i;
    ends[sample.tokens.words[i].span.end] = i + 1;
  }
  for (const NamedArticle::Name& name : article.names) {
    const auto type = type_of(name.type);
    if (!type) continue;
    ++loaded.names;
    const auto first = begins.find(name.span.begin), last = ends.find(name.span.end);
    if (first == begins.end() || last == ends.end()) ++loaded.unaligned;
    else add_gold(sample, first->second, last->second, *type);
  }
  std::sort(sample.gold.begin(), sample.gold.end(), [](const NameSpan& a, const NameSpan& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
}

Loaded load(const std::string& path, const Knowledge& knowledge) {
  Loaded loaded;
  Tokenizer tokenizer(knowledge.words.abbreviations());
  for (const NamedArticle& article : read_names(path)) {
    auto sample = std::make_unique<Sample>();
    sample->id = article.id;
    sample->text = make_text(article.text);
    sample->article = whole_article(sample->text);
    sample->tokens = tokenizer.tokenize(sample->text, sample->article);
    knowledge.tagger.tag(sample->text, sample->tokens);
    sample->evidence = std::make_unique<Evidence>(sample->text, sample->tokens, knowledge);
    sample->reader = std::make_unique<NameReader>(*sample->evidence);
    align(article, *sample, loaded);
    loaded.samples.push_back(std::move(sample));
  }
  return loaded;
}

// ---- features as numbers ----

class Vocabulary {
 public:
  std::uint32_t id(std::uint64_t key) {
    const auto [it, fresh] = ids_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
    if (fresh) keys_.push_back(key), articles_.push_back(0), last_.push_back(0);
    return it->second;
  }
  void count(std::uint32_t id, std::uint32_t article) {
    if (last_[id] == article + 1) return;
    last_[id] = article + 1;
    ++articles_[id];
  }
  std::size_t size() const { return keys_.size(); }
  std::uint64_t key(std::uint32_t id) const { return keys_[id]; }
  std::uint32_t articles(std::uint32_t id) const { return articles_[id]; }
  bool has(std::uint64_t key) const { return ids_.contains(key); }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> ids_;
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> articles_, last_;
};

struct Built {
  std::vector<NameExample> examples;
  std::size_t found = 0;   // gold names that are candidates
};

void add_memory(const Memory& memory, const Candidate& candidate, Features& out) {
  memory.before(candidate.first, out);
  memory.after(candidate.last, out);
  memory.span(candidate.first, candidate.last, out);
}

void add_example(const Sample& sample, std::uint32_t article, const Stretch& stretch, const Memory* memory, Vocabulary& vocabulary, Built& built) {
  NameExample example;
  example.article = article;
  example.lattice = {stretch.first, stretch.last, sample.reader->candidates_of(stretch)};
  Features features;
  const auto take = [&](std::vector<Ids>& group) {
    group.emplace_back();
    for (const std::uint64_t key : features.keys()) {
      group.back().push_back(vocabulary.id(key));
      vocabulary.count(group.back().back(), article);
    }
    features.clear();
  };
  const NameFeatures& named = sample.reader->features();
  const Sentence& sentence = sample.reader->sentence_of(stretch);
  for (std::uint32_t at = stretch.first; at < stretch.last; ++at) {
    named.word(at, sentence, features);
    if (memory) memory->word(at, features);
    take(example.word);
    if (sample.reader->can_begin(at)) named.open(at, sentence, features);
    take(example.open);
    if (sample.reader->can_end(at)) named.close(at, sentence, features);
    take(example.close);
  }
  for (std::uint32_t c = 0; c < example.lattice.candidates.size(); ++c) {
    const Candidate& candidate = example.lattice.candidates[c];
    named.span(candidate.first, candidate.last, stretch, sentence, features);
    if (memory) add_memory(*memory, candidate, features);
    take(example.span);
    for (const NameSpan& gold : sample.gold)
      if (gold.first == candidate.first && gold.last == candidate.last) example.gold.push_back({c, gold.type}), ++built.found;
  }
  built.examples.push_back(std::move(example));
}

// `memories`: names of a first reading by article, or none for the first reading itself.
Built build(const Loaded& loaded, const std::vector<std::vector<NameSpan>>* readings, Vocabulary& vocabulary, std::uint32_t least) {
  Built built;
  for (std::uint32_t i = 0; i < loaded.samples.size(); ++i) {
    const Sample& sample = *loaded.samples[i];
    std::unique_ptr<Memory> memory;
    if (readings) memory = std::make_unique<Memory>(*sample.evidence, (*readings)[i]);
    for (const Stretch& stretch : sample.reader->stretches()) add_example(sample, i, stretch, memory.get(), vocabulary, built);
  }
  for (NameExample& example : built.examples)
    each_feature(example, [&](Ids& ids) { std::erase_if(ids, [&](std::uint32_t id) { return vocabulary.articles(id) < least; }); });
  return built;
}

std::vector<std::vector<NameSpan>> read_folds(Built& built, const std::vector<char>& always, const NameSettings& settings, std::size_t articles) {
  std::vector<std::vector<NameSpan>> names(articles);
  for (std::size_t fold = 0; fold < settings.folds; ++fold) {
    const NameTrainer trainer = train_names(built.examples, always, settings, fold, "fold");
    for (NameExample& example : built.examples) {
      if (example.article % settings.folds != fold) continue;
      trainer.score(example, settings.keep);
      append_best_names(example.lattice, names[example.article]);
    }
  }
  return names;
}

// ---- results ----

using Weighted = std::unordered_map<std::uint64_t, NameModel::Row>;

void collect(const NameTrainer& trainer, const Vocabulary& vocabulary, std::size_t reading, float least, Weighted& rows) {
  for (std::uint32_t id = 0; id < vocabulary.size(); ++id) {
    TypeScores weights = trainer.weights(id);
    bool any = false;
    for (float& weight : weights) {
      weight = std::round(weight * 1000) / 1000;
      if (std::fabs(weight) < least) weight = 0;
      any = any || weight != 0;
    }
    if (!any) continue;
    NameModel::Row& row = rows[vocabulary.key(id)];
    row.key = vocabulary.key(id);
    row.scores[reading] = weights;
  }
}

std::string line_of(const std::string& name, const NameModel::Row& row) {
  std::string line = name;
  char buffer[64];
  for (std::size_t reading = 0; reading < NameModel::readings; ++reading)
    for (std::size_t type = 0; type < name_types; ++type) {
      if (row.scores[reading][type] == 0) continue;
      std::snprintf(buffer, sizeof buffer, "\t%s%s:%.3g", std::string(name_type_names[type]).c_str(), reading ? "2" : "", static_cast<double>(row.scores[reading][type]));
      line += buffer;
    }
  return line;
}

// Goes through all articles once more, now with names, to write down those that have weights.
std::vector<std::string> named_lines(const Loaded& loaded, const std::vector<std::vector<NameSpan>>& readings, const Weighted& rows) {
  std::vector<std::string> lines;
  std::unordered_map<std::uint64_t, bool> done;
  Features features(true);
  const auto take = [&] {
    for (std::size_t i = 0; i < features.keys().size(); ++i) {
      const auto row = rows.find(features.keys()[i]);
      if (row != rows.end() && done.try_emplace(row->first, true).second) lines.push_back(line_of(features.names()[i], row->second));
    }
    features.clear();
  };
  for (std::uint32_t s = 0; s < loaded.samples.size(); ++s) {
    const Sample& sample = *loaded.samples[s];
    const Memory memory(*sample.evidence, readings[s]);
    for (const Stretch& stretch : sample.reader->stretches()) {
      const Sentence& sentence = sample.reader->sentence_of(stretch);
      for (std::uint32_t at = stretch.first; at < stretch.last; ++at) {
        sample.reader->features().word(at, sentence, features);
        sample.reader->features().open(at, sentence, features);
        sample.reader->features().close(at, sentence, features);
        memory.word(at, features);
        take();
      }
      for (const Candidate& candidate : sample.reader->candidates_of(stretch)) {
        sample.reader->features().span(candidate.first, candidate.last, stretch, sentence, features);
        add_memory(memory, candidate, features);
        take();
      }
    }
  }
  return lines;
}

struct Tally {
  std::size_t right = 0, found = 0, wanted = 0;
  void print(const char* name) const {
    const double p = found ? 100.0 * static_cast<double>(right) / static_cast<double>(found) : 0, r = wanted ? 100.0 * static_cast<double>(right) / static_cast<double>(wanted) : 0;
    std::printf("%-13s P %.2f R %.2f F1 %.2f\n", name, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0);
  }
};

void print_scores(const Loaded& loaded, const std::vector<std::vector<NameSpan>>& names) {
  std::array<Tally, name_types> tallies{};
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const NameSpan& name : names[i]) {
      Tally& tally = tallies[static_cast<std::size_t>(name.type)];
      ++tally.found;
      tally.right += std::any_of(loaded.samples[i]->gold.begin(), loaded.samples[i]->gold.end(), [&](const NameSpan& gold) { return gold.first == name.first && gold.last == name.last && gold.type == name.type; });
    }
    for (const NameSpan& gold : loaded.samples[i]->gold) ++tallies[static_cast<std::size_t>(gold.type)].wanted;
  }
  Tally all;
  for (std::size_t type = 0; type < name_types; ++type) {
    tallies[type].print(std::string(name_type_names[type]).c_str());
    if (type < 3) all.right += tallies[type].right, all.found += tallies[type].found, all.wanted += tallies[type].wanted;
  }
  all.print("but others");
}

// The features that say that a rule sees the name: few, sure and often rare.
std::vector<char> of_rules(Vocabulary& vocabulary, const Knowledge& knowledge) {
  Features features;
  for (const Rule& rule : knowledge.name_rules.rules()) features.add("rule=", rule.id);
  std::vector<char> out(vocabulary.size());
  for (const std::uint64_t key : features.keys())
    if (vocabulary.has(key)) out[vocabulary.id(key)] = 1;
  return out;
}

// How often the words that a rule or a list sees are a name of its type in the gold, and how often they are a name of another type.
void print_evidence(const Loaded& loaded, const Knowledge& knowledge) {
  struct Count {
    std::size_t hits = 0, right = 0, bounds = 0;
  };
  std::map<std::string, Count> counts;
  const auto add = [&](const std::string& what, const Sample& sample, std::uint32_t first, std::uint32_t last, NameType type) {
    Count& count = counts[what];
    ++count.hits;
    for (const NameSpan& gold : sample.gold)
      if (gold.first == first && gold.last == last) ++count.bounds, count.right += gold.type == type;
  };
  for (const auto& sample : loaded.samples)
    for (std::uint32_t at = 0; at < sample->tokens.words.size(); ++at) {
      for (const RuleHit& hit : sample->evidence->rule_hits_at(at)) add("rule " + knowledge.name_rules.rules()[hit.rule].id, *sample, hit.first, hit.last, hit.type);
      for (const FoundName& name : sample->evidence->names_at(at))
        if (const auto type = name_kind(name.type)) add(std::string(knowledge.gazetteers.list_rule(name.hit.entry)) + (name.hit.weak() ? " weak" : ""), *sample, name.first, name.last, *type);
    }
  for (const auto& [what, count] : counts)
    std::printf("%-32s %6zu hits, %5.1f %% right, %5.1f %% names\n", what.c_str(), count.hits, 100.0 * static_cast<double>(count.right) / static_cast<double>(count.hits), 100.0 * static_cast<double>(count.bounds) / static_cast<double>(count.hits));
}

}  // namespace

int train_mentions(const KnowledgeOptions& options, const std::string& gold, const std::string& out) {
  const NameSettings chosen;
  const auto knowledge = Knowledge::load(options);
  const Loaded loaded = load(gold, *knowledge);
  std::fprintf(stderr, "%zu names, %zu not at the bounds of words\n", loaded.names, loaded.unaligned);
  Weighted rows;
  Vocabulary first;
  Built built = build(loaded, nullptr, first, chosen.least_articles);
  std::fprintf(stderr, "%zu stretches, %zu features, %zu names among the candidates\n", built.examples.size(), first.size(), built.found);
  std::vector<char> always = of_rules(first, *knowledge);
  collect(train_names(built.examples, always, chosen, chosen.folds, "first"), first, 0, chosen.least_weight, rows);
  const auto readings = read_folds(built, always, chosen, loaded.samples.size());
  print_scores(loaded, readings);
  Vocabulary second;
  built = build(loaded, &readings, second, chosen.least_articles);
  always = of_rules(second, *knowledge);
  if (std::getenv("SAIDBY_CROSS")) print_scores(loaded, read_folds(built, always, chosen, loaded.samples.size()));
  collect(train_names(built.examples, always, chosen, chosen.folds, "second"), second, 1, chosen.least_weight, rows);
  write_weights(out, "mentions " + gold.substr(gold.rfind('/') + 1), named_lines(loaded, readings, rows));
  std::fprintf(stderr, "%zu features have weights\n", rows.size());
  return 0;
}

int test_mentions(const std::string& home, const std::string& gold, const std::string& weights) {
  const auto knowledge = Knowledge::load({home, {}, "en"});
  const Loaded loaded = load(gold, *knowledge);
  Problems problems;
  const NameModel model = NameModel::load(weights, problems);
  if (!problems.empty()) throw LoadError(problems);
  for (const bool both : {false, true}) {
    std::vector<std::vector<NameSpan>> names;
    for (const auto& sample : loaded.samples) names.push_back(both ? sample->reader->read(model) : sample->reader->read_once(model));
    std::printf("%s\n", both ? "both readings" : "first reading");
    print_scores(loaded, names);
  }
  print_evidence(loaded, *knowledge);
  return 0;
}

}  // namespace saidby
