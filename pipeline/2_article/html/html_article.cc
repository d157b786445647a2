#include "pipeline/2_article/html/html_article.h"

#include <algorithm>

#include "pipeline/2_article/page_article.h"

namespace saidby::html {
namespace {

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
        features_.clear();
        page_.html_features.element(next, features_);
        scores_[next] = weights_.score(features_.keys());
        const ChainScores& above = scores_[page_.page.tree.nodes[next].parent];
        for (std::size_t i = 0; i < chain_places; ++i) scores_[next][i] += above[i];
      }
      known_[next] = 1;
      node = next;
    }
    return scores_[node];
  }

 private:
  const ReadPage& page_;
  const ChainModel& weights_;
  std::vector<ChainScores> scores_;
  std::vector<char> known_;
  std::vector<std::uint32_t> path_;
  Features features_;
};

}  // namespace

ReadPage::ReadPage(std::string_view source, const ArticleKnowledge& knowledge)
    : page(read_page(source, knowledge.entities)),
      metadata(read_metadata(page, knowledge.entities, knowledge.metadata)),
      lines(lines_of_blocks(page, knowledge.stops)),
      line_features(page.text, lines, knowledge.rules),
      html_features(page, lines, metadata) {}

void block_features(const ReadPage& page, std::size_t block, Features& out) {
  page.line_features.of(block, out);
  page.html_features.block(block, out);
  for (std::uint32_t node = page.page.blocks[block].node; node != 0; node = page.page.tree.nodes[node].parent) page.html_features.element(node, out);
}

std::vector<ChainPlace> place_blocks(const ReadPage& page, const ChainModel& weights) {
  ElementScores elements(page, weights);
  std::vector<ChainScores> scores;
  Features out;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    out.clear();
    page.line_features.of(i, out);
    page.html_features.block(i, out);
    ChainScores sum = weights.score(out.keys());
    const ChainScores& around = elements.of(page.page.blocks[i].node);
    for (std::size_t p = 0; p < chain_places; ++p) sum[p] += around[p];
    scores.push_back(sum);
  }
  return places_of(weights.marginals(scores), page.line_features);
}

HtmlArticle read_html_article(std::string_view source, const ArticleKnowledge& knowledge, bool) {
  const ReadPage page(source, knowledge);
  const std::vector<ChainPlace> places = place_blocks(page, knowledge.blocks);
  HtmlArticle out;
  out.article.taken_for = "html";
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] != ChainPlace::in) continue;
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text.append(std::string_view(page.page.text).substr(page.lines[i].span.begin, page.lines[i].span.size()));
    out.article.paragraphs.push_back({begin, static_cast<std::uint32_t>(out.text.size())});
    out.text += "\n\n";
  }
  return out;
}

}  // namespace saidby::html
