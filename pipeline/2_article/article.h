// Stage 2: Text -> Article. Which parts of a text are the article: its headline, dateline and paragraphs, and what the page says about it.
#pragma once

#include "pipeline/document.h"

namespace saidby {

enum class InputKind : std::uint8_t;
struct ArticleKnowledge;

// Of clean text (kind text) everything is the article, each line a paragraph; of the dump of a page (kind page) the lines that the weights choose; automatic
// finds out which of both the text is. Cost: linear in the text.
Article find_article(const Text& text, InputKind kind, const ArticleKnowledge& knowledge);

// Clean text alone, which needs no knowledge: every line that isn't blank is a paragraph.
Article whole_article(const Text& text);

}  // namespace saidby
