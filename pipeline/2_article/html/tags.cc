#include "pipeline/2_article/html/tags.h"

#include <array>
#include <initializer_list>

namespace saidby::html {
namespace {

constexpr std::array<std::string_view, tag_count> names = {
    "", "a", "abbr", "address", "area", "article", "aside", "audio", "b", "base", "blockquote", "body", "br", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "datalist", "dd", "del", "details",
    "dialog", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i",
    "iframe", "img", "input", "ins", "label", "legend", "li", "link", "main", "map", "mark", "math", "menu", "meta", "nav", "noembed", "noframes", "noscript", "object", "ol", "optgroup", "option", "p", "param", "picture",
    "plaintext", "pre", "q", "s", "script", "section", "select", "small", "source", "span", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time", "title",
    "tr", "track", "u", "ul", "video", "wbr", "xmp"};

constexpr std::size_t longest_name = 10, table_size = 1024;

constexpr std::uint32_t hash_name(std::string_view name) {   // the name in lower case
  std::uint32_t hash = 2166136261u;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c | 0x20)) * 16777619u;
  return (hash ^ hash >> 13) & (table_size - 1);
}

constexpr std::array<Tag, table_size> make_table() {
  std::array<Tag, table_size> table{};
  for (std::size_t i = 1; i < tag_count; ++i) {
    std::size_t at = hash_name(names[i]);
    while (table[at] != Tag::other) at = (at + 1) & (table_size - 1);
    table[at] = static_cast<Tag>(i);
  }
  return table;
}
constexpr auto table = make_table();

bool equal_folded(std::string_view lower, std::string_view name) {
  if (lower.size() != name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if ((name[i] >= 'A' && name[i] <= 'Z' ? name[i] | 0x20 : name[i]) != lower[i]) return false;
  return true;
}

using Traits = std::array<TagTraits, tag_count>;

constexpr Traits make_traits() {
  Traits out{};
  const auto each = [&](std::initializer_list<Tag> tags, auto set) {
    for (const Tag tag : tags) set(out[static_cast<std::size_t>(tag)]);
  };
  using enum Tag;
  each({area, base, br, col, embed, frame, hr, img, input, link, meta, param, source, track, wbr}, [](TagTraits& t) { t.is_void = true; });
  each({iframe, noembed, noframes, noscript, script, style, textarea, title, xmp}, [](TagTraits& t) { t.raw = true; });
  each({audio, canvas, datalist, iframe, math, noembed, noframes, noscript, object, optgroup, option, script, select, style, svg, template_, textarea, title, video}, [](TagTraits& t) { t.unread = true; });
  each({address, article, aside, blockquote, center, details, dialog, dd, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, li, main, menu, nav, ol, p, pre, section,
        summary, table, ul, xmp, plaintext},
       [](TagTraits& t) { t.block = t.closes_p = true; });
  each({body, br, button, caption, frameset, html, head, label, legend, option, tbody, td, tfoot, th, thead, tr}, [](TagTraits& t) { t.block = true; });
  each({a, b, code, em, font, i, s, small, strong, u}, [](TagTraits& t) { t.formatting = true; });
  each({table, td, th, caption, button, body, html, object}, [](TagTraits& t) { t.scope = true; });
  return out;
}
constexpr Traits all_traits = make_traits();

bool one_of(Tag tag, std::initializer_list<Tag> tags) {
  for (const Tag other : tags)
    if (tag == other) return true;
  return false;
}

}  // namespace

Tag tag_of(std::string_view name) {
  if (name.empty() || name.size() > longest_name) return Tag::other;
  for (std::size_t at = hash_name(name); table[at] != Tag::other; at = (at + 1) & (table_size - 1))
    if (equal_folded(names[static_cast<std::size_t>(table[at])], name)) return table[at];
  return Tag::other;
}

std::string_view name_of(Tag tag) { return names[static_cast<std::size_t>(tag)]; }

const TagTraits& traits(Tag tag) { return all_traits[static_cast<std::size_t>(tag)]; }

bool ends_at(Tag open, Tag next) {
  using enum Tag;
  switch (open) {
    case li: return next == li;
    case dt: case dd: return next == dt || next == dd;
    case option: return next == option || next == optgroup;
    case optgroup: return next == optgroup;
    case td: case th: return one_of(next, {td, th, tr, tbody, thead, tfoot});
    case tr: return one_of(next, {tr, tbody, thead, tfoot});
    case tbody: case thead: case tfoot: return one_of(next, {tbody, thead, tfoot});
    case head: return next == body;
    default: return false;
  }
}

bool stops_search(Tag open, Tag next) {
  using enum Tag;
  if (next == li) return one_of(open, {ul, ol, menu, table, td, th, button});
  if (next == dt || next == dd) return one_of(open, {dl, table, td, th, button});
  if (next == option || next == optgroup) return one_of(open, {select, datalist});
  if (one_of(next, {td, th, tr, tbody, thead, tfoot})) return open == table;
  return true;
}

}  // namespace saidby::html
