// What people are called by after their title or role: after "Sen. Holt" she is "the senator" or "the lawmaker".
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/knowledge/problems.h"

namespace saidby {

class TitleNouns {
 public:
  // Lines "title<TAB>noun, noun"; '#' at the start of a line begins a comment. Without such a file titles have no nouns; a line of another form is added to problems.
  static TitleNouns load(const std::string& path, Problems& problems);

  // May somebody with this title be called so? Both folded.
  bool fit(std::string_view title, std::string_view noun) const;

 private:
  std::unordered_map<std::string, std::vector<std::string>> nouns_;   // folded
};

}  // namespace saidby
