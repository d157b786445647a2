#include "pipeline/2_article/html/html_article.h"

#include <algorithm>
#include <unordered_map>

#include "pipeline/2_article/authors.h"
#include "pipeline/2_article/dates.h"
#include "pipeline/2_article/html/author_elements.h"
#include "pipeline/2_article/html/title_choice.h"
#include "pipeline/2_article/page_article.h"
#include "pipeline/2_article/page_metadata.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby::html {
namespace {

constexpr std::size_t most_dates = 60, most_authors = 50;   // statements of a page that are looked at

// Scores of each element with those of the elements around it.
class ElementScores {
 public:
  ElementScores(const ReadPage& page, const ChainModel& weights) : page_(page), weights_(weights), scores_(page.page.tree.nodes.size()), known_(page.page.tree.nodes.size()) {}

  const ChainScores& of(std::uint32_t node) {
    // Up to the first known one, then down again, without recursion.
    path_.clear();
    for (; !known_[node]; node = page_.page.tree.nodes[node].parent) {
      path_.push_back(node);
      if (node == 0) break;
    }
    while (!path_.empty()) {
      const std::uint32_t next = path_.back();
      path_.pop_back();
      if (next != 0) {
        scores_[next] = own(next);
        const ChainScores& above = scores_[page_.page.tree.nodes[next].parent];
        for (std::size_t i = 0; i < chain_places; ++i) scores_[next][i] += above[i];
      }
      known_[next] = 1;
      node = next;
    }
    return scores_[node];
  }

 private:
  // Of the element alone; pages repeat their elements.
  const ChainScores& own(std::uint32_t node) {
    const auto [it, fresh] = own_.try_emplace(page_.html_features.element_key(node));
    if (!fresh) return it->second;
    ChainSum sum(weights_);
    page_.html_features.element(node, sum);
    return it->second = sum.scores();
  }

  const ReadPage& page_;
  const ChainModel& weights_;
  std::unordered_map<std::uint64_t, ChainScores> own_;
  std::vector<ChainScores> scores_;
  std::vector<char> known_;
  std::vector<std::uint32_t> path_;
};

}  // namespace

ReadPage::ReadPage(std::string_view source, const ArticleKnowledge& knowledge)
    : page(read_page(source, knowledge.entities)),
      metadata(read_metadata(page, knowledge.entities, knowledge.metadata)),
      lines(lines_of_blocks(page, knowledge.stops)),
      line_features(page.text, lines, knowledge.rules),
      html_features(page, lines, line_features, metadata) {}

void block_features(const ReadPage& page, std::size_t block, Features& out) {
  page.line_features.of(block, out);
  page.html_features.block(block, out);
  for (std::uint32_t node = page.page.blocks[block].node; node != 0; node = page.page.tree.nodes[node].parent) page.html_features.element(node, out);
}

namespace {

ChainMarginals first_reading(const ReadPage& page, const ChainModel& weights) {
  ElementScores elements(page, weights);
  std::vector<ChainScores> scores;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    ChainSum own(weights);
    page.line_features.of(i, own);
    page.html_features.block(i, own);
    ChainScores sum = own.scores();
    const ChainScores& around = elements.of(page.page.blocks[i].node);
    for (std::size_t p = 0; p < chain_places; ++p) sum[p] += around[p];
    scores.push_back(sum);
  }
  return weights.marginals(scores);
}

}  // namespace

SecondReading second_reading(const ReadPage& page, const ChainModel& weights) {
  SecondReading reading(page.lines, page.line_features, first_reading(page, weights));
  page.html_features.second_reading(reading);
  return reading;
}

