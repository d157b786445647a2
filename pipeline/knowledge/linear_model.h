// A log-linear model in a readable file: one named feature a line with its weight,
//
//   # saidby-train subject polnear-train.jsonl ...      (the command that made it)
//   subject:side=left,type=pronoun    1.734
//
// Scoring sums the weights of the features that are on; a choice among candidates is the softmax of their sums. Features are hashed as they are written, so
// that naming a feature costs no string. Immutable after load; shared by all threads.
//
//   Features f;  f.add("side=", "left");  model.score(f)
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/knowledge/compiled.h"
#include "pipeline/knowledge/hash_table.h"
#include "pipeline/knowledge/feature_piece.h"
#include "pipeline/knowledge/problems.h"

namespace saidby {

// Key of a feature's name as it stands in a file, pieces separated by U+001F.
std::uint64_t feature_key(std::string_view name);
// The name that pieces give.
std::string feature_name(std::initializer_list<FeaturePiece> pieces);

// Calls visit(line, name, weight) for each feature of a file of weights; no weight: the line is none.
void each_weight(std::string_view bytes, const std::function<void(std::size_t, std::string_view, std::optional<float>)>& visit);

// The names under which features are added; a Sink says what becomes of them by take(key, name), where name() is the feature's name as a string.
template <class Sink>
class FeatureSink {
 public:
  // add("cue=", lemma, ",side=", side): the pieces joined are the feature's name. Cost: a multiplication a piece whose hash is known (feature_piece.h).
  using P = const FeaturePiece&;
  [[gnu::always_inline]] void add(P a) { put(a); }
  [[gnu::always_inline]] void add(P a, P b) { put(a, b); }
  [[gnu::always_inline]] void add(P a, P b, P c) { put(a, b, c); }
  void add(P a, P b, P c, P d) { put(a, b, c, d); }
  void add(P a, P b, P c, P d, P e) { put(a, b, c, d, e); }
  void add(P a, P b, P c, P d, P e, P f) { put(a, b, c, d, e, f); }
  void add(P a, P b, P c, P d, P e, P f, P g) { put(a, b, c, d, e, f, g); }
  // The same for a piece whose hash is known: add_hashed("word=", token.fold, folded text). `last` is called only when names are kept.
  template <class Name>
  void add_hashed(P first, std::uint64_t hash, const Name& last) {
    sink().take(mix(mix(0, first.hash), hash), [&] { return std::string(first.text) + '\x1F' + last(); });
  }
  // Two pieces with known hashes: add_hashed("words=", before.fold, after.fold, both), `both` giving "mayor\x1Fof".
  template <class Names>
  void add_hashed(P first, std::uint64_t hash, std::uint64_t next_hash, const Names& names) {
    sink().take(mix(mix(mix(0, first.hash), hash), next_hash), [&] { return std::string(first.text) + '\x1F' + names(); });
  }
  // A name put together elsewhere, pieces separated by U+001F.
  void add_named(std::string_view name) {
    sink().take(feature_key(name), [&] { return std::string(name); });
  }

 private:
  Sink& sink() { return static_cast<Sink&>(*this); }
  template <class... Pieces>
  [[gnu::always_inline]] void put(const Pieces&... pieces) {
    std::uint64_t key = 0;
    ((key = mix(key, pieces.hash)), ...);
    sink().take(key, [&] { return feature_name({pieces...}); });
  }
};

// The features of one candidate. With names kept (training, explaining) each also stands as a string.
class Features : public FeatureSink<Features> {
 public:
  explicit Features(bool keep_names = false) : keep_names_(keep_names) { keys_.reserve(64); }

  void clear() {
    keys_.clear();
    names_.clear();
  }
  const std::vector<std::uint64_t>& keys() const { return keys_; }
  const std::vector<std::string>& names() const { return names_; }   // pieces joined by U+001F

 private:
  friend FeatureSink;
  template <class Name>
  void take(std::uint64_t key, const Name& name) {
    keys_.push_back(key);
    if (keep_names_) [[unlikely]] keep(name);
  }
  template <class Name>
  [[gnu::noinline]] void keep(const Name& name) {
    names_.push_back(name());
  }

  bool keep_names_;
  std::vector<std::uint64_t> keys_;
  std::vector<std::string> names_;
};

class LinearModel {
 public:
  LinearModel() = default;

  // A missing file is an empty model (every score 0) when `optional`, else a problem. Lines: name TAB weight; lines that begin with "# " are comments; U+001F
  // separates a name's pieces. The table is kept compiled (compiled.h).
  static LinearModel load(const std::string& path, Problems& problems, bool optional = false);

  // The same from the bytes of such a file.
  static LinearModel parse(std::string_view bytes, const std::string& path, Problems& problems);

  float weight(std::uint64_t key) const {
    const float* found = weights_.find(key);
    return found ? *found : 0.0f;
  }
  float score(const Features& features) const {
    float sum = 0;
    for (const std::uint64_t key : features.keys()) sum += weight(key);
    return sum;
  }
  bool empty() const { return weights_.empty(); }

 private:
  explicit LinearModel(Compiled table);

  Compiled bytes_;
  HashTableView<float> weights_;
};

// Sums the weights of the features that are added, in their order, at once and without names.
class Scorer : public FeatureSink<Scorer> {
 public:
  explicit Scorer(const LinearModel& model) : model_(model) {}

  // The sum since the last call.
  float take_score() { return std::exchange(score_, 0.0f); }

 private:
  friend FeatureSink;
  template <class Name>
  void take(std::uint64_t key, const Name&) {
    score_ += model_.weight(key);
  }

  const LinearModel& model_;
  float score_ = 0;
};

}  // namespace saidby
