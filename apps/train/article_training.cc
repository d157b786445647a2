#include "apps/train/article_training.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <stdexcept>

namespace saidby {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\', out += c;
    else if (static_cast<unsigned char>(c) < 0x20) out += ' ';
    else out += c;
  }
  return out;
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": can't be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

ChainOptions chain_options(const PageTraining& training) {
  ChainOptions options;
  if (training.chain.empty()) return options;
  if (std::sscanf(training.chain.c_str(), "%d,%f,%f,%u,%f,%f", &options.epochs, &options.rate, &options.sparsity, &options.least_sites, &options.balance, &options.drop) != 6)
    throw std::runtime_error("--chain " + training.chain + ": not six numbers, commas between");
  return options;
}

TreeOptions tree_options(const PageTraining& training) {
  TreeOptions options;
  if (training.trees.empty()) return options;
  if (std::sscanf(training.trees.c_str(), "%d,%d,%f,%f,%f,%f,%f,%f", &options.trees, &options.leaves, &options.rate, &options.ridge, &options.least, &options.columns, &options.sites, &options.balance) != 8)
    throw std::runtime_error("--trees " + training.trees + ": not eight numbers, commas between");
  return options;
}

void learn_date(const DateChoice& choice, const std::string& day, std::uint32_t site, ChoiceTrainer& trainer) {
  trainer.begin(site);
  for (std::size_t i = 0; i < choice.size(); ++i) {
    Features out(true);
    choice.features(i, out);
    trainer.add(out, choice.day(i) == day.substr(0, 10));
  }
  trainer.end();
}

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string bytes;
  for (const std::string& line : lines) bytes += line + "\n";
  return bytes;
}

HeldOut::HeldOut(const PageTraining& training) {
  if (!training.records.empty()) records_.open(training.records);
  if (!training.places.empty()) places_.open(training.places);
}

void HeldOut::add(const PageGold& gold, std::string_view text, const Article& article) {
  const auto view = [&](Span span) { return text.substr(span.begin, span.size()); };
  PageAnswer found{{}, article.headline ? std::string(view(*article.headline)) : article.title, article.published};
  for (const Span paragraph : article.paragraphs) found.body.append(view(paragraph)).append(" ");
  totals_[gold.set].add(score_page({gold.text, gold.title, gold.date}, found));
  if (records_.is_open())
    records_ << "{\"id\":\"" << escaped(gold.id) << "\",\"body\":\"" << escaped(found.body) << "\",\"article\":{\"headline\":{\"text\":\"" << escaped(found.title) << "\"},\"published\":\"" << found.date << "\"}}\n";
}

void HeldOut::add_places(const PageGold& gold, const std::vector<ChainPlace>& right, const std::vector<ChainPlace>& found, const std::vector<std::string_view>& blocks) {
  if (!places_.is_open()) return;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    places_ << gold.id << '\t' << chain_place_names[static_cast<std::size_t>(right[i])] << '\t' << chain_place_names[static_cast<std::size_t>(found[i])] << '\t' << escaped(blocks[i]) << '\n';
}

void HeldOut::print() const {
  for (const auto& [set, total] : totals_)
    std::printf("held out %s: pages %zu  P %.4f  R %.4f  F1 %.4f  exact %.3f  title %.3f (of %zu)  date %.3f (of %zu)\n", set.c_str(), total.pages(), total.precision(), total.recall(), total.f1(), total.exact(), total.title(),
                total.titles(), total.date(), total.dates());
}

}  // namespace saidby
