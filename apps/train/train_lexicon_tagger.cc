// saidby-train lexicon-tagger: weights of the part-of-speech tagger for a language without tagged articles.
//
// A lexicon of closed classes and endings, what is written with a capital inside a sentence, and what follows ("die
// geplante Reform": an adjective before a noun) give each word of plain articles a first tag. The perceptron learns from these and, having
// the neighbours as features, is right more often than they are. (After the idea of self-training: D. Yarowsky, ACL 1995.)
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <unordered_map>

#include "apps/train/gold.h"
#include "apps/train/tagger_trainer.h"
#include "apps/train/train.h"
#include "pipeline/1_text/text.h"
#include "pipeline/2_article/article.h"
#include "pipeline/3_tokens/fold.h"
#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/knowledge/word_lists.h"

namespace saidby {
namespace {

struct Lexicon {
  std::unordered_map<std::string, Tag> words;
  std::vector<std::pair<std::string, Tag>> endings;   // longest first

  explicit Lexicon(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::uint32_t number = 0;
    for (std::string line; std::getline(file, line);) {
      ++number;
      if (line.empty() || line[0] == '#') continue;
      std::istringstream cells(line);
      std::string name, word;
      cells >> name;
      const Tag tag = tag_named(name);
      if (tag == Tag::untagged) throw std::runtime_error(path + ":" + std::to_string(number) + ": no such tag: " + name);
      while (cells >> word)
        if (word.size() > 1 && word[0] == '-') endings.emplace_back(word.substr(1), tag);
        else words.emplace(word, tag);
    }
    std::stable_sort(endings.begin(), endings.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  }

  Tag by_ending(std::string_view word) const {
    for (const auto& [ending, tag] : endings)
      if (word.size() > ending.size() + 2 && word.ends_with(ending)) return tag;
    return Tag::untagged;
  }
};

// How often a capitalised word stands behind a determiner or an adjective: nouns do, names seldom.
struct NounCounts {
  std::unordered_map<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>> seen;   // form -> behind a determiner, all
  bool is_noun(const Token& token) const {
    const auto it = seen.find(token.form);
    return it != seen.end() && 6 * it->second.first >= it->second.second && it->second.first > 0;
  }
};

class FirstTags {
 public:
  FirstTags(const Lexicon& lexicon, const WordLists& lists, const NounCounts& nouns) : lexicon_(lexicon), lists_(lists), nouns_(nouns), say_(lists.list("say")), weak_(lists.list("say_weak")), think_(lists.list("think")) {}

  void tag(const std::string& text, std::vector<Token>& words, const Sentence& sentence) const {
    for (std::uint32_t at = sentence.first; at < sentence.last; ++at) words[at].tag = alone(text, words[at], at == sentence.first);
    for (std::uint32_t at = sentence.last; at-- > sentence.first;) words[at].tag = beside(text, words, sentence, at);
  }

 private:
  static std::string_view bytes(const std::string& text, const Token& token) { return std::string_view(text).substr(token.span.begin, token.span.size()); }

  Tag alone(const std::string& text, const Token& token, bool first) const {
    const std::string_view word = bytes(text, token);
    if (token.kind == TokenKind::punctuation) return mark_tag(word);
    if (token.shape == Shape::digits) return Tag::CD;
    const std::string folded = fold_word(word);
    const auto known = lexicon_.words.find(folded);
    if (known != lexicon_.words.end() && (token.shape == Shape::lower || first)) return known->second;
    if (token.shape != Shape::lower && (!first || !verb(token))) return nouns_.is_noun(token) ? Tag::NN : Tag::NNP;
    return Tag::untagged;
  }

  bool verb(const Token& token) const { return lists_.in(token, say_) || lists_.in(token, weak_) || lists_.in(token, think_); }

