// Annotated articles and records, as `saidby eval` reads them.
#pragma once

#include <string>
#include <vector>

#include "pipeline/evaluation/entity_metric.h"
#include "pipeline/evaluation/quote_metric.h"

namespace saidby {

// A line an article: {"id","publisher"?,"text","attributions":[{"content","cue","source","type"}]}. Throws std::runtime_error naming file and line.
std::vector<ScoredArticle> read_scored_gold(const std::string& path);

// Adds the quotes of records (or of {"id","quotes"} lines) to the articles with their ids, in code points whatever the records' "offsets"; throws on an id that comes twice, UsageError when no id is an article's. Tells on
// standard error how many articles have no record.
void read_predictions(const std::string& path, std::vector<ScoredArticle>& articles);

// What a gold file is annotated with, by its first line: "attributions" are quotes, "entities" names.
enum class GoldKind { quotes, entities };
GoldKind kind_of_gold(const std::string& path);

// A line an article: {"id","text","entities":[{"start","end","type"}]}; short texts beside them are kept as fields.
std::vector<EntityArticle> read_entity_gold(const std::string& path);

// Adds the mentions of records (or the entities of {"id","entities"} lines).
void read_predictions(const std::string& path, std::vector<EntityArticle>& articles);

}  // namespace saidby
