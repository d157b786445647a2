// Inputs cut into parts, a shard of the output each: a part ends with the document that fills it, or with its input. Where parts end depends on the inputs and `part_bytes` alone, so that
// a run that goes on later finds the same parts; those that are done already are passed over.
//
//   ShardedSource source({{"news.jsonl.gz", "news"}}, reading, 64 << 20, done, stopped);
//   shard_name("news", 1) -> "news-00001.jsonl"
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/engine/batches.h"

namespace saidby {

struct ShardedInput {
  std::string path;
  std::string name;             // what its shards are called
  std::uint64_t bytes = 0;      // size on the disk, for progress
  bool read = true;             // false: its shards stay as they are
};

// Names by the paths' last parts, without the endings of containers and packers; the second of one name gets ".2". An input of an earlier run keeps its name and is the next of its path; those of it that are not
// among the paths stay where they were, and are not read.
std::vector<ShardedInput> name_inputs(const std::vector<std::string>& paths, const std::vector<ShardedInput>& earlier = {});
std::string shard_name(const std::string& name, std::uint32_t number);
std::string input_name(const std::string& shard);   // what shard_name() was given

class ShardedSource : public DocumentSource {
 public:
  enum class Done : std::uint8_t { no, yes, last };   // last: and the input ends with it
  ShardedSource(std::vector<ShardedInput> inputs, ReaderOptions reading, std::uint64_t part_bytes, std::function<Done(Part)> done, std::function<bool()> stopped);

  // Every part is done.
  bool at_end() const { return part_.input == inputs_.size(); }

  std::optional<InputItem> next() override;
  bool move_on() override;
  Part part() const override { return part_; }
  bool ready() const override { return held_ || !reader_ || reader_->ready(); }
  std::uint64_t bytes_read() const override { return read_before_ + (reader_ ? reader_->bytes_read() : 0); }
  std::uint64_t passed_over() const override { return passed_over_before_ + (reader_ ? reader_->passed_over() : 0); }
  std::vector<std::string> take_remarks() override;

 private:
  std::optional<InputItem> pull();
  void step();
  void next_input(std::uint64_t bytes);
  bool rest_is_done() const;
  void pass_over_done();

  static constexpr std::uint64_t most_documents = 1 << 20;   // in a part
  std::vector<ShardedInput> inputs_;
  ReaderOptions reading_;
  std::uint64_t part_bytes_;
  std::function<Done(Part)> done_;
  std::function<bool()> stopped_;
  Part part_{0, 1, false, false};
  std::unique_ptr<Reader> reader_;
  std::optional<InputItem> held_;   // begins the next part
  std::uint64_t text_ = 0, documents_ = 0, read_before_ = 0, passed_over_before_ = 0;
  std::vector<std::string> remarks_;   // of inputs that have ended
};

}  // namespace saidby
