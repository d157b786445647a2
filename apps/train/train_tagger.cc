// saidby-train tagger: weights of the part-of-speech tagger from articles that a parser has tagged.
//
// An averaged perceptron over the features of 3_tokens/tagger.cc; features seen fewer than `minimum` times and weights near
// zero are dropped. Words that were one thing nearly always become lines "= <tab> word <tab> tag", which skip the model.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <random>
#include <unordered_map>
#include <unordered_set>

#include "apps/train/gold.h"
#include "apps/train/train.h"
#include "pipeline/1_text/text.h"
#include "pipeline/2_article/article.h"
#include "pipeline/3_tokens/tagger.h"
#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/knowledge/word_lists.h"
#include "pipeline/pipeline.h"

namespace saidby {
namespace {

Tag mark_tag(std::string_view text) {
  if (text == ",") return Tag::COMMA;
  if (text == "." || text == "!" || text == "?") return Tag::PERIOD;
  if (text == ":" || text == ";" || text == "\u2014" || text == "\u2013" || text == "..." || text == "\u2026") return Tag::COLON;
  if (text == "-" || text == "\u2010" || text == "/") return Tag::HYPHEN;
  if (text == "\u201C" || text == "\u2018" || text == "\u00AB" || text == "\u201E" || text == "`") return Tag::OPEN;
  if (text == "\u201D" || text == "\"" || text == "\u2019" || text == "'" || text == "\u00BB") return Tag::CLOSE;
  if (text == "(" || text == ")" || text == "[" || text == "]" || text == "{" || text == "}") return Tag::BRACKET;
  return Tag::SYM;
}

Tag treebank_tag(const std::string& name) {
  static const std::map<std::string, Tag> merged = {{"PRP$", Tag::PRPS}, {"WP$", Tag::WPS}, {"RBR", Tag::RB}, {"RBS", Tag::RB}, {"PDT", Tag::DT}, {"FW", Tag::NN}, {"LS", Tag::CD}, {"$", Tag::SYM}, {"#", Tag::SYM},
                                                    {",", Tag::COMMA}, {".", Tag::PERIOD}, {":", Tag::COLON}, {"``", Tag::OPEN}, {"''", Tag::CLOSE}, {"-LRB-", Tag::BRACKET}, {"-RRB-", Tag::BRACKET}};
  const auto it = merged.find(name);
  return it == merged.end() ? tag_named(name) : it->second;
}

struct TaggedArticle {
  std::string text;
  Tokens tokens;               // with the gold tags
};

std::vector<TaggedArticle> tagged_articles(const std::string& gold_path, const std::string& syntax_path, Tokenizer& tokenizer) {
  std::unordered_map<std::string, SyntaxArticle> syntax;
  for (SyntaxArticle& article : read_syntax(syntax_path)) syntax[article.id] = std::move(article);
  std::vector<TaggedArticle> articles;
  for (const GoldArticle& gold : read_gold(gold_path)) {
    const Text text = make_text(gold.text);
    TaggedArticle article{gold.text, tokenizer.tokenize(text, whole_article(text))};
    const std::vector<std::uint32_t> offsets = byte_offsets(gold.text);
    const auto& parsed = syntax[gold.id].tokens;
    std::size_t at = 0;
    for (Token& token : article.tokens.words) {
      while (at < parsed.size() && offsets[parsed[at].end] <= token.span.begin) ++at;
      const bool covered = at < parsed.size() && offsets[parsed[at].begin] <= token.span.begin;
      token.tag = token.kind == TokenKind::punctuation ? mark_tag(text.view(token.span)) : covered ? treebank_tag(parsed[at].tag) : Tag::untagged;
    }
    articles.push_back(std::move(article));
  }
  return articles;
}

using Scores = std::array<float, tag_names.size()>;

// Weights of one feature, with what averaging needs.
struct Trained {
  std::string name;
  std::uint32_t count = 0;
  Scores value{}, total{};
  std::array<std::uint32_t, tag_names.size()> since{};

  void add(std::size_t tag, float change, std::uint32_t step) {
    total[tag] += value[tag] * static_cast<float>(step - since[tag]);
    since[tag] = step;
    value[tag] += change;
  }
};

class TaggerTrainer {
 public:
  explicit TaggerTrainer(std::vector<TaggedArticle> articles) : articles_(std::move(articles)) {
    find_fixed();
    count_features();
  }

  void train(int epochs) {
    std::vector<std::size_t> order(articles_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::mt19937 random(1);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      std::shuffle(order.begin(), order.end(), random);
      std::size_t right = 0, all = 0;
      for (const std::size_t article : order) train_article(articles_[article], right, all);
      std::fprintf(stderr, "epoch %d: %.2f %% right while learning\n", epoch + 1, 100.0 * static_cast<double>(right) / static_cast<double>(all));
    }
  }

  void write(const std::string& path, float least) const {
    std::vector<std::string> lines;
    for (const auto& [word, tag] : fixed_names_) lines.push_back("=\t" + word + "\t" + std::string(name_of(tag)));
    for (const auto& [key, feature] : features_) {
      std::string line = feature.name;
      for (std::size_t tag = 1; tag < tag_names.size(); ++tag) {
        const float average = (feature.total[tag] + feature.value[tag] * static_cast<float>(step_ - feature.since[tag])) / static_cast<float>(step_);
        if (std::abs(average) < least) continue;
        char buffer[48];
        std::snprintf(buffer, sizeof buffer, "\t%s:%.2f", tag_names[tag].data(), average);
        line += buffer;
      }
      if (line.size() > feature.name.size()) lines.push_back(std::move(line));
    }
    write_weights(path, "tagger", std::move(lines));
  }

