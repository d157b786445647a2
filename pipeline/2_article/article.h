// Stage 2: Text -> Article. Which parts of a text are the article: its headline, dateline and paragraphs.
#pragma once

#include "pipeline/document.h"

namespace saidby {

enum class InputKind : std::uint8_t;

// `kind` text: everything is the article, each non-blank line a paragraph.
Article find_article(const Text& text, InputKind kind);

}  // namespace saidby
