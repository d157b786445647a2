// Counts documents whose id came before, in memory that does not grow with their number: (hash, place) pairs are sorted 8,192 at a time, sorted runs go to an unnamed temporary
// file, and merging the runs at the end shows equal hashes side by side. Two ids are taken for one when their 64-bit hashes agree: with 10 million documents once in 400,000 runs.
//
//   DuplicateIds ids;  ids.add(id_hash("a"), 1);  ids.add(id_hash("a"), 7);  ids.finish().count -> 1, its first example {7, 1}
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <vector>

namespace saidby {

class DuplicateIds {
 public:
  struct Found {
    struct Example {
      std::uint64_t place, first;   // the document, and the one that had its id before
    };
    std::uint64_t count = 0;
    std::vector<Example> examples;   // in no order, at most five
    bool complete = true;            // false: the temporary file could not be written
  };

  // `most`: pairs held in memory.
  explicit DuplicateIds(std::size_t most = 1 << 13) : most_(most) {}
  // `place` grows with the order of the documents; the calls may come in any order.
  void add(std::uint64_t hash, std::uint64_t place);
  Found finish();

 private:
  struct Pair {
    std::uint64_t hash, place;
    friend auto operator<=>(const Pair&, const Pair&) = default;
  };
  class Run;
  void spill();

  std::size_t most_;
  std::vector<Pair> pairs_;
  std::vector<std::uint64_t> runs_;   // pairs in each run of the file
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{nullptr, std::fclose};
  bool complete_ = true;
};

}  // namespace saidby
