// Cue candidates: the words outside quotation marks that may introduce a statement. Any verb is one (lists and weights tell how good), nouns of cue_nouns, phrases ("according
// to"), and the colon or dash that sets off a speaker.
//
//   Roffman, who estimates the cost, described it as "high".   ->   estimates, described
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/6_quotes/nominals.h"
#include "pipeline/6_quotes/reading.h"
#include "pipeline/knowledge/feature_piece.h"

namespace saidby {

enum class CueKind : std::uint8_t { verb, noun, phrase, mark };
enum class CueList : std::uint8_t { say, weak, think, noun, phrase, mark, other };

struct Cue {
  std::uint32_t first = 0, last = 0;   // tokens, half-open
  std::uint32_t head = 0;              // token
  CueKind kind = CueKind::verb;
  CueList list = CueList::other;
  Tag tag{};                           // of its head; a finite verb's for "has said"
  bool passive = false;                // "was described", "quoted by"
  bool negated = false;
  FeaturePiece lemma = "";                 // of listed words; else the tag's name
  std::uint32_t subject = none;        // nominal: the likely subject, by position alone
  bool inverted = false;               // ... which follows the cue: "said Smith"
  std::uint32_t outer = none;          // nominal: the subject of the verb of speaking that a participle goes on from, in its clause or, where it opens its own, in the one before: "Lee said it rained, adding ..."
  bool heard = false;                  // "The court heard that ...": by those who hear it, so that nobody says it here
  bool asked = false;                  // "Did Lee say ...?", "Who said ...?": the text asks whether or who
};

FeaturePiece name_of(CueList list);
// The list of verbs that a word or phrase with these lists is on: say, weak, think or other.
CueList verb_list(const QuoteLists& lists, const ListSet& of_word);

// In text order; each token heads at most one cue.
std::vector<Cue> find_cues(const Reading& reading, const std::vector<Nominal>& nominals);

// Index of the first cue that begins at `token` or behind it; cues.size() without one.
std::uint32_t first_cue_from(const std::vector<Cue>& cues, std::uint32_t token);
// Index of the cue that begins at `token`, or none.
std::uint32_t cue_at(const std::vector<Cue>& cues, std::uint32_t token);

}  // namespace saidby
