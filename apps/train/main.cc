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
       saidby-train mentions GOLD.jsonl OUT.weights [LANGUAGE]
       saidby-train article-lines OUT-FOLDER [--pages DUMPS GOLD.jsonl]... [--clean TEXTS.jsonl]... [--records RECORDS.jsonl]
       saidby-train clusters OUT.tsv TEXTS.jsonl...
       saidby-train article-blocks OUT-FOLDER [--pages HTML GOLD.jsonl]... [--records RECORDS.jsonl]
       saidby-train test-mentions GOLD.jsonl WEIGHTS
)";

// article-lines and article-blocks: the folder, then --pages with two values, --clean and --records with one.
int train_article(const std::string& home, const std::vector<std::string>& args, bool html) {
  std::vector<std::string> sets, clean;
  std::string records;
  for (std::size_t i = 1; i + 1 < args.size(); i += 2) {
    if (args[i] == "--pages" && i + 2 < args.size()) sets.insert(sets.end(), {args[i + 1], args[i + 2]}), ++i;
    else if (args[i] == "--clean") clean.push_back(args[i + 1]);
    else if (args[i] == "--records") records = args[i + 1];
    else throw std::runtime_error(args[i] + ": unknown or without its values");
  }
  if (html) return train_article_blocks(home, sets, args[0], records);
  return train_article_lines(home, sets, clean, args[0], records);
}

int run(const std::vector<std::string>& args) {
  const std::string home = default_home();
  if (args.size() == 4 && args[0] == "tagger") return train_tagger(home, args[1], args[2], args[3]);
  if (args.size() == 4 && args[0] == "test-tagger") return test_tagger(home, args[1], args[2], args[3]);
  if (args.size() == 4 && args[0] == "lexicon-tagger") return train_lexicon_tagger(args[1], args[2], args[3]);
  if ((args.size() == 3 || args.size() == 4) && args[0] == "quotes") return train_quotes({home, {}, args.size() == 4 ? args[3] : "en"}, args[1], args[2]);
  if ((args.size() == 3 || args.size() == 4) && args[0] == "cross-quotes") return cross_quotes({home, {}, args.size() == 4 ? args[3] : "en"}, args[1], args[2]);
  if ((args.size() == 3 || args.size() == 4) && args[0] == "mentions") return train_mentions({home, {}, args.size() == 4 ? args[3] : "en"}, args[1], args[2]);
  if (args.size() == 3 && args[0] == "test-mentions") return test_mentions(home, args[1], args[2]);
  if (args.size() >= 3 && args[0] == "clusters") return train_clusters(home, {args.begin() + 2, args.end()}, args[1]);
  if (args.size() >= 4 && args[0] == "article-lines") return train_article(home, {args.begin() + 1, args.end()}, false);
  if (args.size() >= 4 && args[0] == "article-blocks") return train_article(home, {args.begin() + 1, args.end()}, true);
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
