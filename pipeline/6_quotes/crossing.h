// Statements nest or stand apart, they don't cross: where one begins inside another and ends behind it, the end of the weaker is cut.
//
//   The campaign said [he will be in town on Saturday], CNN reported.
//   of "reported":    The campaign said he will be in town on Saturday     "he will be ... Saturday, CNN" would cross it
//
// What stands in quotation marks is never cut: then the other one ends before it.
#pragma once

#include <vector>

#include "pipeline/document.h"

namespace saidby {

// The stronger quotes first; afterwards no part of one crosses a part of another, and a quote may be left without parts. Linear in the parts and in the pairs that overlap.
void uncross(const std::vector<Token>& words, const std::vector<Quote*>& quotes);

}  // namespace saidby
