// One article as a page: its text with names underlined by type and quotes shaded, beside each quote who says it and why it is thought so, then the quotes without a
// speaker, what stands in marks but is no speech, and the names. All of it is there without the script, which only lights up what belongs together.
#pragma once

#include <string>

#include "pipeline/document.h"
#include "report/explanation.h"
#include "report/page_files.h"

namespace saidby::html_page {

// `explanation` is the document's. Linear in the document.
std::string article_page(const Document& document, const Explanation& explanation, const Provenance& provenance);

}  // namespace saidby::html_page
