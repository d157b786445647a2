// An Explanation for a terminal.
#pragma once

#include <optional>
#include <string>

#include "report/explanation.h"
#include "report/terminal.h"

namespace saidby {

struct ExplanationStyle {
  std::optional<std::size_t> quote;   // only this one, from 1
  std::size_t evidence = 5, alternatives = 4;
  TableStyle table;
};

// `style.quote` is at most the number of quotes.
std::string explanation_text(const Document& document, const Explanation& explanation, const ExplanationStyle& style);

}  // namespace saidby
