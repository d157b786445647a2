#include "pipeline/knowledge/gazetteer_check.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/knowledge/hash.h"

namespace saidby {
namespace {

enum class Kind : std::uint8_t { place, organization, person, other, evidence };

Kind kind_of(ListType type) {
  switch (type) {
    case ListType::city:
    case ListType::country:
    case ListType::region: return Kind::place;
    case ListType::organization: return Kind::organization;
    case ListType::official:
    case ListType::person: return Kind::person;
    case ListType::other:
    case ListType::demonym: return Kind::other;
    default: return Kind::evidence;
  }
}

class Checker {
 public:
  Checker(const GazetteerRows& rows, const WordLists& words) : rows_(rows), words_(words), tokenizer_(words.abbreviations()) {}

  std::vector<GazetteerFinding> run() {
    gather_common_words();
    for (std::uint32_t i = 0; i < rows_.rows.size(); ++i)
      if (kind_of(type(i)) != Kind::evidence && !rows_.rows[i].stop) check(i);
    return std::move(found_);
  }

 private:
  ListType type(std::uint32_t row) const { return rows_.lists[rows_.rows[row].list].type; }

  void add(FindingKind kind, std::uint32_t row, std::string what) { found_.push_back({kind, row, std::move(what)}); }

  void gather_common_words() {
    for (std::uint32_t i = 0; i < rows_.rows.size(); ++i) {
      if (type(i) != ListType::word || cell(i, "class").empty()) continue;
      const std::vector<Token> words = tokenizer_.words(rows_.rows[i].names.front().text);
      if (words.size() == 1) common_.insert(words.front().fold);
    }
  }

  void check(std::uint32_t index) {
    const GazetteerRow& row = rows_.rows[index];
    std::unordered_set<std::uint64_t> own;
    for (const GazetteerName& name : row.names) {
      if (row.pattern && !name.alias) continue;
      const std::vector<Token> words = tokenizer_.words(name.text);
      if (words.empty()) continue;
      std::uint64_t form = 0;
      for (const Token& word : words) form = mix(form, word.form);
      if (!own.insert(form).second) {
        add(FindingKind::duplicate, index, "the alias \"" + name.text + "\" repeats a name of its row; remove it");
        continue;
      }
      if (name.weak) continue;
      if (words.size() == 1) check_common(index, name, words.front());
      compare(index, name, form);
    }
  }

  void check_common(std::uint32_t index, const GazetteerName& name, const Token& word) {
    if (rows_.rows[index].acronym || word.shape != Shape::capitalised || type(index) == ListType::demonym) return;
    if (common_.contains(word.fold)) add(FindingKind::common_word, index, "\"" + name.text + "\" is a common word; flag it weak, so that it counts only with a context");
    else if (const WordEntry entry = words_.find(word); entry.lists.any())
      add(FindingKind::common_word, index, "\"" + name.text + "\" is a word of rules/words/" + std::string(words_.list_name(entry.lists._Find_first())) + ".txt; flag it weak, so that it counts only with a context");
  }

  // Places of one name are no fault, unless they lie in one region.
  bool same_thing(std::uint32_t a, std::uint32_t b) const {
    if (kind_of(type(a)) != Kind::place) return true;
    return type(a) == type(b) && cell(a, "country") == cell(b, "country") && cell(a, "admin1") == cell(b, "admin1") && cell(a, "kind") == cell(b, "kind");
  }
  std::string_view cell(std::uint32_t row, std::string_view column) const {
    const auto& columns = rows_.lists[rows_.rows[row].list].columns;
    const auto at = std::find(columns.begin(), columns.end(), column);
    return at == columns.end() ? std::string_view() : std::string_view(rows_.rows[row].cells[static_cast<std::size_t>(at - columns.begin())]);
  }

  void compare(std::uint32_t index, const GazetteerName& name, std::uint64_t form) {
    std::vector<std::uint32_t>& others = strong_[form];
    for (const std::uint32_t other : others) {
      const GazetteerRow& there = rows_.rows[other];
      const std::string where = rows_.lists[there.list].file + ":" + std::to_string(there.line) + " (" + there.id + ")";
      if (kind_of(type(other)) != kind_of(type(index))) add(FindingKind::clash, index, "\"" + name.text + "\" is a " + std::string(name_of(type(other))) + " in " + where + " too; flag one of them weak, or write it longer");
      else if (same_thing(other, index)) add(FindingKind::duplicate, index, "\"" + name.text + "\" stands in " + where + " too; make them one row, or flag one of them weak");
      else continue;
      break;
    }
    others.push_back(index);
  }

  const GazetteerRows& rows_;
  const WordLists& words_;
  Tokenizer tokenizer_;
  std::unordered_set<std::uint64_t> common_;                               // fold hashes
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> strong_;   // rows by a strong name's form
  std::vector<GazetteerFinding> found_;
};

}  // namespace

std::string_view name_of(FindingKind kind) {
  constexpr std::string_view names[] = {"duplicate", "clash", "common word"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<GazetteerFinding> check_rows(const GazetteerRows& rows, const WordLists& words) { return Checker(rows, words).run(); }

}  // namespace saidby
