// The lines of a page's text dump, hard-wrapped ones joined again, with their measures.
//
//   "  • Home\n  • News\n\nLamps of the harbour\n" -> {"Home", bullet}, {"News", bullet}, {"Lamps of the harbour", blank before}
#pragma once

#include <vector>

#include "pipeline/2_article/line_words.h"
#include "pipeline/document.h"

namespace saidby {

struct PageLine {
  Span span;                    // without indent, bullet and trailing space; over several physical lines when they were wrapped
  Span whole;                   // the same with its bullet or number
  std::uint32_t indent = 0;     // columns
  bool bullet = false, numbered = false;
  bool blank_before = false, blank_after = false;
  LineMeasure measure;
};

// Every line that isn't blank, in text order.
std::vector<PageLine> page_lines(const Text& text, const StopWords& stops);
// The same without their measures, at a fifth of the cost.
std::vector<PageLine> unmeasured_lines(const Text& text);

}  // namespace saidby