 private:
  void find_fixed() {
    std::map<std::string, std::map<Tag, std::size_t>> seen;
    for (const TaggedArticle& article : articles_)
      for (const Token& token : article.tokens.words)
        if (token.tag != Tag::untagged) ++seen[article.text.substr(token.span.begin, token.span.size())][token.tag];
    for (const auto& [word, tags] : seen) {
      std::size_t all = 0;
      const auto best = std::max_element(tags.begin(), tags.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      for (const auto& [tag, count] : tags) all += count;
      if (all < 20 || static_cast<double>(best->second) < 0.995 * static_cast<double>(all)) continue;
      fixed_names_.emplace_back(word, best->first);
      fixed_.insert(word);
    }
  }

  void count_features() {
    Features features(true);
    for (TaggedArticle& article : articles_)
      for_each_free(article, [&](const Sentence& sentence, std::uint32_t at) {
        features.clear();
        tagger_features(article.text, article.tokens.words, sentence.first, sentence.last, at, features);
        for (std::size_t i = 0; i < features.keys().size(); ++i) {
          auto& entry = counts_[features.keys()[i]];
          if (++entry == minimum) features_[features.keys()[i]].name = features.names()[i];
        }
      });
    counts_.clear();
    std::fprintf(stderr, "%zu features, %zu fixed words\n", features_.size(), fixed_.size());
  }

  template <class Visit>
  void for_each_free(TaggedArticle& article, Visit visit) {
    for (const Sentence& sentence : article.tokens.sentences)
      for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
        const Token& token = article.tokens.words[at];
        if (token.tag != Tag::untagged && !fixed_.contains(article.text.substr(token.span.begin, token.span.size()))) visit(sentence, at);
      }
  }

  void train_article(TaggedArticle& article, std::size_t& right, std::size_t& all) {
    std::vector<Token> gold = article.tokens.words;
    Features features;
    for_each_free(article, [&](const Sentence& sentence, std::uint32_t at) {
      features.clear();
      tagger_features(article.text, article.tokens.words, sentence.first, sentence.last, at, features);
      Scores scores{};
      std::vector<Trained*> on;
      for (const std::uint64_t key : features.keys())
        if (const auto it = features_.find(key); it != features_.end()) on.push_back(&it->second);
      for (const Trained* feature : on)
        for (std::size_t tag = 0; tag < scores.size(); ++tag) scores[tag] += feature->value[tag];
      const auto guess = static_cast<std::size_t>(std::max_element(scores.begin() + 1, scores.end()) - scores.begin());
      const auto truth = static_cast<std::size_t>(gold[at].tag);
      ++step_, ++all, right += guess == truth;
      for (Trained* feature : on)
        if (guess != truth) feature->add(truth, 1, step_), feature->add(guess, -1, step_);
      article.tokens.words[at].tag = static_cast<Tag>(guess);
    });
    article.tokens.words = std::move(gold);
  }

  static constexpr std::uint32_t minimum = 4;
  std::vector<TaggedArticle> articles_;
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;
  std::unordered_map<std::uint64_t, Trained> features_;
  std::vector<std::pair<std::string, Tag>> fixed_names_;
  std::unordered_set<std::string> fixed_;
  std::uint32_t step_ = 0;
};

}  // namespace

int train_tagger(const std::string& home, const std::string& gold, const std::string& syntax, const std::string& out) {
  Problems problems;
  const WordLists words = WordLists::load(home + "/rules/words", problems);
  if (!problems.empty()) throw LoadError(problems);
  Tokenizer tokenizer(words.abbreviations());
  TaggerTrainer trainer(tagged_articles(gold, syntax, tokenizer));
  trainer.train(8);
  trainer.write(out, 0.35f);
  return 0;
}

int test_tagger(const std::string& home, const std::string& gold, const std::string& syntax, const std::string& weights) {
  Problems problems;
  const WordLists words = WordLists::load(home + "/rules/words", problems);
  const Tagger tagger = Tagger::load(weights, problems);
  if (!problems.empty()) throw LoadError(problems);
  Tokenizer tokenizer(words.abbreviations());
  std::size_t right = 0, all = 0, verbs = 0, verbs_right = 0;
  for (TaggedArticle& article : tagged_articles(gold, syntax, tokenizer)) {
    const std::vector<Token> truth = article.tokens.words;
    for (const Sentence& sentence : article.tokens.sentences) tagger.tag(article.text, article.tokens.words, sentence.first, sentence.last);
    for (std::size_t i = 0; i < truth.size(); ++i) {
      if (truth[i].tag == Tag::untagged) continue;
      ++all, right += truth[i].tag == article.tokens.words[i].tag;
      verbs += is_verb(truth[i].tag), verbs_right += is_verb(truth[i].tag) && is_verb(article.tokens.words[i].tag);
    }
  }
  std::printf("%zu tokens, %.2f %% right; of %zu verbs %.2f %% tagged as verbs\n", all, 100.0 * static_cast<double>(right) / static_cast<double>(all), verbs, 100.0 * static_cast<double>(verbs_right) / static_cast<double>(verbs));
  return 0;
}

}  // namespace saidby
