// compile_image: rows -> image. Each name is tokenized as a text would be and walked into the node table; names
// that hold letters with marks are entered without them too ("São Paulo", "Sao Paulo"). Entries are in the order of the rows.
#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/knowledge/gazetteers.h"
#include "pipeline/knowledge/plain_words.h"

namespace saidby {
namespace {

// Grows the image from its parts and knows where each begins.
class Bytes {
 public:
  explicit Bytes(std::size_t about) {
    data_.reserve(about);
    data_.resize(sizeof(image::Header));
  }
  template <class Items>
  image::Range add(const Items& items) {
    data_.append((16 - data_.size() % 16) % 16, '\0');
    const auto offset = static_cast<std::uint32_t>(data_.size());
    data_.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof items[0]);
    return {offset, static_cast<std::uint32_t>(items.size())};
  }
  std::string finish(image::Header header) {
    header.size = static_cast<std::uint32_t>(data_.size());
    std::memcpy(data_.data(), &header, sizeof header);
    return std::move(data_);
  }

 private:
  std::string data_;
};

// Numbers keys by their first occurrence: an open table of marks, as the image's own.
class KeyNumbers {
 public:
  // The key's number, and whether it is new.
  std::pair<std::uint32_t, bool> number(std::uint64_t key) {
    if (keys_.size() * 2 >= slots_.size()) grow();
    Slot& slot = slots_[find(key)];
    const bool fresh = slot.mark == 0;
    if (fresh) {
      slot = {image::mark_of(key), static_cast<std::uint32_t>(keys_.size())};
      keys_.push_back(key);
    }
    return {slot.number, fresh};
  }
  const std::vector<std::uint64_t>& keys() const { return keys_; }
  void reserve(std::size_t keys) {
    keys_.reserve(keys);
    while (slots_.size() < keys * 2) grow();
  }

 private:
  struct Slot {
    std::uint32_t mark = 0, number = 0;
  };
  std::size_t find(std::uint64_t key) const {
    const std::uint32_t mark = image::mark_of(key);
    std::size_t at = image::slot_of(key, slots_.size());
    while (slots_[at].mark != 0 && slots_[at].mark != mark) at = at + 1 < slots_.size() ? at + 1 : 0;
    return at;
  }
  void grow() {
    slots_.assign(std::max<std::size_t>(slots_.size() * 4, 256), {});
    for (std::uint32_t i = 0; i < keys_.size(); ++i) slots_[find(keys_[i])] = {image::mark_of(keys_[i]), i};
  }
  std::vector<Slot> slots_;
  std::vector<std::uint64_t> keys_;
};

class Compiler {
 public:
  Compiler(const GazetteerRows& rows, const Abbreviations& abbreviations) : rows_(rows), tokenizer_(abbreviations) {}

  std::string run() {
    entries_.reserve(rows_.rows.size());
    found_.reserve(rows_.rows.size() * 5 / 4);
    nodes_.reserve(rows_.rows.size() * 2);
    for (const GazetteerList& list : rows_.lists) add_list(list);
    for (const GazetteerRow& row : rows_.rows) add_row(row);
    image::Header header;
    header.version = image::version;
    return lay_out(header);
  }

 private:
  // Strings are collected first and get their offsets once their place is known; until then Text::offset counts from the pool's begin.
  image::Text text(std::string_view bytes) {
    const image::Text text{static_cast<std::uint32_t>(pool_.size()), static_cast<std::uint32_t>(bytes.size())};
    pool_ += bytes;
    return text;
  }
  // Of strings that come again and again, as cells do.
  image::Text shared_text(std::string_view bytes) {
    const auto [number, fresh] = shared_numbers_.number(hash_bytes(bytes));
    if (fresh) shared_.push_back(text(bytes));
    const image::Text& known = shared_[number];
    return std::string_view(pool_).substr(known.offset, known.size) == bytes ? known : text(bytes);
  }

  void add_list(const GazetteerList& list) {
    image::List out;
    out.file = text(list.file);
    out.first_column = static_cast<std::uint32_t>(texts_.size());
    out.columns = static_cast<std::uint32_t>(list.columns.size());
    out.type = static_cast<std::uint8_t>(list.type);
    out.policy = static_cast<std::uint8_t>(list.policy);
    out.weight = static_cast<float>(list.weight);
    for (const std::string& column : list.columns) texts_.push_back(shared_text(column));
    lists_.push_back(out);
  }

  void add_row(const GazetteerRow& row) {
    const auto entry = static_cast<std::uint32_t>(entries_.size());
    const std::string_view canonical = !row.pattern ? row.names.front().text : row.names.size() > 1 ? row.names[1].text : std::string_view();
    const image::Text id = text(row.id), shown = text(canonical);   // side by side
    entries_.push_back({id, static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint16_t>(shown.size), static_cast<std::uint16_t>(row.list)});
    for (const std::string& cell : row.cells) texts_.push_back(shared_text(cell));
    for (const GazetteerName& name : row.names) {
      if (row.pattern && !name.alias) patterns_.push_back({text(name.text), entry, flags_of(row, name), static_cast<std::uint16_t>(row.list)});
      else add_name(row, name, entry);
    }
  }

