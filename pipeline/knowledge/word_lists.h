// rules/words/*.txt: closed lists of words ("say", "titles", "months"). A line is an entry: its forms separated by commas, the
// lemma first: `say, says, said, saying`. '#' after two spaces, or at the start of a line, begins a comment. A lower-case form matches whatever the case of
// the token; a form with capitals matches as written or all in capitals. Forms of several words are phrases.
//
// Immutable after load; shared by all threads.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/document.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

inline constexpr std::size_t max_lists = 128;
using ListSet = std::bitset<max_lists>;

struct WordEntry {
  ListSet lists;
  std::uint32_t lemma = none;   // index for WordLists::lemma, of the first list that named it
};

struct Phrase {
  std::uint32_t length = 0;     // tokens; 0: no phrase begins here
  WordEntry entry;
};

class WordLists {
 public:
  // Reads every .txt file of the folder; the list is named after the file. Faults go to problems.
  static WordLists load(const std::string& folder, Problems& problems);

  // Index of a list, or -1.
  int list(std::string_view name) const;
  std::string_view list_name(std::size_t list) const { return names_[list]; }
  std::size_t list_count() const { return names_.size(); }
  std::string_view lemma(std::uint32_t lemma) const { return lemma == none ? std::string_view() : std::string_view(lemmas_[lemma]); }

  // The lists that a word is in. Cost: two hash look-ups.
  WordEntry find(const Token& token) const;
  bool in(const Token& token, int list) const { return list >= 0 && find(token).lists[static_cast<std::size_t>(list)]; }

  // The longest phrase of two or more tokens that begins at words[at].
  Phrase phrase_at(std::span<const Token> words, std::size_t at) const;

  // Calls visit(const WordEntry&) for every word and phrase, in no order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const auto& [key, entry] : folded_) visit(entry);
    for (const auto& [key, entry] : exact_) {
      const auto fold = exact_fold_.find(key);
      const auto both = fold == exact_fold_.end() ? folded_.end() : folded_.find(fold->second);
      if (both != folded_.end()) visit(WordEntry{entry.lists | both->second.lists, entry.lemma});
      visit(entry);
    }
    for (const auto& [key, node] : phrases_)
      if (node.complete) visit(node.entry);
  }

  // Fold hashes of a list's one-word forms (of forms with capitals too), for what tokenizes before lists can be asked.
  const Abbreviations& abbreviations() const { return abbreviations_; }

 private:
  struct Node {
    WordEntry entry;
    bool complete = false;
  };
  void add(std::string_view form, std::size_t list, std::uint32_t lemma, Tokenizer& tokenizer);

  std::vector<std::string> names_;
  std::vector<std::string> lemmas_;
  std::unordered_map<std::string, std::uint32_t> lemma_index_;
  std::unordered_map<std::uint64_t, WordEntry> folded_;   // lower-case forms, by fold hash
  std::unordered_map<std::uint64_t, WordEntry> exact_;    // forms with capitals, by form hash
  std::unordered_map<std::uint64_t, std::uint64_t> exact_fold_;   // form hash -> fold hash of the same word
  std::unordered_map<std::uint64_t, Node> phrases_;       // by the hash of the tokens so far
  Abbreviations abbreviations_;
};

}  // namespace saidby
