#include "pipeline/2_article/article.h"

#include "pipeline/2_article/article_knowledge.h"
#include "pipeline/2_article/page_article.h"
#include "pipeline/2_article/page_metadata.h"
#include "pipeline/2_article/text_kind.h"
#include "pipeline/pipeline.h"

namespace saidby {
namespace {

constexpr std::uint32_t longest_headline = 30;   // words

// A first line that ends like no sentence and stands apart is the headline.
bool opens_with_headline(const Text& text, const std::vector<PageLine>& lines) {
  if (lines.size() < 2 || lines[0].bullet) return false;
  const LineMeasure m = measure(text.view(lines[0].span), {});
  const bool unfinished = m.ending != Ending::stop && m.ending != Ending::comma && m.ending != Ending::colon && m.ending != Ending::ellipsis;
  return lines[0].blank_after && unfinished && m.words > 0 && m.words <= longest_headline;
}

Article clean_article(const Text& text, const std::vector<PageLine>& lines) {
  Article article;
  article.taken_for = "text";
  const bool headed = opens_with_headline(text, lines);
  if (headed) article.headline = lines[0].whole;
  for (std::size_t i = headed; i < lines.size(); ++i) article.paragraphs.push_back(lines[i].whole);
  return article;
}

}  // namespace

Article whole_article(const Text& text) { return clean_article(text, unmeasured_lines(text)); }

Article find_article(const Text& text, InputKind kind, const ArticleKnowledge& knowledge) {
  Article article;
  if (kind == InputKind::text) {
    article = clean_article(text, unmeasured_lines(text));
  } else {
    const std::vector<PageLine> lines = page_lines(text, knowledge.stops);
    const PageFeatures features(text.bytes, lines, knowledge.rules);
    const bool page = kind == InputKind::page || is_page(lines, features, knowledge.kinds);
    article = page ? page_article(text, lines, features, knowledge) : clean_article(text, lines);
  }
  read_dateline(text, knowledge.rules, article);
  return article;
}

}  // namespace saidby
