// Where the time goes: CPU time of a thread by stage. Costs two system calls a stage and batch of documents, so only what asks for it pays.
//
//   StageTimes times;  Laps laps(&times);  tokenize(...);  laps.end(Stage::tokens);   times.nanoseconds(Stage::tokens) -> 41200
#pragma once

#include <ctime>

#include <array>
#include <cstdint>
#include <string_view>

namespace saidby {

enum class Stage : std::uint8_t { input, article, tokens, tags, evidence, mentions, entities, reading, rules, quotes, speakers, record };
inline constexpr std::size_t stage_count = 12;
// "3 tokens": the number of the stage's folder where it has one.
inline constexpr std::string_view stage_names[stage_count] = {"1 input", "2 article", "3 tokens", "3 tags", "4 evidence", "4 mentions", "5 entities", "6 nominals and cues", "6 rules", "6 quotes", "7 speakers", "8 records"};

class StageTimes {
 public:
  void add(Stage stage, std::uint64_t nanoseconds) { spent_[static_cast<std::size_t>(stage)] += nanoseconds; }
  std::uint64_t nanoseconds(Stage stage) const { return spent_[static_cast<std::size_t>(stage)]; }
  StageTimes& operator+=(const StageTimes& other) {
    for (std::size_t i = 0; i < stage_count; ++i) spent_[i] += other.spent_[i];
    return *this;
  }

 private:
  std::array<std::uint64_t, stage_count> spent_{};
};

class Laps {
 public:
  // Null: nothing is measured.
  explicit Laps(StageTimes* times) : times_(times), last_(times ? now() : 0) {}
  // What passed since the last end belongs to `stage`.
  void end(Stage stage) {
    if (!times_) return;
    const std::uint64_t at = now();
    times_->add(stage, at - last_);
    last_ = at;
  }

 private:
  static std::uint64_t now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000 + static_cast<std::uint64_t>(time.tv_nsec);
  }

  StageTimes* times_;
  std::uint64_t last_;
};

}  // namespace saidby
