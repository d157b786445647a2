// compile_image: rows -> image. Each name is tokenized as a text would be and walked into the node table; names
// that hold letters with marks are entered without them too ("São Paulo", "Sao Paulo"). Entries are in the order of the rows.
#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/knowledge/gazetteers.h"
#include "pipeline/knowledge/plain_words.h"

namespace saidby {
namespace {

// Grows the image from its parts and knows where each begins.
class Bytes {
 public:
  Bytes() : data_(sizeof(image::Header), '\0') {}

  template <class T>
  image::Range add(const std::vector<T>& items) {
    data_.resize((data_.size() + 15) / 16 * 16);
    const auto offset = static_cast<std::uint32_t>(data_.size());
    data_.resize(data_.size() + items.size() * sizeof(T));
    if (!items.empty()) std::memcpy(data_.data() + offset, items.data(), items.size() * sizeof(T));
    return {offset, static_cast<std::uint32_t>(items.size())};
  }
  std::string finish(image::Header header) {
    header.size = static_cast<std::uint32_t>(data_.size());
    std::memcpy(data_.data(), &header, sizeof header);
    return std::move(data_);
  }
  std::string& data() { return data_; }

 private:
  std::string data_;
};

class Compiler {
 public:
  Compiler(const GazetteerRows& rows, const Abbreviations& abbreviations) : rows_(rows), tokenizer_(abbreviations) {}

  std::string run() {
    for (const GazetteerList& list : rows_.lists) add_list(list);
    for (const GazetteerRow& row : rows_.rows) add_row(row);
    image::Header header;
    header.version = image::version;
    return lay_out(header);
  }

 private:
  // Strings are collected first and get their offsets once their place is known; until then Text::offset counts from the pool's begin.
  image::Text text(std::string_view bytes) {
    const auto [it, fresh] = interned_.try_emplace(std::string(bytes), static_cast<std::uint32_t>(pool_.size()));
    if (fresh) pool_ += bytes;
    return {it->second, static_cast<std::uint32_t>(bytes.size())};
  }

  void add_list(const GazetteerList& list) {
    image::List out;
    out.file = text(list.file);
    out.first_column = static_cast<std::uint32_t>(texts_.size());
    out.columns = static_cast<std::uint32_t>(list.columns.size());
    out.type = static_cast<std::uint8_t>(list.type);
    out.policy = static_cast<std::uint8_t>(list.policy);
    out.weight = static_cast<float>(list.weight);
    for (const std::string& column : list.columns) texts_.push_back(text(column));
    lists_.push_back(out);
  }

  void add_row(const GazetteerRow& row) {
    const auto entry = static_cast<std::uint32_t>(entries_.size());
    const std::string_view canonical = !row.pattern ? row.names.front().text : row.names.size() > 1 ? row.names[1].text : std::string_view();
    entries_.push_back({text(row.id), text(canonical), row.list, static_cast<std::uint32_t>(texts_.size())});
    for (const std::string& cell : row.cells) texts_.push_back(text(cell));
    for (const GazetteerName& name : row.names) {
      if (row.pattern && !name.alias) patterns_.push_back({text(name.text), entry, flags_of(row, name), 0});
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
    first_words_.push_back(words.front().fold);
    std::uint64_t fold = 0, form = 0;
    for (const Token& word : words) {
      fold = mix(fold, word.fold);
      form = mix(form, word.form);
      nodes_[fold];
    }
    auto& here = nodes_[fold];
    for (const image::Name& other : here)
      if (other.entry == entry && other.form == form) return;
    here.push_back({form, entry, flags, static_cast<std::uint16_t>(words.size())});
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

  void place(std::vector<image::Node>& table, const image::Node& node) const {
    std::size_t at = node.key & (table.size() - 1);
    while (table[at].key) at = (at + 1) & (table.size() - 1);
    table[at] = node;
  }

  std::vector<image::Node> node_table() {
    std::size_t size = 64;
    while (size < nodes_.size() * 2) size *= 2;
    std::vector<image::Node> table(size);
    std::vector<std::uint64_t> keys;
    for (const auto& [key, names] : nodes_) keys.push_back(key);
    std::sort(keys.begin(), keys.end());   // the same image whatever the order of a hash map
    for (const std::uint64_t key : keys) {
      std::vector<image::Name>& names = nodes_[key];
      sort(names);
      settle(names);
      place(table, {key, static_cast<std::uint32_t>(names_.size()), static_cast<std::uint32_t>(names.size())});
      names_.insert(names_.end(), names.begin(), names.end());
    }
    return table;
  }

  std::vector<std::uint64_t> bloom() const {
    std::size_t words = 64;
    while (words * 64 < first_words_.size() * 8) words *= 2;
    std::vector<std::uint64_t> bits(words);
    for (const std::uint64_t fold : first_words_) bits[(fold & (words * 64 - 1)) >> 6] |= 1ull << (fold & 63);
    return bits;
  }

  std::string lay_out(image::Header header) {
    const std::vector<image::Node> table = node_table();
    Bytes bytes;
    const auto pool = bytes.add(std::vector<char>(pool_.begin(), pool_.end())).offset;
    const auto move = [&](image::Text& piece) { piece.offset += pool; };
    for (image::List& list : lists_) move(list.file);
    for (image::Entry& entry : entries_) move(entry.id), move(entry.name);
    for (image::Text& piece : texts_) move(piece);
    for (image::Pattern& pattern : patterns_) move(pattern.pattern);
    header.lists = bytes.add(lists_);
    header.entries = bytes.add(entries_);
    header.texts = bytes.add(texts_);
    header.names = bytes.add(names_);
    header.nodes = bytes.add(table);
    header.bloom = bytes.add(bloom());
    header.patterns = bytes.add(patterns_);
    return bytes.finish(header);
  }

  const GazetteerRows& rows_;
  Tokenizer tokenizer_;
  std::string pool_;
  std::unordered_map<std::string, std::uint32_t> interned_;
  std::vector<image::List> lists_;
  std::vector<image::Entry> entries_;
  std::vector<image::Text> texts_;
  std::vector<image::Name> names_;
  std::unordered_map<std::uint64_t, std::vector<image::Name>> nodes_;
  std::vector<std::uint64_t> first_words_;
  std::vector<image::Pattern> patterns_;
};

}  // namespace

std::string compile_image(const GazetteerRows& rows, const Abbreviations& abbreviations) { return Compiler(rows, abbreviations).run(); }

}  // namespace saidby
