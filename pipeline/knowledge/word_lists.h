// rules/words/*.txt: closed lists of words ("say", "titles", "months"). A line is an entry: its forms separated by commas, the
// lemma first: `say, says, said, saying`. '#' after two spaces, or at the start of a line, begins a comment. A lower-case form matches whatever the case of
// the token; a form with capitals matches as written or all in capitals. Forms of several words are phrases.
//
// What is made of the files is kept as an image (compiled.h). Immutable after load; shared by all threads.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/document.h"
#include "pipeline/knowledge/compiled.h"
#include "pipeline/knowledge/feature_piece.h"
#include "pipeline/knowledge/hash_table.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

inline constexpr std::size_t max_lists = 192;
using ListSet = std::bitset<max_lists>;

// Is a list among them? -1, a list that there isn't, is not.
inline bool holds(const ListSet& lists, int list) { return list >= 0 && lists[static_cast<std::size_t>(list)]; }

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

  // A number that is another one when anything in the lists is.
  std::uint64_t fingerprint() const { return fingerprint_; }
  // Index of a list, or -1. Cost: a probe when the name is a literal.
  int list(const FeaturePiece& name) const;
  std::string_view list_name(std::size_t list) const { return names_[list]; }
  std::size_t list_count() const { return names_.size(); }
  const FeaturePiece& list_piece(std::size_t list) const { return list_pieces_[list]; }
  FeaturePiece lemma(std::uint32_t lemma) const { return lemma == none ? ""_piece : lemma_pieces_[lemma]; }

  // Sets each token's entry, so that find() costs nothing.
  void look_up(std::span<Token> words) const;
  // The lists that a word is in. Cost: two hash look-ups for a token that was not looked up.
  const WordEntry& find(const Token& token) const { return entries_[token.word == none ? entry_of(token) : token.word]; }
  // Every set of lists that a word or phrase is in, the empty one first, and the number of a word's.
  std::span<const ListSet> sets() const { return sets_; }
  std::size_t set_of(const Token& token) const { return set_of_entry_[token.word == none ? entry_of(token) : token.word]; }
  bool in(const Token& token, int list) const { return holds(find(token).lists, list); }

  // The longest phrase of two or more tokens that begins at words[at].
  Phrase phrase_at(std::span<const Token> words, std::size_t at) const {
    return at < words.size() && begins_phrase(words[at]) ? longest_phrase(words.subspan(at)) : Phrase();
  }
  bool begins_phrase(const Token& token) const { return find(token).begins_phrase; }

  // Calls visit(const WordEntry&) for every word and phrase, in no order.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const WordEntry& entry : entries_) visit(entry);
    phrases_.for_each([&](const Node& node) {
      if (node.complete) visit(node.entry);
    });
  }

  // Fold hashes of a list's one-word forms (of forms with capitals too), for what tokenizes before lists can be asked.
  const Abbreviations& abbreviations() const { return abbreviations_; }

 private:
  Phrase longest_phrase(std::span<const Token> words) const;
  struct Node {
    WordEntry entry;
    bool complete = false;
  };
  friend class WordListMaker;
  bool attach();
  std::uint32_t entry_of(const Token& token) const;

  static const WordEntry nothing;
  static constexpr ListSet no_lists{};
  static constexpr std::uint16_t first_set = 0;
  Compiled image_;
  std::uint64_t fingerprint_ = 0;
  std::vector<std::string> names_;
  HashTable<std::uint32_t> numbers_;      // of the lists, by the hash of their names
  std::vector<FeaturePiece> list_pieces_, lemma_pieces_;
  std::span<const WordEntry> entries_{&nothing, 1};
  std::span<const ListSet> sets_{&no_lists, 1};
  std::span<const std::uint16_t> set_of_entry_{&first_set, 1};
  HashTableView<std::uint32_t> folded_;   // lower-case forms, by fold hash: index into entries_
  HashTableView<std::uint32_t> exact_;    // forms with capitals, by form hash; their entries hold those of the folded form too
  HashTableView<Node> phrases_;           // by the hash of the tokens so far
  Abbreviations abbreviations_;
};

}  // namespace saidby
