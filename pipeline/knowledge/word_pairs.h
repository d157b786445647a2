// Which words go with a word, from a file: after the title "senator" somebody is "the lawmaker"; who answers "the phone" says nothing.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/knowledge/problems.h"

namespace saidby {

class WordPairs {
 public:
  // Lines "word, word<TAB>other, other"; '#' at the start of a line begins a comment. Without such a file nothing goes with anything; a line of another form is added to problems.
  static WordPairs load(const std::string& path, Problems& problems);

  // Does the other word go with it? Both folded.
  bool fit(std::string_view word, std::string_view other) const;
  // Does the file have the word, folded?
  bool has(std::string_view word) const { return others_.contains(std::string(word)); }

 private:
  std::unordered_map<std::string, std::vector<std::string>> others_;   // folded
};

}  // namespace saidby
