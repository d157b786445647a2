#include "pipeline/2_article/page_metadata.h"

#include <algorithm>

#include "pipeline/2_article/authors.h"
#include "pipeline/2_article/dateline.h"
#include "pipeline/2_article/dates.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby {
namespace {

constexpr std::size_t lines_below = 4, dateline_paragraphs = 4;

std::string_view captured(const PageReading& page, const LineRules& rules, std::size_t line, std::string_view role, std::string_view group) {
  for (const std::uint32_t rule : page.features.rules_of(line)) {
    if (rules.rules()[rule].role != role) continue;
    for (const LineGroup& found : rules.capture(rule, page.line(line)))
      if (found.name == group) return page.line(line).substr(found.span.begin, found.span.size());
  }
  return {};
}

std::string find_publisher(const PageReading& page, const LineRules& rules) {
  const std::size_t begin = page.headline < page.lines.size() ? page.headline : 0;
  for (std::size_t i = begin; i < std::min(page.first + lines_below, page.lines.size()); ++i) {
    if (page.features.has_role(i, "provider-next") && i + 1 < page.lines.size() && page.lines[i + 1].measure.words <= 12) return std::string(page.line(i + 1));
    if (const auto name = captured(page, rules, i, "provider", "publisher"); !name.empty()) return std::string(name);
  }
  for (std::size_t i = page.last > 0 ? page.last - 1 : 0; i < std::min(page.last + lines_below, page.lines.size()); ++i)
    if (const auto name = captured(page, rules, i, "end", "publisher"); !name.empty()) return std::string(name);
  for (std::size_t i = page.lines.size(); i-- > page.last;)
    if (const auto name = captured(page, rules, i, "footer", "publisher"); !name.empty()) return std::string(trim(name));
  return {};
}

// What a line says of its authors; a line such as "By" with the one behind it.
std::vector<std::string> authors_at(const PageReading& page, const LineRules& rules, std::size_t line) {
  constexpr std::uint32_t longest_label = 3;   // words
  if (const auto said = captured(page, rules, line, "byline", "author"); !said.empty()) return author_names(rules, said);
  if (page.lines[line].measure.words > longest_label || !page.features.has_role(line, "byline") || line + 1 >= page.lines.size()) return {};
  return byline_names(rules, std::string(page.line(line)) + " " + std::string(page.line(line + 1)));
}

std::vector<std::string> find_authors(const PageReading& page, const LineRules& rules) {
  const std::size_t top = std::min(page.headline, page.first), begin = top > 3 ? top - 3 : 0;
  for (std::size_t i = begin; i < std::min(page.first + 2, page.lines.size()); ++i)
    if (auto names = authors_at(page, rules, i); !names.empty()) return names;
  return {};
}

}  // namespace

std::vector<std::string> stated_authors(const LineRules& rules, std::string_view byline) {
  if (byline.empty()) return {};   // no pattern is compiled for nothing
  std::vector<std::string> names = byline_names(rules, byline);
  return names.empty() ? author_names(rules, byline) : names;
}

void read_page_metadata(const PageReading& page, const LineRules& rules, Article& article) {
  if (article.publisher.empty()) article.publisher = find_publisher(page, rules);
  if (article.authors.empty()) article.authors = find_authors(page, rules);
}

void read_dateline(const Text& text, const LineRules& rules, Article& article) {
  for (std::size_t i = 0; i < std::min(dateline_paragraphs, article.paragraphs.size()) && !article.dateline; ++i) article.dateline = find_dateline(text, article.paragraphs[i], rules);
  if (!article.dateline) return;
  if (article.published.empty()) article.published = article.dateline->date;
  const auto behind = std::find_if(article.regions.begin(), article.regions.end(), [&](const Region& region) { return region.span.begin > article.dateline->span.begin; });
  article.regions.insert(behind, {article.dateline->span, "dateline"});
}

}  // namespace saidby
