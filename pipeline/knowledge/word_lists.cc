#include "pipeline/knowledge/word_lists.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <unordered_map>

#include "pipeline/1_text/utf8.h"
#include "pipeline/3_tokens/fold.h"
#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/hash.h"
#include "pipeline/knowledge/image_sections.h"

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

constexpr std::uint64_t layout = 9 + (max_lists << 8);   // sets of lists are as wide as that

// By AbbreviationKind.
constexpr std::string_view abbreviation_lists[] = {"abbreviations", "abbreviations_final", "abbreviations_number", "abbreviations_capitalised", "abbreviations_before_name", "sentence_openers", "currency_letters", "amount_scales"};

}  // namespace

const WordEntry WordLists::nothing;

// Files -> rows -> tables -> the bytes of an image.
class WordListMaker {
 public:
  explicit WordListMaker(Problems& problems) : problems_(problems) {}

  std::string run(const std::vector<std::string>& paths) {
    read(paths);
    find_abbreviations();
    Tokenizer tokenizer(abbreviations_);
    std::unordered_map<std::string_view, std::uint32_t> lemmas;
    for (const Row& row : rows_) {
      if (row.forms.empty()) continue;
      const auto [it, fresh] = lemmas.try_emplace(row.forms.front(), static_cast<std::uint32_t>(lemmas.size()));
      if (fresh) lemmas_.append(it->first).push_back('\n');
      for (const std::string_view form : row.forms) add(form, row.list, it->second, tokenizer);
    }
    join_exact();
    return lay_out();
  }

 private:
  void read(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      if (names_.size() == max_lists) {
        problems_.add(path, 0, "more than " + std::to_string(max_lists) + " word lists; merge some");
        return;
      }
      names_.push_back(std::filesystem::path(path).stem().string());
      files_.push_back(read_data_file(path, problems_));
      read_rows(files_.back(), path, names_.size() - 1, rows_, problems_);
    }
  }

  // Of a word that stands in two lists the later kind counts.
  void find_abbreviations() {
    for (const Row& row : rows_) {
      const auto name = std::find(std::begin(abbreviation_lists), std::end(abbreviation_lists), names_[row.list]);
      if (name == std::end(abbreviation_lists)) continue;
      const auto kind = static_cast<AbbreviationKind>(name - std::begin(abbreviation_lists));
      for (const std::string_view form : row.forms) {
        const WordForm word = word_form(form);
        AbbreviationKind& known = abbreviations_.kinds[Abbreviations::key(kind, kind == AbbreviationKind::currency ? word.form : word.fold)];
        known = std::max(known, kind);
      }
    }
  }

  WordEntry& entry(HashTable<std::uint32_t>& table, std::uint64_t key) {
    std::uint32_t& index = table[key];
    if (index == 0) {
      index = static_cast<std::uint32_t>(entries_.size());
      entries_.emplace_back();
    }
    return entries_[index];
  }

  void add(std::string_view form, std::size_t list, std::uint32_t lemma, Tokenizer& tokenizer) {
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
      WordLists::Node& node = phrases_[key];
      if (i + 1 < words.size()) continue;
      node.complete = true;
      add_entry(node.entry, list, lemma);
    }
  }

  // A form with capitals is also in the lists of its lower-case form, whose lemma goes before its own.
  void join_exact() {
    exact_.for_each([&](std::uint64_t form, std::uint32_t index) {
      const std::uint32_t* folded = folded_.find(exact_fold_.at(form));
      if (!folded) return;
      entries_[index].lists |= entries_[*folded].lists;
      entries_[index].begins_phrase |= entries_[*folded].begins_phrase;
      if (entries_[*folded].lemma != none) entries_[index].lemma = entries_[*folded].lemma;
    });
  }

  std::string lay_out() {
    std::string names;
    for (const std::string& name : names_) names += name + "\n";
    ImageSections image;
    image.add(names);
    image.add(lemmas_);
    image.add_all(entries_);
    image.add(folded_.bytes());
    image.add(exact_.bytes());
    image.add(phrases_.bytes());
    std::vector<std::array<std::uint64_t, 2>> abbreviations;
    for (const auto& [key, kind] : abbreviations_.kinds) abbreviations.push_back({key, static_cast<std::uint64_t>(kind)});
    image.add_all(abbreviations);
    std::vector<ListSet> sets{ListSet()};
    std::unordered_map<ListSet, std::uint16_t> numbers{{ListSet(), 0}};
    const auto number = [&](const ListSet& lists) {
      const auto [it, fresh] = numbers.try_emplace(lists, static_cast<std::uint16_t>(sets.size()));
      if (fresh) sets.push_back(lists);
      return it->second;
    };
    std::vector<std::uint16_t> set_of_entry;
    for (const WordEntry& entry : entries_) set_of_entry.push_back(number(entry.lists));
    phrases_.for_each([&](std::uint64_t, const WordLists::Node& node) { number(node.entry.lists); });
    image.add_all(sets);
    image.add_all(set_of_entry);
    image.add_all(std::vector<std::uint64_t>{hash_bytes(image.finish())});
    return image.finish();
  }

  Problems& problems_;
  std::deque<std::string> files_;
  std::vector<Row> rows_;
  std::vector<std::string> names_;
  std::string lemmas_;   // a line each
  std::vector<WordEntry> entries_{WordEntry()};
  HashTable<std::uint32_t> folded_, exact_;
  std::unordered_map<std::uint64_t, std::uint64_t> exact_fold_;   // form hash -> fold hash of the same word
  HashTable<WordLists::Node> phrases_;
  Abbreviations abbreviations_;
};

