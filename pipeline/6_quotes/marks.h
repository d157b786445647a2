// Quotation marks: which words stand in them. One paragraph at a time, so that an unclosed mark swallows no more than that.
//
//   He said “a b,” and "c d" and ''e f'' about a 6'2" man.   ->   “a b,”  "c d"  ''e f''
//
// Known: curly, straight, low-high („ “), guillemets in both directions, ``...'', '...' where it quotes (never apostrophes,
// inches or feet), a mark opened again before the last one was closed, a quotation left open to the end of its paragraph.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/document.h"

namespace saidby {

struct Quotation {
  Span span;              // marks included
  Span inner;             // the words, trimmed of white space
  bool closed = true;     // false: the paragraph ended, or a new mark opened, before a closing one
  bool single = false;    // in single marks
};

// As a writer means them, or as the metric of evaluation/ counts them: for that curly marks inside straight ones, `"They call it “peace”," he said.`, open a quotation anew, and a mark the wrong way
// round (`“We will not lose.“`) opens one.
enum class MarksAs : bool { meant, metric };

// The quotations of text[paragraph], sorted, disjoint; nested ones are part of the outer. Linear. `below`: the paragraph behind this one, when there is one: a curly single mark at its head goes on with
// one that this paragraph leaves open.
std::vector<Quotation> find_quotations(std::string_view text, Span paragraph, MarksAs as = MarksAs::meant, Span below = {});

}  // namespace saidby
