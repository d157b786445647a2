// A method section for a paper: what made the data, of what, how accurate that is, and how to cite it.
#pragma once

#include <string>
#include <vector>

#include "pipeline/knowledge/problems.h"
#include "report/corpus.h"
#include "report/page_files.h"

namespace saidby {

// A measured figure of this release, a row of docs/accuracy.tsv.
struct AccuracyFigure {
  std::string name, value, data, articles, date;   // "Q end-to-end F1", "90.0", "PolNeAR dev", "84", "2026-11-24"
  std::string meaning;                             // "quoted words and speaker both right"
};

// Reads HOME/docs/accuracy.tsv. Throws LoadError when it is missing or malformed.
std::vector<AccuracyFigure> read_accuracy(const std::string& home);

// Markdown. `corpus`: what was read, or null.
std::string method_section(const html_page::Provenance& provenance, const std::vector<AccuracyFigure>& figures, const Corpus* corpus);

}  // namespace saidby