WordLists WordLists::load(const std::string& folder, Problems& problems) {
  WordLists lists;
  const std::vector<std::string> paths = files_in(folder, ".txt");
  Problems own;
  std::string made;
  lists.image_ = Compiled::open(paths, "words", layout, [&] {
    made = WordListMaker(own).run(paths);
    return own.empty() ? made : std::string();
  });
  for (const Problem& problem : own.all()) problems.add(problem.file, problem.line, problem.what);
  if (lists.attach()) return lists;
  lists.image_ = Compiled::of(made.empty() ? WordListMaker(own).run(paths) : made);
  lists.attach();
  return lists;
}

bool WordLists::attach() {
  const auto parts = image_sections<10>(image_.bytes());
  if (!parts) return false;
  const auto& [names, lemmas, entries, folded, exact, phrases, abbreviations, sets, set_of_entry, fingerprint] = *parts;
  for (const Line& line : lines_of(names)) names_.emplace_back(line.text);
  for (std::uint32_t i = 0; i < names_.size(); ++i) list_pieces_.emplace_back(names_[i]), numbers_[hash_bytes(names_[i])] = i;
  for (const Line& line : lines_of(lemmas)) lemma_pieces_.emplace_back(line.text);
  if (!entries.empty()) entries_ = items_of<WordEntry>(entries), sets_ = items_of<ListSet>(sets), set_of_entry_ = items_of<std::uint16_t>(set_of_entry);
  if (const auto number = items_of<std::uint64_t>(fingerprint); !number.empty()) fingerprint_ = number[0];
  folded_ = HashTableView<std::uint32_t>::of(folded);
  exact_ = HashTableView<std::uint32_t>::of(exact);
  phrases_ = HashTableView<Node>::of(phrases);
  for (const auto& [key, kind] : items_of<std::array<std::uint64_t, 2>>(abbreviations)) abbreviations_.kinds.emplace(key, static_cast<AbbreviationKind>(kind));
  return true;
}

int WordLists::list(const FeaturePiece& name) const {
  const std::uint32_t* list = numbers_.find(name.hash);
  return list && names_[*list] == name.text ? static_cast<int>(*list) : -1;
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
  std::uint64_t key = mix(0, words[0].fold);   // the beginning of a phrase, and none by itself
  for (std::size_t i = 1; i < words.size(); ++i) {
    key = mix(key, words[i].fold);
    const Node* node = phrases_.find(key);
    if (!node) break;
    if (node->complete) longest = {static_cast<std::uint32_t>(i + 1), node->entry};
  }
  return longest;
}

}  // namespace saidby
