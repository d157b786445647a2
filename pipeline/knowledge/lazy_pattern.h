// A rule's pattern, compiled by RE2 when it is first asked for: of the rules that a program loads, one article needs a few, and compiling is what starting costs.
//
//   const LazyPattern pattern("(?P<city>[A-Z]+)--", options, "dateline.rules:12: rule city");
//   RE2::PartialMatch(text, pattern.compiled())         pattern.groups()[1] == "city"
//
// So that a broken rule doesn't go unnoticed until then, `checked` compiles all patterns of a folder at once when they are new, and keeps an image that says
// that these very patterns are good (compiled.h: in the cache folder; without one they are compiled at every start).
#pragma once

#include <re2/re2.h>

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "pipeline/knowledge/compiled.h"

namespace saidby {

// Immutable but for the compiling, which happens once, in whichever thread is first.
class LazyPattern {
 public:
  // `where` is what an error begins with.
  LazyPattern(std::string pattern, const re2::RE2::Options& options, std::string where) : pattern_(std::move(pattern)), options_(options), where_(std::move(where)) {}

  const std::string& text() const { return pattern_; }
  // Throws std::runtime_error when RE2 rejects the pattern.
  const re2::RE2& compiled() const;
  // Names of the captures by number; [0] is the whole match, and captures without a name are empty.
  const std::vector<std::string>& groups() const;

 private:
  void compile() const;

  std::string pattern_;
  re2::RE2::Options options_;
  std::string where_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> compiled_;
  mutable std::vector<std::string> groups_;
};

// What was made of the patterns when they were last checked: `check` compiles them all and gives what to keep, empty when one is at fault. It isn't called when an image
// of these very patterns (and this version) is there. `folder` has a file ORDER; `kind` names the image.
Compiled checked(const std::string& folder, const std::string& kind, std::uint64_t version, const std::vector<std::unique_ptr<LazyPattern>>& patterns, const std::function<std::string()>& check);

}  // namespace saidby
