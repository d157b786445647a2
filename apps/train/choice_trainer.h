// Learns a log-linear choice among candidates: P(candidate) is the softmax of the sums of its features' weights.
//
// Several candidates of an example may be right; what is maximised is the log of their joint probability. AdaGrad with dual averaging and an L1 penalty (J. Duchi, E. Hazan, Y. Singer, JMLR 12,
// 2011), so that most weights are exactly 0 and the file stays small. Deterministic.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/knowledge/linear_model.h"

namespace saidby {

struct ChoiceOptions {
  int epochs = 12;
  std::uint32_t minimum = 5;      // a feature must be on in so many candidates' examples
  double rate = 0.05;             // small enough that what is seen a few times stays a hint
  double sparsity = 2e-5;         // L1, per example, where there are at least `enough` of them; in proportion more where there are fewer
  double enough = 6000;
  std::uint32_t articles = 3;     // ... of so many articles
};

class ChoiceTrainer {
 public:
  // Starts an example of article `article`; then its candidates.
  void begin(std::uint32_t article);
  void add(const Features& features, bool right);
  // Drops the example that was begun when no candidate is right (or only one stands).
  void end();

  std::size_t examples() const { return starts_.size(); }

  // Learns from the examples of the articles that `include` takes (none: all); returns the lines of a weights file. Tells on stderr how it went when `what` has a name.
  std::vector<std::string> train(const ChoiceOptions& options, const std::string& what, const std::function<bool(std::uint32_t article)>& include = {}) const;

 private:
  struct Candidate {
    std::uint32_t first, last;   // into ids_
    bool right;
  };
  std::uint32_t id_of(std::uint64_t key, const std::string& name);
  std::uint32_t end_of(std::uint32_t example) const { return example + 1 < starts_.size() ? starts_[example + 1] : static_cast<std::uint32_t>(candidates_.size()); }
  std::vector<bool> frequent(const ChoiceOptions& options, const std::vector<std::uint32_t>& examples) const;

  std::vector<std::uint32_t> ids_;
  std::vector<Candidate> candidates_;
  std::vector<std::uint32_t> starts_;        // first candidate of each example
  std::vector<std::uint32_t> article_of_;    // by example
  std::uint32_t pending_ = 0;
  std::uint32_t article_ = 0;
  std::unordered_map<std::uint64_t, std::uint32_t> index_;
  std::vector<std::string> names_;
};

}  // namespace saidby
