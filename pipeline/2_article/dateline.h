// The dateline of a report: "BEIJING, July 9, 2025 /PRNewswire/ --" -> city "BEIJING" (Beijing), agency PRNewswire, 2025-07-09. The grammar is
// rules/2_article/dateline.rules; what only looks like one (captions: "FILE - ", "LONDON, ENGLAND - MARCH 09: ") is left alone.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "pipeline/2_article/line_rules.h"
#include "pipeline/document.h"

namespace saidby {

// The dateline at the begin of a paragraph. Looks at its first 240 bytes.
std::optional<Dateline> find_dateline(const Text& text, Span paragraph, const LineRules& rules);

// "NEW YORK" -> "New York", "PORT-AU-PRINCE" -> "Port-au-Prince", "Paris" stays; `small_words` ("au") keep small letters inside. ASCII and Latin-1 letters.
std::string title_case(std::string_view name, std::span<const std::string> small_words);

}  // namespace saidby
