#include "pipeline/3_tokens/tagger.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <optional>
#include <utility>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby {
namespace {

// The last bytes of a word in ASCII lower case, for features; other bytes stay.
class Ending {
 public:
  Ending(std::string_view word, std::size_t length) : size_(std::min(word.size(), length)) {
    while (size_ > 0 && (static_cast<unsigned char>(word[word.size() - size_]) & 0xC0) == 0x80) --size_;   // begin at a code point
    const std::string_view tail = word.substr(word.size() - size_);
    for (std::size_t i = 0; i < size_; ++i) bytes_[i] = static_cast<char>(tail[i] >= 'A' && tail[i] <= 'Z' ? tail[i] + 32 : tail[i]);
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

// `next` are the endings of the next word, if there is one.
template <class Sink>
void add_features(std::string_view text, const std::vector<Token>& words, std::uint32_t first, std::uint32_t last, std::uint32_t at, const Endings& own, const std::optional<Endings>& next, Sink& out) {
  const Token& word = words[at];
  const auto bytes = [&](const Token& token) { return text.substr(token.span.begin, token.span.size()); };
  const auto folded = [&](const Token& token) { return [&, span = bytes(token)] { return fold_word(span); }; };
  const Context context{at > first + 1 ? static_cast<std::size_t>(words[at - 2].tag) : at_start, at > first ? static_cast<std::size_t>(words[at - 1].tag) : at_start, word.space_before};
  const Shapes shapes{shape_index(word), at + 1 < last ? shape_index(words[at + 1]) : shape_names.size(), at == first};
  const FeaturePiece three = own.three.piece(), two = own.two.piece();
  out.add_hashed("w=", word.fold, folded(word));
  out.add("s3=", three);
  out.add("s2=", two, shape_names[shapes.shape]);
  out.add("t1s=", Context::name(context.before), three);
  if constexpr (std::is_same_v<Sink, Features>) context.add_to(out), shapes.add_to(out);
  else out.add_summed(context.index(), shapes.index());
  if (at > first) out.add_hashed("w-1=", words[at - 1].fold, folded(words[at - 1]));
  if (at + 1 < last) {
    out.add_hashed("w+1=", words[at + 1].fold, folded(words[at + 1]));
    out.add("n3=", next->three.piece(), two);
  }
  if (at + 2 < last) out.add_hashed("w+2=", words[at + 2].fold, folded(words[at + 2]));
}

std::string_view bytes_of(std::string_view text, const Token& token) { return text.substr(token.span.begin, token.span.size()); }

}  // namespace

template <class Sink>
void tagger_features(std::string_view text, const std::vector<Token>& words, std::uint32_t first, std::uint32_t last, std::uint32_t at, Sink& out) {
  std::optional<Endings> next;
  if (at + 1 < last) next.emplace(bytes_of(text, words[at + 1]));
  add_features(text, words, first, last, at, Endings(bytes_of(text, words[at])), next, out);
}
template void tagger_features(std::string_view, const std::vector<Token>&, std::uint32_t, std::uint32_t, std::uint32_t, Features&);

namespace {

constexpr std::uint64_t layout = 4;

// An image: the sizes of its parts, then each part, aligned to 8 bytes.
struct Parts {
  std::uint64_t rows, fixed, weights, dense;
};
constexpr std::size_t aligned(std::size_t size) { return (size + 7) / 8 * 8; }

}  // namespace

Tagger::Row Tagger::dense_row(Row row, std::vector<Weight>& weights, std::vector<DenseRow>& dense) {
  DenseRow all{};
  for (std::uint32_t i = row.first; i < row.last; ++i) all[weights[i].tag] = static_cast<std::int16_t>(all[weights[i].tag] + weights[i].value);
  weights.resize(row.first);
  dense.push_back(all);
  return {static_cast<std::uint32_t>(dense.size() - 1), none};
}

void Tagger::add(const Row& row, std::span<const Weight> weights, std::span<const DenseRow> dense, DenseRow& sums) {
  if (row.last == none) {
    const DenseRow& all = dense[row.first];
    for (std::size_t tag = 0; tag < all.size(); ++tag) sums[tag] = static_cast<std::int16_t>(sums[tag] + all[tag]);
    return;
  }
  for (std::uint32_t i = row.first; i < row.last; ++i) sums[weights[i].tag] = static_cast<std::int16_t>(sums[weights[i].tag] + weights[i].value);
}

// The sums for each context and for all shapes, behind the other dense rows.
void Tagger::append_summed(const HashTable<Row>& rows, const std::vector<Weight>& weights, std::vector<DenseRow>& dense) {
  std::vector<DenseRow> summed;
  const auto sum = [&](const auto& features) {
    Features names;
    features.add_to(names);
    DenseRow& sums = summed.emplace_back(DenseRow{});
    for (const std::uint64_t key : names.keys())
      if (const Row* row = rows.find(key)) add(*row, weights, dense, sums);
  };
  for (std::size_t i = 0; i < Context::count; ++i) sum(Context::of(i));
  for (std::size_t i = 0; i < Shapes::count; ++i) sum(Shapes::of(i));
  dense.insert(dense.end(), summed.begin(), summed.end());
}

// The parts' bytes; none when a line is no feature.
std::string Tagger::compile(const std::string& path, Problems& problems) {
  HashTable<Row> rows;
  HashTable<std::uint32_t> fixed;
  std::vector<Weight> weights;
  std::vector<DenseRow> dense;
  std::map<std::string_view, float> largest;   // weight of each kind of feature, of which a word has one
  bool whole = true;
  const std::string bytes = read_data_file(path, problems);
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with("# ")) continue;
    const std::vector<std::string_view> cells = split(line.text, '\t');
    const auto fault = [&] {
      problems.add(path, line.number, "not a feature and its weights by tag; make the file again with saidby-train");
      whole = false;
    };
    if (cells.size() < 2) {
      fault();
      continue;
    }
    if (cells[0] == "=") {   // = <tab> word <tab> tag: a word that is always one thing
      if (cells.size() == 3) fixed[word_form(cells[1]).form] = static_cast<std::uint32_t>(tag_named(cells[2]));
      else fault();
      continue;
    }
    Row row{static_cast<std::uint32_t>(weights.size()), 0};
    float& most = largest[cells[0].substr(0, cells[0].find('\x1F'))];
    for (std::size_t i = 1; i < cells.size(); ++i) {
      const std::size_t colon = cells[i].rfind(':');
      float value = 0;
      if (colon == std::string_view::npos || std::from_chars(cells[i].data() + colon + 1, cells[i].data() + cells[i].size(), value).ec != std::errc()) fault();
      else weights.push_back({static_cast<std::int16_t>(std::lround(value * 100)), static_cast<std::uint16_t>(tag_named(cells[i].substr(0, colon)))});
      most = std::max(most, std::fabs(value));
    }
    row.last = static_cast<std::uint32_t>(weights.size());
    if (row.last - row.first > most_sparse) row = dense_row(row, weights, dense);
    rows[feature_key(cells[0])] = row;
  }
  float sum = 0;
  for (const auto& [kind, most] : largest) sum += most;
  if (sum > 327) problems.add(path, 0, "its weights are too large to be summed in hundredths by 16 bits; make the file again with saidby-train"), whole = false;
  if (!whole || rows.empty()) return {};
  append_summed(rows, weights, dense);
  const std::string row_bytes = rows.bytes(), fixed_bytes = fixed.bytes();
  const Parts parts{row_bytes.size(), fixed_bytes.size(), weights.size() * sizeof(Weight), dense.size() * sizeof(DenseRow)};
  std::string image(reinterpret_cast<const char*>(&parts), sizeof parts);
  image.append(row_bytes).resize(sizeof parts + aligned(parts.rows));
  image.append(fixed_bytes).resize(sizeof parts + aligned(parts.rows) + aligned(parts.fixed));
  image.append(reinterpret_cast<const char*>(weights.data()), parts.weights);
  image.append(reinterpret_cast<const char*>(dense.data()), parts.dense);
  return image;
}

