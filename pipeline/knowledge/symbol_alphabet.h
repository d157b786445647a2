// The alphabet of symbol lines: which bytes stand for which annotation, tag, set of word lists and shape, and the byte sets
// that a pattern's items expand to. Built once for a folder of rules, from the lists and words that its patterns name.
#pragma once

#include <bitset>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/3_tokens/tags.h"
#include "pipeline/knowledge/rule_needs.h"
#include "pipeline/knowledge/word_lists.h"

namespace saidby {

class SymbolAlphabet {
 public:
  static constexpr unsigned first_category = 0x01, last_category = 0x3F;
  static constexpr unsigned first_class = 0x40, last_class = 0xEF;
  static constexpr unsigned first_shape = 0xF0;

  // `items` are all that patterns name: lists in lower case ("say"), bare words as "=of".
  SymbolAlphabet(const WordLists& lists, std::vector<std::string> kinds, const std::vector<std::string>& items);

  // As sections of an image, and back: what is read so tells the symbols of words; it can't expand items.
  static constexpr std::size_t sections = 4;
  void write(ImageSections& image) const;
  SymbolAlphabet(const WordLists& lists, std::vector<std::string> kinds, std::span<const std::string_view, sections> parts);

  std::size_t class_count() const { return classes_.size(); }
  bool too_many_classes() const { return classes_.size() > last_class - first_class + 1; }

  // The class of a word: which of the named lists and words it is.
  unsigned char class_of(const Token& token) const {
    const unsigned char* bare = may_be_bare_[token.fold % may_be_bare_.size()] ? bare_.find(token.fold) : nullptr;
    return bare ? *bare : by_set_[lists_.set_of(token)];
  }
  // Of a phrase that stands as one symbol.
  unsigned char class_of(const Phrase& phrase) const { return class_of(phrase.entry.lists); }
  unsigned char category_of(Tag tag) const { return static_cast<unsigned char>(first_category + kinds_.size() + static_cast<std::size_t>(tag)); }
  unsigned char category_of_kind(std::uint32_t kind) const { return static_cast<unsigned char>(first_category + kind); }
  unsigned char shape_of(Shape shape) const { return static_cast<unsigned char>(first_shape + static_cast<unsigned>(shape)); }

  // RE2 text for one item such as "QUOTE", "say", "VERB&!say", "=of"; empty when a name is unknown (then `unknown` says which).
  struct Expansion {
    std::string pattern;
    std::string unknown;
    SymbolBytes categories, classes, shapes;   // what its symbols may be made of
  };
  Expansion expand(std::string_view item) const;

  // Lists that any pattern names: phrases of other lists aren't folded.
  bool names(const ListSet& lists) const { return (lists & named_).any(); }

 private:
  unsigned char class_of(const ListSet& lists) const;
  struct Sets {
    std::vector<bool> categories, classes, shapes;
  };
  bool restrict_to(Sets& sets, std::string_view name, bool negated) const;
  void add_words();
  void set_bare(std::uint64_t fold, unsigned char symbol_class);

  const WordLists& lists_;
  std::vector<std::string> kinds_;
  ListSet named_;
  std::unordered_map<std::uint64_t, std::uint32_t> words_;          // fold of a bare word -> its number
  std::vector<std::string> word_names_;
  struct Class {
    ListSet lists;
    std::uint32_t word = none;
  };
  std::vector<Class> classes_;   // [0]: in no list
  std::unordered_map<ListSet, std::uint32_t> by_lists_;             // classes of words that no pattern names
  std::vector<std::uint32_t> by_word_;                              // class of each bare word
  HashTable<unsigned char> bare_;                                   // the same by fold
  std::bitset<2048> may_be_bare_;                                   // by the last bits of the fold
  std::vector<unsigned char> by_set_;                               // class of each of the word lists' sets
};

}  // namespace saidby
