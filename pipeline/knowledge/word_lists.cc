#include "pipeline/knowledge/word_lists.h"

#include <algorithm>
#include <deque>
#include <filesystem>

#include "pipeline/1_text/utf8.h"
#include "pipeline/3_tokens/fold.h"
#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/hash.h"

namespace saidby {
namespace {

// Views into the files' bytes.
struct Row {
  std::size_t list;
  std::vector<std::string_view> forms;
};

std::string_view without_comment(std::string_view line) {
  if (line.starts_with('#')) return {};
  return trim(line.substr(0, line.find("  #")));
}

void read_rows(std::string_view bytes, const std::string& path, std::size_t list, std::vector<Row>& rows, Problems& problems) {
  for (const Line& line : lines_of(bytes)) {
    const std::string_view text = without_comment(line.text);
    if (text.empty()) continue;
    Row row{list, split(text, ',')};
    if (std::erase_if(row.forms, [](std::string_view form) { return form.empty(); }) > 0) problems.add(path, line.number, "an empty form: two commas side by side, or one at the end; remove it");
    rows.push_back(std::move(row));
  }
}

bool is_lower_word(std::string_view form) {
  return !form.empty() && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string upper_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return out;
}

// The tokens of a form of ASCII letters and single spaces, which need no ICU; none for another form.
std::vector<Token> plain_words(std::string_view form) {
  std::vector<Token> words;
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (std::size_t at = 0; at < form.size();) {
    std::size_t end = at;
    while (end < form.size() && letter(form[end])) ++end;
    if (end == at || (end < form.size() && (form[end] != ' ' || end + 1 == form.size()))) return {};
    const WordForm word = word_form(form.substr(at, end - at));
    Token token;
    token.form = word.form, token.fold = word.fold, token.shape = word.shape;
    words.push_back(token);
    at = end + 1;
  }
  return words;
}

void add_entry(WordEntry& entry, std::size_t list, std::uint32_t lemma) {
  entry.lists.set(list);
  if (entry.lemma == none) entry.lemma = lemma;
}

}  // namespace

WordLists WordLists::load(const std::string& folder, Problems& problems) {
  WordLists lists;
  std::vector<Row> rows;
  std::deque<std::string> files;
  for (const std::string& path : files_in(folder, ".txt")) {
    if (lists.names_.size() == max_lists) {
      problems.add(path, 0, "more than " + std::to_string(max_lists) + " word lists; merge some");
      break;
    }
    lists.names_.push_back(std::filesystem::path(path).stem().string());
    files.push_back(read_data_file(path, problems));
    read_rows(files.back(), path, lists.names_.size() - 1, rows, problems);
  }
  for (const std::string& name : lists.names_) lists.list_pieces_.emplace_back(name);
  const int inner = lists.list("abbreviations"), final_too = lists.list("abbreviations_final");
  for (const Row& row : rows)
    for (const std::string_view form : row.forms) {
      if (static_cast<int>(row.list) == inner) lists.abbreviations_.inner.insert(word_form(form).fold);
      if (static_cast<int>(row.list) == final_too) lists.abbreviations_.final_too.insert(word_form(form).fold);
    }
  for (const auto key : lists.abbreviations_.final_too) lists.abbreviations_.inner.erase(key);
  Tokenizer tokenizer(lists.abbreviations_);
  std::unordered_map<std::string_view, std::uint32_t> lemmas;
  for (const Row& row : rows) {
    const auto [it, fresh] = lemmas.try_emplace(row.forms.empty() ? std::string_view() : row.forms.front(), static_cast<std::uint32_t>(lists.lemmas_.size()));
    if (fresh) lists.lemmas_.emplace_back(it->first);
    for (const std::string_view form : row.forms) lists.add(form, row.list, it->second, tokenizer);
  }
  for (const std::string& lemma : lists.lemmas_) lists.lemma_pieces_.emplace_back(lemma);
  lists.join_exact();
  return lists;
}

WordEntry& WordLists::entry(HashTable<std::uint32_t>& table, std::uint64_t key) {
  std::uint32_t& index = table[key];
  if (index == 0) {
    index = static_cast<std::uint32_t>(entries_.size());
    entries_.emplace_back();
  }
  return entries_[index];
}

// A form with capitals is also in the lists of its lower-case form, whose lemma goes before its own.
void WordLists::join_exact() {
  exact_.for_each([&](std::uint64_t form, std::uint32_t index) {
    const std::uint32_t* folded = folded_.find(exact_fold_.at(form));
    if (!folded) return;
    entries_[index].lists |= entries_[*folded].lists;
    entries_[index].begins_phrase |= entries_[*folded].begins_phrase;
    if (entries_[*folded].lemma != none) entries_[index].lemma = entries_[*folded].lemma;
  });
}

void WordLists::add(std::string_view form, std::size_t list, std::uint32_t lemma, Tokenizer& tokenizer) {
  if (is_lower_word(form)) return add_entry(entry(folded_, word_form(form).fold), list, lemma);
  std::vector<Token> words = plain_words(form);
  if (words.empty()) words = tokenizer.words(form);
  const bool lower = fold_word(form) == form;
  if (words.size() == 1) {
    add_entry(lower ? entry(folded_, words[0].fold) : entry(exact_, words[0].form), list, lemma);
    if (lower) return;
    exact_fold_[words[0].form] = words[0].fold;
    const WordForm upper = word_form(upper_ascii(form));
    add_entry(entry(exact_, upper.form), list, lemma);
    exact_fold_[upper.form] = upper.fold;
    return;
  }
  if (words.empty()) return;
  entry(folded_, words[0].fold).begins_phrase = true;
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    key = mix(key, words[i].fold);
    Node& node = phrases_[key];
    if (i + 1 < words.size()) continue;
    node.complete = true;
    add_entry(node.entry, list, lemma);
  }
}

int WordLists::list(std::string_view name) const {
  for (std::size_t i = 0; i < names_.size(); ++i)
    if (names_[i] == name) return static_cast<int>(i);
  return -1;
}

void WordLists::look_up(std::span<Token> words) const {
  for (Token& token : words) token.word = entry_of(token);
}

std::uint32_t WordLists::entry_of(const Token& token) const {
  if (token.shape != Shape::lower)
    if (const std::uint32_t* exact = exact_.find(token.form)) return *exact;
  const std::uint32_t* folded = folded_.find(token.fold);
  return folded ? *folded : 0;
}

Phrase WordLists::longest_phrase(std::span<const Token> words) const {
  Phrase longest;
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    key = mix(key, words[i].fold);
    const Node* node = phrases_.find(key);
    if (!node) break;
    if (node->complete) longest = {static_cast<std::uint32_t>(i + 1), node->entry};
  }
  return longest;
}

}  // namespace saidby
