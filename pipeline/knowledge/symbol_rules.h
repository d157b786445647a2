// Rules as data: RE2 patterns over a line of symbols, one symbol a word, a phrase or an annotation of an earlier stage.
//
//     rule   said-name
//     find   {QUOTE} ,? (?P<cue>{say}) (?P<speaker>{PERSON})
//     yes    <QUOTE "Let us work together,"> [cue said] [speaker <PERSON Wang Xu>].
//     no     <QUOTE "We can,"> said the mayor. <PERSON Wang Xu> agreed.
//
// Items of a pattern stand apart by spaces: {KIND} an annotation, {TAG} a part of speech or a group of them (VERB FINITE NOUN PROPER ADJ), {CAP} {LOWER} {UPPER}
// {DIGITS} a shape, {list} a word list, {a&!b} both conditions, {ANY} one symbol, a bare word or mark itself (lower case: any case; "." is the full stop, "\?" the question mark). ( ) | ? * + ^ $ and (?P<name>
// are RE2's; ^ and $ are where the line begins and ends. `define NAME pattern` names a piece, used as {NAME}. A rule with a line `decides` answers by itself; what others find is evidence that
// the stage weighs.
//
// A symbol is three Latin-1 bytes: category (annotation or tag, 01-3F), class (the lists that the word is in, 40-EF), shape
// (F0-FF). The ranges are disjoint, so a match can't begin inside a symbol; searching costs as on plain bytes.
// Each folder of rules has a file ORDER: the names of its .rules files, precise ones first; rules count in that order.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/problems.h"
#include "pipeline/knowledge/rule_needs.h"
#include "pipeline/knowledge/word_lists.h"

namespace re2 {
class RE2;
}

namespace saidby {

// What an earlier stage has found, folded to one symbol. `head` is the word whose lists the symbol carries.
struct Annotation {
  std::uint32_t first = 0, last = 0;   // tokens, half-open
  std::uint32_t kind = 0;              // index into the kinds that the rules were loaded with
  std::uint32_t head = 0;              // token
};

// A line of symbols and the tokens that each stands for.
struct SymbolLine {
  std::string symbols;
  struct Unit {
    std::uint32_t first, last;         // tokens
    std::uint32_t annotation = none;   // index into the annotations, or none
  };
  std::vector<Unit> units;
};

struct RuleGroup {
  std::string_view name;
  std::uint32_t first = 0, last = 0;   // units, half-open
};
struct RuleMatch {
  std::uint32_t rule = 0;              // index into rules(), which is also the order
  std::uint32_t first = 0, last = 0;   // units
  std::vector<RuleGroup> groups;       // those that took part

  const RuleGroup* group(std::string_view name) const {
    for (const RuleGroup& group : groups)
      if (group.name == name) return &group;
    return nullptr;
  }
};

struct RuleExample {
  enum class Verdict { yes, no, known } verdict = Verdict::yes;
  std::string text;       // as in the file, with its marks
  std::size_t line = 0;
};
struct Rule {
  std::string id, file, pattern;   // pattern as written
  std::size_t line = 0;
  bool decides = false;   // its answer stands; other rules are evidence
  std::vector<RuleExample> examples;
};

class SymbolRules {
 public:
  SymbolRules();
  ~SymbolRules();
  SymbolRules(SymbolRules&&) noexcept;
  SymbolRules& operator=(SymbolRules&&) noexcept;

  // Reads FOLDER/ORDER and the files it names. `kinds` are the annotations that this stage may fold. Refuses, all at once: an id used twice, an
  // unknown list or symbol, a pattern that RE2 rejects or that matches the empty string, a rule without a `yes` and a `no`. No folder: no rules.
  // RE2 compiles all patterns when they are new (lazy_pattern.h), else each when a line first has what it needs.
  static SymbolRules load(const std::string& folder, std::vector<std::string> kinds, const WordLists& lists, Problems& problems);

  const std::vector<Rule>& rules() const { return rules_; }
  int kind(std::string_view name) const;

  // Folds tokens [first, last) with the annotations (sorted, disjoint) in that range.
  SymbolLine fold(std::span<const Token> words, std::uint32_t first, std::uint32_t last, std::span<const Annotation> annotations) const;

  // Every match of every rule, by rule and then by position; a rule's next match may begin one symbol after the last one began. Lines should be bounded (a few
  // hundred symbols): cost is linear in the line per match.
  std::vector<RuleMatch> matches(const SymbolLine& line) const;
  std::vector<RuleMatch> matches(const SymbolLine& line, std::uint32_t rule) const;

 private:
  // `places`: where a match may begin.
  void add_matches(const SymbolLine& line, std::uint32_t rule, RuleNeeds::Places places, std::vector<RuleMatch>& found) const;

  struct Compiled;
  std::vector<Rule> rules_;
  std::vector<std::string> kinds_;
  const WordLists* lists_ = nullptr;
  std::unique_ptr<Compiled> compiled_;
  friend class RuleCompiler;
};

}  // namespace saidby
