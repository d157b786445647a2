// Stage 3: words and sentences. ICU's word rules, then filters that split what ICU joins and join what it splits:
//
//   "Obama's"      -> Obama | 's          (possessives and contractions: 's 're 've 'll 'd 'm n't)
//   "St. Michel"   -> St. | Michel        (abbreviations of rules/words/abbreviations*.txt and initials keep their full stop)
//   "vice-mayor"   -> vice | - | mayor    (hyphens are tokens; space_before tells them apart from dashes)
//   "N30bn"        -> N30bn, a number     (currency_letters before digits, amount_scales behind them)
//
// ICU's boundaries come from its compiled tables where those can be read (break_tables.h), else from its iterators.
// Sentences are ICU's, joined again where one ended at an abbreviation or the next begins in lower case.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/document.h"

namespace saidby {

// What the full stop of an abbreviation tells.
enum class AbbreviationKind : std::uint8_t {
  inner,           // never ends a sentence: "mr.", "st."
  final_too,       // may end one: "inc.", "u.s."
  before_number,   // an abbreviation only there: "no. 5"
  capitalised,     // an abbreviation only so: "Ill.", not "he is ill."
  before_name,     // stands before names: "the U.S. Senate", but "He left the U.S. The Senate ..."
  opener,          // none: a small word that a sentence may begin with, by which the one before is told
  currency,        // none: letters before an amount of money, "N" of "N30bn"
  scale,           // none: letters behind one, "bn"
};

// Words with a full stop that doesn't end a sentence, by fold hash with the stop, openers, and the letters of amounts; immutable, shared by all tokenizers.
struct Abbreviations {
  std::unordered_map<std::uint64_t, AbbreviationKind> kinds;

  // Letters of amounts have keys of their own: "K" is a currency and a scale.
  static std::uint64_t key(AbbreviationKind kind, std::uint64_t fold) { return kind < AbbreviationKind::currency ? fold : fold + static_cast<std::uint64_t>(kind); }
};

// One per thread: it may hold ICU iterators, which change while they run.
class Tokenizer {
 public:
  explicit Tokenizer(const Abbreviations& abbreviations);
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;

  // Words and sentences of the headline (when it is a part of the text) and of each paragraph. Tags are not set.
  // Cost: linear in the article, about 0.6 times ICU's word iterator.
  Tokens tokenize(const Text& text, const Article& article);

  // The words of a short string, such as a name of a gazetteer; spans count from its first byte.
  std::vector<Token> words(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace saidby
