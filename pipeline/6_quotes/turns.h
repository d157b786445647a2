// Statements that the layout of paragraphs makes, without quotation marks or beside them: the turns of a transcript or an interview, and a quotation that is signed in the next line.
//
//   KELLER: Is it open to all? / LIND: It is. Since Monday. / KELLER: And on Sundays?     ->   KELLER [Is it open to all?], LIND [It is. Since Monday.], KELLER [And on Sundays?]
//   Q: Is it open? / A: It is.                                                             ->   Q [Is it open?], A [It is.]
//   "It is open to all." / - Ellen Marsh, harbour master                                   ->   Ellen Marsh ["It is open to all."]
//   Ellen Marsh, 34, baker / "It is open." / Tom Lind, 61 / "Not to me."                   ->   Ellen Marsh ["It is open."], Tom Lind ["Not to me."]
//   ‘I would give it back’: winner Pam Dyce on her year (a headline)                       ->   Pam Dyce [‘I would give it back’]
//
// Labels are names, words in capitals and those of turn_labels. A list is no transcript: "Date: March 5 / Place: Linz" names nobody, of "Keller: 46 / Lind: 12" nothing is a sentence, and labels that
// never return are no turns.
#pragma once

#include <vector>

#include "pipeline/6_quotes/reading.h"

namespace saidby {

struct Turn {
  std::uint32_t mark = none;                             // token: the colon, full stop or dash of the label, if it has one
  std::uint32_t first = 0, last = 0;                     // tokens of the label: whose words they are
  std::vector<Span> parts;                               // token ranges, one a paragraph
  std::uint32_t quotation = none;                        // the signed one's first
};

// In text order. Cost: linear in the paragraphs.
std::vector<Turn> find_turns(const Reading& reading);

// The colon of "WALLACE:", "Q:", "Ann Lee:" at the head of a paragraph or a headline; none without one.
std::uint32_t turn_mark(const Reading& reading, const Block& block);

}  // namespace saidby
