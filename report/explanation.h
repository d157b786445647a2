// Why a quote came out as it did: the choices of stages 6 and 7 made again with the names of their features kept, each candidate with its score, its
// probability and what weighed most for and against it.
//
//   explain(document, knowledge).quotes[2].choices   ->   "Who says it?"  Its director 97 % (role=left,subject,VBD +1.7 ...), reporters 2 % (...)
//
// A Document does not carry this: it is worth several times the work of finding the quotes. The answers are the document's own; tests hold the two together.
#pragma once

#include <string>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {

struct Evidence {
  std::string name;   // "role=left,subject,VBD"
  float weight = 0;
};

// One answer that was considered.
struct Alternative {
  Span span;                        // its words; empty: none stand for it ("nobody is named")
  std::string label;                // those words, or what the answer means
  float score = 0, probability = 0;
  bool chosen = false;
  std::vector<Evidence> evidence;   // the heaviest first, by amount
};

struct Choice {
  std::string question;                    // "Who says it?"
  std::string decided_by = {};             // the rule that answered by itself; empty: the weights did
  std::vector<Alternative> alternatives = {};   // the most probable first
};

// A rule whose pattern matched here.
struct RuleHit {
  std::string_view id, pattern, file;
  std::size_t line = 0;
  bool decides = false;
  Span cue, speaker;                // the words it took for them
  bool agrees = false;              // with the answer
};

struct QuoteExplanation {
  std::vector<RuleHit> rules;
  std::vector<Choice> choices;
};

// Words in quotation marks that were taken for no speech.
struct Passed {
  Span span;
  std::vector<std::string_view> rules;   // that say so
  Choice choice;
};

struct Explanation {
  std::vector<QuoteExplanation> quotes;   // by the document's quotes
  std::vector<Passed> passed;
};

// `strongest`: how many pieces of evidence are kept for each alternative. Cost: a few times that of stages 6 and 7.
Explanation explain(const Document& document, const Knowledge& knowledge, std::size_t strongest = 6);

}  // namespace saidby
