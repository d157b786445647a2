// saidby-train article-lines: the weights of stage 2 for text dumps from pages whose article is known, and from clean articles.
//
// The sites are dealt to folds; what is measured on a page comes from models that have seen no page of its site. The weights written are learned from all of them.
#include <algorithm>
#include <cstdio>
#include <map>
#include <stdexcept>

#include "apps/train/article_training.h"
#include "apps/train/choice_trainer.h"
#include "apps/train/gold.h"
#include "apps/train/page_variants.h"
#include "apps/train/train.h"
#include "pipeline/1_text/text.h"
#include "pipeline/2_article/article.h"
#include "pipeline/2_article/headline.h"
#include "pipeline/2_article/page_article.h"
#include "pipeline/2_article/text_kind.h"
#include "pipeline/knowledge/hash.h"
#include "pipeline/pipeline.h"

namespace saidby {
namespace {

constexpr std::uint32_t first_clean_site = 100000;   // sites of clean articles count on from here
constexpr std::size_t clean_among_pages = 5;         // every so many of them teaches the chain that a text may be article all through

// A page, or (without gold) a clean article.
struct Page {
  PageGold gold;
  Text text;
  std::uint32_t site = 0;
  std::vector<PageLine> lines;
  std::unique_ptr<PageFeatures> features;
  std::vector<ChainPlace> places;
  bool variant = false;   // made from another, for lines and kinds alone
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

// A page of another text with the same article.
std::unique_ptr<Page> variant_of(const Page& page, const char* set, std::string text, const ArticleKnowledge& knowledge) {
  auto variant = std::make_unique<Page>();
  variant->gold = page.gold;
  variant->site = page.site;
  variant->gold.set += set;
  variant->variant = true;
  variant->text = make_text(std::move(text));
  measure_page(*variant, knowledge);
  variant->places = label_blocks(blocks_of(*variant), page.gold.text);
  return variant;
}

// The first and the last line of a page's article, and one more.
std::pair<std::size_t, std::size_t> article_lines(const Page& page) {
  const auto in = [](ChainPlace place) { return place == ChainPlace::in; };
  return {static_cast<std::size_t>(std::find_if(page.places.begin(), page.places.end(), in) - page.places.begin()), static_cast<std::size_t>(page.places.rend() - std::find_if(page.places.rbegin(), page.places.rend(), in))};
}

std::string in_look(std::string text, std::uint64_t look, const ArticleKnowledge& knowledge) {
  if (look == 0) return text;
  const Text whole = make_text(text);
  const std::vector<PageLine> lines = page_lines(whole, knowledge.stops);
  return look == 1 ? dump_wrapped(whole.bytes, lines) : dump_without_blanks(whole.bytes, lines);
}

// What a page's variants are made by: every use of it takes a part of the chance that its id gives.
class Chance {
 public:
  explicit Chance(std::string_view id) : state_(mix(1, hash_bytes(id))) {}
  std::size_t below(std::size_t bound) { return (state_ = mix(state_, 1)) % bound; }

 private:
  std::uint64_t state_;
};

// The first lines of a clean article between those of a page that stand around its own, one of the page's gaps here and there.
std::unique_ptr<Page> with_article(const Page& page, const Page& clean, std::size_t most_lines, std::size_t most_around, Chance& chance, const ArticleKnowledge& knowledge) {
  const auto [first, last] = article_lines(page);
  const auto part = [&](std::size_t begin, std::size_t end) { return dump_part(page.text.bytes, page.lines, begin, end); };
  std::vector<std::size_t> gaps;
  for (std::size_t i = first; i < last; ++i)
    if (page.places[i] == ChainPlace::gap) gaps.push_back(i);
  std::string text = part(first - std::min(first, most_around), first), article;
  for (std::size_t i = 0; i < std::min(most_lines, clean.lines.size()); ++i) {
    if (i > 0 && !gaps.empty() && chance.below(6) == 0) {
      const std::size_t gap = gaps[chance.below(gaps.size())];
      text += part(gap, gap + 1);
    }
    const std::string line(clean.text.view(clean.lines[i].whole));
    text += line + "\n\n", article += line + "\n";
  }
  text += part(last, std::min(page.lines.size(), last + most_around));
  auto out = variant_of(page, ", another article", in_look(text, chance.below(3), knowledge), knowledge);
  out->gold.text = article;
  out->places = label_blocks(blocks_of(*out), article);
  return out;
}

// The page without blank lines or wrapped; its article in any look with a few lines around it; a clean article in its furniture, and the begin of another in a little of it.
void add_variants(const Page& page, const Page& clean, const Page& other_clean, const ArticleKnowledge& knowledge, Pages& out) {
  constexpr std::size_t most_around = 9, least_lines = 3, most_lines = 12;
  Chance chance(page.gold.id);
  const auto [first, last] = article_lines(page);
  if (first >= last) return;
  const auto part = [&](std::size_t begin, std::size_t end) { return dump_part(page.text.bytes, page.lines, begin, end); };
  out.push_back(variant_of(page, ", other looks", in_look(part(0, page.lines.size()), 1 + chance.below(2), knowledge), knowledge));
  const std::size_t before = std::min(first, chance.below(most_around)), after = chance.below(most_around);
  out.push_back(variant_of(page, ", parts", in_look(part(first - before, std::min(last + after, page.lines.size())), chance.below(3), knowledge), knowledge));
  out.push_back(with_article(page, clean, clean.lines.size(), page.lines.size(), chance, knowledge));
  out.push_back(with_article(page, other_clean, least_lines + chance.below(most_lines - least_lines), 1 + chance.below(most_around), chance, knowledge));
}

// Clean articles: those of the pages under their titles, and the texts of other files.
Pages clean_articles(const Pages& pages, const std::vector<std::string>& files, const ArticleKnowledge& knowledge) {
  Pages clean;
  const auto add = [&](std::string text, std::uint32_t site) {
    auto page = std::make_unique<Page>();
    page->text = make_text(std::move(text));
    page->site = site;
    measure_page(*page, knowledge);
    page->places.assign(page->lines.size(), ChainPlace::in);
    clean.push_back(std::move(page));
  };
  for (const auto& page : pages) add(page->gold.title + "\n\n" + page->gold.text, page->site);
  std::uint32_t site = first_clean_site;
  for (const std::string& file : files)
    for (PageGold& gold : read_page_gold(file)) add(std::move(gold.text), site++);
  return clean;
}

// Lines of pages and of some clean articles, with the site of each page.
struct Lines {
  ChainTrainer trainer;
  std::vector<std::uint32_t> sites;

