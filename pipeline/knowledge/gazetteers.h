// Names of places, organizations, people and what tells them, from gazetteers/*.tsv. The rows are compiled to an image
// (gazetteer_image.h) once, kept in a file, and mapped from then on: 200,000 names are ready in a millisecond.
//
//   for (auto& hit : gazetteers.names_at(words, at, sentence.last)) ...    // every name that begins at a token
//   gazetteers.entry(hit.entry).name                                       // "Shanghai Cooperation Organization"
//
// A name matches whole tokens ("Mal" is not in "Malé", "Obama" is in "Obama's"), in the case that its list's policy asks
// for; typographic apostrophes and hyphens count as plain ones. Which of several names is taken is the caller's business:
// longest() has the order longest, strong before weak, list weight, order of the files. Immutable after load; shared by all threads.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document.h"
#include "pipeline/knowledge/compiled.h"
#include "pipeline/knowledge/gazetteer_image.h"
#include "pipeline/knowledge/gazetteer_rows.h"
#include "pipeline/knowledge/hash.h"
#include "pipeline/knowledge/name_patterns.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

struct Abbreviations;

// A row, as views into the image.
struct GazetteerEntry {
  std::string_view id, name;
  std::uint32_t list = 0;
  ListType type = ListType::other;
  std::span<const image::Text> columns, cells;   // for Gazetteers::attribute
};

// A name found in a text.
struct NameHit {
  std::uint32_t entry = none;
  std::uint32_t length = 0;    // tokens
  std::uint16_t flags = 0;     // image::NameFlag
  std::uint16_t list = 0;      // of the entry
  bool in_capitals = false;    // the text has it in capitals, the list has not

  bool weak() const { return (flags & image::weak) != 0; }
  bool stop() const { return (flags & image::stop) != 0; }
};

// The bytes of an image (gazetteer_image.h).
std::string compile_image(const GazetteerRows& rows, const Abbreviations& abbreviations);

class Gazetteers {
 public:
  Gazetteers() = default;   // empty: no name matches

  // Maps the image of these folders' files, or reads the TSV files and compiles them (compiled.h says where images are kept). Faults of rows
  // go to problems, `file:line: what`; then no image is kept.
  static Gazetteers load(const std::vector<std::string>& folders, const Abbreviations& abbreviations, Problems& problems);
  // In memory.
  static Gazetteers compile(const GazetteerRows& rows, const Abbreviations& abbreviations);
  // Reads, compiles and writes the image to `path`; empty: beside the first folder's files. Returns where it was written.
  static std::string build(const std::vector<std::string>& folders, const Abbreviations& abbreviations, Problems& problems, std::string path);

  bool empty() const { return header_ == nullptr; }
  std::size_t size() const { return entries_.size(); }
  std::size_t name_count() const { return names_.size(); }
  std::size_t list_count() const { return lists_.size(); }
  std::string_view list_file(std::uint32_t list) const { return text(lists_[list].file); }   // "cities.tsv"
  std::string_view list_name(std::uint32_t list) const;                                      // "cities"
  std::string_view list_rule(std::uint32_t entry) const { return list_rules_[entries_[entry].list]; }   // "gazetteer:cities", for Mention::why
  float list_weight(std::uint32_t list) const { return lists_[list].weight; }
  // Does any list decide, and this entry's (deciding_weight)?
  bool any_decides() const { return any_decides_; }
  bool decides(std::uint32_t entry) const { return lists_[entries_[entry].list].weight >= deciding_weight; }

  GazetteerEntry entry(std::uint32_t index) const;
  ListType type(const NameHit& hit) const { return static_cast<ListType>(lists_[hit.list].type); }
  ListType type(std::uint32_t entry) const { return static_cast<ListType>(lists_[entries_[entry].list].type); }
  // A cell by its column's name; empty when there is no such column or nothing in it.
  std::string_view attribute(std::uint32_t entry, std::string_view column) const;
  // What a list of words says of a word: its class and its cluster, empty when nothing.
  std::string_view word_class(std::uint32_t entry) const { return cell(entry, word_columns_[entries_[entry].list].word_class); }
  std::string_view word_cluster(std::uint32_t entry) const { return cell(entry, word_columns_[entries_[entry].list].cluster); }
  double number(std::uint32_t entry, std::string_view column, double otherwise = 0) const;

  // May a name begin with this token? False answers are certain. Cost: a few ns.
  bool may_begin(const Token& token) const {
    return has(beginnings_, image::bit_of(token.fold, token.shape == Shape::lower, beginnings_.size() * 64));
  }
  // The same of names that are no common words.
  bool may_begin_name(const Token& token) const {
    return may_begin(token) & (static_cast<unsigned>(token.shape != Shape::lower) | static_cast<unsigned>(has(beginnings_, image::lower_name_bit_of(token.fold, beginnings_.size() * 64))));
  }

