#include "pipeline/3_tokens/tagger.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <utility>

#include "pipeline/1_text/ascii.h"
#include "pipeline/3_tokens/fold.h"
#include "pipeline/knowledge/data_file.h"
#include "pipeline/knowledge/image_sections.h"

namespace saidby {
namespace {

// The last bytes of a word in ASCII lower case, for features; other bytes stay.
class Ending {
 public:
  Ending(std::string_view word, std::size_t length) : size_(std::min(word.size(), length)) {
    while (size_ > 0 && (static_cast<unsigned char>(word[word.size() - size_]) & 0xC0) == 0x80) --size_;   // begin at a code point
    const std::string_view tail = word.substr(word.size() - size_);
    for (std::size_t i = 0; i < size_; ++i) bytes_[i] = lower_ascii(tail[i]);
    hash_ = hash_bytes({bytes_.data(), size_});
  }
  FeaturePiece piece() const { return {std::string_view(bytes_.data(), size_), hash_}; }

 private:
  std::array<char, 4> bytes_{};
  std::size_t size_ = 0;
  std::uint64_t hash_ = 0;
};

struct Endings {
  explicit Endings(std::string_view word) : three(word, 3), two(word, 2) {}
  Ending three, two;
};

// Their hashes alone.
struct EndingHashes {
  std::uint64_t three, two;

  explicit EndingHashes(std::string_view word) {
    std::uint32_t last = 0;
    if (word.size() >= 4) std::memcpy(&last, word.data() + word.size() - 4, 4);
    last >>= 8;
    if (word.size() < 4 || (last & 0x808080) != 0) {
      const Endings slow(word);
      three = slow.three.piece().hash, two = slow.two.piece().hash;
      return;
    }
    const std::uint32_t from_a = last + 0x3F3F3F, behind_z = last + 0x252525;   // the top bit of each byte: 'A' or more, more than 'Z'
    last |= (from_a & ~behind_z & 0x808080) >> 2;
    three = mix(hash_seed ^ 3, last), two = mix(hash_seed ^ 2, last >> 8);   // hash_bytes
  }
};

constexpr std::array<FeaturePiece, 6> shape_names = {"lower", "cap", "upper", "mixed", "digits", "mark"};
constexpr std::size_t shape_index(const Token& token) { return static_cast<std::size_t>(token.shape); }

// The tags of the two words before, and whether a space stands before the word: few enough to know what their features add up to.
constexpr std::size_t at_start = tag_names.size(), tag_places = tag_names.size() + 1;   // no tag before the first word
struct Context {
  std::size_t before2 = at_start, before = at_start;
  bool space = false;

  static constexpr std::size_t count = 2 * tag_places * tag_places;
  constexpr std::size_t index() const { return (space * tag_places + before2) * tag_places + before; }
  static Context of(std::size_t index) { return {index / tag_places % tag_places, index % tag_places, index >= tag_places * tag_places}; }
  static FeaturePiece name(std::size_t tag) { return tag == at_start ? "start"_piece : tag_names[tag]; }

  template <class Sink>
  void add_to(Sink& out) const {
    const FeaturePiece one = name(before);
    out.add("t1=", one);
    out.add("t2=", name(before2), one);
    out.add("hyphen=", space ? "space"_piece : "joined"_piece, one);
  }
};

// The shape of the word and of the next one, and whether it is the first.
struct Shapes {
  std::size_t shape = 0, next = shape_names.size();   // the last: no next word
  bool first = false;

  static constexpr std::size_t count = 2 * (shape_names.size() + 1) * shape_names.size();
  constexpr std::size_t index() const { return (first * (shape_names.size() + 1) + next) * shape_names.size() + shape; }
  static Shapes of(std::size_t index) { return {index % shape_names.size(), index / shape_names.size() % (shape_names.size() + 1), index >= count / 2}; }