namespace {

// The <blockquote>, or the <figure> around one, whose speaker a block names: in <cite>, <footer> or <figcaption>. no_node: none.
std::uint32_t quotation_of(const Tree& tree, std::uint32_t node) {
  constexpr int reach = 4;
  constexpr std::uint32_t most_inside = 60;   // elements of a figure that are looked at
  bool names = false;
  for (int level = 0; level < reach && node != no_node && node != 0; ++level, node = tree.nodes[node].parent) {
    const Tag tag = tree.nodes[node].tag;
    if (names && tag == Tag::blockquote) return node;
    if (names && tag == Tag::figure)
      for (std::uint32_t inside = node + 1; inside < std::min(tree.nodes[node].end, node + most_inside); ++inside)
        if (tree.nodes[inside].tag == Tag::blockquote) return node;
    names = names || tag == Tag::cite || tag == Tag::footer || tag == Tag::figcaption;
  }
  return no_node;
}

// Who said what a block quotation holds stands where the quotation does. With its speaker and between paragraphs a quotation is of the article, unless it repeats other words of the page, as those do that are set to catch the eye.
void keep_with_quotations(const ReadPage& page, std::vector<ChainPlace>& places) {
  constexpr std::size_t most_blocks = 30;   // of a quotation
  const auto in = [&](std::size_t i) { return i < places.size() && places[i] == ChainPlace::in; };
  for (std::size_t i = 1; i < places.size(); ++i) {
    const std::uint32_t quotation = quotation_of(page.page.tree, page.page.blocks[i].node);
    if (quotation == no_node || !page.html_features.inside(page.page.blocks[i - 1].node, quotation)) continue;
    std::size_t first = i - 1;
    while (first > 0 && i - first < most_blocks && page.html_features.inside(page.page.blocks[first - 1].node, quotation)) --first;
    const bool kept = page.page.tree.nodes[quotation].tag == Tag::blockquote && first > 0 && in(first - 1) && in(i + 1) && !page.html_features.repeats(i - 1);
    for (std::size_t block = first; kept && block < i; ++block) places[block] = ChainPlace::in;
    places[i] = places[i - 1];
  }
}

}  // namespace

std::vector<ChainPlace> place_blocks(const ReadPage& page, const ArticleKnowledge& knowledge) {
  const bool once = knowledge.block_trees.empty() || page.lines.empty();
  std::vector<ChainPlace> places = places_of(once ? first_reading(page, knowledge.blocks) : second_reading(page, knowledge.blocks).read(knowledge.block_trees), page.line_features);
  keep_with_quotations(page, places);
  leave_ends(page.lines, page.line_features, [&](std::size_t i) { return is_heading(page.page.tree.nodes[page.page.blocks[i].node].tag); }, places);
  return places;
}

// The text of a block.
std::string_view text_of(const ReadPage& page, std::size_t block) { return std::string_view(page.page.text).substr(page.lines[block].span.begin, page.lines[block].span.size()); }

ArticleBounds bounds_of(const std::vector<ChainPlace>& places) {
  ArticleBounds bounds{0, places.size()};
  while (bounds.first < places.size() && places[bounds.first] != ChainPlace::in) ++bounds.first;
  while (bounds.last > bounds.first && places[bounds.last - 1] != ChainPlace::in) --bounds.last;
  return bounds;
}