  // Has the memory fetched where may_begin(token) will look; then, for tokens that may begin a name, where each_at() will; then what a list of words says of a hit.
  void prefetch(const Token& token) const {
    __builtin_prefetch(&beginnings_[image::bit_of(token.fold, token.shape == Shape::lower, beginnings_.size() * 64) >> 6]);
  }
  void prefetch_names(std::span<const Token> words, std::uint32_t at, std::uint32_t end) const {
    const std::uint64_t key = mix(0, words[at].fold);
    __builtin_prefetch(&walks_[image::walk_bit_of(key, false, walks_.size() * 64) >> 6]);
    __builtin_prefetch(&nodes_[image::slot_of(key, nodes_.size())]);
    if (at + 1 < end) __builtin_prefetch(&walks_[image::walk_bit_of(mix(key, words[at + 1].fold), false, walks_.size() * 64) >> 6]);
  }
  void prefetch_entry(const NameHit& hit) const { __builtin_prefetch(&entries_[hit.entry]); }
  void prefetch_class(const NameHit& hit) const {
    if (word_columns_[hit.list].word_class != none) __builtin_prefetch(&texts_[entries_[hit.entry].first_cell + word_columns_[hit.list].word_class]);
  }

  // The tokens of [first, last) of which may(token's place) says so, put into `out`; without a branch on the answer, which can't be foreseen.
  template <class May>
  static void select(std::uint32_t first, std::uint32_t last, std::vector<std::uint32_t>& out, May may) {
    out.resize(last - first);
    std::size_t count = 0;
    for (std::uint32_t at = first; at < last; ++at) {
      out[count] = at;
      count += static_cast<std::size_t>(may(at));
    }
    out.resize(count);
  }

  // Calls visit(NameHit) for each name that begins at words[at] and ends by words[end], shorter ones first.
  template <class Visit>
  void each_at(std::span<const Token> words, std::uint32_t at, std::uint32_t end, Visit visit) const {
    if (may_begin(words[at])) each_from(words, at, end, visit);
  }
  // The same of a token that may begin a name.
  template <class Visit>
  void each_from(std::span<const Token> words, std::uint32_t at, std::uint32_t end, Visit visit) const {
    std::uint64_t fold = 0, form = 0;
    bool upper = true;
    for (std::uint32_t i = at; i < end; ++i) {
      fold = mix(fold, words[i].fold);
      if (i > at && !has(walks_, image::walk_bit_of(fold, false, walks_.size() * 64))) return;
      form = mix(form, words[i].form);
      upper = upper && is_capitals(words[i]);
      if (!has(walks_, image::walk_bit_of(fold, true, walks_.size() * 64))) continue;
      const image::Node* node = find(fold);
      if (!node) return;
      if (node->first_name == image::no_name) continue;
      const auto written = static_cast<std::uint32_t>(form);
      for (const image::Name* name = &names_[node->first_name];; ++name) {
        if (name->form == written || (name->flags & image::any_case) || (upper && !(name->flags & image::exact_case)))
          visit(NameHit{name->entry, i + 1 - at, name->flags, name->list, name->form != written && upper});
        if (name->flags & image::last) break;
      }
    }
  }

  // Calls visit(first token, NameHit) for the rows whose name is a pattern that matches in words[first, last); sorted by first token.
  template <class Visit>
  void each_pattern(const Text& text, std::span<const Token> words, std::uint32_t first, std::uint32_t last, Visit visit) const {
    if (matchers_.empty()) return;
    for (const PatternHit& hit : matchers_.find(text, words, first, last)) visit(hit.first, NameHit{patterns_[hit.pattern].entry, hit.last - hit.first, patterns_[hit.pattern].flags, patterns_[hit.pattern].list, false});
  }

  // The name to take at a token: the longest, then strong before weak, then the list's weight, then the files' order. `entry` none: no name.
  NameHit longest_at(std::span<const Token> words, std::uint32_t at, std::uint32_t end) const;

  std::string_view text(image::Text piece) const { return {base_ + piece.offset, piece.size}; }

 private:
  explicit Gazetteers(Compiled image);
  bool attach(std::string_view bytes);

  struct WordColumns {
    std::uint32_t word_class = none, cluster = none;   // by number of the column
  };
  std::uint32_t column_of(std::uint32_t list, std::string_view name) const;
  std::string_view cell(std::uint32_t entry, std::uint32_t column) const { return column == none ? std::string_view() : text(texts_[entries_[entry].first_cell + column]); }

  static bool is_capitals(const Token& token) {
    return token.shape == Shape::upper || token.kind != TokenKind::word || (token.shape == Shape::capitalised && token.span.size() == 1);
  }
  static bool has(std::span<const std::uint64_t> filter, std::size_t bit) { return (filter[bit >> 6] >> (bit & 63)) & 1; }
  const image::Node* find(std::uint64_t key) const {
    const std::uint32_t mark = image::mark_of(key);
    for (std::size_t at = image::slot_of(key, nodes_.size());;) {
      if (nodes_[at].mark == mark) return &nodes_[at];
      if (nodes_[at].mark == 0) return nullptr;
      if (++at == nodes_.size()) at = 0;
    }
  }

  Compiled image_;
  const char* base_ = nullptr;
  const image::Header* header_ = nullptr;
  std::span<const image::List> lists_;
  std::span<const image::Entry> entries_;
  std::span<const image::Text> texts_;
  std::span<const image::Name> names_;
  std::span<const image::Node> nodes_;
  static constexpr std::uint64_t no_beginnings = 0;
  std::span<const std::uint64_t> beginnings_{&no_beginnings, 1}, walks_;
  std::span<const image::Pattern> patterns_;
  NamePatterns matchers_;                 // by pattern
  bool any_decides_ = false;
  std::vector<std::string> list_rules_;     // by list
  std::vector<WordColumns> word_columns_;   // by list
};

}  // namespace saidby
