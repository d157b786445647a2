// Tables of texts and what is quoted in them by whom, run through the whole pipeline.
//
//   check_table({{"cue after", "“It rains,” Ann Lee said.", "direct: [“It rains,”] <- Ann Lee (said)"}}, quotes_of);
//
// A row marked `known` is an answer that is known to be wrong (what stands there would be right): it fails when it comes right, so that the mark goes.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "pipeline/laws.h"
#include "tests/testing.h"

namespace saidby::testing {

enum class Now { right, known };

struct Row {
  const char* name;
  const char* text;
  const char* expected;
  Now now = Now::right;
};

// Read, with the laws of a document checked.
inline Document lawful(const std::string& text, const std::string& language = "en") {
  Document document = read(text, InputKind::text, language);
  for (const std::string& law : broken_laws(document, knowledge(language))) FAIL_CHECK(law);
  return document;
}

// "direct: [part] [part] <- speaker (cue)", a line a quote.
inline std::string quotes_in(const Document& document) {
  std::string out;
  for (std::size_t i = 0; i < document.quotes.size(); ++i) {
    const Quote& quote = document.quotes[i];
    const Attribution& attribution = document.attributions[i];
    out += (out.empty() ? "" : "\n") + std::string(name_of(quote.type)) + ":";
    for (const Span part : quote.parts) out += " [" + words_of(document, part) + "]";
    out += " <- " + (attribution.speaker.empty() ? "nobody" : words_of(document, attribution.speaker));
    out += " (" + words_of(document, attribution.cue) + ")";
  }
  return out;
}

// "mention = canonical name", with "+" before others who speak with it, of each quote's speaker, apart by "; ".
inline std::string speakers_in(const Document& document) {
  std::string out;
  for (const Attribution& attribution : document.attributions) {
    out += out.empty() ? "" : "; ";
    if (attribution.speaker.empty()) out += "nobody";
    else out += words_of(document, attribution.speaker) + " = " + (attribution.entity == none ? "unknown" : document.entities[attribution.entity].name);
    for (const std::uint32_t other : attribution.others) out += " + " + document.entities[other].name;
  }
  return out.empty() ? "no quote" : out;
}

inline std::string quotes_of(const std::string& text) { return quotes_in(lawful(text)); }
inline std::string speakers_of(const std::string& text) { return speakers_in(lawful(text)); }

template <class Answer>
void check_table(const std::vector<Row>& rows, Answer answer) {
  int known = 0;
  for (const Row& row : rows) {
    const std::string got = answer(row.text);
    INFO(std::string(row.name) << ": " << got);
    if (row.now == Now::known) {
      ++known;
      CHECK_MESSAGE(got != row.expected, "was known to be wrong and is right now; take the mark off");
    } else {
      CHECK(got == row.expected);
    }
  }
  if (known > 0) MESSAGE(known, " of ", rows.size(), " known to be wrong");
}

}  // namespace saidby::testing
