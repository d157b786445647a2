// saidby-train article-blocks: the weights of stage 2 for HTML, as train_article.cc makes those for text dumps.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <stdexcept>

#include "apps/train/article_training.h"
#include "apps/train/train.h"
#include "pipeline/2_article/charset.h"
#include "pipeline/2_article/html/html_article.h"
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
      std::vector<std::string_view> blocks;
      for (const PageLine& line : sample->page->lines) blocks.push_back(std::string_view(sample->page->page.text).substr(line.span.begin, line.span.size()));
      sample->places = label_blocks(blocks, sample->gold.text);
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
      trainer.add(out, sample->places[i], block_weight(sample->page->lines[i].measure.words));
    }
  }
  return trainer;
}

void test_folds(const HtmlSamples& samples, const ChainTrainer& blocks, ArticleKnowledge& knowledge, const std::string& records) {
  std::ofstream file(records);
  Problems problems;
  for (std::size_t fold = 0; fold < article_folds; ++fold) {
    std::vector<bool> held_out;
    for (const auto& sample : samples) held_out.push_back(sample->site % article_folds == fold);
    knowledge.blocks = ChainModel::parse(joined_lines(blocks.train(chain_options(), held_out)), "fold", problems);
    for (const auto& sample : samples) {
      if (sample->site % article_folds != fold) continue;
      if (const char* show = std::getenv("SAIDBY_SHOW"); show && std::string(show).find(sample->gold.id) != std::string::npos) {
        const auto places = html::place_blocks(*sample->page, knowledge.blocks);
        std::printf("### %s %s\n", sample->gold.id.c_str(), sample->gold.site.c_str());
        for (std::size_t i = 0; i < places.size(); ++i)
          std::printf("%c%c %s: %s\n", "BIGA"[(int)sample->places[i]], "BIGA"[(int)places[i]], std::string(html::name_of(sample->page->page.tree.nodes[sample->page->page.blocks[i].node].tag)).c_str(), sample->page->page.text.substr(sample->page->lines[i].span.begin, std::min(110u, sample->page->lines[i].span.size())).c_str());
      }
      const html::HtmlArticle found = html::read_html_article(sample->source, knowledge);
      write_page_record(file, sample->gold.id, found.text, found.article);
    }
  }
}

}  // namespace

int train_article_blocks(const std::string& home, const std::vector<std::string>& sets, const std::string& out, const std::string& records) {
  Problems problems;
  ArticleKnowledge knowledge = ArticleKnowledge::load(home + "/rules/2_article", problems);
  if (!problems.empty()) throw LoadError(problems);
  const HtmlSamples samples = read_samples(sets, knowledge);
  if (std::getenv("SAIDBY_ORACLE")) {
    std::ofstream file(records);
    for (const auto& sample : samples) {
      Article article;
      for (std::size_t i = 0; i < sample->places.size(); ++i)
        if (sample->places[i] == ChainPlace::in) article.paragraphs.push_back(sample->page->lines[i].span);
      write_page_record(file, sample->gold.id, sample->page->page.text, article);
    }
    return 0;
  }
  const ChainTrainer blocks = gather_blocks(samples);
  if (!records.empty()) test_folds(samples, blocks, knowledge, records);
  write_weights(out + "/blocks.weights", "article-blocks", blocks.train(chain_options(), std::vector<bool>(samples.size())));
  return 0;
}

}  // namespace saidby