namespace {

// Who says that the article was published then: see StatedDate.
int trust_in(const ReadPage& page, const Statement& statement, const LineRules& rules, bool above) {
  if (statement.field == "published") return 2;
  return statement.field == "time" && above && has_class_word(page.page.tree, statement.node, rules.list("published")) ? 1 : 0;
}

std::vector<StatedDate> stated_dates(const ReadPage& page, const LineRules& rules, std::size_t first, DateOrder order) {
  std::vector<StatedDate> dates;
  const std::uint32_t start = first < page.page.blocks.size() ? page.page.blocks[first].node : 0;
  for (const Statement& statement : page.metadata.statements) {
    if (dates.size() == most_dates) break;
    if (statement.field != "published" && statement.field != "modified" && statement.field != "time") continue;
    std::optional<std::string> day = stated_day(rules, statement.value, order);
    if (!day) continue;
    std::string source = statement.source + " " + statement.field + " " + std::to_string(statement.rank);
    const std::string_view place = statement.node > start + 400 ? " far below" : statement.node > start ? " below" : statement.node + 150 > start ? " above" : " far above";
    if (statement.field == "time") source += place;
    dates.push_back({std::move(*day), std::move(source), trust_in(page, statement, rules, place == " above")});
  }
  return dates;
}

// Does a block stand in a figure, or in an element around a picture that its class calls so?
bool in_figure(const ReadPage& page, std::size_t block, const LineRules& rules) {
  constexpr int reach = 3;
  if (page.html_features.role(block) == "caption") return true;
  std::uint32_t node = page.page.blocks[block].node;
  for (int level = 0; level < reach && node != 0; ++level, node = page.page.tree.nodes[node].parent)
    if (has_class_word(page.page.tree, node, rules.list("caption_classes"))) return true;
  return false;
}

}  // namespace

DateHints date_hints(const ReadPage& page, const LineRules& rules, std::size_t first) {
  DateHints hints;
  hints.day_first = writes_day_first(rules, page.metadata.best("language"));
  hints.stated = stated_dates(page, rules, first, {hints.day_first, {}});
  hints.passed_over = [&page, &rules](std::size_t block) { return in_figure(page, block, rules); };
  return hints;
}

namespace {

// Puts the article's text together: the headline, then its blocks.
class ArticleText {
 public:
  Span add(std::string_view words) {
    if (!text.empty()) text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(text.size());
    text.append(words);
    return {begin, static_cast<std::uint32_t>(text.size())};
  }
  std::string text;
};

// Rules say what a line is before the elements around it, and these before the place on the page.
std::string region_of(const ReadPage& page, std::size_t block, ChainPlace place) {
  const std::string_view around = page.line_features.rules_of(block).empty() ? page.html_features.role(block) : std::string_view();
  return around.empty() ? role_of(page.lines[block], page.line_features, block, place) : std::string(around);
}

void take_statements(const Metadata& metadata, const LineRules& rules, Article& article) {
  article.publisher = metadata.best("publisher");
  article.section = metadata.best("section");
  article.language = metadata.best("language");
  article.url = metadata.best("url");
  for (const Statement& statement : metadata.statements)
    if (statement.field == "author" && statement.value.find("://") == std::string::npos) add_authors(article.authors, author_names(rules, statement.value), most_authors);
}

}  // namespace

namespace {

// What the page states as the article's words, where the blocks hold less than a third of it: the page is filled by a script, or asks to subscribe.
std::string_view stated_body(const ReadPage& page, const std::vector<ChainPlace>& places) {
  constexpr std::size_t least = 300, least_of_none = 40;   // bytes; where no block is the article's
  const std::string_view stated = page.metadata.best("body");
  std::size_t found = 0;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i] == ChainPlace::in) found += page.lines[i].span.size();
  return stated.size() >= (found == 0 ? least_of_none : least) && stated.size() > 3 * found ? stated : std::string_view();
}

// The few words of the article that would stand above its headline are the page's.
void leave_above_headline(const std::vector<PageLine>& lines, std::size_t headline, std::vector<ChainPlace>& places) {
  constexpr double most = 0.15;
  const auto words = [&](std::size_t first, std::size_t last) {
    double sum = 0;
    for (std::size_t i = first; i < last; ++i) sum += places[i] == ChainPlace::in ? lines[i].measure.words : 0;
    return sum;
  };
  if (headline >= places.size() || words(0, headline) > most * words(0, places.size())) return;
  for (std::size_t i = 0; i < headline; ++i)
    if (places[i] == ChainPlace::in) places[i] = ChainPlace::before;
}

