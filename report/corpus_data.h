// The quotes of a corpus as JSON for the page's script, packed (report/packed.h):
//
//   {"articles":[[title,publisher,date,url]],"publishers":[name],"speakers":[[name]],"cues":[word],"quotes":[[article,speaker,type,cue,sure,mention,text,before,after]]}
//
// Numbers are indices, -1 for none; speakers stand in the order of the ranking.
#pragma once

#include <span>
#include <string>

#include "report/corpus.h"

namespace saidby::html_page {

std::string corpus_data(const Corpus& corpus, std::span<const SpeakerSum> ranking);

}  // namespace saidby::html_page
