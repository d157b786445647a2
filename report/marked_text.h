// A stretch of an article with its marks: every piece between two bounds of quotes, cues, speakers or names is a <span> that carries all that it is part of.
//
//   <span class="seg q direct m person" data-q="1" data-e="4">Marek Zielinski</span>
//
// Spans are never nested, since quotes, speakers and names may cross. Quotes and speakers are numbered from 1, entities from 1 as in records.
#pragma once

#include <string>
#include <vector>

#include "pipeline/document.h"

namespace saidby::html_page {

class MarkedText {
 public:
  explicit MarkedText(const Document& document);

  // HTML of text[block]. Where a quote begins stands its number, a link to its note. Cost: linear in the block and in the marks that begin in it or up to the longest mark before.
  std::string html(Span block) const;

 private:
  enum class Kind : std::uint8_t { quote, cue, speaker, name };
  struct Mark {
    Span span;
    Kind kind;
    std::uint32_t index;    // quote or mention
    bool begins = false;    // a quote's first part
  };
  void add(Span span, Kind kind, std::uint32_t index, bool begins = false);
  void piece(std::string& out, Span span, const std::vector<const Mark*>& on) const;
  std::string number(std::uint32_t quote) const;

  const Document& document_;
  std::vector<Mark> marks_;   // by begin
  std::uint32_t longest_ = 0;
};

}  // namespace saidby::html_page
