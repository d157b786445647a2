// saidby-train clusters: words that stand in the same company, from raw articles, for gazetteers/word_clusters.tsv.
//
// The classes of a two-word class model by exchange (S. Martin, J. Liermann and H. Ney, "Algorithms for bigram and trigram
// word clustering", 1998): each word in turn moves to the class where the model's likelihood is greatest, until few move.
//   leader spokesman witness lawyer historian ...      Geneva Lagos Cairo Nairobi ...
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <unordered_map>

#include "apps/train/gold.h"
#include "apps/train/train.h"
#include "pipeline/1_text/text.h"
#include "pipeline/2_article/article.h"
#include "pipeline/3_tokens/fold.h"
#include "pipeline/pipeline.h"

namespace saidby {
namespace {

constexpr std::uint32_t classes = 100;
constexpr std::uint32_t least_count = 3;   // rarer words are all one
constexpr int rounds = 8;

// Words as numbers; 0 begins a sentence, 1 is any rare word, 2 any number.
struct Corpus {
  std::vector<std::string> words = {"<sentence>", "<rare>", "<number>"};
  std::vector<std::uint32_t> sequence;
};

Corpus read_corpus(const std::vector<std::string>& paths, const Knowledge& knowledge) {
  Corpus all;
  std::unordered_map<std::string, std::uint32_t> ids;
  Tokenizer tokenizer(knowledge.words.abbreviations());
  for (const std::string& path : paths)
    for (const std::string& bytes : read_texts(path)) {
      const Text text = make_text(bytes);
      const Tokens tokens = tokenizer.tokenize(text, find_article(text, InputKind::text, knowledge.article));
      for (const Sentence& sentence : tokens.sentences) {
        all.sequence.push_back(0);
        for (std::uint32_t at = sentence.first; at < sentence.last; ++at) {
          const auto [it, fresh] = ids.try_emplace(fold_word(text.view(tokens.words[at].span)), static_cast<std::uint32_t>(all.words.size()));
          if (fresh) all.words.push_back(it->first);
          all.sequence.push_back(tokens.words[at].kind == TokenKind::number ? 2 : it->second);
        }
      }
    }
  return all;
}

// The commoner words alone, commonest first; the others become <rare>.
Corpus without_rare(const Corpus& all) {
  std::vector<std::uint32_t> counts(all.words.size()), order, place(all.words.size(), 1);
  for (const std::uint32_t word : all.sequence) ++counts[word];
  for (std::uint32_t word = 3; word < all.words.size(); ++word)
    if (counts[word] >= least_count) order.push_back(word);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
  Corpus common;
  place[0] = 0, place[2] = 2;
  for (const std::uint32_t word : order) {
    place[word] = static_cast<std::uint32_t>(common.words.size());
    common.words.push_back(all.words[word]);
  }
  for (const std::uint32_t word : all.sequence) common.sequence.push_back(place[word]);
  return common;
}

double entropy(double count) { return count > 0.5 ? count * std::log(count) : 0.0; }

class Exchange {
 public:
  explicit Exchange(const Corpus& corpus) : size_(corpus.words.size()), after_(size_), before_(size_), count_(size_), class_(size_), class_count_(classes), pair_count_(std::size_t{classes} * classes) {
    std::vector<std::map<std::uint32_t, double>> after(size_), before(size_);
    for (std::size_t i = 0; i < corpus.sequence.size(); ++i) {
      ++count_[corpus.sequence[i]];
      if (i == 0) continue;
      ++after[corpus.sequence[i - 1]][corpus.sequence[i]];
      ++before[corpus.sequence[i]][corpus.sequence[i - 1]];
    }
    for (std::size_t word = 0; word < size_; ++word) {
      after_[word].assign(after[word].begin(), after[word].end());
      before_[word].assign(before[word].begin(), before[word].end());
      class_[word] = static_cast<std::uint32_t>(word % classes);
      class_count_[class_[word]] += count_[word];
    }
    for (std::size_t word = 0; word < size_; ++word)
      for (const auto& [next, count] : after_[word]) pair(class_[word], class_[next]) += count;
  }

