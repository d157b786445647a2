// saidby's own records, read back: one JSON line -> the values it holds (docs/output.md says what each key means).
//
//   {"id":"a.txt","source":"a.txt","offsets":"codepoint",...,"quotes":[{"start":0,"end":6,"text":"\"Yes,\"","type":"direct",...}]}
//
// A Record is a view: its strings lie in the RecordParser that made it and live until that parser reads the next line. Who keeps something copies it.
// Offsets count in the unit that `offsets` names, code points unless --offsets asked for another.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/8_records/offsets.h"

namespace saidby::records {

inline constexpr std::uint32_t none = 0xFFFFFFFF;   // an entity that is not known; a place in the text that is not there

// A piece of the article's text: text[start:end].
struct Slice {
  std::uint32_t start = none, end = none;
  std::string_view text;

  bool in_text() const { return start != none; }   // a headline that comes from metadata is not
};

struct Range {
  std::uint32_t start = 0, end = 0;
};

struct Dateline : Slice {
  std::string_view city, agency, date;   // empty: not given
};

struct Region : Slice {
  std::string_view role;
};

struct Article {
  std::string_view taken_for, publisher, published, url, language, section;   // empty: not known
  std::optional<Slice> headline;
  std::optional<Dateline> dateline;
  std::vector<std::string_view> authors;
  std::vector<Range> paragraphs;
  std::vector<Region> regions;
};

struct Mention : Slice {
  std::string_view type, rule;
  std::uint32_t entity = none;   // index into Record::entities
  std::optional<double> confidence;
};

// type: city, country, region, organization, official, person, other. Empty strings: not known.
struct Entity {
  std::string_view type, name, role, gender, gazetteer, organization, country;
  std::optional<double> latitude, longitude;

  bool is_person() const { return type == "person" || type == "official"; }
  bool is_place() const { return type == "city" || type == "country" || type == "region"; }
};

struct Speaker : Slice {
  std::uint32_t entity = none;   // index into Record::entities
  std::string_view name;         // of that entity; empty when the text does not tell who it is
  std::string_view entity_rule;  // how that was found; empty for names
  std::uint32_t spoken_for = none;   // the organization, where nobody is named: "a spokesman for Acme"
  std::vector<std::uint32_t> others;   // entities that speak with it: "Tesla, Ford and GM said"
};

// type: direct, mixed, indirect.
struct Quote : Slice {
  std::uint32_t number = 0;      // in its record, from 1, whatever was left out before it
  std::vector<Range> spans;
  std::string_view type, rule, content_rule;
  bool negated = false;   // the text says that it was not said
  bool asked = false;     // the text only asks whether it was said, or by whom
  std::optional<Slice> cue;
  std::optional<Speaker> speaker;
  double confidence = 0;
};

struct Diagnostic {
  std::string_view code, message;
  std::uint32_t at = 0;
};

struct Record {
  std::string_view id, source;
  std::string_view error;   // not empty: the document could not be read, and all below is empty
  OffsetUnit offsets = OffsetUnit::code_point;
  std::optional<std::string_view> text;   // with extract --text, and where the text is not the input as it was
  Article article;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<Quote> quotes;
  std::vector<Diagnostic> diagnostics;
  std::string kept;        // the input's own keys as a JSON object (run --keep), or empty
  std::string_view line;   // the JSON itself

  bool failed() const { return !error.empty(); }
};

// Reads lines into one Record, which it uses again. For one thread.
class RecordParser {
 public:
  RecordParser();
  ~RecordParser();
  RecordParser(RecordParser&&) noexcept;
  RecordParser& operator=(RecordParser&&) noexcept;

  // "" when `line` is a record; else what is wrong with it: "not JSON: ...", "quotes[2].speaker.entity is e9, but there are 4 entities". Linear; `line` must
  // outlive the record; capacity for a few more bytes behind it (it may be made to grow) saves a copy.
  std::string parse(std::string& line);
  const Record& record() const;
  // Leaves out quotes that are less sure.
  void drop_quotes_below(double confidence);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace saidby::records
