#include "pipeline/engine/duplicates.h"

#include <algorithm>
#include <compare>
#include <queue>

namespace saidby {

// A sorted run of the file, read a piece at a time; the last run is the pairs that are still in memory.
class DuplicateIds::Run {
 public:
  Run(std::FILE* file, std::uint64_t at, std::uint64_t size) : file_(file), next_(at), left_(size) {}
  explicit Run(std::vector<Pair> pairs) : piece_(std::move(pairs)) {}

  // False at the end, and when the file can't be read.
  bool take(Pair& pair) {
    if (at_ == piece_.size() && !read()) return false;
    pair = piece_[at_++];
    return true;
  }

 private:
  bool read() {
    constexpr std::uint64_t most = 128;
    piece_.resize(static_cast<std::size_t>(std::min(most, left_)));
    at_ = 0;
    if (piece_.empty()) return false;
    std::fseek(file_, static_cast<long>(next_ * sizeof(Pair)), SEEK_SET);
    if (std::fread(piece_.data(), sizeof(Pair), piece_.size(), file_) != piece_.size()) return piece_.clear(), false;
    next_ += piece_.size();
    left_ -= piece_.size();
    return true;
  }

  std::FILE* file_ = nullptr;
  std::uint64_t next_ = 0, left_ = 0;
  std::vector<Pair> piece_;
  std::size_t at_ = 0;
};

void DuplicateIds::add(std::uint64_t hash, std::uint64_t place) {
  if (!complete_) return;
  if (pairs_.empty()) pairs_.reserve(most_);   // at once: a vector that grows holds both halves
  if (pairs_.size() == most_) spill();
  pairs_.push_back({hash, place});
}

void DuplicateIds::spill() {
  std::sort(pairs_.begin(), pairs_.end());
  if (!file_) file_.reset(std::tmpfile());
  complete_ = file_ && std::fwrite(pairs_.data(), sizeof(Pair), pairs_.size(), file_.get()) == pairs_.size() && std::fflush(file_.get()) == 0;
  runs_.push_back(pairs_.size());
  pairs_.clear();
}

DuplicateIds::Found DuplicateIds::finish() {
  Found found;
  found.complete = complete_;
  if (!complete_) return found;
  std::sort(pairs_.begin(), pairs_.end());
  std::vector<Run> runs;
  std::uint64_t at = 0;
  for (const std::uint64_t size : runs_) runs.emplace_back(file_.get(), at, size), at += size;
  runs.emplace_back(std::move(pairs_));
  using Next = std::pair<Pair, std::size_t>;   // the next pair of a run
  std::priority_queue<Next, std::vector<Next>, std::greater<>> next;
  Pair pair{};
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (runs[i].take(pair)) next.push({pair, i});
  Pair first{};
  for (bool any = false; !next.empty(); any = true) {
    const auto [least, run] = next.top();
    next.pop();
    if (!any || least.hash != first.hash) {
      first = least;
    } else {
      ++found.count;
      if (found.examples.size() < 5) found.examples.push_back({least.place, first.place});
    }
    if (runs[run].take(pair)) next.push({pair, run});
  }
  return found;
}

}  // namespace saidby
