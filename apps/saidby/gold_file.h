// Annotated articles and records, as `saidby eval` reads them.
#pragma once

#include <string>
#include <vector>

#include "pipeline/evaluation/quote_metric.h"

namespace saidby {

// A line an article: {"id","publisher"?,"text","attributions":[{"content","cue","source","type"}]}. Throws std::runtime_error naming file and line.
std::vector<ScoredArticle> read_scored_gold(const std::string& path);

// Adds the quotes of records (or of {"id","quotes"} lines) to the articles with their ids; throws on an id that comes twice.
void read_predictions(const std::string& path, std::vector<ScoredArticle>& articles);

}  // namespace saidby
