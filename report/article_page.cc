#include "report/article_page.h"

#include <algorithm>
#include <set>

#include "report/marked_text.h"
#include "report/statement.h"
#include "report/why_panel.h"

namespace saidby::html_page {
namespace {

constexpr EntityType types[] = {EntityType::person, EntityType::official, EntityType::organization, EntityType::city, EntityType::region, EntityType::country, EntityType::other};

class ArticlePage {
 public:
  ArticlePage(const Document& document, const Explanation& explanation) : document_(document), explanation_(explanation), marked_(document), quotes_of_(document.entities.size(), 0) {
    for (const Attribution& attribution : document.attributions)
      if (attribution.entity != none) ++quotes_of_[attribution.entity];
  }

  std::string title() const {
    const Article& article = document_.article;
    if (article.headline) return std::string(document_.text.view(*article.headline));
    return article.title.empty() ? document_.id : article.title;
  }

  std::string body() const {
    const Article& article = document_.article;
    return fill(page_file("article.html"), {{"headline", article.headline ? marked_.html(*article.headline) : escaped(title())}, {"facts", facts()}, {"summary", summary()}, {"people", people()}, {"types", legend()},
                                            {"paragraphs", paragraphs()}, {"unattributed", unattributed()}, {"passed", passed()}, {"names", names()}});
  }

 private:
  std::string words(Span span) const { return isolated(document_.text.view(span)); }

  std::string facts() const {
    const Article& article = document_.article;
    std::vector<std::string> all;
    const auto add = [&](const std::string& fact) {
      if (!fact.empty()) all.push_back(isolated(fact));
    };
    add(article.publisher);
    for (const std::string& author : article.authors) add(author);
    add(article.published);
    if (article.dateline) add(article.dateline->city_name), add(article.dateline->agency);
    if (const std::string address = safe_address(article.url); !address.empty()) all.push_back("<a rel=\"noreferrer noopener\" href=\"" + address + "\">source</a>");
    std::string out;
    for (const std::string& fact : all) out += (out.empty() ? "" : " · ") + fact;
    return out;
  }

  std::string summary() const {
    std::size_t kinds[3] = {}, without = 0;
    std::set<std::uint32_t> speakers;
    for (std::size_t i = 0; i < document_.quotes.size(); ++i) {
      ++kinds[static_cast<std::size_t>(document_.quotes[i].type)];
      without += document_.attributions[i].speaker.empty();
      if (document_.attributions[i].entity != none) speakers.insert(document_.attributions[i].entity);
    }
    const auto bold = [](std::size_t n) { return "<b>" + grouped(n) + "</b>"; };
    return bold(document_.quotes.size()) + (document_.quotes.size() == 1 ? " statement: " : " statements: ") + bold(kinds[0]) + " direct, " + bold(kinds[1]) + " mixed, " + bold(kinds[2]) + " indirect; " + bold(speakers.size()) +
           " named " + (speakers.size() == 1 ? "speaker" : "speakers") + ", " + bold(without) + " without a speaker";
  }

  // The speakers, the most quoted first; each a link to the first quote.
  std::string people() const {
    std::vector<std::uint32_t> order;
    for (std::uint32_t e = 0; e < quotes_of_.size(); ++e)
      if (quotes_of_[e] > 0) order.push_back(e);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return quotes_of_[a] > quotes_of_[b]; });
    std::string out;
    for (const std::uint32_t e : order) {
      const auto first = std::find_if(document_.attributions.begin(), document_.attributions.end(), [&](const Attribution& a) { return a.entity == e; });
      out += "<a href=\"#q" + std::to_string(first - document_.attributions.begin() + 1) + "\" data-e=\"" + std::to_string(e + 1) + "\">" + isolated(document_.entities[e].name) + "<span>" + grouped(quotes_of_[e]) + "</span></a>\n";
    }
    return out;
  }

