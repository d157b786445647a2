#include "pipeline/3_tokens/tagger.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>

#include "pipeline/3_tokens/fold.h"
#include "pipeline/knowledge/data_file.h"

namespace saidby {
namespace {

// The last bytes of a word in ASCII lower case, for features; other bytes stay.
struct Ending {
  std::array<char, 4> bytes{};
  std::size_t size = 0;

  Ending(std::string_view word, std::size_t length) : size(std::min(word.size(), length)) {
    while (size > 0 && (static_cast<unsigned char>(word[word.size() - size]) & 0xC0) == 0x80) --size;   // begin at a code point
    const std::string_view tail = word.substr(word.size() - size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(tail[i] >= 'A' && tail[i] <= 'Z' ? tail[i] + 32 : tail[i]);
  }
  FeaturePiece piece() const { return std::string_view(bytes.data(), size); }
};

constexpr std::array<FeaturePiece, 6> shape_names = {"lower", "cap", "upper", "mixed", "digits", "mark"};
const FeaturePiece& shape_name(const Token& token) { return shape_names[static_cast<std::size_t>(token.shape)]; }

}  // namespace

template <class Sink>
void tagger_features(std::string_view text, const std::vector<Token>& words, std::uint32_t first, std::uint32_t last, std::uint32_t at, Sink& out) {
  const Token& word = words[at];
  const auto bytes = [&](const Token& token) { return text.substr(token.span.begin, token.span.size()); };
  const auto folded = [&](const Token& token) { return [&, span = bytes(token)] { return fold_word(span); }; };
  const FeaturePiece before = at > first ? name_of(words[at - 1].tag) : "start"_piece;
  const FeaturePiece before2 = at > first + 1 ? name_of(words[at - 2].tag) : "start"_piece;
  const FeaturePiece shape = shape_name(word), begins = at == first ? "first"_piece : "inner"_piece;
  const Ending end3(bytes(word), 3), end2(bytes(word), 2);
  const FeaturePiece three = end3.piece(), two = end2.piece();
  out.add_hashed("w=", word.fold, folded(word));
  out.add("s3=", three);
  out.add("s2=", two, shape);
  out.add("shape=", shape, begins);
  out.add("t1=", before);
  out.add("t2=", before2, before);
  out.add("t1s=", before, three);
  if (at > first) out.add_hashed("w-1=", words[at - 1].fold, folded(words[at - 1]));
  if (at + 1 < last) {
    const Token& next = words[at + 1];
    out.add_hashed("w+1=", next.fold, folded(next));
    const Ending next3(bytes(next), 3);
    out.add("n3=", next3.piece(), two);
    out.add("nshape=", shape_name(next), shape);
  }
  if (at + 2 < last) out.add_hashed("w+2=", words[at + 2].fold, folded(words[at + 2]));
  out.add("hyphen=", word.space_before ? "space"_piece : "joined"_piece, before);
}
template void tagger_features(std::string_view, const std::vector<Token>&, std::uint32_t, std::uint32_t, std::uint32_t, Features&);

namespace {

constexpr std::uint64_t layout = 3;

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
  return tagger;
}

// A score for each tag: the sum of the weights of the features that are added.
class Tagger::Scores : public FeatureSink<Scores> {
 public:
  explicit Scores(const Tagger& tagger) : tagger_(tagger) {}
  Tag best() const { return static_cast<Tag>(std::max_element(sums_.begin() + 1, sums_.begin() + tag_names.size()) - sums_.begin()); }

 private:
  friend FeatureSink;
  template <class Name>
  void take(std::uint64_t key, const Name&) {
    if (const Row* row = tagger_.rows_.find(key)) add_row(*row);
  }
  void add_row(const Row& row) {
    if (row.last == none) {
      const DenseRow& all = tagger_.dense_[row.first];
      for (std::size_t tag = 0; tag < all.size(); ++tag) sums_[tag] = static_cast<std::int16_t>(sums_[tag] + all[tag]);
      return;
    }
    for (std::uint32_t i = row.first; i < row.last; ++i) {
      const Weight weight = tagger_.weights_[i];
      sums_[weight.tag] = static_cast<std::int16_t>(sums_[weight.tag] + weight.value);
    }
  }

  const Tagger& tagger_;
  DenseRow sums_{};
};

void Tagger::tag(std::string_view text, std::vector<Token>& words, std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t at = first; at < last; ++at) {
    if (const std::uint32_t* fixed = fixed_.find(words[at].form)) {
      words[at].tag = static_cast<Tag>(*fixed);
      continue;
    }
    Scores scores(*this);
    tagger_features(text, words, first, last, at, scores);
    words[at].tag = scores.best();
  }
}

void Tagger::tag(const Text& text, Tokens& tokens) const {
  for (const Sentence& sentence : tokens.sentences) tag(text.bytes, tokens.words, sentence.first, sentence.last);
}

}  // namespace saidby
