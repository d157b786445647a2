#include "pipeline/knowledge/symbol_alphabet.h"

#include <algorithm>
#include <array>

#include "pipeline/3_tokens/fold.h"

namespace saidby {
namespace {

void put_byte(std::string& out, std::size_t byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += "\\x";
  out += digits[byte >> 4 & 15];
  out += digits[byte & 15];
}

// "[\x41\x43-\x45]"
std::string byte_set(const std::vector<bool>& members, unsigned first) {
  std::string out = "[";
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!members[i]) continue;
    const std::size_t begin = i;
    while (i + 1 < members.size() && members[i + 1]) ++i;
    put_byte(out, first + begin);
    if (i > begin) out += '-', put_byte(out, first + i);
  }
  return out + "]";
}

SymbolBytes bytes_of(const std::vector<bool>& members, unsigned first) {
  SymbolBytes bytes;
  for (std::size_t i = 0; i < members.size() && first + i < bytes.size(); ++i) bytes[first + i] = members[i];
  return bytes;
}

bool tag_in_group(Tag tag, std::string_view group) {
  if (group == "VERB") return is_verb(tag);
  if (group == "FINITE") return is_finite_verb(tag);
  if (group == "NOUN") return is_noun(tag);
  if (group == "PROPER") return is_proper(tag);
  if (group == "ADJ") return is_adjective(tag);
  return name_of(tag) == group;
}

bool shape_in_group(Shape shape, std::string_view group) {
  if (group == "CAP") return shape == Shape::capitalised || shape == Shape::upper || shape == Shape::mixed;
  if (group == "UPPER") return shape == Shape::upper;
  if (group == "LOWER") return shape == Shape::lower;
  return group == "DIGITS" && shape == Shape::digits;
}

constexpr std::size_t shapes = 6;

}  // namespace

SymbolAlphabet::SymbolAlphabet(const WordLists& lists, std::vector<std::string> kinds, const std::vector<std::string>& items)
    : lists_(lists), kinds_(std::move(kinds)) {
  for (const std::string& item : items) {
    if (item.starts_with('=')) {
      const std::uint64_t fold = word_form(std::string_view(item).substr(1)).fold;
      if (words_.try_emplace(fold, static_cast<std::uint32_t>(word_names_.size())).second) word_names_.push_back(item.substr(1));
    } else if (const int list = lists.list(item); list >= 0) {
      named_.set(static_cast<std::size_t>(list));
    }
  }
  classes_.push_back({});
  add_words();
}

void SymbolAlphabet::add_words() {
  const auto add_lists = [&](const ListSet& lists) {
    if (lists.any() && by_lists_.try_emplace(lists, static_cast<std::uint32_t>(classes_.size())).second) classes_.push_back({lists, none});
  };
  by_lists_[ListSet()] = 0;
  for (const ListSet& lists : lists_.sets()) add_lists(lists & named_);
  for (const std::string& name : word_names_) {
    const WordForm form = word_form(name);
    Token token;
    token.form = form.form, token.fold = form.fold, token.shape = form.shape;
    by_word_.push_back(static_cast<std::uint32_t>(classes_.size()));
    classes_.push_back({lists_.find(token).lists & named_, words_.at(form.fold)});
  }
  for (const auto& [fold, word] : words_) set_bare(fold, static_cast<unsigned char>(first_class + by_word_[word]));
  for (const ListSet& lists : lists_.sets()) by_set_.push_back(class_of(lists));
}

void SymbolAlphabet::set_bare(std::uint64_t fold, unsigned char symbol_class) {
  bare_[fold] = symbol_class;
  may_be_bare_.set(fold % may_be_bare_.size());
}

void SymbolAlphabet::write(ImageSections& image) const {
  std::vector<std::array<std::uint64_t, 2>> bare;
  bare_.for_each([&](std::uint64_t fold, unsigned char symbol_class) { bare.push_back({fold, symbol_class}); });
  std::vector<ListSet> lists;
  std::vector<std::uint32_t> classes;
  for (const auto& [set, symbol_class] : by_lists_) lists.push_back(set), classes.push_back(symbol_class);
  lists.push_back(named_);
  image.add_all(bare);
  image.add_all(lists);
  image.add_all(classes);
  image.add_all(by_set_);
}

