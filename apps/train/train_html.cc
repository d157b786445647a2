// saidby-train article-blocks: the weights of stage 2 for HTML, as train_article.cc makes those for text dumps.
#include <map>
#include <memory>
#include <stdexcept>

#include "apps/train/article_training.h"
#include "apps/train/second_training.h"
#include "apps/train/train.h"
#include "pipeline/2_article/charset.h"
#include "pipeline/2_article/html/html_article.h"
#include "pipeline/2_article/html/title_choice.h"
#include "pipeline/pipeline.h"

namespace saidby {
namespace {

struct HtmlSample {
  PageGold gold;
  std::string source;
  std::uint32_t site = 0;
  std::unique_ptr<html::ReadPage> page;
  std::vector<ChainPlace> places;
};
using HtmlSamples = std::vector<std::unique_ptr<HtmlSample>>;

std::vector<std::string_view> blocks_of(const HtmlSample& sample) {
  std::vector<std::string_view> blocks;
  for (std::size_t i = 0; i < sample.page->lines.size(); ++i) blocks.push_back(html::text_of(*sample.page, i));
  return blocks;
}

HtmlSamples read_samples(const std::vector<std::string>& sets, const ArticleKnowledge& knowledge) {
  HtmlSamples samples;
  std::map<std::string, std::uint32_t> sites;
  for (std::size_t i = 0; i + 1 < sets.size(); i += 2)
    for (PageGold& gold : read_page_gold(sets[i + 1])) {
      auto sample = std::make_unique<HtmlSample>();
      sample->site = sites.try_emplace(gold.site, static_cast<std::uint32_t>(sites.size())).first->second;
      sample->source = to_utf8(read_file(sets[i] + "/" + gold.id + ".html"), "").bytes;
      sample->gold = std::move(gold);
      sample->page = std::make_unique<html::ReadPage>(sample->source, knowledge);
      sample->places = label_blocks(blocks_of(*sample), sample->gold.text);
      samples.push_back(std::move(sample));
    }
  return samples;
}

ChainTrainer gather_blocks(const HtmlSamples& samples) {
  ChainTrainer trainer;
  for (const auto& sample : samples) {
    trainer.begin_page(sample->site);
    for (std::size_t i = 0; i < sample->places.size(); ++i) {
      Features out(true);
      html::block_features(*sample->page, i, out);
      trainer.add(out, sample->places[i]);
    }
  }
  return trainer;
}

using Use = std::vector<bool>;   // by fold

std::vector<std::string> learn_titles(const HtmlSamples& samples, const Use& use) {
  ChoiceTrainer trainer;
  for (const auto& sample : samples) {
    if (!use[sample->site % article_folds] || sample->gold.title.empty()) continue;
    const html::TitleChoice choice(sample->page->page, sample->page->lines, sample->page->metadata, html::bounds_of(sample->places).first);
    const std::string title = html::folded_words(sample->gold.title);
    trainer.begin(sample->site);
    for (std::size_t i = 0; i < choice.candidates().size(); ++i) {
      Features out(true);
      choice.features(i, out);
      trainer.add(out, choice.candidates()[i].folded == title);
    }
    trainer.end();
  }
  return trainer.train({.epochs = 20, .minimum = 3, .rate = 0.1, .sparsity = 1e-5, .articles = 3}, "titles");
}

// The block that is the headline when the title is known, for learning dates.
std::size_t headline_of(const HtmlSample& sample) {
  const std::string title = html::folded_words(sample.gold.title);
  for (std::size_t i = 0; i < sample.page->lines.size() && !title.empty(); ++i)
    if (html::folded_words(html::text_of(*sample.page, i)) == title) return i;
  return sample.page->lines.size();
}

std::vector<std::string> learn_dates(const HtmlSamples& samples, const ArticleKnowledge& knowledge, const Use& use) {
  ChoiceTrainer trainer;
  for (const auto& sample : samples) {
    if (!use[sample->site % article_folds] || sample->gold.date.empty()) continue;
    const auto [first, last] = html::bounds_of(sample->places);
    const DateChoice choice(sample->page->page.text, sample->page->lines, sample->page->line_features, knowledge.rules, headline_of(*sample), first, last, html::date_hints(*sample->page, knowledge.rules, first));
    learn_date(choice, sample->gold.date, sample->site, trainer);
  }
  return trainer.train({.epochs = 20, .minimum = 3, .rate = 0.1, .sparsity = 1e-5, .articles = 3}, "dates");
}

SecondTraining second_training(const HtmlSamples& samples, const ChainTrainer& blocks, const PageTraining& training) {
  std::vector<SecondTraining::Page> pages;
  for (const auto& sample : samples) pages.push_back({sample->site, static_cast<std::uint32_t>(sample->site % article_folds), &sample->places});
  return {blocks, chain_options(training), tree_options(training), std::move(pages), [&samples](std::size_t i, const ChainModel& chain) { return html::second_reading(*samples[i]->page, chain); }, training.chains};
}

void measure_held_out(const HtmlSamples& samples, SecondTraining& readings, ArticleKnowledge& knowledge, const PageTraining& training) {
  HeldOut held(training);
  Problems problems;
  for (std::size_t fold = 0; fold < article_folds; ++fold) {
    Use use(article_folds, true);
    use[fold] = false;
    knowledge.html_titles = LinearModel::parse(joined_lines(learn_titles(samples, use)), "fold", problems);
    knowledge.html_dates = LinearModel::parse(joined_lines(learn_dates(samples, knowledge, use)), "fold", problems);
    knowledge.blocks = ChainModel::parse(joined_lines(readings.chain_without(fold)), "fold", problems);
    knowledge.block_trees = TreeModel::parse(joined_lines(readings.trees_without(fold)), "fold", problems);
    for (const auto& sample : samples) {
      if (sample->site % article_folds != fold) continue;
      const html::HtmlArticle found = html::read_html_article(sample->source, knowledge);
      held.add(sample->gold, found.text, found.article);
      held.add_places(sample->gold, sample->places, html::place_blocks(*sample->page, knowledge), blocks_of(*sample));
    }
  }
  held.print();
}

}  // namespace

int train_article_blocks(const std::string& home, const PageTraining& training) {
  Problems problems;
  ArticleKnowledge knowledge = ArticleKnowledge::load(home + "/rules/2_article", problems);
  knowledge.rules.check_examples(problems);
  if (!problems.empty()) throw LoadError(problems);
  const HtmlSamples samples = read_samples(training.sets, knowledge);
  const ChainTrainer blocks = gather_blocks(samples);
  SecondTraining readings = second_training(samples, blocks, training);
  if (training.held_out) measure_held_out(samples, readings, knowledge, training);
  if (training.out == "-") return 0;
  write_weights(training.out + "/blocks.weights", "article-blocks", readings.chain_without(SecondTraining::no_fold));
  write_in_order(training.out + "/blocks.trees", "article-blocks", readings.trees_without(SecondTraining::no_fold));
  const Use all(article_folds, true);
  write_weights(training.out + "/html_titles.weights", "article-blocks", learn_titles(samples, all));
  write_weights(training.out + "/html_dates.weights", "article-blocks", learn_dates(samples, knowledge, all));
  return 0;
}

}  // namespace saidby
