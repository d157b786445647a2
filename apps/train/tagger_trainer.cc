#include "apps/train/tagger_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <random>

#include "apps/train/train.h"
#include "pipeline/3_tokens/tagger.h"

namespace saidby {

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

TaggerTrainer::TaggerTrainer(std::vector<TaggedArticle> articles) : articles_(std::move(articles)) {
  find_fixed();
  count_features();
}

void TaggerTrainer::train(int epochs) {
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

void TaggerTrainer::write(const std::string& path, float least) const {
  std::vector<std::string> lines;
  for (const auto& [word, tag] : fixed_names_) lines.push_back("=\t" + word + "\t" + std::string(name_of(tag)));
  for (const auto& [key, feature] : features_) {
    std::string line = feature.name;
    for (std::size_t tag = 1; tag < tag_names.size(); ++tag) {
      const float average = (feature.total[tag] + feature.value[tag] * static_cast<float>(step_ - feature.since[tag])) / static_cast<float>(step_);
      if (std::abs(average) < least) continue;
      char buffer[48];
      std::snprintf(buffer, sizeof buffer, "\t%s:%.2f", tag_names[tag].text.data(), average);
      line += buffer;
    }
    if (line.size() > feature.name.size()) lines.push_back(std::move(line));
  }
  write_weights(path, "tagger", std::move(lines));
}

void TaggerTrainer::find_fixed() {
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

void TaggerTrainer::count_features() {
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

void TaggerTrainer::train_article(TaggedArticle& article, std::size_t& right, std::size_t& all) {
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

}  // namespace saidby
