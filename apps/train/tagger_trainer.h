// An averaged perceptron over tagged articles, behind `saidby-train tagger` and `lexicon-tagger`. Features seen fewer than `minimum` times and weights near
// zero are dropped. Words that were one thing nearly always become lines "= <tab> word <tab> tag", which skip the model.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/document.h"

namespace saidby {

struct TaggedArticle {
  std::string text;
  Tokens tokens;               // with the gold tags; untagged ones are not learned
};

// The tag of a punctuation mark.
Tag mark_tag(std::string_view text);

class TaggerTrainer {
 public:
  explicit TaggerTrainer(std::vector<TaggedArticle> articles);

  void train(int epochs);
  // Weights below `least` are left out.
  void write(const std::string& path, float least) const;

 private:
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

  void find_fixed();
  void count_features();
  void train_article(TaggedArticle& article, std::size_t& right, std::size_t& all);

  template <class Visit>
  void for_each_free(TaggedArticle& article, Visit visit) {
    for (const Sentence& sentence : article.tokens.sentences)
      for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
        const Token& token = article.tokens.words[at];
        if (token.tag != Tag::untagged && !fixed_.contains(article.text.substr(token.span.begin, token.span.size()))) visit(sentence, at);
      }
  }

  static constexpr std::uint32_t minimum = 4;
  std::vector<TaggedArticle> articles_;
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;
  std::unordered_map<std::uint64_t, Trained> features_;
  std::vector<std::pair<std::string, Tag>> fixed_names_;
  std::unordered_set<std::string> fixed_;
  std::uint32_t step_ = 0;
};

}  // namespace saidby