  template <class Sink>
  void add_to(Sink& out) const {
    out.add("shape=", shape_names[shape], first ? "first"_piece : "inner"_piece);
    if (next < shape_names.size()) out.add("nshape=", shape_names[next], shape_names[shape]);
  }
};

std::string_view bytes_of(std::string_view text, const Token& token) { return text.substr(token.span.begin, token.span.size()); }

}  // namespace

void tagger_features(std::string_view text, const std::vector<Token>& words, std::uint32_t first, std::uint32_t last, std::uint32_t at, Features& out) {
  const Token& word = words[at];
  const auto folded = [&](const Token& token) { return [span = bytes_of(text, token)] { return fold_word(span); }; };
  const Context context{at > first + 1 ? static_cast<std::size_t>(words[at - 2].tag) : at_start, at > first ? static_cast<std::size_t>(words[at - 1].tag) : at_start, word.space_before};
  const Shapes shapes{shape_index(word), at + 1 < last ? shape_index(words[at + 1]) : shape_names.size(), at == first};
  const Endings own(bytes_of(text, word));
  out.add_hashed("w=", word.fold, folded(word));
  out.add("s3=", own.three.piece());
  out.add("s2=", own.two.piece(), shape_names[shapes.shape]);
  out.add("t1s=", Context::name(context.before), own.three.piece());
  context.add_to(out);
  shapes.add_to(out);
  if (at > first) out.add_hashed("w-1=", words[at - 1].fold, folded(words[at - 1]));
  if (at + 1 < last) {
    out.add_hashed("w+1=", words[at + 1].fold, folded(words[at + 1]));
    out.add("n3=", Endings(bytes_of(text, words[at + 1])).three.piece(), own.two.piece());
  }
  if (at + 2 < last) out.add_hashed("w+2=", words[at + 2].fold, folded(words[at + 2]));
}

namespace {

constexpr std::uint64_t layout = 7;

// The words' features by where the word stands, in the order of Tagger::WordRows.
constexpr std::string_view word_kinds[] = {"w=", "w-1=", "w+1=", "w+2="};

std::size_t tag_place(std::string_view name) { return name == "start" ? at_start : static_cast<std::size_t>(tag_named(name)); }

}  // namespace

[[gnu::always_inline]] inline void Tagger::add_dense(const Weight* weights, DenseRow& sums) {
  DenseRow all;
  std::memcpy(&all, weights, sizeof all);
  for (std::size_t tag = 0; tag < all.size(); ++tag) sums[tag] = static_cast<std::int16_t>(sums[tag] + all[tag]);
}

// What is made of a file's lines. The rows of a word, or of an ending, stand together, and their weights too: they are asked for one soon after the other.
class Tagger::Maker {
 public:
  Maker(const std::string& path, Problems& problems) : path_(path), problems_(problems) {}

  // The image's bytes; none when a line is no feature.
  std::string run() {
    const std::string bytes = read_data_file(path_, problems_);
    for (const Line& line : lines_of(bytes))
      if (!line.text.empty() && !line.text.starts_with("# ")) add(line);
    float sum = 0;
    for (const auto& [kind, most] : largest_) sum += most;
    if (sum > 327) fault(0, "its weights are too large to be summed in hundredths by 16 bits; make the file again with saidby-train");
    if (tag_rows_ > 0xFFFF) fault(0, "more than 65,535 features of an ending after a tag; make the file again with saidby-train, of less");
    return whole_ ? lay_out() : std::string();
  }

 private:
  using Weights = std::vector<Weight>;
  struct Word {
    std::array<Weights, 4> rows;
  };
  struct Ending {
    Weights own;
    std::vector<std::pair<std::size_t, Weights>> after;
  };

  void fault(std::size_t line, const std::string& what) { problems_.add(path_, line, what), whole_ = false; }