  // A lower-case word that the lexicon doesn't name; what follows has its tag.
  Tag beside(const std::string& text, const std::vector<Token>& words, const Sentence& sentence, std::uint32_t at) const {
    const Token& token = words[at];
    const std::string_view word = bytes(text, token);
    const Tag next = at + 1 < sentence.last ? words[at + 1].tag : Tag::PERIOD;
    const Tag before = at > sentence.first ? words[at - 1].tag : Tag::PERIOD;
    if (token.tag == Tag::DT && at > sentence.first && (before == Tag::COMMA || (before == Tag::IN && at > sentence.first + 1 && words[at - 2].tag == Tag::COMMA)) && !is_noun(next) && !is_adjective(next) && next != Tag::untagged) return Tag::WDT;   // "der Mann, der sagte"
    if (token.tag == Tag::TO && next != Tag::VB) return Tag::IN;
    if (token.tag == Tag::PRPS && (word == "ihr" || word == "Ihr") && !is_noun(next) && !is_adjective(next)) return Tag::PRP;
    if (token.tag != Tag::untagged) return token.tag;
    const bool inflected = word.ends_with("e") || word.ends_with("en") || word.ends_with("er") || word.ends_with("es") || word.ends_with("em");
    if (inflected && (is_noun(next) || is_adjective(next)) && !(verb(token) && before != Tag::DT && before != Tag::IN && before != Tag::PRPS && !is_adjective(before))) return Tag::JJ;
    const bool ends_clause = next == Tag::PERIOD || next == Tag::COMMA || next == Tag::COLON || next == Tag::CC || is_finite_verb(next) || next == Tag::VBN;
    const bool ge = word.starts_with("ge") || (word.size() > 5 && (word.starts_with("ver") || word.starts_with("be") || word.starts_with("er") || word.starts_with("ent") || word.starts_with("zer") || word.find("ge", 1) != std::string_view::npos));
    if (ends_clause && ge && (word.ends_with("t") || word.ends_with("en")) && helper_before(words, sentence, at)) return Tag::VBN;
    if (before == Tag::TO || (word.ends_with("en") && modal_before(words, sentence, at))) return Tag::VB;
    if (const Tag ending = lexicon_.by_ending(word); ending != Tag::untagged && !verb(token)) return ending == Tag::JJ && !is_noun(next) && !inflected ? Tag::JJ : ending;
    if (word.ends_with("te") || word.ends_with("ten")) return Tag::VBD;
    if (verb(token)) return word.ends_with("en") ? Tag::VBP : word.ends_with("t") || word.ends_with("e") ? Tag::VBZ : Tag::VBD;
    if (word.ends_with("t") && word.size() > 3) return Tag::VBZ;
    if (word.ends_with("en") && ends_clause) return Tag::VBP;
    return inflected ? Tag::JJ : Tag::RB;
  }

  static bool helper_before(const std::vector<Token>& words, const Sentence& sentence, std::uint32_t at) {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
      if (i != at && (words[i].tag == Tag::VBD || words[i].tag == Tag::VBZ || words[i].tag == Tag::VBP || words[i].tag == Tag::MD)) return true;
    return false;
  }
  static bool modal_before(const std::vector<Token>& words, const Sentence& sentence, std::uint32_t at) {
    for (std::uint32_t i = sentence.first; i < at; ++i)
      if (words[i].tag == Tag::MD) return true;
    return false;
  }

  const Lexicon& lexicon_;
  const WordLists& lists_;
  const NounCounts& nouns_;
  int say_, weak_, think_;
};

// Verbs of reporting that stand in for each other, so that the ones that no article has are learned too: "sagte er" -> "beteuerte er", in turn, of those with the same ending.
class OtherVerbs {
 public:
  OtherVerbs(const std::string& rules, const WordLists& lists) : lists_(lists) {
    for (const char* name : {"say", "say_weak", "think"}) {
      std::ifstream file(rules + "/words/" + name + ".txt");
      for (std::string line; std::getline(file, line);)
        if (!line.empty() && line[0] != '#') add_forms(line.substr(0, line.find("  #")));
    }
  }