  std::string legend() const {
    std::string out;
    for (const EntityType type : types) {
      if (std::none_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& m) { return m.type == type; })) continue;
      const std::string name(name_of(type));
      out += "<label class=\"key\"><input type=\"checkbox\" id=\"t-" + name + "\" checked><i class=\"seg m " + name + "\">" + name + "</i></label>\n";
    }
    return out;
  }

  std::string paragraphs() const {
    std::string out;
    if (document_.article.headline) out += notes_of(*document_.article.headline, "");
    for (const Span paragraph : document_.article.paragraphs) out += notes_of(paragraph, "<p dir=\"auto\">" + marked_.html(paragraph) + "</p>");
    return out;
  }

  // A paragraph and beside it the quotes that begin in it.
  std::string notes_of(Span block, const std::string& text) const {
    std::string notes;
    const auto first = std::lower_bound(document_.quotes.begin(), document_.quotes.end(), block.begin, [](const Quote& quote, std::uint32_t at) { return quote.parts.front().begin < at; });
    for (auto quote = first; quote != document_.quotes.end() && quote->parts.front().begin < block.end; ++quote) notes += note(static_cast<std::uint32_t>(quote - document_.quotes.begin()));
    if (notes.empty() && text.empty()) return {};
    return "<div class=\"row\">" + (text.empty() ? "<p class=\"dim\">In the headline</p>" : text) + (notes.empty() ? "" : "<ol class=\"notes\">" + notes + "</ol>") + "</div>\n";
  }

  std::string speaker(const Attribution& attribution) const {
    if (attribution.speaker.empty()) return "<span class=\"who none\">speaker unknown</span>";
    const auto dim = [](const std::string& text) { return text.empty() ? text : " <span class=\"dim\">" + isolated(text) + "</span>"; };
    if (attribution.entity == none) return "<span class=\"who\">" + words(attribution.speaker) + "</span>" + dim(body_of(document_, attribution));
    const Entity& entity = document_.entities[attribution.entity];
    std::string out = "<span class=\"who\">" + isolated(speakers_of(document_, attribution)) + "</span>";
    if (attribution.others.empty()) out += dim(entity.role);
    return out;
  }

  std::string note(std::uint32_t i) const {
    const Attribution& attribution = document_.attributions[i];
    const std::string n = std::to_string(i + 1);
    std::string how = manner_of(document_, i);
    if (!attribution.speaker.empty() && attribution.entity != none && document_.text.view(attribution.speaker) != document_.entities[attribution.entity].name) how = "“" + words(attribution.speaker) + "” · " + how;
    if (!attribution.cue.empty()) how += " · <i class=\"cue\">" + words(attribution.cue) + "</i>";
    how += " · " + percent(attribution.confidence) + " sure";
    const std::string entity = attribution.entity == none ? "" : " data-e=\"" + std::to_string(attribution.entity + 1) + '"';
    return "<li class=\"note\" id=\"q" + n + "\" data-q=\"" + n + '"' + entity + "><a class=\"n\" href=\"#t" + n + "\" aria-label=\"Quote " + n + ": in the text\">" + n + "</a>" + speaker(attribution) +
           "<span class=\"how\">" + how + "</span>" + (i < explanation_.quotes.size() ? why_panel(document_, explanation_.quotes[i]) : "") + "</li>\n";
  }

  std::string unattributed() const {
    std::string out;
    for (std::uint32_t i = 0; i < document_.quotes.size(); ++i)
      if (document_.attributions[i].speaker.empty()) out += "<li><a class=\"n\" href=\"#t" + std::to_string(i + 1) + "\">" + std::to_string(i + 1) + "</a><q>" + words(document_.quotes[i].bounds()) + "</q></li>\n";
    return out.empty() ? out : "<section><h2>Quotes without a speaker</h2><ul class=\"list\">" + out + "</ul></section>";
  }

  std::string passed() const {
    std::string out;
    for (const Passed& passed : explanation_.passed)
      out += "<li><q>" + words(passed.span) + "</q><details class=\"why\"><summary>why</summary>" + choice_list(passed.choice) + "</details></li>\n";
    return out.empty() ? out : "<section><h2>In quotation marks, but no speech</h2><ul class=\"list\">" + out + "</ul></section>";
  }

  // The unit is shown where the table has no heading: on a phone.
  static std::string number_cell(std::size_t number, std::string_view noun) {
    return number == 0 ? "<td class=\"num\"></td>" : "<td class=\"num\" data-unit=\"" + std::string(noun) + (number == 1 ? "" : "s") + "\">" + grouped(number) + "</td>";
  }

  std::string names() const {
    std::string out;
    for (const EntityType type : types)
      for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
        const Entity& entity = document_.entities[e];
        if (entity.type != type || entity.mentions.empty()) continue;
        const std::string name(name_of(type));
        out += "<tr data-e=\"" + std::to_string(e + 1) + "\"><td><span class=\"m " + name + "\">" + isolated(entity.name) + "</span></td><td>" + name + "</td><td>" + isolated(entity.role) + "</td>" + number_cell(entity.mentions.size(), "mention") + number_cell(quotes_of_[e], "quote") + "<td>" + (entity.gazetteer.empty() ? "" : "<code>" + escaped(entity.gazetteer) + "</code>") + "</td></tr>\n";
      }
    return out;
  }

  const Document& document_;
  const Explanation& explanation_;
  const MarkedText marked_;
  std::vector<std::size_t> quotes_of_;   // by entity
};

}  // namespace

std::string article_page(const Document& document, const Explanation& explanation, const Provenance& provenance) {
  const ArticlePage page(document, explanation);
  return framed(document.article.language, page.title(), page.body(), provenance);
}

}  // namespace saidby::html_page