  void add(const Line& line) {
    const std::vector<std::string_view> cells = split(line.text, '\t');
    constexpr const char* what = "not a feature and its weights by tag; make the file again with saidby-train";
    if (cells.size() < 2 || (cells[0] == "=" && cells.size() != 3)) return fault(line.number, what);
    if (cells[0] == "=") {   // = <tab> word <tab> tag: a word that is always one thing
      fixed_[word_form(cells[1]).form] = static_cast<std::uint32_t>(tag_named(cells[2]));
      return;
    }
    Weights weights;
    const std::string_view kind = cells[0].substr(0, cells[0].find('\x1F'));
    float& most = largest_[std::string(kind)];
    for (std::size_t i = 1; i < cells.size(); ++i) {
      const std::size_t colon = cells[i].rfind(':');
      float value = 0;
      if (colon == std::string_view::npos || std::from_chars(cells[i].data() + colon + 1, cells[i].data() + cells[i].size(), value).ec != std::errc()) fault(line.number, what);
      else weights.push_back({static_cast<std::int16_t>(std::lround(value * 100)), static_cast<std::uint16_t>(tag_named(cells[i].substr(0, colon)))});
      most = std::max(most, std::fabs(value));
    }
    place(kind, cells[0], std::move(weights));
  }

  void place(std::string_view kind, std::string_view name, Weights weights) {
    const std::string_view rest = name.size() > kind.size() ? name.substr(kind.size() + 1) : std::string_view();
    if (const auto word = std::find(std::begin(word_kinds), std::end(word_kinds), kind); word != std::end(word_kinds)) {
      words_[hash_bytes(rest)].rows[static_cast<std::size_t>(word - std::begin(word_kinds))] = std::move(weights);
    } else if (kind == "s3=") {
      endings_[hash_bytes(rest)].own = std::move(weights);
    } else if (kind == "t1s=") {
      const std::size_t between = rest.find('\x1F');
      endings_[hash_bytes(rest.substr(between + 1))].after.emplace_back(tag_place(rest.substr(0, between)), std::move(weights));
      ++tag_rows_;
    } else {
      others_[feature_key(name)] = std::move(weights);
    }
  }

  static DenseRow dense(const Weights& weights) {
    DenseRow all{};
    for (const Weight& weight : weights) all[weight.tag] = static_cast<std::int16_t>(all[weight.tag] + weight.value);
    return all;
  }
  Row append(const Weights& weights) {
    const auto at = static_cast<std::uint32_t>(weights_.size());
    if (weights.size() <= most_sparse) {
      weights_.insert(weights_.end(), weights.begin(), weights.end());
      return {at, static_cast<std::uint32_t>(weights.size())};
    }
    const DenseRow all = dense(weights);
    weights_.resize(at + dense_size);
    std::memcpy(weights_.data() + at, &all, sizeof all);
    return {at, all_tags};
  }

  // The sums for each of a few combinations, of which features say what they add up to.
  template <class Combination>
  std::vector<DenseRow> summed() const {
    std::vector<DenseRow> rows(Combination::count);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Features names;
      Combination::of(i).add_to(names);
      for (const std::uint64_t key : names.keys())
        if (const auto other = others_.find(key); other != others_.end()) add_dense(reinterpret_cast<const Weight*>(dense(other->second).data()), rows[i]);
    }
    return rows;
  }

  std::string lay_out() {
    HashTable<WordRows> words;
    for (const auto& [key, word] : words_)
      for (std::size_t i = 0; i < word.rows.size(); ++i) words[key][i] = append(word.rows[i]);
    HashTable<std::uint32_t> endings;
    std::vector<EndingRows> ending_rows(1);   // the first: of no ending
    std::vector<Row> tag_rows(1);
    for (const auto& [key, ending] : endings_) {
      endings[key] = static_cast<std::uint32_t>(ending_rows.size());
      EndingRows& rows = ending_rows.emplace_back();
      rows.own = append(ending.own);
      for (const auto& [tag, weights] : ending.after) {
        rows.after[tag] = static_cast<std::uint16_t>(tag_rows.size());
        tag_rows.push_back(append(weights));
      }
    }
    HashTable<Row> others;
    for (const auto& [key, weights] : others_) others[key] = append(weights);
    ImageSections image;
    image.add(others.bytes());
    image.add(words.bytes());
    image.add(endings.bytes());
    image.add(fixed_.bytes());
    image.add_all(ending_rows);
    image.add_all(tag_rows);
    image.add_all(weights_);
    image.add_all(summed<Context>());
    image.add_all(summed<Shapes>());
    return image.finish();
  }

