// Small questions about the words around a cue that all choices of content_choice ask.
#pragma once

#include "pipeline/6_quotes/reading.h"
#include "pipeline/knowledge/feature_piece.h"

namespace saidby::content {

FeaturePiece bucket(std::uint32_t n);
bool ends_statement(const Reading& reading, std::uint32_t at);

// Function words as themselves, others by their tag.
FeaturePiece label(const Reading& reading, std::uint32_t at, Span clause);

// Skips a noun phrase to the right: "told [reporters in Paris]" -> the token after "reporters". Behind a noun a pronoun or a determiner begins another phrase:
// "told reporters [he was confident]".
std::uint32_t after_object(const Reading& reading, std::uint32_t at, std::uint32_t end);

// Where in [at, end) something else than adverbs follows outside quotation marks, "[also] said"; and something else than adverbs and auxiliaries, "[has also] said".
std::uint32_t past_adverbs(const Reading& reading, std::uint32_t at, std::uint32_t end);
std::uint32_t past_auxiliaries(const Reading& reading, std::uint32_t at, std::uint32_t end);

// When something was said, between the verb and the clause: "said [that evening] the deal was dead", "told me [last night] they had won": one past it; `at` where no such words
// stand or a verb has them as its subject, "said [that night] was cold".
std::uint32_t past_time(const Reading& reading, std::uint32_t at, std::uint32_t end);

// "[in a rare interview]", "[at the hearing]", "[on Monday]", "[on Twitter]", "[on Fox News]": do words begin there that tell when and where something was said?
bool is_occasion(const Reading& reading, std::uint32_t at, std::uint32_t end);

// Does a noun phrase begin at the token, outside quotation marks?
bool begins_phrase(const Reading& reading, std::uint32_t at);
// "It rained[,] its bishop, Miriam Holt, said", "...[,] Miriam Holt, the bishop, has said", "...[,] its owner, who was ill, said", "...[,] its owner, a keen cook, said": the comma before who speaks and what is told of him; or none.
std::uint32_t described_speakers_comma(const Reading& reading, std::uint32_t verb);
// The comma before who says what stands to the left of it, or the mark behind it: "It rained[,] a report by the office has revealed", "It was a ‘gift,[’] the mayor said"; or none. `verb`: token of the cue. No verb stands between, and one stands before the comma.
std::uint32_t speakers_comma(const Reading& reading, std::uint32_t verb);
// "that" right behind a verb, or behind when or where: "ruled [on Oct. 21 that] it was void"; or none.
std::uint32_t that_behind(const Reading& reading, std::uint32_t at, std::uint32_t end);

// Outside quotation marks, in [first, last).
std::uint32_t finite_verbs(const Reading& reading, std::uint32_t first, std::uint32_t last);

// "Two [killed] in blast", "Rain [to last] all week", not in a relative clause: "The woman who saved Linz". For headlines; outside quotation marks, in [first, last).
bool has_main_verb(const Reading& reading, std::uint32_t first, std::uint32_t last);

}  // namespace saidby::content
