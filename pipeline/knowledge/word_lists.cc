#include "pipeline/knowledge/word_lists.h"

#include <filesystem>

#include "pipeline/1_text/utf8.h"
#include "pipeline/3_tokens/fold.h"
#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/hash.h"

namespace saidby {
namespace {

struct Row {
  std::size_t list;
  std::vector<std::string> forms;
};

std::string_view without_comment(std::string_view line) {
  if (line.starts_with('#')) return {};
  return trim(line.substr(0, line.find("  #")));
}

void read_rows(const std::string& path, std::size_t list, std::vector<Row>& rows, Problems& problems) {
  const std::string bytes = read_data_file(path, problems);
  for (const Line& line : lines_of(bytes)) {
    const std::string_view text = without_comment(line.text);
    if (text.empty()) continue;
    Row row{list, {}};
    for (const std::string_view form : split(text, ',')) {
      if (form.empty()) problems.add(path, line.number, "an empty form: two commas side by side, or one at the end; remove it");
      else row.forms.emplace_back(form);
    }
    rows.push_back(std::move(row));
  }
}

std::string upper_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return out;
}

void add_entry(WordEntry& entry, std::size_t list, std::uint32_t lemma) {
  entry.lists.set(list);
  if (entry.lemma == none) entry.lemma = lemma;
}

}  // namespace

WordLists WordLists::load(const std::string& folder, Problems& problems) {
  WordLists lists;
  std::vector<Row> rows;
  for (const std::string& path : files_in(folder, ".txt")) {
    if (lists.names_.size() == max_lists) {
      problems.add(path, 0, "more than " + std::to_string(max_lists) + " word lists; merge some");
      break;
    }
    lists.names_.push_back(std::filesystem::path(path).stem().string());
    read_rows(path, lists.names_.size() - 1, rows, problems);
  }
  const int inner = lists.list("abbreviations"), final_too = lists.list("abbreviations_final");
  for (const Row& row : rows)
    for (const std::string& form : row.forms) {
      if (static_cast<int>(row.list) == inner) lists.abbreviations_.inner.insert(word_form(form).fold);
      if (static_cast<int>(row.list) == final_too) lists.abbreviations_.final_too.insert(word_form(form).fold);
    }
  for (const auto key : lists.abbreviations_.final_too) lists.abbreviations_.inner.erase(key);
  Tokenizer tokenizer(lists.abbreviations_);
  for (const Row& row : rows) {
    const auto [it, fresh] = lists.lemma_index_.try_emplace(row.forms.empty() ? "" : row.forms.front(), static_cast<std::uint32_t>(lists.lemmas_.size()));
    if (fresh) lists.lemmas_.push_back(it->first);
    for (const std::string& form : row.forms) lists.add(form, row.list, it->second, tokenizer);
  }
  return lists;
}

void WordLists::add(std::string_view form, std::size_t list, std::uint32_t lemma, Tokenizer& tokenizer) {
  const std::vector<Token> words = tokenizer.words(form);
  const bool lower = fold_word(form) == form;
  if (words.size() == 1) {
    add_entry(lower ? folded_[words[0].fold] : exact_[words[0].form], list, lemma);
    if (lower) return;
    exact_fold_[words[0].form] = words[0].fold;
    const WordForm upper = word_form(upper_ascii(form));
    add_entry(exact_[upper.form], list, lemma);
    exact_fold_[upper.form] = upper.fold;
    return;
  }
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

WordEntry WordLists::find(const Token& token) const {
  WordEntry found;
  if (const auto it = folded_.find(token.fold); it != folded_.end()) found = it->second;
  if (token.shape == Shape::lower) return found;
  if (const auto it = exact_.find(token.form); it != exact_.end()) {
    found.lists |= it->second.lists;
    if (found.lemma == none) found.lemma = it->second.lemma;
  }
  return found;
}

Phrase WordLists::phrase_at(std::span<const Token> words, std::size_t at) const {
  Phrase longest;
  std::uint64_t key = 0;
  for (std::size_t i = at; i < words.size(); ++i) {
    key = mix(key, words[i].fold);
    const auto it = phrases_.find(key);
    if (it == phrases_.end()) break;
    if (it->second.complete) longest = {static_cast<std::uint32_t>(i - at + 1), it->second.entry};
  }
  return longest;
}

}  // namespace saidby