  const std::string& path_;
  Problems& problems_;
  bool whole_ = true;
  std::size_t tag_rows_ = 1;
  std::map<std::uint64_t, Word> words_;
  std::map<std::uint64_t, Ending> endings_;
  std::map<std::uint64_t, Weights> others_;
  HashTable<std::uint32_t> fixed_;
  Weights weights_;                         // as they lie in the image
  std::map<std::string, float> largest_;    // weight of each kind of feature, of which a word has one
};

Tagger Tagger::load(const std::string& path, Problems& problems) {
  Tagger tagger;
  tagger.bytes_ = Compiled::open({path}, "tagger", layout, [&] { return Maker(path, problems).run(); });
  const auto parts = image_sections<9>(tagger.bytes_.bytes());
  if (!parts) return tagger;
  const auto& [rows, words, endings, fixed, ending_rows, tag_rows, weights, contexts, shapes] = *parts;
  tagger.rows_ = HashTableView<Row>::of(rows);
  tagger.words_ = HashTableView<WordRows>::of(words);
  tagger.endings_ = HashTableView<std::uint32_t>::of(endings);
  tagger.fixed_ = HashTableView<std::uint32_t>::of(fixed);
  tagger.ending_rows_ = items_of<EndingRows>(ending_rows);
  tagger.tag_rows_ = items_of<Row>(tag_rows);
  tagger.weights_ = items_of<Weight>(weights);
  tagger.contexts_ = items_of<DenseRow>(contexts);
  tagger.shapes_ = items_of<DenseRow>(shapes);
  if (tagger.contexts_.size() != Context::count || tagger.shapes_.size() != Shapes::count) return {};
  return tagger;
}

const Tagger::WordRows Tagger::no_rows{};

// What the tags of the words before it don't change, of one word; all but the last of the word alone.
struct Tagger::Known {
  std::uint64_t key = 0;         // of the word; 0: looked up for the first time
  const WordRows* word;
  const EndingRows* ending;
  const std::uint32_t* fixed;    // null: not always one thing
  std::uint64_t three_hash, two_hash;
  Row two;                       // s2=
  Row next_three;                // n3=
  std::uint64_t next_key;        // of that
};

Tagger::Memory::Memory() : words_(4096) {}
Tagger::Memory::~Memory() = default;
Tagger::Memory::Memory(Memory&&) noexcept = default;

namespace {

constexpr std::uint64_t two_name = mix(0, hash_bytes("s2=")), next_name = mix(0, hash_bytes("n3="));

// Of a word as it stands in the text, whose apostrophe may be another one than that of its form.
std::uint64_t key_of(std::string_view bytes, const Token& token) { return mix(token.form, load_bytes(bytes.data() + bytes.size() - std::min<std::size_t>(bytes.size(), 4), std::min<std::size_t>(bytes.size(), 4))) | 1; }

}  // namespace

