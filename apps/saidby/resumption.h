// What `saidby run --resume` takes over of an earlier run: the shards that are whole and were made of the same inputs, with the ids in them. Shards of inputs that are not named now, or can't be read now,
// stay too; a run with other options, rules or gazetteers is not gone on with.
#pragma once

#include <set>
#include <string>

#include "apps/saidby/run_folder.h"
#include "apps/saidby/run_plan.h"
#include "apps/saidby/session.h"

namespace saidby {

// Throws UsageError, which says what differs.
void check_alike(const std::string& folder, const Manifest& earlier, const Manifest& now);

class Resumption {
 public:
  Resumption(const RunFolder& folder, RunPlan& plan, Session& session) : folder_(folder), plan_(plan), session_(session) {}

  // Fills in the plan's shards, and says which inputs are not read. Removes the files of shards that are made anew.
  void take_over(const Manifest& earlier);

 private:
  bool trusts(const Shard& shard, std::uint32_t input) const;
  bool whole(const Shard& shard, const Part& part);
  void take(const Shard& shard, const Part& part);
  void keep_what_is_missing();

  const RunFolder& folder_;
  RunPlan& plan_;
  Session& session_;
  std::set<std::string> kept_;
};

}  // namespace saidby