SymbolAlphabet::SymbolAlphabet(const WordLists& lists, std::vector<std::string> kinds, std::span<const std::string_view, sections> parts) : lists_(lists), kinds_(std::move(kinds)) {
  const auto sets = items_of<ListSet>(parts[1]);
  const auto classes = items_of<std::uint32_t>(parts[2]);
  const auto by_set = items_of<unsigned char>(parts[3]);
  for (const auto& [fold, symbol_class] : items_of<std::array<std::uint64_t, 2>>(parts[0])) set_bare(fold, static_cast<unsigned char>(symbol_class));
  for (std::size_t i = 0; i < classes.size(); ++i) by_lists_.emplace(sets[i], classes[i]);
  named_ = sets.back();
  by_set_.assign(by_set.begin(), by_set.end());
}

unsigned char SymbolAlphabet::class_of(const ListSet& all) const {
  const ListSet lists = all & named_;
  if (lists.none()) return first_class;
  const auto found = by_lists_.find(lists);
  return static_cast<unsigned char>(first_class + (found == by_lists_.end() ? 0 : found->second));
}

bool SymbolAlphabet::restrict_to(Sets& sets, std::string_view name, bool negated) const {
  if (name == "ANY") return true;
  bool known = false;
  const auto keep = [&](std::vector<bool>& set, std::size_t i, bool member) { set[i] = set[i] && member != negated; };
  if (name.starts_with('=')) {
    const auto word = words_.find(word_form(name.substr(1)).fold);
    for (std::size_t i = 0; i < classes_.size(); ++i) keep(sets.classes, i, word != words_.end() && classes_[i].word == word->second);
    return true;
  }
  if (const int list = lists_.list(name); list >= 0) {
    for (std::size_t i = 0; i < classes_.size(); ++i) keep(sets.classes, i, classes_[i].lists[static_cast<std::size_t>(list)]);
    return true;
  }
  const auto kind = std::find(kinds_.begin(), kinds_.end(), name);
  std::vector<bool> categories(sets.categories.size());
  for (std::size_t tag = 0; tag < tag_names.size(); ++tag)
    if (tag_in_group(static_cast<Tag>(tag), name)) categories[kinds_.size() + tag] = known = true;
  if (kind != kinds_.end()) categories[static_cast<std::size_t>(kind - kinds_.begin())] = known = true;
  if (known) {
    for (std::size_t i = 0; i < categories.size(); ++i) keep(sets.categories, i, categories[i]);
    return true;
  }
  for (std::size_t i = 0; i < shapes; ++i) known = known || shape_in_group(static_cast<Shape>(i), name);
  for (std::size_t i = 0; known && i < shapes; ++i) keep(sets.shapes, i, shape_in_group(static_cast<Shape>(i), name));
  return known;
}

SymbolAlphabet::Expansion SymbolAlphabet::expand(std::string_view item) const {
  Sets sets{std::vector<bool>(kinds_.size() + tag_names.size(), true), std::vector<bool>(classes_.size(), true), std::vector<bool>(shapes, true)};
  for (std::string_view rest = item;;) {
    const std::size_t at = item.starts_with('=') ? std::string_view::npos : rest.find('&');
    std::string_view name = rest.substr(0, at);
    const bool negated = name.size() > 1 && name.starts_with('!');
    if (negated) name.remove_prefix(1);
    if (!restrict_to(sets, name, negated)) return {"", std::string(name), {}, {}, {}};
    if (at == std::string_view::npos) break;
    rest.remove_prefix(at + 1);
  }
  const auto empty = [](const std::vector<bool>& set) { return std::find(set.begin(), set.end(), true) == set.end(); };
  if (empty(sets.categories) || empty(sets.classes) || empty(sets.shapes)) return {"", std::string(item) + " (matches nothing)", {}, {}, {}};
  return {"(?:" + byte_set(sets.categories, first_category) + byte_set(sets.classes, first_class) + byte_set(sets.shapes, first_shape) + ")", "", bytes_of(sets.categories, first_category), bytes_of(sets.classes, first_class), bytes_of(sets.shapes, first_shape)};
}

}  // namespace saidby
