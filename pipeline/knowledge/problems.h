// Problems found while loading knowledge (rules, word lists, gazetteers, weights). Loading goes on to the end so that the
// user sees all of them at once; then LoadError is thrown and nothing half-loaded runs.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace saidby {

struct Problem {
  std::string file;
  std::size_t line = 0;  // 1-based; 0: the file as a whole
  std::string what;      // what is wrong and what to do

  std::string text() const { return file + (line ? ":" + std::to_string(line) : "") + ": " + what; }
};

class Problems {
 public:
  void add(std::string file, std::size_t line, std::string what) { all_.push_back({std::move(file), line, std::move(what)}); }
  bool empty() const { return all_.empty(); }
  const std::vector<Problem>& all() const { return all_; }

 private:
  std::vector<Problem> all_;
};

// what() lists every problem, a line each.
class LoadError : public std::runtime_error {
 public:
  explicit LoadError(const Problems& problems) : std::runtime_error(join(problems)) {}

 private:
  static std::string join(const Problems& problems) {
    std::string out;
    for (const Problem& problem : problems.all()) out += (out.empty() ? "" : "\n") + problem.text();
    return out;
  }
};

}  // namespace saidby
