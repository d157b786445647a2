// saidby-train: see train.h. A developer's tool; the program that users run is saidby.
#include "apps/train/train.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "pipeline/knowledge/knowledge.h"

namespace saidby {

void write_weights(const std::string& path, const std::string& what, std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  write_in_order(path, what, lines);
}

void write_in_order(const std::string& path, const std::string& what, const std::vector<std::string>& lines) {
  const std::string temporary = path + ".tmp";
  std::ofstream out(temporary, std::ios::binary);
  out << "# made by saidby-train " << what << "; see docs/training.md\n";
  for (const std::string& line : lines) out << line << '\n';
  out.close();
  if (!out) throw std::runtime_error(temporary + ": can't be written");
  std::filesystem::rename(temporary, path);
}

namespace {

constexpr const char* usage = R"(usage: saidby-train tagger GOLD.jsonl SYNTAX.jsonl OUT.weights
       saidby-train test-tagger GOLD.jsonl SYNTAX.jsonl WEIGHTS
       saidby-train lexicon-tagger RULES-FOLDER TEXTS.jsonl OUT.weights
       saidby-train quotes GOLD.jsonl RULES-FOLDER [LANGUAGE]
       saidby-train cross-quotes GOLD.jsonl OUT.jsonl [LANGUAGE]
       saidby-train antecedents GOLD.jsonl WHO-IS-MEANT.tsv RULES-FOLDER
       saidby-train test-antecedents GOLD.jsonl WHO-IS-MEANT.tsv
       saidby-train mentions GOLD.jsonl OUT.weights [LANGUAGE]
       saidby-train clusters OUT.tsv TEXTS.jsonl...
       saidby-train article-lines OUT-FOLDER|- [--pages DUMPS GOLD.jsonl]... [--clean TEXTS.jsonl]... [--held-out] [--chain EPOCHS,RATE,L1,SITES,BALANCE,DROP] [--records RECORDS.jsonl] [--places PLACES.tsv]
       saidby-train article-blocks OUT-FOLDER|- [--pages HTML GOLD.jsonl]... [--held-out] [--chain EPOCHS,RATE,L1,SITES,BALANCE,DROP] [--trees TREES,LEAVES,RATE,RIDGE,LEAST,COLUMNS,SITES,BALANCE] [--chains FOLDER] [--records RECORDS.jsonl] [--places PLACES.tsv]
       saidby-train test-mentions GOLD.jsonl WEIGHTS
)";

// The folder, then options.
PageTraining page_training(const std::vector<std::string>& args) {
  PageTraining training;
  training.out = args[1];
  for (std::size_t i = 2; i < args.size(); ++i) {
    const auto value = [&] {
      if (++i == args.size()) throw std::runtime_error(args[i - 1] + ": its value is missing");
      return args[i];
    };
    if (args[i] == "--pages") training.sets.push_back(value()), training.sets.push_back(value());
    else if (args[i] == "--clean") training.clean.push_back(value());
    else if (args[i] == "--held-out") training.held_out = true;
    else if (args[i] == "--chain") training.chain = value();
    else if (args[i] == "--trees") training.trees = value();
    else if (args[i] == "--chains") training.chains = value();
    else if (args[i] == "--records") training.records = value();
    else if (args[i] == "--places") training.places = value();
    else throw std::runtime_error(args[i] + ": unknown");
  }
  return training;
}

int run(const std::vector<std::string>& args) {
  const std::string home = default_home();
  if (args.size() == 4 && args[0] == "tagger") return train_tagger(home, args[1], args[2], args[3]);
  if (args.size() == 4 && args[0] == "test-tagger") return test_tagger(home, args[1], args[2], args[3]);
  if (args.size() == 4 && args[0] == "lexicon-tagger") return train_lexicon_tagger(args[1], args[2], args[3]);
  if ((args.size() == 3 || args.size() == 4) && args[0] == "quotes") return train_quotes({home, {}, args.size() == 4 ? args[3] : "en"}, args[1], args[2]);
  if ((args.size() == 3 || args.size() == 4) && args[0] == "cross-quotes") return cross_quotes({home, {}, args.size() == 4 ? args[3] : "en"}, args[1], args[2]);
  if (args.size() == 4 && args[0] == "antecedents") return train_antecedents({home, {}, "en"}, args[1], args[2], args[3]);
  if (args.size() == 3 && args[0] == "test-antecedents") return test_antecedents({home, {}, "en"}, args[1], args[2]);
  if ((args.size() == 3 || args.size() == 4) && args[0] == "mentions") return train_mentions({home, {}, args.size() == 4 ? args[3] : "en"}, args[1], args[2]);
  if (args.size() == 3 && args[0] == "test-mentions") return test_mentions(home, args[1], args[2]);
  if (args.size() >= 3 && args[0] == "clusters") return train_clusters(home, {args.begin() + 2, args.end()}, args[1]);
  if (args.size() >= 4 && args[0] == "article-lines") return train_article_lines(home, page_training(args));
  if (args.size() >= 4 && args[0] == "article-blocks") return train_article_blocks(home, page_training(args));
  std::fputs(usage, stderr);
  return 2;
}

}  // namespace
}  // namespace saidby

int main(int argc, char** argv) {
  try {
    return saidby::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "saidby-train: %s\n", error.what());
    return 2;
  }
}
