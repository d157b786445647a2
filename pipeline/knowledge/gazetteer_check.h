// What is doubtful in gazetteers that load without a fault: names that two rows claim, names that are common words.
//
//   cities.tsv:17: clash: "Reading" is an organization in orgs.tsv:4 too (org:reading-fc); flag one of them weak, or write it longer
//
// For `saidby gazetteers check`; texts are never read with this. Cost: each name is tokenized once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/knowledge/gazetteer_rows.h"
#include "pipeline/knowledge/word_lists.h"

namespace saidby {

enum class FindingKind : std::uint8_t { duplicate, clash, common_word };
std::string_view name_of(FindingKind kind);

struct GazetteerFinding {
  FindingKind kind = FindingKind::duplicate;
  std::uint32_t row = 0;   // index into GazetteerRows::rows
  std::string what;
};

// In the order of the rows. A duplicate: an alias that repeats a name of its row, or a strong name that two rows of one type have (of places: in one
// country and region). A clash: a strong name of two types. A common word: a strong name of one word that is a word of the `word` lists or of rules/words.
std::vector<GazetteerFinding> check_rows(const GazetteerRows& rows, const WordLists& words);

}  // namespace saidby
