// What stages 6 and 7 look at while they read one article: its words with their lists, what stands in quotation marks, the
// clauses. Derived from earlier layers, made once a document, thrown away after.
#pragma once

#include <span>
#include <vector>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/6_quotes/inside.h"
#include "pipeline/6_quotes/marks.h"
#include "pipeline/6_quotes/quote_lists.h"
#include "pipeline/document.h"
#include "pipeline/knowledge/word_lists.h"

namespace saidby {

struct QuotationInText {
  Quotation marks;
  std::uint32_t block = 0;
  std::uint32_t first = 0, last = 0;   // tokens, marks included
};

// How many words of a kind stand before a place, so that what lies between two places is a difference. Words in quotation marks count only as quotations.
struct WordsBefore {
  std::uint32_t words = 0, commas = 0, verbs = 0, subjects = 0, conjunctions = 0, quotations = 0, subordinators = 0, colons = 0;   // quotations: that have begun
};

class Reading {
 public:
  // All must outlive it. What stands in the dateline belongs to no statement.
  Reading(const Text& text, const Article& article, const Tokens& tokens, const std::vector<Mention>& mentions, const std::vector<Entity>& entities, const WordLists& words, const QuoteLists& lists);

  const Text& text;
  const Tokens& tokens;
  const std::vector<Mention>& mentions;
  const std::vector<Entity>& entities;
  const WordLists& words;
  const QuoteLists& lists;

  std::vector<QuotationInText> quotations;    // in text order
  std::vector<Inside> insides;                // of each
  std::vector<WordEntry> entries;             // by token
  std::vector<std::uint32_t> quotation_of;    // by token: index of the quotation that it stands in, or none
  std::vector<std::uint32_t> mention_of;      // by token: index of the mention, or none
  std::vector<std::uint32_t> block_of;        // by token
  std::vector<WordsBefore> words_before;      // by token, and for the end
  std::vector<Span> clauses;                  // token ranges: sentences, joined where a boundary stands inside a quotation
  std::vector<std::uint32_t> clause_of;       // by token

  const Token& token(std::uint32_t at) const { return tokens.words[at]; }
  std::string_view word(std::uint32_t at) const { return text.view(tokens.words[at].span); }
  bool is_word(std::uint32_t at) const { return token(at).kind == TokenKind::word; }
  bool in(std::uint32_t at, int list) const { return holds(entries[at].lists, list); }
  // "that" before a clause or as a pronoun; in German "dass".
  bool is_that(std::uint32_t at) const { return in(at, lists.complementizers); }
  // The function words that tell much of what stands beside them, by name; others by part of speech.
  FeaturePiece telling(std::uint32_t at) const { return in(at, lists.telling_words) ? words.lemma(entries[at].lemma) : name_of(tag(at)); }
  // The colon of "BREAKING:", "Live updates:" at the head of a block, which is a clause of its own.
  bool labels_text(std::uint32_t at) const;
  // The colon of "14:32".
  bool is_clock(std::uint32_t at) const;
  bool quoted(std::uint32_t at) const { return quotation_of[at] != none; }
  // A finite verb of speaking, before `end`.
  bool says(std::uint32_t at, std::uint32_t end) const { return at < end && in(at, lists.say) && is_finite_verb(tag(at)); }
  // A word or mark with this tag, and not in quotation marks.
  bool unquoted(std::uint32_t at, Tag is) const { return !quoted(at) && tag(at) == is; }
  Tag tag(std::uint32_t at) const { return tokens.words[at].tag; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.words.size()); }
  Span clause(std::uint32_t at) const { return clauses[clause_of[at]]; }
  // Is the quotation all of its paragraph?
  bool fills_block(const QuotationInText& quotation) const { return quotation.first == tokens.blocks[quotation.block].first && quotation.last == tokens.blocks[quotation.block].last; }
  const Block& block(std::uint32_t at) const { return tokens.blocks[block_of[at]]; }
  // The text from the first byte of token `first` to the last of token `last - 1`.
  Span span(std::uint32_t first, std::uint32_t last) const { return {tokens.words[first].span.begin, tokens.words[last - 1].span.end}; }

 private:
  void find_all_quotations();
  void add_quotation(Quotation marks, std::uint32_t block, std::uint32_t first, std::uint32_t last);
  bool goes_on_below(std::uint32_t block) const;
  std::uint32_t cue_inside(std::uint32_t first, std::uint32_t last) const;
  std::uint32_t label_end(std::uint32_t first, std::uint32_t last) const;
  void find_clauses(const Article& article);
  void count_words_before();
  bool tells_who(const Sentence& sentence) const;
  std::uint32_t after_label(const Sentence& sentence) const;
  std::uint32_t after_run_in_heading(const Sentence& sentence) const;
  std::uint32_t place_label(std::uint32_t block) const;
  std::uint32_t after_dateline(const Article& article, const Sentence& sentence) const;
};

}  // namespace saidby
