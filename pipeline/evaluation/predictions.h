// What a document's quotes are for the metric: spans in code points, with cue, speaker, rule and confidence.
#pragma once

#include <vector>

#include "pipeline/document.h"
#include "pipeline/evaluation/quote_metric.h"

namespace saidby {

std::vector<PredictedQuote> predicted_quotes(const Document& document);

}  // namespace saidby
