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
       saidby-train quotes GOLD.jsonl RULES-FOLDER
       saidby-train mentions GOLD.jsonl OUT.weights
       saidby-train test-mentions GOLD.jsonl WEIGHTS
)";

int run(const std::vector<std::string>& args) {
  const std::string home = default_home();
  if (args.size() == 4 && args[0] == "tagger") return train_tagger(home, args[1], args[2], args[3]);
  if (args.size() == 4 && args[0] == "test-tagger") return test_tagger(home, args[1], args[2], args[3]);
  if (args.size() == 3 && args[0] == "quotes") return train_quotes(home, args[1], args[2]);
  if (args.size() == 3 && args[0] == "mentions") return train_mentions(home, args[1], args[2]);
  if (args.size() == 3 && args[0] == "test-mentions") return test_mentions(home, args[1], args[2]);
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
