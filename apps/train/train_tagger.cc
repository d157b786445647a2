// saidby-train tagger: weights of the part-of-speech tagger from articles that a parser has tagged.
#include <cstdio>
#include <map>
#include <unordered_map>

#include "apps/train/gold.h"
#include "apps/train/tagger_trainer.h"
#include "apps/train/train.h"
#include "pipeline/1_text/text.h"
#include "pipeline/2_article/article.h"
#include "pipeline/3_tokens/tagger.h"
#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/knowledge/word_lists.h"
#include "pipeline/pipeline.h"

namespace saidby {
namespace {

Tag treebank_tag(const std::string& name) {
  static const std::map<std::string, Tag> merged = {{"PRP$", Tag::PRPS}, {"WP$", Tag::WPS}, {"RBR", Tag::RB}, {"RBS", Tag::RB}, {"PDT", Tag::DT}, {"FW", Tag::NN}, {"LS", Tag::CD}, {"$", Tag::SYM}, {"#", Tag::SYM},
                                                    {",", Tag::COMMA}, {".", Tag::PERIOD}, {":", Tag::COLON}, {"``", Tag::OPEN}, {"''", Tag::CLOSE}, {"-LRB-", Tag::BRACKET}, {"-RRB-", Tag::BRACKET}};
  const auto it = merged.find(name);
  return it == merged.end() ? tag_named(name) : it->second;
}

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
