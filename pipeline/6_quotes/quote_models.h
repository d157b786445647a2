// The weights of stage 6 (rules/6_quotes): what a quotation is, what a cue reports, where that ends. Immutable after load; shared by all threads.
#pragma once

#include <string>

#include "pipeline/6_quotes/content_model.h"
#include "pipeline/knowledge/linear_model.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

struct QuoteModels {
  LinearModel quotation, bounds;
  ContentModel content;

  static QuoteModels load(const std::string& folder, Problems& problems);
};

}  // namespace saidby