  std::uint16_t flags_of(const GazetteerRow& row, const GazetteerName& name) const {
    const CasePolicy policy = rows_.lists[row.list].policy;
    std::uint16_t flags = 0;
    if (name.weak) flags |= image::weak;
    if (name.alias) flags |= image::alias;
    if (row.stop) flags |= image::stop;
    if (row.acronym) flags |= image::acronym;
    if (policy == CasePolicy::fold && !row.acronym) flags |= image::any_case;
    if (policy == CasePolicy::exact || row.acronym) flags |= image::exact_case;
    return flags;
  }

  void add_name(const GazetteerRow& row, const GazetteerName& name, std::uint32_t entry) {
    const std::uint16_t flags = flags_of(row, name);
    enter(name.text, entry, flags);
    if (const std::string plain = plain_word(name.text); plain != name.text) enter(plain, entry, flags | image::alias);
    if (name.text.starts_with("The ")) enter("the " + name.text.substr(4), entry, flags);
  }

  void enter(const std::string& name, std::uint32_t entry, std::uint16_t flags) {
    const std::vector<Token> words = tokenizer_.words(name);
    if (words.empty()) return;
    if (words.front().shape == Shape::lower || (flags & image::any_case)) {
      lower_beginnings_.push_back(words.front().fold);
      if (rows_.lists[entries_[entry].list].type != ListType::word) lower_names_.push_back(words.front().fold);
    }
    std::uint64_t fold = 0, form = 0;
    std::uint32_t node = 0;
    for (const Token& word : words) {
      const bool first = fold == 0;
      fold = mix(fold, word.fold);
      form = mix(form, word.form);
      const auto [number, fresh] = nodes_.number(fold);
      node = number;
      if (first && fresh) beginnings_.push_back(word.fold);
    }
    found_.push_back({node, {static_cast<std::uint32_t>(form), entry, flags, entries_[entry].list}});
  }

  // The order that decides between names of the same words: strong, weight of the list, order of the files.
  void sort(std::vector<image::Name>& names) const {
    std::stable_sort(names.begin(), names.end(), [&](const image::Name& a, const image::Name& b) {
      const bool weak_a = a.flags & image::weak, weak_b = b.flags & image::weak;
      if (weak_a != weak_b) return weak_b;
      const float weight_a = lists_[entries_[a.entry].list].weight, weight_b = lists_[entries_[b.entry].list].weight;
      if (weight_a != weight_b) return weight_a > weight_b;
      return a.entry < b.entry;
    });
  }

  // A stop row takes its name away from the lists of its own and of earlier folders; a row of a later folder brings it back.
  void settle(std::vector<image::Name>& names) const {
    const auto folder = [&](const image::Name& name) { return rows_.lists[entries_[name.entry].list].folder; };
    const auto speaks_over = [&](const image::Name& a, const image::Name& b) { return a.form == b.form || (a.flags & image::any_case); };
    const auto is_stop = [](const image::Name& name) { return (name.flags & image::stop) != 0; };
    if (std::none_of(names.begin(), names.end(), is_stop)) return;
    const std::vector<image::Name> all = names;
    std::erase_if(names, [&](const image::Name& name) {
      if (is_evidence(name)) return false;
      return std::any_of(all.begin(), all.end(), [&](const image::Name& other) {
        if (is_stop(other) == is_stop(name) || is_evidence(other) || !speaks_over(other, name)) return false;
        return is_stop(other) ? folder(other) >= folder(name) : folder(other) > folder(name);
      });
    });
  }
  // Of a list that is no list of names: it is left alone.
  bool is_evidence(const image::Name& name) const {
    const ListType type = rows_.lists[entries_[name.entry].list].type;
    return type == ListType::given_name || type == ListType::surname || type == ListType::word;
  }

  // The names by node, each node's in their order; gives where those of each node begin.
  std::vector<std::uint32_t> place_names() {
    std::vector<std::uint32_t> ends(nodes_.keys().size() + 1);
    for (const Found& found : found_) ++ends[found.node + 1];
    for (std::size_t node = 1; node < ends.size(); ++node) ends[node] += ends[node - 1];
    std::vector<image::Name> all(found_.size());
    std::vector<std::uint32_t> next = ends;
    for (const Found& found : found_) all[next[found.node]++] = found.name;
    std::vector<std::uint32_t> firsts(nodes_.keys().size(), image::no_name);
    names_.reserve(all.size());
    for (std::size_t node = 0; node < firsts.size(); ++node) add_names({all.begin() + ends[node], all.begin() + ends[node + 1]}, firsts[node]);
    return firsts;
  }

