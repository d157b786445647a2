#include "report/marked_text.h"

#include <algorithm>

#include "report/html.h"

namespace saidby::html_page {

MarkedText::MarkedText(const Document& document) : document_(document) {
  for (std::uint32_t i = 0; i < document.quotes.size(); ++i) {
    const auto& parts = document.quotes[i].parts;
    for (std::size_t k = 0; k < parts.size(); ++k) add(parts[k], Kind::quote, i, k == 0);
    add(document.attributions[i].cue, Kind::cue, i);
    add(document.attributions[i].speaker, Kind::speaker, i);
  }
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) add(document.mentions[m].span, Kind::name, m);
  std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
}

void MarkedText::add(Span span, Kind kind, std::uint32_t index, bool begins) {
  if (!span.empty()) marks_.push_back({span, kind, index, begins});
  longest_ = std::max(longest_, span.size());
}

std::string MarkedText::html(Span block) const {
  std::vector<const Mark*> here;
  std::vector<std::uint32_t> bounds = {block.begin, block.end};
  const std::uint32_t from = block.begin - std::min(block.begin, longest_);
  auto it = std::lower_bound(marks_.begin(), marks_.end(), from, [](const Mark& m, std::uint32_t at) { return m.span.begin < at; });
  for (; it != marks_.end() && it->span.begin < block.end; ++it) {
    if (!it->span.overlaps(block)) continue;
    here.push_back(&*it);
    for (const std::uint32_t at : {it->span.begin, it->span.end})
      if (block.begin < at && at < block.end) bounds.push_back(at);
  }
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  std::string out;
  std::vector<const Mark*> on;   // marks over the piece
  std::size_t next = 0;
  for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
    const Span span{bounds[i], bounds[i + 1]};
    std::erase_if(on, [&](const Mark* mark) { return mark->span.end <= span.begin; });
    for (; next < here.size() && here[next]->span.begin <= span.begin; ++next) {
      on.push_back(here[next]);
      if (here[next]->begins && here[next]->span.begin >= block.begin) out += number(here[next]->index);
    }
    piece(out, span, on);
  }
  return out;
}

std::string MarkedText::number(std::uint32_t quote) const {
  const std::string n = std::to_string(quote + 1);
  return "<a class=\"n\" id=\"t" + n + "\" href=\"#q" + n + "\" data-q=\"" + n + "\" aria-label=\"Quote " + n + ": who says it\">" + n + "</a>&#8288;";   // a joiner: the number stays with the words
}

void MarkedText::piece(std::string& out, Span span, const std::vector<const Mark*>& on) const {
  if (on.empty()) return append_escaped(out, document_.text.view(span));
  std::string names, quotes, cues, speakers, entity;
  const auto list = [](std::string& to, std::uint32_t index) { to += (to.empty() ? "" : " ") + std::to_string(index + 1); };
  for (const Mark* mark : on) {
    if (mark->kind == Kind::quote) {
      if (quotes.empty()) names += " q " + std::string(name_of(document_.quotes[mark->index].type));
      list(quotes, mark->index);
    } else if (mark->kind == Kind::name) {
      const Mention& mention = document_.mentions[mark->index];
      names += " m " + std::string(name_of(mention.type));
      if (mention.entity != none) entity = std::to_string(mention.entity + 1);
    } else {
      if (mark->kind == Kind::cue && cues.empty()) names += " cue";
      list(mark->kind == Kind::cue ? cues : speakers, mark->index);
      if (mark->kind == Kind::speaker && entity.empty() && document_.attributions[mark->index].entity != none) entity = std::to_string(document_.attributions[mark->index].entity + 1);
    }
  }
  out += "<span class=\"seg" + names + '"';
  const auto attribute = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += std::string(" data-") + name + "=\"" + value + '"';
  };
  attribute("q", quotes), attribute("c", cues), attribute("s", speakers), attribute("e", entity);
  out += '>';
  append_escaped(out, document_.text.view(span));
  out += "</span>";
}

}  // namespace saidby::html_page
