// The elements of HTML that matter for reading: which are void, which hold raw text, which begin a new block, which end an open paragraph.
#pragma once

#include <cstdint>
#include <string_view>

namespace saidby::html {

// Elements with a meaning of their own here; all others are `other`.
enum class Tag : std::uint8_t {
  other, a, abbr, address, area, article, aside, audio, b, base, blockquote, body, br, button, canvas, caption, center, cite, code, col, colgroup, datalist, dd, del, details, dialog, div, dl, dt, em, embed,
  fieldset, figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, ins, label, legend, li, link, main, map, mark, math, menu, meta,
  nav, noembed, noframes, noscript, object, ol, optgroup, option, p, param, picture, plaintext, pre, q, s, script, section, select, small, source, span, strong, style, sub, summary, sup, svg, table, tbody, td,
  template_, textarea, tfoot, th, thead, time, title, tr, track, u, ul, video, wbr, xmp,
  count
};
inline constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::count);

// "DIV" -> Tag::div; custom and unknown elements are Tag::other. Any case.
Tag tag_of(std::string_view name);
std::string_view name_of(Tag tag);

struct TagTraits {
  bool is_void = false;      // <br>: no content, no end tag
  bool raw = false;          // <script>: text up to the end tag
  bool unread = false;       // what stands in it is nothing that a reader sees (script, style, svg, select ...)
  bool block = false;        // begins and ends a block of text
  bool closes_p = false;     // an open <p> ends before it
  bool scope = false;        // end tags inside it close nothing outside it (table cells, buttons ...)
  bool formatting = false;   // ends at its end tag even when blocks inside it are still open (<a>, <b> ...)
};
const TagTraits& traits(Tag tag);

// Whether an open `open` ends when `next` begins: <li> at the next <li>, <td> at the next <td> or <tr> ...
bool ends_at(Tag open, Tag next);
// Where the search for such an open element stops: <ul> for <li>, <table> for <tr> ...
bool stops_search(Tag open, Tag next);

inline bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

}  // namespace saidby::html
