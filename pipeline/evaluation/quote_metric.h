// How right quotes and speakers are, measured on annotated articles.
//
// Pieces: a statement's spans split at newlines and trimmed of marks. Track Q: the words in quotation marks of direct and mixed
// statements; Q>=4 those of four words or more; I: indirect statements; I-say: those whose cue is a speech word; C: all contents. A
// predicted piece matches a gold one when the token F1 of the two is 0.8 or more (one to one, best first). The speaker is right when
// it shares a word that is no function word with the gold source. End to end: piece and speaker right.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/evaluation/scored_text.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

// Offsets are code points.
struct GoldQuote {
  std::vector<Piece> content, cue, source;
  std::string type;   // direct, mixed, indirect
};
struct PredictedQuote {
  std::vector<Piece> spans;
  std::optional<Piece> speaker, cue;
  std::string type, rule;
  double confidence = 0;
};
struct ScoredArticle {
  std::string id, publisher, text;
  std::vector<GoldQuote> gold;
  std::vector<PredictedQuote> predicted;
};

// Word lists of the metric, from rules/evaluation.
struct MetricWords {
  std::set<std::string> speech, function, titles;
  static MetricWords load(const std::string& folder, Problems& problems);
};

struct Rates {
  std::size_t right = 0, predicted = 0, gold = 0;
  double precision() const { return predicted ? static_cast<double>(right) / static_cast<double>(predicted) : 0; }
  double recall() const { return gold ? static_cast<double>(right) / static_cast<double>(gold) : 0; }
  double f1() const {
    const double p = precision(), r = recall();
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
  }
};

struct TrackScore {
  Rates exact, soft, end_to_end, end_to_end_name;
  std::size_t speakers = 0, speakers_right = 0, speakers_exact = 0, speakers_name = 0, speakers_none = 0, gold_with_source = 0;
  std::size_t cues = 0, cues_right = 0;
  void add(const TrackScore& other);
};

// What became of one piece, for error lists and breakdowns.
struct Outcome {
  enum class Kind { right, missed, spurious, wrong_speaker } kind;
  std::string track;
  const ScoredArticle* article;
  Piece span;
  std::vector<Piece> gold_source;              // of matched or missed pieces
  const PredictedQuote* predicted = nullptr;   // of matched or spurious ones
};

inline const std::vector<std::string> tracks = {"Q", "Q>=4", "I", "I-say", "C"};

class QuoteMetric {
 public:
  explicit QuoteMetric(MetricWords words) : words_(std::move(words)) {}

  // Scores of one article by track; each outcome is told to `tell` when it is set.
  std::map<std::string, TrackScore> score(const ScoredArticle& article, const std::function<void(const Outcome&)>& tell = {}) const;

 private:
  MetricWords words_;
};

}  // namespace saidby
