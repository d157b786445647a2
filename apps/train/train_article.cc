// saidby-train article-lines: the weights of stage 2 for text dumps from pages whose article is known, and from clean articles.
//
// The sites are dealt to folds; what is measured on a page comes from models that have seen no page of its site. The weights written are learned from all of them.
#include <cstdio>
#include <map>
#include <stdexcept>

#include "apps/train/article_training.h"
#include "apps/train/choice_trainer.h"
#include "apps/train/gold.h"
#include "apps/train/train.h"
#include "pipeline/1_text/text.h"
#include "pipeline/2_article/article.h"
#include "pipeline/2_article/headline.h"
#include "pipeline/2_article/page_article.h"
#include "pipeline/2_article/text_kind.h"
#include "pipeline/pipeline.h"

namespace saidby {
namespace {

// A page, or (without gold) a clean article.
struct Page {
  PageGold gold;
  Text text;
  std::uint32_t site = 0;
  std::vector<PageLine> lines;
  std::unique_ptr<PageFeatures> features;
  std::vector<ChainPlace> places;
};
using Pages = std::vector<std::unique_ptr<Page>>;

void measure_page(Page& page, const ArticleKnowledge& knowledge) {
  page.lines = page_lines(page.text, knowledge.stops);
  page.features = std::make_unique<PageFeatures>(page.text.bytes, page.lines, knowledge.rules);
}

std::vector<std::string_view> blocks_of(const Page& page) {
  std::vector<std::string_view> blocks;
  for (const PageLine& line : page.lines) blocks.push_back(page.text.view(line.span));
  return blocks;
}

// `sets`: folder of dumps, gold, folder, gold ...
Pages read_pages(const std::vector<std::string>& sets, const ArticleKnowledge& knowledge) {
  Pages pages;
  std::map<std::string, std::uint32_t> sites;
  for (std::size_t i = 0; i + 1 < sets.size(); i += 2)
    for (PageGold& gold : read_page_gold(sets[i + 1])) {
      auto page = std::make_unique<Page>();
      page->site = sites.try_emplace(gold.site, static_cast<std::uint32_t>(sites.size())).first->second;
      page->text = make_text(read_file(sets[i] + "/" + gold.id + ".txt"));
      page->gold = std::move(gold);
      measure_page(*page, knowledge);
      page->places = label_blocks(blocks_of(*page), page->gold.text);
      pages.push_back(std::move(page));
    }
  return pages;
}

// Clean articles: those of the pages under their titles, and the texts of other files.
Pages clean_articles(const Pages& pages, const std::vector<std::string>& files, const ArticleKnowledge& knowledge) {
  Pages clean;
  const auto add = [&](std::string text, std::uint32_t site) {
    auto page = std::make_unique<Page>();
    page->text = make_text(std::move(text));
    page->site = site;
    measure_page(*page, knowledge);
    clean.push_back(std::move(page));
  };
  for (const auto& page : pages) add(page->gold.title + "\n\n" + page->gold.text, page->site);
  std::uint32_t site = 0;
  for (const std::string& file : files)
    for (PageGold& gold : read_page_gold(file)) add(std::move(gold.text), site++);
  return clean;
}

ChainTrainer gather_lines(const Pages& pages) {
  ChainTrainer trainer;
  for (const auto& page : pages) {
    trainer.begin_page(page->site);
    for (std::size_t i = 0; i < page->lines.size(); ++i) {
      Features out(true);
      page->features->of(i, out);
      trainer.add(out, page->places[i]);
    }
  }
  return trainer;
}

std::string folded(std::string_view text) {
  std::string out, buffer;
  for (const LineWord& word : words_of_line(text, buffer)) out.append(word.text).append(" ");
  return out;
}

using Use = std::vector<bool>;   // by fold

std::vector<std::string> learn_titles(const Pages& pages, const Use& use) {
  ChoiceTrainer trainer;
  for (const auto& page : pages) {
    if (!use[page->site % article_folds] || page->gold.title.empty()) continue;
    std::size_t first = 0;
    while (first < page->places.size() && page->places[first] != ChainPlace::in) ++first;
    if (first == page->places.size()) continue;
    const HeadlineChoice choice(page->text.bytes, page->lines, *page->features, first);
    const std::string title = folded(page->gold.title);
    trainer.begin(page->site);
    for (const std::size_t candidate : choice.candidates()) {
      Features out(true);
      choice.features(candidate, out);
      trainer.add(out, folded(page->text.view(page->lines[candidate].span)) == title);
    }
    trainer.end();
  }
  return trainer.train({.epochs = 20, .minimum = 3, .rate = 0.1, .sparsity = 1e-5, .articles = 3}, "titles");
}

std::vector<std::string> learn_dates(const Pages& pages, const ArticleKnowledge& knowledge, const Use& use) {
  ChoiceTrainer trainer;
  for (const auto& page : pages) {
    if (!use[page->site % article_folds] || page->gold.date.empty()) continue;
    const std::size_t lines = page->lines.size();
    std::size_t first = 0, last = lines, headline = 0;
    while (first < lines && page->places[first] != ChainPlace::in) ++first;
    while (last > first && page->places[last - 1] != ChainPlace::in) --last;
    const std::string title = folded(page->gold.title);
    while (headline < lines && folded(page->text.view(page->lines[headline].span)) != title) ++headline;
    learn_date(DateChoice(page->text.bytes, page->lines, *page->features, knowledge.rules, headline, first, last, {}), page->gold.date, page->site, trainer);
  }
  return trainer.train({.epochs = 20, .minimum = 3, .rate = 0.1, .sparsity = 1e-5, .articles = 3}, "dates");
}

std::vector<std::string> learn_kinds(const Pages& pages, const Pages& clean, const Use& use) {
  ChoiceTrainer trainer;
  const auto add = [&](const Page& page, bool is_dump) {
    if (!use[page.site % article_folds]) return;
    Features out(true);
    kind_features(page.lines, *page.features, out);
    trainer.begin(page.site);
    trainer.add(out, is_dump);
    trainer.add(Features(true), !is_dump);
    trainer.end();
  };
  for (const auto& page : pages) add(*page, true);
  for (const auto& page : clean) add(*page, false);
  return trainer.train({.epochs = 20, .minimum = 3, .rate = 0.1, .sparsity = 1e-5, .articles = 3}, "kinds");
}

void measure_held_out(const Pages& pages, const Pages& clean, const ChainTrainer& lines, ArticleKnowledge& knowledge, const PageTraining& training) {
  HeldOut held(training);
  Problems problems;
  std::size_t taken_for_text = 0, taken_for_page = 0;
  for (std::size_t fold = 0; fold < article_folds; ++fold) {
    Use use(article_folds, true), held_out;
    use[fold] = false;
    for (const auto& page : pages) held_out.push_back(page->site % article_folds == fold);
    knowledge.lines = ChainModel::parse(joined_lines(lines.train(chain_options(training), held_out)), "fold", problems);
    knowledge.titles = LinearModel::parse(joined_lines(learn_titles(pages, use)), "fold", problems);
    knowledge.dates = LinearModel::parse(joined_lines(learn_dates(pages, knowledge, use)), "fold", problems);
    knowledge.kinds = LinearModel::parse(joined_lines(learn_kinds(pages, clean, use)), "fold", problems);
    for (const auto& page : pages) {
      if (page->site % article_folds != fold) continue;
      const Article article = find_article(page->text, InputKind::automatic, knowledge);
      if (article.taken_for != "page") ++taken_for_text, std::fprintf(stderr, "taken for clean text: page %s\n", page->gold.id.c_str());
      held.add(page->gold, page->text.bytes, article);
      held.add_places(page->gold, page->places, place_lines(page->lines, *page->features, knowledge.lines), blocks_of(*page));
    }
    for (const auto& page : clean)
      if (page->site % article_folds == fold && find_article(page->text, InputKind::automatic, knowledge).taken_for == "page") ++taken_for_page;
  }
  held.print();
  std::printf("of %zu pages %zu taken for clean text, of %zu clean texts %zu taken for pages\n", pages.size(), taken_for_text, clean.size(), taken_for_page);
}

}  // namespace

int train_article_lines(const std::string& home, const PageTraining& training) {
  Problems problems;
  ArticleKnowledge knowledge = ArticleKnowledge::load(home + "/rules/2_article", problems);
  knowledge.rules.check_examples(problems);
  if (!problems.empty()) throw LoadError(problems);
  const Pages pages = read_pages(training.sets, knowledge), clean = clean_articles(pages, training.clean, knowledge);
  const ChainTrainer lines = gather_lines(pages);
  if (training.held_out) measure_held_out(pages, clean, lines, knowledge, training);
  if (training.out == "-") return 0;
  const Use all(article_folds, true);
  write_weights(training.out + "/lines.weights", "article-lines", lines.train(chain_options(training), std::vector<bool>(pages.size())));
  write_weights(training.out + "/titles.weights", "article-lines", learn_titles(pages, all));
  write_weights(training.out + "/dates.weights", "article-lines", learn_dates(pages, knowledge, all));
  write_weights(training.out + "/kinds.weights", "article-lines", learn_kinds(pages, clean, all));
  return 0;
}

}  // namespace saidby