// The headline once more, as a paragraph before the first. A heading that repeats it is as often the article's.
void leave_repeated_title(const ReadPage& page, std::size_t headline, const std::string& title, std::vector<ChainPlace>& places) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i == headline || places[i] != ChainPlace::in || is_heading(page.page.tree.nodes[page.page.blocks[i].node].tag)) continue;
    if (folded_words(text_of(page, i)) == title) places[i] = ChainPlace::before;
    else if (page.lines[i].measure.words >= 8) return;
  }
}

// The innermost <article> around an element, or no_node.
std::uint32_t article_around(const Tree& tree, std::uint32_t node) {
  while (node != 0 && tree.nodes[node].tag != Tag::article) node = tree.nodes[node].parent;
  return node == 0 ? no_node : node;
}

// Pages that scroll on have the next article behind the first: an <article> of its own with its own <h1>, and nothing behind that is the first's.
void leave_next_article(const ReadPage& page, std::size_t first, std::vector<ChainPlace>& places) {
  if (first >= places.size()) return;
  const Tree& tree = page.page.tree;
  const std::uint32_t own = article_around(tree, page.page.blocks[first].node);
  if (own == no_node) return;
  for (std::size_t i = first + 1; i < places.size(); ++i) {
    const std::uint32_t node = page.page.blocks[i].node, around = article_around(tree, node);
    if (tree.nodes[node].tag != Tag::h1 || around == no_node || around == own || page.html_features.inside(own, around) || page.html_features.inside(around, own)) continue;
    for (; i < places.size(); ++i)
      if (places[i] == ChainPlace::in) places[i] = ChainPlace::after;
  }
}

void add_stated(std::string_view body, ArticleText& text, Article& article) {
  for (const Line& line : lines_of(body))
    if (const std::string_view words = trim(line.text); !words.empty()) article.paragraphs.push_back(text.add(words));
}

}  // namespace

HtmlArticle read_html_article(std::string_view source, const ArticleKnowledge& knowledge, bool regions) {
  const ReadPage page(source, knowledge);
  std::vector<ChainPlace> places = place_blocks(page, knowledge);
  leave_next_article(page, bounds_of(places).first, places);
  const auto [first, last] = bounds_of(places);
  const TitleChoice titles(page.page, page.lines, page.metadata, first);
  const std::size_t title = titles.best(knowledge.html_titles);
  const bool titled = title < titles.candidates().size();
  const std::size_t headline = titled ? titles.candidates()[title].block : static_cast<std::size_t>(-1);
  leave_above_headline(page.lines, headline, places);
  if (titled) leave_repeated_title(page, headline, titles.candidates()[title].folded, places);
  HtmlArticle out;
  ArticleText text;
  out.article.taken_for = "html";
  if (titled && headline >= places.size()) out.article.headline = text.add(titles.candidates()[title].text);
  const std::string_view stated = stated_body(page, places);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i == headline) {
      const std::string_view whole = text_of(page, i), proper = titles.candidates()[title].text;   // a kicker may stand before it
      if (regions && whole.size() > proper.size()) add_region(out.article, text.add(trim(whole.substr(0, whole.size() - proper.size()))), region_of(page, i, ChainPlace::before));
      out.article.headline = text.add(proper);
    }
    else if (places[i] == ChainPlace::in && stated.empty()) out.article.paragraphs.push_back(text.add(text_of(page, i)));
    else if (regions) add_region(out.article, text.add(text_of(page, i)), region_of(page, i, places[i]));
  }
  add_stated(stated, text, out.article);
  out.text = std::move(text.text);
  take_statements(page.metadata, knowledge.rules, out.article);
  const PageReading reading{page.page.text, page.lines, page.line_features, std::min(headline, places.size()), first, last};
  out.article.published = DateChoice(page.page.text, page.lines, page.line_features, knowledge.rules, reading.headline, first, last, date_hints(page, knowledge.rules, first)).best(knowledge.html_dates);
  read_page_metadata(reading, knowledge.rules, out.article);
  if (out.article.authors.empty()) out.article.authors = element_authors(page, knowledge, reading.headline, first);
  return out;
}

}  // namespace saidby::html