  void add(const Page& page) {
    trainer.begin_page(page.site);
    sites.push_back(page.site);
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      Features out(true);
      page.features->of(i, out);
      trainer.add(out, page.places[i]);
    }
  }
};

Lines gather_lines(const Pages& pages, const Pages& clean) {
  Lines lines;
  for (const auto& page : pages) lines.add(*page);
  for (std::size_t i = 0; i < clean.size(); ++i)
    if (clean[i]->site >= first_clean_site && i % clean_among_pages == 0) lines.add(*clean[i]);
  return lines;
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
    if (!use[page->site % article_folds] || page->gold.title.empty() || page->variant) continue;
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
    if (!use[page->site % article_folds] || page->gold.date.empty() || page->variant) continue;
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

std::size_t bytes_kept(const Article& article) {
  std::size_t bytes = article.headline ? article.headline->size() : 0;
  for (const Span paragraph : article.paragraphs) bytes += paragraph.size();
  return bytes;
}

void measure_held_out(const Pages& pages, const Pages& clean, const Lines& lines, ArticleKnowledge& knowledge, const PageTraining& training) {
  HeldOut held(training);
  Problems problems;
  std::size_t taken_for_text = 0, taken_for_page = 0, clean_bytes = 0, clean_kept = 0;
  for (std::size_t fold = 0; fold < article_folds; ++fold) {
    Use use(article_folds, true), held_out;
    use[fold] = false;
    for (const std::uint32_t site : lines.sites) held_out.push_back(site % article_folds == fold);
    knowledge.lines = ChainModel::parse(joined_lines(lines.trainer.train(chain_options(training), held_out)), "fold", problems);
    knowledge.titles = LinearModel::parse(joined_lines(learn_titles(pages, use)), "fold", problems);
    knowledge.dates = LinearModel::parse(joined_lines(learn_dates(pages, knowledge, use)), "fold", problems);
    knowledge.kinds = LinearModel::parse(joined_lines(learn_kinds(pages, clean, use)), "fold", problems);
    for (const auto& page : pages) {
      if (page->site % article_folds != fold) continue;
      const Article article = find_article(page->text, InputKind::automatic, knowledge);
      if (article.taken_for != "page") ++taken_for_text, std::fprintf(stderr, "taken for clean text: %s %s\n", page->gold.set.c_str(), page->gold.id.c_str());
      held.add(page->gold, page->text.bytes, article);
      held.add_places(page->gold, page->places, place_lines(page->lines, *page->features, knowledge.lines), blocks_of(*page));
    }
    for (const auto& page : clean) {
      if (page->site % article_folds != fold) continue;
      const Article article = find_article(page->text, InputKind::automatic, knowledge);
      taken_for_page += article.taken_for == "page";
      if (page->site >= first_clean_site) clean_bytes += bytes_kept(whole_article(page->text)), clean_kept += bytes_kept(article);
    }
  }
  held.print();
  std::printf("of %zu pages %zu taken for clean text, of %zu clean texts %zu taken for pages, %.3f %% of the bytes of those that are no page's kept\n", pages.size(), taken_for_text, clean.size(), taken_for_page,
              100.0 * static_cast<double>(clean_kept) / static_cast<double>(std::max<std::size_t>(1, clean_bytes)));
}

}  // namespace

int train_article_lines(const std::string& home, const PageTraining& training) {
  Problems problems;
  ArticleKnowledge knowledge = ArticleKnowledge::load(home + "/rules/2_article", problems);
  knowledge.rules.check_examples(problems);
  if (!problems.empty()) throw LoadError(problems);
  Pages pages = read_pages(training.sets, knowledge);
  const Pages clean = clean_articles(pages, training.clean, knowledge);
  const std::size_t given = pages.size();
  const std::size_t others = clean.size() - given;
  for (std::size_t i = 0; i < given && others > 0; ++i) add_variants(*pages[i], *clean[given + i * 7 % others], *clean[given + (i * 7 + others / 2) % others], knowledge, pages);
  const Lines lines = gather_lines(pages, clean);
  if (training.held_out) measure_held_out(pages, clean, lines, knowledge, training);
  if (training.out == "-") return 0;
  const Use all(article_folds, true);
  write_weights(training.out + "/lines.weights", "article-lines", lines.trainer.train(chain_options(training), std::vector<bool>(lines.sites.size())));
  write_weights(training.out + "/titles.weights", "article-lines", learn_titles(pages, all));
  write_weights(training.out + "/dates.weights", "article-lines", learn_dates(pages, knowledge, all));
  write_weights(training.out + "/kinds.weights", "article-lines", learn_kinds(pages, clean, all));
  return 0;
}

}  // namespace saidby
