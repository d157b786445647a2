// spaCy's EntityRuler: a pattern a line of JSON, or a list of them.
//
//   {"label": "ORG", "pattern": "Oakford Water", "id": "ow"}                      -> a name
//   {"label": "GPE", "pattern": [{"LOWER": "san"}, {"LOWER": "pedro"}]}           -> a name in any case
//   {"label": "GPE", "pattern": [{"TEXT": {"REGEX": "^St"}}, {"LOWER": "ives"}]}  -> a row with the flag pattern
//
// Patterns with one id become one row, its aliases. Attributes that need spaCy's other components (POS, LEMMA, DEP ...) are left out and counted.
#include <re2/re2.h>
#include <simdjson.h>

#include <stdexcept>

#include "apps/saidby/import.h"

namespace saidby {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::string quoted(std::string_view text) { return re2::RE2::QuoteMeta(re2::StringPiece(text.data(), text.size())); }

// One token of a pattern, as words and as an expression.
struct TokenPattern {
  std::string word, expression;
  bool any_case = false, plain = true;
};

class SpacySource : public ImportSource {
 public:
  SpacySource(const std::string& path, ImportTypes types) : types_(std::move(types)) {
    ImportLines lines(path);
    std::string line, whole;
    simdjson::dom::parser parser;
    bool list = false;
    while (lines.next(line)) {
      if (line.find_first_not_of(" \t") == std::string::npos) continue;
      list = list || (rows_.empty() && whole.empty() && line[line.find_first_not_of(" \t")] == '[');
      if (list) whole += line + "\n";
      else read(parser, line, lines.at(), lines.number());
    }
    if (!list) return;
    element all;
    array patterns;
    if (parser.parse(whole).get(all) || all.get(patterns)) throw std::runtime_error(path + ": neither a pattern a line nor a list of patterns; see spaCy's EntityRuler.to_disk");
    for (const element pattern : patterns) add(pattern, 1);
  }

  bool next(ImportedRow& row) override {
    if (at_ == rows_.size()) return false;
    row = std::move(rows_[at_++]);
    return true;
  }

 private:
  void read(simdjson::dom::parser& parser, const std::string& line, const std::string& where, std::uint64_t number) {
    element pattern;
    if (const auto error = parser.parse(line).get(pattern)) throw std::runtime_error(where + ": not JSON: " + simdjson::error_message(error));
    add(pattern, number);
  }

  void add(const element& value, std::uint64_t line) {
    std::string_view label, text, id;
    element pattern;
    if (value["label"].get(label) || value["pattern"].get(pattern)) return skip("no label or no pattern", line);
    ImportedRow row;
    if (!types_.find(label, row.type)) return skip("no type for the label " + std::string(label) + ", see --map", line);
    array tokens;
    if (!pattern.get(text)) row.name = text;
    else if (pattern.get(tokens) || !take_tokens(tokens, row)) return skip("tokens with attributes other than LOWER, TEXT, ORTH, IN, REGEX", line);
    if (!value["id"].get(id) && !id.empty()) row.id = "spacy:" + std::string(id);
    // patterns with one id are names of one thing, when they are of one kind
    const std::string key = row.id.empty() || row.pattern ? std::string() : row.id + (row.any_case ? "/fold" : "") + std::string(name_of(row.type));
    if (key.empty()) row.id.clear();
    else if (const auto [it, fresh] = by_id_.try_emplace(key, rows_.size()); !fresh) return rows_[it->second].aliases.push_back(row.name);
    else if (row.any_case) row.id += "/fold";
    rows_.push_back(std::move(row));
  }

  static bool take_tokens(const array& tokens, ImportedRow& row) {
    std::string words, expression;
    bool plain = true;
    for (const element token : tokens) {
      TokenPattern one;
      object attributes;
      if (token.get(attributes) || attributes.size() != 1 || !take_token(attributes, one)) return false;
      words += (words.empty() ? "" : " ") + one.word;
      expression += (expression.empty() ? "" : "\\s+") + one.expression;
      plain = plain && one.plain;
      row.any_case = row.any_case || one.any_case;
    }
    row.pattern = !plain;
    row.name = plain ? words : expression;
    if (row.pattern) row.any_case = false;   // the expression says it
    return !row.name.empty();
  }

  static bool take_token(const object& attributes, TokenPattern& out) {
    const auto attribute = *attributes.begin();
    const bool lower = attribute.key == "LOWER";
    if (!lower && attribute.key != "TEXT" && attribute.key != "ORTH") return false;
    out.any_case = lower;
    const std::string open = lower ? "(?i:" : "(?:";
    std::string_view word;
    if (!attribute.value.get(word)) {
      out.word = word;
      out.expression = open + quoted(word) + ")";
      return true;
    }
    out.plain = false;
    object inner;
    if (attribute.value.get(inner) || inner.size() != 1) return false;
    const auto how = *inner.begin();
    array words;
    if (how.key == "REGEX" && !how.value.get(word)) {
      std::string bare(word);
      if (bare.starts_with('^')) bare.erase(0, 1);
      else bare = "\\S*?" + bare;
      if (bare.ends_with('$')) bare.pop_back();
      else bare += "\\S*";
      out.expression = open + bare + ")";
      return true;
    }
    if (how.key != "IN" || how.value.get(words)) return false;
    for (const element one : words) {
      if (one.get(word)) return false;
      out.expression += (out.expression.empty() ? open : "|") + quoted(word);
    }
    out.expression += ")";
    return true;
  }

  ImportTypes types_;
  std::vector<ImportedRow> rows_;
  std::map<std::string, std::size_t> by_id_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<ImportSource> import_spacy(const std::string& path, ImportTypes types) { return std::make_unique<SpacySource>(path, std::move(types)); }

}  // namespace saidby