  // Number of words that moved.
  std::size_t round() {
    std::size_t moved = 0;
    for (std::uint32_t word = 0; word < size_; ++word) moved += exchange(word);
    return moved;
  }
  std::uint32_t class_of(std::size_t word) const { return class_[word]; }

 private:
  using Neighbours = std::vector<std::pair<std::uint32_t, double>>;
  double& pair(std::uint32_t a, std::uint32_t b) { return pair_count_[std::size_t{a} * classes + b]; }

  // A word's company by class, itself left out.
  std::vector<std::pair<std::uint32_t, double>> by_class(const Neighbours& neighbours, std::uint32_t word) const {
    std::vector<double> sums(classes);
    for (const auto& [other, count] : neighbours)
      if (other != word) sums[class_[other]] += count;
    Neighbours out;
    for (std::uint32_t c = 0; c < classes; ++c)
      if (sums[c] > 0) out.push_back({c, sums[c]});
    return out;
  }

  void move(std::uint32_t to, const Neighbours& after, const Neighbours& before, double self, double count, double sign) {
    for (const auto& [c, n] : after) pair(to, c) += sign * n;
    for (const auto& [c, n] : before) pair(c, to) += sign * n;
    pair(to, to) += sign * self;
    class_count_[to] += sign * count;
  }

  bool exchange(std::uint32_t word) {
    const Neighbours after = by_class(after_[word], word), before = by_class(before_[word], word);
    double self = 0;
    for (const auto& [other, n] : after_[word])
      if (other == word) self += n;
    const std::uint32_t old = class_[word];
    move(old, after, before, self, count_[word], -1);
    std::uint32_t best = old;
    double best_gain = gain(old, after, before, self, count_[word]) + 1e-9;
    for (std::uint32_t c = 0; c < classes; ++c) {
      const double g = gain(c, after, before, self, count_[word]);
      if (g > best_gain) best_gain = g, best = c;
    }
    move(best, after, before, self, count_[word], 1);
    class_[word] = best;
    return best != old;
  }

  double gain(std::uint32_t to, const Neighbours& after, const Neighbours& before, double self, double count) {
    double sum = 0, own = self;
    for (const auto& [c, n] : after) {
      if (c == to) own += n;
      else sum += entropy(pair(to, c) + n) - entropy(pair(to, c));
    }
    for (const auto& [c, n] : before) {
      if (c == to) own += n;
      else sum += entropy(pair(c, to) + n) - entropy(pair(c, to));
    }
    return sum + entropy(pair(to, to) + own) - entropy(pair(to, to)) - 2 * (entropy(class_count_[to] + count) - entropy(class_count_[to]));
  }

  std::size_t size_;
  std::vector<Neighbours> after_, before_;
  std::vector<double> count_;
  std::vector<std::uint32_t> class_;
  std::vector<double> class_count_, pair_count_;
};

bool is_plain(const std::string& word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0xC3; }) && word.find_first_of("<>\t\"\xCC\xCD") == std::string::npos;   // nor combining marks
}

}  // namespace

int train_clusters(const std::string& home, const std::vector<std::string>& paths, const std::string& out) {
  const auto knowledge = Knowledge::load({home, {}, "en"});
  const Corpus corpus = without_rare(read_corpus(paths, *knowledge));
  std::fprintf(stderr, "%zu words, %zu different\n", corpus.sequence.size(), corpus.words.size());
  Exchange exchange(corpus);
  for (int round = 0; round < rounds; ++round) std::fprintf(stderr, "round %d: %zu moved\n", round + 1, exchange.round());
  std::map<std::string, std::uint32_t> rows;
  for (std::size_t word = 3; word < corpus.words.size(); ++word)
    if (is_plain(corpus.words[word])) rows[corpus.words[word]] = exchange.class_of(word);
  std::ofstream file(out, std::ios::binary);
  file << "name\tcluster\n";
  for (const auto& [word, number] : rows) file << word << '\t' << number << '\n';
  file.close();
  if (!file) throw std::runtime_error(out + ": can't be written");
  return 0;
}

}  // namespace saidby