Tagger Tagger::load(const std::string& path, Problems& problems) {
  Tagger tagger;
  tagger.bytes_ = Compiled::open({path}, "tagger", layout, [&] { return compile(path, problems); });
  const std::string_view image = tagger.bytes_.bytes();
  Parts parts;
  if (image.size() < sizeof parts) return tagger;
  std::memcpy(&parts, image.data(), sizeof parts);
  tagger.rows_ = HashTableView<Row>::of(image.substr(sizeof parts, parts.rows));
  tagger.fixed_ = HashTableView<std::uint32_t>::of(image.substr(sizeof parts + aligned(parts.rows), parts.fixed));
  const std::size_t weights = sizeof parts + aligned(parts.rows) + aligned(parts.fixed);
  if (image.size() < weights + parts.weights + parts.dense) return {};
  tagger.weights_ = {reinterpret_cast<const Weight*>(image.data() + weights), parts.weights / sizeof(Weight)};
  tagger.dense_ = {reinterpret_cast<const DenseRow*>(image.data() + weights + parts.weights), parts.dense / sizeof(DenseRow)};
  if (tagger.dense_.size() < Context::count + Shapes::count) return {};
  tagger.shapes_ = tagger.dense_.last(Shapes::count);
  tagger.contexts_ = tagger.dense_.last(Context::count + Shapes::count).first(Context::count);
  return tagger;
}

