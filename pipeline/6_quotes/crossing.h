// Statements nest or stand apart, they don't cross: where one begins inside another and ends behind it, its end is cut.
//
//   The campaign said [he will be in town on Saturday], CNN reported.
//   of "reported":    The campaign said he will be in town on Saturday     "he will be ... Saturday, CNN" would cross it
//
// What stands in quotation marks is never cut: then the other one ends before it.
#pragma once

#include <vector>

#include "pipeline/document.h"

namespace saidby {

// Quotes in any order; afterwards no part of one crosses a part of another, and a quote may be left without parts. Quadratic in the quotes.
void uncross(const std::vector<Token>& words, std::vector<Quote*> quotes);

}  // namespace saidby
