// The "why" of a quote as HTML: the rules that matched, and for each choice the alternatives with their probability and evidence.
#pragma once

#include <string>

#include "pipeline/document.h"
#include "report/explanation.h"

namespace saidby::html_page {

// A <details> that is closed at first.
std::string why_panel(const Document& document, const QuoteExplanation& why);

// One choice: the question, then its `most` likeliest alternatives as bars.
std::string choice_list(const Choice& choice, std::size_t most = 3);

}  // namespace saidby::html_page
