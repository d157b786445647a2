// What is known of each word before anything is decided: the word lists it is in, the names of the gazetteers that it
// takes part in, whether the document also writes it in lower case. Gathered once a document; features read it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "pipeline/4_mentions/name_parts.h"
#include "pipeline/4_mentions/name_rules.h"
#include "pipeline/document.h"
#include "pipeline/knowledge/knowledge.h"

namespace saidby {

// "Xx", "XX", "X", "xX", "x", "9" or the mark itself.
FeaturePiece shape_of(const Token& token, std::string_view bytes);

struct WordEvidence {
  FeaturePiece shape = "";        // shape_of
  ListSet lists;
  NameParts parts;
  FeaturePiece word_class = "";   // of the word in lower case, from a list of words: "person", "artifact", "verb"; empty: no common word
  FeaturePiece cluster = "";      // words that stand in the same company share a number
  bool lower_elsewhere = false;   // the article writes the word in lower case too
};

// Words among which names can be (stretches.h).
struct Stretch {
  std::uint32_t first = 0, last = 0;   // tokens
  std::uint32_t sentence = 0;
};

// A name of a gazetteer in the text.
struct FoundName {
  std::uint32_t first = 0, last = 0;   // tokens
  NameHit hit;
  ListType type = ListType::other;
};

// The kind of name that a list's rows are; none: a list that is only evidence.
std::optional<NameType> name_kind(ListType type);

class Evidence {
 public:
  // All must outlive it.
  Evidence(const Text& text, const Tokens& tokens, const Knowledge& knowledge);

  // Of words that stand in a stretch or no more than two words from one; of others only the lists and parts are known.
  const WordEvidence& at(std::uint32_t word) const { return words_[word]; }
  bool asked_for(std::uint32_t word) const { return asked_for_[word]; }
  const std::vector<Stretch>& stretches() const { return stretches_; }
  // Names that begin at a word, shorter first.
  std::span<const FoundName> names_at(std::uint32_t word) const {
    return std::span(names_).subspan(first_name_[word], first_name_[word + 1] - first_name_[word]);
  }
  // Is the span, as a whole, what a gazetteer says is never a name?
  bool is_stopped(std::uint32_t first, std::uint32_t last) const {
    return !stops_.empty() && std::binary_search(stops_.begin(), stops_.end(), std::pair(first, last));
  }
  // What rules see, in text order; and by first word.
  const std::vector<RuleHit>& rule_hits() const { return hits_; }
  std::span<const RuleHit> rule_hits_at(std::uint32_t word) const {
    return hits_.empty() ? std::span<const RuleHit>() : std::span(hits_).subspan(first_hit_[word], first_hit_[word + 1] - first_hit_[word]);
  }
  // One number for all spans of the same words, whatever their letters' case.
  std::uint64_t key_of(std::uint32_t first, std::uint32_t last) const {
    std::uint64_t key = 0;
    for (std::uint32_t at = first; at < last; ++at) key = mix(key, tokens[at].fold);
    return key;
  }
  // May a name begin or end with this word: it is written with a capital?
  static bool is_name_word(const Token& token) {
    return token.kind == TokenKind::word && (token.shape == Shape::capitalised || token.shape == Shape::upper || token.shape == Shape::mixed);
  }

  const Text& text;
  const std::vector<Token>& tokens;
  const std::vector<Sentence>& sentences;
  const std::vector<Block>& blocks;
  const Knowledge& knowledge;

 private:
  void add_shapes();
  void add_names(const Sentence& sentence);
  void find_names(const Sentence& sentence);
  void add_plain_names(const Sentence& sentence, std::span<const Token> plain, std::uint32_t at);
  void index_hits();
  void add_hit(std::uint32_t at, const NameHit& hit);
  void take_stopped_away(std::uint32_t at);
  void add_lists(const Sentence& sentence);
  void add_word(WordEvidence& word, std::uint32_t entry);
  void note_lower_case();

  std::vector<WordEvidence> words_;
  std::vector<FoundName> names_;
  std::vector<std::pair<std::uint32_t, NameHit>> sentence_hits_;   // by first token: what gazetteers have in the sentence that is read
  std::vector<std::uint32_t> beginnings_;                          // where a name may begin in it
  std::vector<std::uint32_t> first_name_;
  std::vector<RuleHit> hits_;
  std::vector<std::uint32_t> first_hit_;                         // by word; empty when there are none
  std::vector<Stretch> stretches_;
  std::vector<char> asked_for_;                                  // by word: in or beside a stretch
  std::vector<std::pair<std::uint32_t, std::uint32_t>> stops_;   // sorted
};

}  // namespace saidby