  std::string in(const std::string& text, const std::vector<Token>& words) {
    std::string out;
    std::size_t from = 0;
    for (const Token& token : words) {
      if (token.shape != Shape::lower || !(lists_.in(token, lists_.list("say")) || lists_.in(token, lists_.list("say_weak")) || lists_.in(token, lists_.list("think")))) continue;
      auto& [forms, next] = by_ending_[ending(text.substr(token.span.begin, token.span.size()))];
      if (forms.empty()) continue;
      out += text.substr(from, token.span.begin - from) + forms[next++ % forms.size()];
      from = token.span.end;
    }
    return out + text.substr(from);
  }

 private:
  static std::string ending(const std::string& form) {
    for (const char* end : {"ten", "te", "end", "en", "et", "iert", "t", "e"})
      if (form.ends_with(end)) return (form.starts_with("ge") || form.find("ge", 1) < 5 ? "ge-" : "-") + std::string(end);
    return "";
  }

  void add_forms(const std::string& line) {
    std::istringstream cells(line);
    for (std::string form; std::getline(cells >> std::ws, form, ',');)
      if (form.find(' ') == std::string::npos && form == fold_word(form)) by_ending_[ending(form)].first.push_back(form);
  }

  const WordLists& lists_;
  std::map<std::string, std::pair<std::vector<std::string>, std::size_t>> by_ending_;
};

// Articles with first tags.
std::vector<TaggedArticle> first_tagged(const std::vector<std::string>& texts, const Lexicon& lexicon, const WordLists& lists) {
  Tokenizer tokenizer(lists.abbreviations());
  std::vector<TaggedArticle> articles;
  NounCounts nouns;
  for (const std::string& bytes : texts) {
    const Text text = make_text(bytes);
    articles.push_back({bytes, tokenizer.tokenize(text, whole_article(text))});
    const std::vector<Token>& words = articles.back().tokens.words;
    const auto determiner = [&](std::size_t at) {
      const auto known = lexicon.words.find(fold_word(text.view(words[at].span)));
      return (known != lexicon.words.end() && (known->second == Tag::DT || known->second == Tag::PRPS)) || (words[at].shape == Shape::lower && lexicon.by_ending(text.view(words[at].span)) == Tag::JJ);
    };
    for (std::size_t at = 1; at < words.size(); ++at)
      if (words[at].shape != Shape::lower && words[at].kind != TokenKind::punctuation) {
        auto& [behind, all] = nouns.seen[words[at].form];
        behind += determiner(at - 1), ++all;
      }
  }
  const FirstTags tags(lexicon, lists, nouns);
  for (TaggedArticle& article : articles)
    for (const Sentence& sentence : article.tokens.sentences) tags.tag(article.text, article.tokens.words, sentence);
  return articles;
}

// The articles, and each again with other verbs of reporting.
std::vector<std::string> with_other_verbs(const std::string& path, const std::string& rules, const WordLists& lists) {
  Tokenizer tokenizer(lists.abbreviations());
  OtherVerbs verbs(rules, lists);
  std::vector<std::string> texts;
  for (const GoldArticle& gold : read_gold(path)) {
    const Text text = make_text(gold.text);
    const Tokens tokens = tokenizer.tokenize(text, whole_article(text));
    texts.push_back(gold.text);
    texts.push_back(verbs.in(gold.text, tokens.words));
  }
  return texts;
}

}  // namespace

int train_lexicon_tagger(const std::string& rules, const std::string& texts, const std::string& out) {
  Problems problems;
  const WordLists lists = WordLists::load(rules + "/words", problems);
  if (!problems.empty()) throw LoadError(problems);
  TaggerTrainer trainer(first_tagged(with_other_verbs(texts, rules, lists), Lexicon(rules + "/3_tokens/lexicon.txt"), lists));
  trainer.train(4);
  trainer.write(out, 0.35f);
  return 0;
}

}  // namespace saidby