// In two rounds, so that what is asked for in the first is there in the second: most of the time went by waiting for memory.
void Tagger::look_up(std::string_view text, const std::vector<Token>& words, std::uint32_t first, std::uint32_t last, Memory& memory) const {
  std::vector<Known>& known = memory.sentence_;
  const auto slot = [&](std::uint64_t key) -> Known& { return memory.words_[key >> 1 & (memory.words_.size() - 1)]; };
  for (std::uint32_t at = first; at < last; ++at) {
    const std::string_view bytes = bytes_of(text, words[at]);
    Known& one = known[at - first];
    const std::uint64_t key = key_of(bytes, words[at]);
    one = slot(key);
    if (one.key != key) {
      const EndingHashes own(bytes);
      one.key = 0;
      one.three_hash = own.three;
      one.two_hash = own.two;
      words_.prefetch(words[at].fold);
      endings_.prefetch(one.three_hash);
    }
    if (at == first) continue;
    Known& before = known[at - first - 1];
    before.next_key = mix(mix(next_name, one.three_hash), before.two_hash);
    rows_.prefetch(before.next_key);
  }
  for (std::uint32_t at = first; at < last; ++at) {
    Known& one = known[at - first];
    if (one.key == 0) {
      const WordRows* word = words_.find(words[at].fold);
      const std::uint32_t* ending = endings_.find(one.three_hash);
      one.word = word ? word : &no_rows;
      one.ending = &ending_rows_[ending ? *ending : 0];
      one.fixed = fixed_.find(words[at].form);
      one.two = row_of(mix(mix(two_name, one.two_hash), shape_names[shape_index(words[at])].hash));
      one.key = key_of(bytes_of(text, words[at]), words[at]);
      slot(one.key) = one;
    }
    for (const Row& row : *one.word) __builtin_prefetch(&weights_[row.first()]);
    if (one.fixed) continue;
    __builtin_prefetch(&weights_[one.ending->own.first()]);
    one.next_three = at + 1 < last ? row_of(one.next_key) : Row();
  }
}

// Dense rows first: sums that are written one by one and then read together make the processor wait.
void Tagger::add(std::span<Row> rows, DenseRow& sums) const {
  std::size_t sparse = 0;
  for (const Row row : rows) {
    if (row.count() == all_tags) add_dense(&weights_[row.first()], sums);
    else rows[sparse++] = row;
  }
  for (const Row row : rows.first(sparse))
    for (const Weight& weight : weights_.subspan(row.first(), row.count())) sums[weight.tag] = static_cast<std::int16_t>(sums[weight.tag] + weight.value);
}

void Tagger::tag(std::string_view text, std::vector<Token>& words, std::uint32_t first, std::uint32_t last, Memory& memory) const {
  std::vector<Known>& known = memory.sentence_;
  if (known.size() < last - first) known.resize(last - first);
  look_up(text, words, first, last, memory);
  std::size_t before2 = at_start, before = at_start;
  for (std::uint32_t at = first; at < last; ++at) {
    const Known* one = &known[at - first];
    if (one->fixed) {
      words[at].tag = static_cast<Tag>(*one->fixed);
    } else {
      const Shapes shapes{shape_index(words[at]), at + 1 < last ? shape_index(words[at + 1]) : shape_names.size(), at == first};
      DenseRow sums = contexts_[Context{before2, before, words[at].space_before}.index()];
      const DenseRow& of_shapes = shapes_[shapes.index()];
      for (std::size_t tag = 0; tag < sums.size(); ++tag) sums[tag] = static_cast<std::int16_t>(sums[tag] + of_shapes[tag]);
      std::array<Row, 8> rows{(*one->word)[0], at > first ? (*one[-1].word)[1] : Row(), at + 1 < last ? (*one[1].word)[2] : Row(), at + 2 < last ? (*one[2].word)[3] : Row(),
                              one->ending->own, tag_rows_[one->ending->after[before]], one->two, one->next_three};
      add(rows, sums);
      words[at].tag = best(sums);
    }
    before2 = std::exchange(before, static_cast<std::size_t>(words[at].tag));
  }
}

// The first tag with the greatest sum.
Tag Tagger::best(const DenseRow& sums) {
  std::int16_t most = sums[1];
  for (std::size_t tag = 1; tag < tag_names.size(); ++tag) most = std::max(most, sums[tag]);
  return static_cast<Tag>(std::find(sums.begin() + 1, sums.end(), most) - sums.begin());
}

void Tagger::tag(const Text& text, Tokens& tokens, Memory& memory) const {
  for (const Sentence& sentence : tokens.sentences) tag(text.bytes, tokens.words, sentence.first, sentence.last, memory);
}

void Tagger::tag(std::string_view text, std::vector<Token>& words, std::uint32_t first, std::uint32_t last) const {
  Memory memory;
  tag(text, words, first, last, memory);
}

void Tagger::tag(const Text& text, Tokens& tokens) const {
  Memory memory;
  tag(text, tokens, memory);
}

}  // namespace saidby
