// Many articles as one page: most quoted speakers with their words in context, time, manner, gender, organizations, publishers, places, cue words, and what could not be read.
// Everything stands in the page without the script; the script adds search and filters over all listed quotes.
#pragma once

#include <string>

#include "report/corpus.h"
#include "report/page_files.h"

namespace saidby::html_page {

// `title`: what the page is about, "" for a title made of the numbers. Cost: linear in the listed quotes.
std::string corpus_page(const Corpus& corpus, const std::string& title, const Provenance& provenance);

}  // namespace saidby::html_page
