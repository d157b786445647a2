#include "pipeline/2_article/article_knowledge.h"

#include <filesystem>

#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/hash.h"

namespace saidby {
namespace {

StopWords read_stop_words(const std::string& path, Problems& problems) {
  StopWords words;
  const std::string bytes = read_data_file(path, problems);
  for (const Line& line : lines_of(bytes))
    if (const std::string_view word = trim(line.text); !word.empty() && !word.starts_with('#')) words[hash_bytes(word)] = 1;
  return words;
}

}  // namespace

ArticleKnowledge ArticleKnowledge::load(const std::string& folder, Problems& problems) {
  ArticleKnowledge knowledge;
  knowledge.rules = LineRules::load(folder, problems);
  knowledge.stops = read_stop_words(folder + "/stop_words.txt", problems);
  if (std::filesystem::exists(folder + "/lines.weights")) knowledge.lines = ChainModel::load(folder + "/lines.weights", problems);
  if (std::filesystem::exists(folder + "/blocks.weights")) knowledge.blocks = ChainModel::load(folder + "/blocks.weights", problems);
  if (std::filesystem::exists(folder + "/blocks.trees")) knowledge.block_trees = TreeModel::load(folder + "/blocks.trees", problems);
  knowledge.entities = html::Entities::load(folder + "/entities.tsv", problems);
  knowledge.metadata = html::MetadataNames::load(folder + "/metadata.tsv", problems);
  knowledge.titles = LinearModel::load(folder + "/titles.weights", problems, true);
  knowledge.dates = LinearModel::load(folder + "/dates.weights", problems, true);
  knowledge.html_titles = LinearModel::load(folder + "/html_titles.weights", problems, true);
  knowledge.html_dates = LinearModel::load(folder + "/html_dates.weights", problems, true);
  knowledge.kinds = LinearModel::load(folder + "/kinds.weights", problems, true);
  return knowledge;
}

}  // namespace saidby
