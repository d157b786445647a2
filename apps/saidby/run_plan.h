// What `saidby run` makes of what: inputs with the names of their shards, and the shards that are finished.
#pragma once

#include <boost/program_options.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pipeline/engine/manifest.h"
#include "pipeline/engine/shards.h"

namespace saidby {

// A place in the output for DuplicateIds, in output order: input, shard, line.
inline std::uint64_t place_of(const Part& part, std::uint64_t line) { return static_cast<std::uint64_t>(part.input) << 44 | static_cast<std::uint64_t>(part.number) << 28 | line; }
inline Part part_of(std::uint64_t place) { return {static_cast<std::uint32_t>(place >> 44), static_cast<std::uint32_t>(place >> 28 & 0xFFFF)}; }
inline std::uint64_t line_of(std::uint64_t place) { return place & 0xFFFFFFF; }

struct RunPlan {
  Manifest manifest;                        // its shards are filled in when it is written
  std::map<std::uint64_t, Shard> shards;    // the finished ones, by place_of(part, 0): in the order of the inputs
  std::vector<ShardedInput> inputs;
  std::vector<std::string> fingerprints;    // "": can't be read now, or standard input

  std::string file_of(const Part& part) const { return shard_name(inputs[part.input].name, part.number); }
  // Every shard of an input, up to its last, is finished.
  bool is_finished(std::uint32_t input) const;
  // No input is to be tried again or to be gone on with.
  bool is_complete() const;
  void write(const std::string& folder);
};

// `earlier`: the run that is gone on with, if any; its inputs keep their names.
RunPlan plan_of(const boost::program_options::variables_map& values, const std::vector<std::string>& paths, const Manifest& earlier);

}  // namespace saidby
