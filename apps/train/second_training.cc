#include "apps/train/second_training.h"

#include <algorithm>
#include <cmath>
#include <fstream>

#include "apps/train/article_training.h"

namespace saidby {

SecondTraining::SecondTraining(const ChainTrainer& chain, const ChainOptions& chain_options, const TreeOptions& tree_options, std::vector<Page> pages, Reread reread, std::string kept)
    : chain_(chain), chain_options_(chain_options), tree_options_(tree_options), pages_(std::move(pages)), reread_(std::move(reread)), kept_(std::move(kept)) {}

std::vector<std::string> SecondTraining::chain_without(std::uint32_t fold, std::uint32_t other) const {
  const std::string kept = kept_ + "/" + std::to_string(std::min(fold, other)) + "-" + std::to_string(std::max(fold, other));
  if (std::ifstream in(kept); !kept_.empty() && in) {
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
  }
  std::vector<bool> held_out;
  for (const Page& page : pages_) held_out.push_back(page.fold == fold || page.fold == other);
  std::vector<std::string> lines = chain_.train(chain_options_, held_out);
  if (!kept_.empty()) std::ofstream(kept) << joined_lines(lines);
  return lines;
}

const ChainModel& SecondTraining::model_without(std::uint32_t fold, std::uint32_t other) {
  const auto key = std::minmax(fold, other);
  const auto it = models_.find(key);
  if (it != models_.end()) return it->second;
  Problems problems;
  return models_.emplace(key, ChainModel::parse(joined_lines(chain_without(fold, other)), "fold", problems)).first->second;
}

std::vector<std::string> SecondTraining::trees_without(std::uint32_t fold) {
  TreeTrainer trainer;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    if (pages_[i].fold == fold || pages_[i].places->empty()) continue;
    const SecondReading reading = reread_(i, model_without(fold, pages_[i].fold));
    std::vector<bool> right;
    for (const std::size_t block : reading.doubtful()) right.push_back((*pages_[i].places)[block] == ChainPlace::in);
    const auto rows = static_cast<float>(std::max<std::size_t>(10, reading.doubtful().size()));
    trainer.add(pages_[i].site, reading.numbers(), right, std::pow(60.0f / rows, tree_options_.balance));
  }
  return trainer.train(tree_options_);
}

}  // namespace saidby