// A score for each tag: the sum of the weights of the features that are added.
class Tagger::Scores : public FeatureSink<Scores> {
 public:
  explicit Scores(const Tagger& tagger) : tagger_(tagger) {}
  // The first tag with the greatest sum.
  Tag best() const {
    std::int16_t most = sums_[1];
    for (std::size_t tag = 1; tag < tag_names.size(); ++tag) most = std::max(most, sums_[tag]);
    return static_cast<Tag>(std::find(sums_.begin() + 1, sums_.end(), most) - sums_.begin());
  }
  void add_summed(std::size_t context, std::size_t shapes) {
    const DenseRow &a = tagger_.contexts_[context], &b = tagger_.shapes_[shapes];
    for (std::size_t tag = 0; tag < sums_.size(); ++tag) sums_[tag] = static_cast<std::int16_t>(sums_[tag] + a[tag] + b[tag]);
  }

 private:
  friend FeatureSink;
  template <class Name>
  void take(std::uint64_t key, const Name&) {
    if (const Row* row = tagger_.rows_.find(key)) Tagger::add(*row, tagger_.weights_, tagger_.dense_, sums_);
  }

  const Tagger& tagger_;
  DenseRow sums_{};
};

void Tagger::tag(std::string_view text, std::vector<Token>& words, std::uint32_t first, std::uint32_t last) const {
  std::optional<Endings> own, next;   // made when they are asked for, each once
  for (std::uint32_t at = first; at < last; ++at) {
    own = std::exchange(next, std::nullopt);
    if (const std::uint32_t* fixed = fixed_.find(words[at].form)) {
      words[at].tag = static_cast<Tag>(*fixed);
      continue;
    }
    Scores scores(*this);
    if (!own) own.emplace(bytes_of(text, words[at]));
    if (at + 1 < last) next.emplace(bytes_of(text, words[at + 1]));
    add_features(text, words, first, last, at, *own, next, scores);
    words[at].tag = scores.best();
  }
}

void Tagger::tag(const Text& text, Tokens& tokens) const {
  for (const Sentence& sentence : tokens.sentences) tag(text.bytes, tokens.words, sentence.first, sentence.last);
}

}  // namespace saidby
