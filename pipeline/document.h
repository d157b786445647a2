// What the stages hand on: a text that never changes, and layers of offsets into it.
//
//   bytes -> Text -> Article -> Tokens -> Mentions -> Entities -> Quotes -> Attributions -> record
//              1        2          3          4           5          6           7            8
//
// Every span is half-open, counts UTF-8 bytes of Text::bytes and lies on code-point boundaries; code points and UTF-16
// units exist only in 8_records. All types here are values: they own what they hold but for the text itself, which the
// caller keeps alive and unchanged. Nothing here is shared between threads while it is being built.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saidby {

inline constexpr std::uint32_t none = 0xFFFFFFFF;  // an index that points nowhere

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(Span, Span) = default;
  friend auto operator<=>(Span, Span) = default;
};

// Something that a reader of the record should know: "invalid-utf8", 3 bytes repaired. `at` is a byte offset into Text.
struct Diagnostic {
  std::string code;
  std::string message;
  std::uint32_t at = 0;
};

// Stage 1. Valid UTF-8, at most 2^31-1 bytes. `padding` readable zero bytes follow the text in `bytes`' buffer's capacity
// only through std::string's terminator; readers that need more copy.
struct Text {
  std::string bytes;
  std::vector<Diagnostic> diagnostics;

  std::string_view view(Span span) const { return std::string_view(bytes).substr(span.begin, span.size()); }
};

// Stage 2. The parts of the text that are the article, in text order; what is in none of them is page furniture.
struct Region {
  Span span;
  std::string role;  // navigation, caption, teaser, footer, byline, dateline, credit, ...
};
struct Dateline {
  Span span;               // "BEIJING, July 9, 2025 /PRNewswire/ --"
  Span city;               // "BEIJING"
  std::string city_name;   // "Beijing"
  std::string agency;      // "PRNewswire"
  std::string date;        // ISO, empty when not given in full
};
struct Article {
  std::optional<Span> headline;
  std::optional<Dateline> dateline;
  std::vector<Span> paragraphs;   // sorted, disjoint, trimmed; the headline is not one of them
  std::vector<Region> regions;
  std::string title;              // the headline as metadata, when it is not part of the text
  std::string publisher;
  std::string published;          // ISO date or empty
  std::vector<std::string> authors;
  std::string url, language, section;
  std::string taken_for;          // text, page, html: how the input was read
};

// Stage 3. Words and sentences of the headline and of each paragraph ("blocks").
enum class TokenKind : std::uint8_t { word, number, punctuation };
enum class Shape : std::uint8_t { lower, capitalised, upper, mixed, digits, mark };
enum class Tag : std::uint8_t;  // part of speech, see 3_tokens/tags.h

struct Token {
  Span span;
  std::uint64_t form = 0;   // hash of the token as written (straight apostrophes)
  std::uint64_t fold = 0;   // hash of the token case-folded (straight apostrophes)
  TokenKind kind = TokenKind::word;
  Shape shape = Shape::lower;
  Tag tag{};
  bool space_before = false;
  std::uint32_t word = none;   // its entry of the word lists (WordLists::look_up); none: not looked up
};
struct Sentence {
  std::uint32_t first = 0, last = 0;  // half-open range of Tokens::words
  std::uint32_t block = 0;
};
struct Block {
  Span span;
  std::uint32_t first = 0, last = 0;                      // tokens
  std::uint32_t first_sentence = 0, last_sentence = 0;    // sentences
  bool headline = false;
};
struct Tokens {
  std::vector<Token> words;
  std::vector<Sentence> sentences;   // each begins at a token; a sentence never spans blocks
  std::vector<Block> blocks;         // in text order
};

// Who decided: the name of a rule, a filter or a list ("said-name", "gazetteer:cities"). Points into Knowledge or at a
// string literal, which outlive every document.
using RuleId = std::string_view;

// Stage 4.
enum class EntityType : std::uint8_t { city, country, region, organization, official, person, other };
std::string_view name_of(EntityType type);
inline bool is_person(EntityType type) { return type == EntityType::person || type == EntityType::official; }
inline bool is_place(EntityType type) { return type == EntityType::city || type == EntityType::country || type == EntityType::region; }

struct Mention {
  Span span;
  std::uint32_t first = 0, last = 0;   // tokens
  EntityType type = EntityType::other;
  std::uint32_t entry = none;          // row of the gazetteer that the words matched, see Gazetteers::entry
  std::uint32_t entity = none;         // index into Entities, set by stage 5
  float confidence = 0;
  RuleId why;
};

// Stage 5.
enum class Gender : std::uint8_t { unknown, male, female };
struct Entity {
  EntityType type = EntityType::other;
  std::string name;          // canonical: the fullest form, without titles
  std::string role;          // "mayor of Bishkek"
  Span role_span;            // where the text says so; empty when the role comes from a gazetteer
  std::string organization;  // affiliation, as written
  Gender gender = Gender::unknown;
  std::string gazetteer;     // id of the gazetteer entry, or empty
  bool demonym = false;      // "Spaniard": says where somebody is from
  std::string country;       // ISO alpha-2, for places and where known
  double latitude = 0, longitude = 0;
  bool has_coordinates = false;
  std::vector<std::uint32_t> mentions;  // indices into Mentions, in text order
};

// Stage 6. One statement: its words (several parts when the cue stands between them).
enum class QuoteType : std::uint8_t { direct, mixed, indirect };
std::string_view name_of(QuoteType type);
struct Quote {
  std::vector<Span> parts;   // in text order, disjoint; marks included
  QuoteType type = QuoteType::direct;
  RuleId why;

  Span bounds() const { return {parts.front().begin, parts.back().end}; }
};

// Stage 7. attribution[i] belongs to quote[i].
struct Attribution {
  Span cue;                       // empty: none
  Span speaker;                   // the mention, pronoun or nominal beside the cue; empty: none
  std::uint32_t entity = none;    // who that is
  std::vector<std::uint32_t> others;   // entities that speak with it: "Tesla, Ford and GM said"
  std::uint32_t spoken_for = none;     // the organization whose spokesman it is, where nobody is named ("a spokesman for Acme"), or whose text ("Lee's post")
  bool asked = false;             // "Did Lee say that?", "Who said that?": the text only asks
  bool negated = false;           // "never said that", "nobody said": the text says that it was not said
  float entity_confidence = 1;    // that it is; 1 where the mention is a name
  RuleId entity_why;              // how the mention, no name, stands for it: "role", "origin", "pronoun" ...; empty for a name
  float confidence = 0;
  RuleId why;
};

// Everything that the stages have added for one text.
struct Document {
  std::string id;
  std::string source;
  Text text;
  bool text_in_record = false;   // records carry the text: it was extracted (HTML), or only a part of it is the article (page dumps)
  Article article;
  Tokens tokens;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<Quote> quotes;
  std::vector<Attribution> attributions;
  std::vector<Diagnostic> diagnostics;
};

}  // namespace saidby
