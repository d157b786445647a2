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
#include "pipeline/knowledge/feature_piece.h"
#include "pipeline/knowledge/hash_table.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

inline constexpr std::size_t max_lists = 128;
using ListSet = std::bitset<max_lists>;

struct WordEntry {
  ListSet lists;
  std::uint32_t lemma = none;   // index for WordLists::lemma, of the first list that named it
  bool begins_phrase = false;
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
  const FeaturePiece& list_piece(std::size_t list) const { return list_pieces_[list]; }
  FeaturePiece lemma(std::uint32_t lemma) const { return lemma == none ? ""_piece : lemma_pieces_[lemma]; }

  // Sets each token's entry, so that find() costs nothing.
  void look_up(std::span<Token> words) const;
  // The lists that a word is in. Cost: two hash look-ups for a token that was not looked up.
  const WordEntry& find(const Token& token) const { return entries_[token.word == none ? entry_of(token) : token.word]; }
  // Every entry that find() may give, [0] that of words in no list.
  std::span<const WordEntry> entries() const { return entries_; }
  bool in(const Token& token, int list) const { return list >= 0 && find(token).lists[static_cast<std::size_t>(list)]; }

  // The longest phrase of two or more tokens that begins at words[at].
  Phrase phrase_at(std::span<const Token> words, std::size_t at) const {
    return at < words.size() && find(words[at]).begins_phrase ? longest_phrase(words.subspan(at)) : Phrase();
  }

  // Calls visit(const WordEntry&) for every word and phrase, in no order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const WordEntry& entry : entries_) visit(entry);
    phrases_.for_each([&](std::uint64_t, const Node& node) {
      if (node.complete) visit(node.entry);
    });
  }

  // Fold hashes of a list's one-word forms (of forms with capitals too), for what tokenizes before lists can be asked.
  const Abbreviations& abbreviations() const { return abbreviations_; }

 private:
  struct Node {
    WordEntry entry;
    bool complete = false;
  };
  void add(std::string_view form, std::size_t list, std::uint32_t lemma, Tokenizer& tokenizer);
  std::uint32_t entry_of(const Token& token) const;
  Phrase longest_phrase(std::span<const Token> words) const;
  WordEntry& entry(HashTable<std::uint32_t>& table, std::uint64_t key);
  void join_exact();

  std::vector<std::string> names_;
  std::vector<std::string> lemmas_;
  std::vector<FeaturePiece> list_pieces_, lemma_pieces_;   // of names_ and lemmas_
  std::vector<WordEntry> entries_{WordEntry()};
  HashTable<std::uint32_t> folded_;   // lower-case forms, by fold hash: index into entries_
  HashTable<std::uint32_t> exact_;    // forms with capitals, by form hash; their entries hold those of the folded form too
  std::unordered_map<std::uint64_t, std::uint64_t> exact_fold_;   // form hash -> fold hash of the same word
  HashTable<Node> phrases_;           // by the hash of the tokens so far
  Abbreviations abbreviations_;
};

}  // namespace saidby
