// How right the mentions of names are, measured on annotated articles.
//
// exact: same start, end and type. overlap: same type and at least one character shared, one to one, longest overlap first. untyped: same
// start and end. A span and type that come twice in an article count once. Types are brought to PER, LOC, ORG, MISC first:
//
//   gold "Bishkek" GPE, found "Bishkek" city   ->   both LOC: right
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/evaluation/quote_metric.h"
#include "pipeline/evaluation/scored_text.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

struct Coordinates {
  double latitude = 0, longitude = 0;   // degrees
};

// Offsets are code points.
struct ScoredMention {
  Piece span;
  std::string type;
  std::string rule, list;   // of found ones: what made it, and the gazetteer list whose row it is
  double confidence = 0;
  std::optional<Coordinates> place;   // of gold: where it is; of found ones: where the entity's row says it is
};
struct EntityArticle {
  std::string id, title, text;
  std::map<std::string, std::string> fields;   // other short fields of the gold, to break down by: "region"
  std::vector<ScoredMention> gold, predicted;
  bool found = false;                          // there is a prediction, be it empty
};

// Which types are one, from rules/evaluation/entity_types.txt, and which are looked at.
class EntityTypes {
 public:
  static EntityTypes load(const std::string& path, Problems& problems);

  // Only these are looked at; none given: all.
  void keep(std::set<std::string> types) { kept_ = std::move(types); }
  // "city" -> "LOC"; empty: the type is not looked at.
  std::string type_of(const std::string& type) const;

 private:
  std::map<std::string, std::string> names_;
  std::set<std::string> kept_;
};

struct EntityOutcome {
  enum class Kind { right, missed, spurious } kind;
  const EntityArticle* article;
  Piece span;
  std::string type;
  const ScoredMention* predicted = nullptr;   // of right and spurious ones
};

struct EntityScore {
  std::size_t articles = 0, missing = 0;
  std::map<std::string, Rates> exact, overlap;   // by type; "micro": all
  Rates untyped, untyped_overlap;
};

class EntityMetric {
 public:
  explicit EntityMetric(EntityTypes types) : types_(std::move(types)) {}

  // Adds an article to a score; each outcome of the exact measure is told to `tell` when it is set.
  void add(EntityScore& score, const EntityArticle& article, const std::function<void(const EntityOutcome&)>& tell = {}) const;

 private:
  EntityTypes types_;
};

}  // namespace saidby
