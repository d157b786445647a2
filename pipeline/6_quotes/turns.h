// Statements that the layout of paragraphs makes: the turns of a transcript or an interview.
//
//   KELLER: Is it open to all? / LIND: It is. Since Monday. / KELLER: And on Sundays?     ->   KELLER [Is it open to all?], LIND [It is. Since Monday.], KELLER [And on Sundays?]
//   Q: Is it open? / A: It is.                                                             ->   Q [Is it open?], A [It is.]
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

// In text order, with what is signed (signatures.h). Cost: linear in the paragraphs.
std::vector<Turn> find_turns(const Reading& reading);

// A verb, or a question, between the tokens: "Win in a walk." under a name is none.
bool is_sentence(const Reading& reading, std::uint32_t first, std::uint32_t last);

// "**Lee:** It is open.", "**Is it open?**": the tokens between the marks of Markdown.
Span without_stars(const Reading& reading, std::uint32_t first, std::uint32_t last);

// The colon of "WALLACE:", "Q:", "Ann Lee:" at the head of a paragraph or a headline; none without one.
std::uint32_t turn_mark(const Reading& reading, const Block& block);

}  // namespace saidby
