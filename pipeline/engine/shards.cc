#include "pipeline/engine/shards.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

namespace saidby {
namespace {

// "corpus/news.2031.jsonl.gz" -> "news.2031"
std::string stem_of(const std::string& path) {
  namespace fs = std::filesystem;
  if (path == "-") return "stdin";
  std::error_code error;
  fs::path whole = fs::absolute(path, error).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();
  std::string name = whole.filename().string();
  const auto drop = [&](std::initializer_list<std::string_view> endings) {
    for (const std::string_view ending : endings)
      if (name.size() > ending.size() && name.ends_with(ending)) return name.resize(name.size() - ending.size());
  };
  if (fs::is_directory(path, error)) return name.empty() ? "root" : name;
  drop({".gz", ".zst", ".bz2"});
  drop({".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".tab", ".warc", ".wet", ".sgml", ".sgm", ".txt", ".html", ".htm"});
  return name.empty() ? "root" : name;
}

// For each path the earlier input that it is, one after the other where a path comes twice; earlier.size(): none.
std::vector<std::size_t> earlier_places(const std::vector<std::string>& paths, const std::vector<ShardedInput>& earlier) {
  std::multimap<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < earlier.size(); ++i) places.emplace(earlier[i].path, i);
  std::vector<std::size_t> known(paths.size(), earlier.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const auto found = places.lower_bound(paths[i]);
    if (found == places.end() || found->first != paths[i]) continue;
    known[i] = found->second;
    places.erase(found);
  }
  return known;
}

}  // namespace

std::vector<ShardedInput> name_inputs(const std::vector<std::string>& paths, const std::vector<ShardedInput>& earlier) {
  std::set<std::string> taken;
  for (const ShardedInput& input : earlier) taken.insert(input.name);
  const std::vector<std::size_t> known = earlier_places(paths, earlier);
  const std::set<std::size_t> named(known.begin(), known.end());
  std::vector<ShardedInput> inputs;
  std::size_t next = 0;   // of the earlier ones
  const auto stay_until = [&](std::size_t end) {
    for (; next < end; ++next)
      if (!named.count(next)) inputs.push_back({earlier[next].path, earlier[next].name, 0, false});
  };
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (known[i] < earlier.size()) {
      stay_until(known[i]);
      inputs.push_back({paths[i], earlier[known[i]].name});
      continue;
    }
    const std::string stem = stem_of(paths[i]);
    std::string name = stem;
    for (int number = 2; !taken.insert(name).second; ++number) name = stem + "." + std::to_string(number);
    inputs.push_back({paths[i], name});
  }
  stay_until(earlier.size());
  return inputs;
}

std::string shard_name(const std::string& name, std::uint32_t number) {
  const std::string digits = std::to_string(number);
  return name + "-" + std::string(5 - std::min<std::size_t>(5, digits.size()), '0') + digits + ".jsonl";
}

std::string input_name(const std::string& shard) { return shard.substr(0, shard.rfind('-')); }

ShardedSource::ShardedSource(std::vector<ShardedInput> inputs, ReaderOptions reading, std::uint64_t part_bytes, std::function<Done(Part)> done, std::function<bool()> stopped)
    : inputs_(std::move(inputs)), reading_(std::move(reading)), part_bytes_(part_bytes), done_(std::move(done)), stopped_(std::move(stopped)) {
  pass_over_done();
}

// What is read when a stop comes may be cut off: it is left.
std::optional<InputItem> ShardedSource::pull() {
  if (held_) return std::exchange(held_, std::nullopt);
  if (!reader_) reader_ = std::make_unique<Reader>(std::vector<std::string>{inputs_[part_.input].path}, reading_);
  auto item = reader_->next();
  return stopped_() ? std::nullopt : std::move(item);
}

std::optional<InputItem> ShardedSource::next() {
  if (at_end() || part_.ended || stopped_()) return {};
  auto item = pull();
  if (stopped_()) return {};
  const bool full = text_ >= part_bytes_ || documents_ >= most_documents;
  if (!item || full) {
    part_.ended = true;
    part_.last = !item;
    held_ = std::move(item);
    return {};
  }
  text_ += item->input.bytes.size();
  ++documents_;
  return item;
}

bool ShardedSource::move_on() {
  if (!part_.ended) return false;   // stopped
  step();
  pass_over_done();
  return !at_end() && !stopped_();
}

// To the part after one that has ended.
void ShardedSource::step() {
  if (part_.last) return next_input(reader_ ? reader_->bytes_read() : 0);
  part_ = {part_.input, part_.number + 1, false, false};
  text_ = documents_ = 0;
}

void ShardedSource::next_input(std::uint64_t bytes) {
  read_before_ += bytes;
  passed_over_before_ = passed_over();
  remarks_ = take_remarks();
  reader_.reset();
  held_.reset();
  part_ = {part_.input + 1, 1, false, false};
  text_ = documents_ = 0;
}

std::vector<std::string> ShardedSource::take_remarks() {
  auto remarks = std::exchange(remarks_, {});
  if (reader_)
    for (std::string& remark : reader_->take_remarks()) remarks.push_back(std::move(remark));
  return remarks;
}

// Are this part and all of its input after it done?
bool ShardedSource::rest_is_done() const {
  for (Part part = part_;; ++part.number)
    if (const Done done = done_(part); done != Done::yes) return done == Done::last;
}

void ShardedSource::pass_over_done() {
  while (!at_end() && done_(part_) != Done::no && !stopped_()) {
    if (rest_is_done()) {
      next_input(inputs_[part_.input].bytes);
      continue;
    }
    while (next()) {   // read, not worked on
    }
    if (!part_.ended) return;
    step();
  }
}

}  // namespace saidby