  void add_names(std::vector<image::Name> names, std::uint32_t& first) {
    if (names.size() > 1) {
      drop_copies(names);
      sort(names);
      settle(names);
    }
    if (names.empty()) return;
    names.back().flags |= image::last;
    first = static_cast<std::uint32_t>(names_.size());
    names_.insert(names_.end(), names.begin(), names.end());
  }

  // A row may say a name twice: the first counts.
  static void drop_copies(std::vector<image::Name>& names) {
    auto end = names.begin();
    for (const image::Name& name : names)
      if (std::none_of(names.begin(), end, [&](const image::Name& other) { return other.entry == name.entry && other.form == name.form; })) *end++ = name;
    names.erase(end, names.end());
  }

  // Three slots for two nodes.
  std::vector<image::Node> node_table(const std::vector<std::uint32_t>& firsts) const {
    std::vector<image::Node> table(firsts.size() + firsts.size() / 2 + 64);
    for (std::size_t node = 0; node < firsts.size(); ++node) {
      const std::uint64_t key = nodes_.keys()[node];
      std::size_t at = image::slot_of(key, table.size());
      while (table[at].mark != 0) at = at + 1 < table.size() ? at + 1 : 0;
      table[at] = {image::mark_of(key), firsts[node]};
    }
    return table;
  }

  // Eight bits or more a key.
  static std::vector<std::uint64_t> filter_for(std::size_t keys) {
    std::size_t words = 64;
    while (words * 64 < keys * 8) words *= 2;
    return std::vector<std::uint64_t>(words);
  }
  static void set(std::vector<std::uint64_t>& filter, std::size_t bit) { filter[bit >> 6] |= std::uint64_t{1} << (bit & 63); }

  std::vector<std::uint64_t> beginnings() const {
    std::vector<std::uint64_t> filter = filter_for(beginnings_.size() + lower_beginnings_.size() / 2);
    for (const std::uint64_t fold : beginnings_) set(filter, image::bit_of(fold, false, filter.size() * 64));
    for (const std::uint64_t fold : lower_beginnings_) set(filter, image::bit_of(fold, true, filter.size() * 64));
    for (const std::uint64_t fold : lower_names_) set(filter, image::lower_name_bit_of(fold, filter.size() * 64));
    return filter;
  }

  std::vector<std::uint64_t> walks(const std::vector<std::uint32_t>& firsts) const {
    std::vector<std::uint64_t> filter = filter_for(firsts.size());
    for (std::size_t node = 0; node < firsts.size(); ++node) {
      const std::uint64_t key = nodes_.keys()[node];
      set(filter, image::walk_bit_of(key, false, filter.size() * 64));
      if (firsts[node] != image::no_name) set(filter, image::walk_bit_of(key, true, filter.size() * 64));
    }
    return filter;
  }

  std::string lay_out(image::Header header) {
    const std::vector<std::uint32_t> firsts = place_names();
    const std::vector<image::Node> table = node_table(firsts);
    const std::vector<std::uint64_t> begin = beginnings(), walk = walks(firsts);
    Bytes bytes(sizeof header + pool_.size() + sizeof entries_[0] * entries_.size() + sizeof texts_[0] * texts_.size() + sizeof names_[0] * names_.size() + sizeof table[0] * table.size() + sizeof begin[0] * (begin.size() + walk.size()) + 4096);
    const auto pool = bytes.add(pool_).offset;
    const auto move = [&](image::Text& piece) { piece.offset += pool; };
    for (image::List& list : lists_) move(list.file);
    for (image::Entry& entry : entries_) move(entry.id);
    for (image::Text& piece : texts_) move(piece);
    for (image::Pattern& pattern : patterns_) move(pattern.pattern);
    header.lists = bytes.add(lists_);
    header.entries = bytes.add(entries_);
    header.texts = bytes.add(texts_);
    header.names = bytes.add(names_);
    header.nodes = bytes.add(table);
    header.beginnings = bytes.add(begin);
    header.walks = bytes.add(walk);
    header.patterns = bytes.add(patterns_);
    return bytes.finish(header);
  }

  const GazetteerRows& rows_;
  Tokenizer tokenizer_;
  std::string pool_;
  KeyNumbers shared_numbers_;              // of strings by hash
  std::vector<image::Text> shared_;        // by number
  std::vector<image::List> lists_;
  std::vector<image::Entry> entries_;
  std::vector<image::Text> texts_;
  std::vector<image::Name> names_;
  KeyNumbers nodes_;
  struct Found {
    std::uint32_t node;
    image::Name name;
  };
  std::vector<Found> found_;               // in the order of the rows
  std::vector<std::uint64_t> beginnings_, lower_beginnings_, lower_names_;   // fold hashes of first tokens
  std::vector<image::Pattern> patterns_;
};

}  // namespace

std::string compile_image(const GazetteerRows& rows, const Abbreviations& abbreviations) { return Compiler(rows, abbreviations).run(); }

}  // namespace saidby
