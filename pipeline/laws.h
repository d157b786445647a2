// What holds of every document, whatever its text: checked by the pipeline after each stage in debug builds, by the tests and by the fuzzers.
//
//   spans lie in the text, on code-point boundaries; paragraphs and words are sorted and disjoint; a block's words lie in it; a sentence begins
//   at a word and stays in its block; every index points at something; a mention's span is that of its words; the parts of a quote are sorted,
//   disjoint and not empty; no two quotes cross; a speaker lies outside the quoted words; what decided has the name of a rule, a list or a filter that exists
#pragma once

#include <string>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {

// Each broken law in a line: "mention 3 [12,15): begins inside a character". Layers that are still empty break none. Linear in the
// document but for quotes, where it is quadratic.
std::vector<std::string> broken_laws(const Document& document, const Knowledge& knowledge);

// Throws std::logic_error that lists them, when there are any. `after`: the stage, for the message.
void check_laws(const Document& document, const Knowledge& knowledge, const char* after);

}  // namespace saidby
