#include "apps/saidby/resumption.h"

#include <simdjson.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

#include "apps/saidby/command.h"
#include "pipeline/engine/sha256.h"

namespace saidby {
namespace {

namespace fs = std::filesystem;

// The id of a record line, as it was before it was escaped; "" when it has none.
std::string id_of_record(std::string_view line, simdjson::dom::parser& parser) {
  constexpr std::string_view begin = "{\"id\":";
  if (!line.starts_with(begin)) return "";
  std::size_t end = begin.size() + 1;
  while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
  if (end >= line.size()) return "";
  std::string_view id;
  const simdjson::padded_string text(line.substr(begin.size(), end + 1 - begin.size()));
  return parser.parse(text).get(id) ? "" : std::string(id);
}

// The words of one line that another lacks: "text lang=en", "lang=en" -> "text".
std::string words_without(const std::string& line, const std::string& other) {
  std::istringstream words(line), others(other);
  std::set<std::string> known;
  for (std::string word; others >> word;) known.insert(word);
  std::string out;
  for (std::string word; words >> word;)
    if (!known.count(word)) out += (out.empty() ? "" : " ") + word;
  return out.empty() ? "nothing" : out;
}

}  // namespace

void check_alike(const std::string& folder, const Manifest& earlier, const Manifest& now) {
  if (earlier.shards.empty() || earlier.made_like(now)) return;
  std::string what;
  const auto differs = [&](const std::string& more) { what += (what.empty() ? "" : ", ") + more; };
  if (earlier.version != now.version) differs("another version (" + earlier.version + ")");
  if (earlier.settings != now.settings) differs("other options (" + words_without(earlier.settings, now.settings) + " then, " + words_without(now.settings, earlier.settings) + " now)");
  if (earlier.knowledge != now.knowledge) differs("other rules or gazetteers");
  throw UsageError(folder + ": the earlier run had " + what + "; nothing was read or written; --resume goes on with the same ones, --overwrite makes all anew");
}

void Resumption::take_over(const Manifest& earlier) {
  std::map<std::string, std::uint32_t> inputs;
  for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i) inputs[plan_.inputs[i].name] = i;
  for (const Shard& shard : earlier.shards)
    if (const auto input = inputs.find(input_name(shard.file)); input != inputs.end()) take(shard, {input->second, shard.number});
  for (const Shard& shard : earlier.shards)
    if (!kept_.count(shard.file)) folder_.remove(shard.file);
  keep_what_is_missing();
  const auto shards = plan_.shards.size();
  if (shards > 0) session_.inform("resuming: " + std::to_string(shards) + (shards == 1 ? " finished shard is kept" : " finished shards are kept"));
}

// A shard whose input can't be read, or isn't named, is as good as it was.
bool Resumption::trusts(const Shard& shard, std::uint32_t input) const {
  if (!plan_.inputs[input].read) return true;
  if (shard.fingerprint.empty()) return false;
  const std::string& now = plan_.fingerprints[input];
  return now.empty() ? shard.input != "-" : now == shard.fingerprint && shard.input == plan_.inputs[input].path && !shard.unreadable;
}

void Resumption::take(const Shard& shard, const Part& part) {
  if (!trusts(shard, part.input) || shard.file != plan_.file_of(part)) return;
  if (!whole(shard, part)) {
    if (plan_.inputs[part.input].read) return;
    session_.say(folder_.of(shard.file) + ": is not what the manifest tells of; it is left as it is and no longer counted; name " + shard.input + " to make it anew");
    kept_.insert(shard.file);
    return;
  }
  plan_.shards.emplace(place_of(part, 0), shard);
  kept_.insert(shard.file);
  session_.keep(shard.documents, shard.failed);
}

// Reads the file: are its bytes those that the manifest tells of? Its ids count for duplicates.
bool Resumption::whole(const Shard& shard, const Part& part) {
  std::error_code error;
  if (fs::file_size(folder_.of(shard.file), error) != shard.bytes || error) return false;
  std::ifstream file(folder_.of(shard.file), std::ios::binary);
  Sha256 hash;
  std::vector<std::uint64_t> ids;
  simdjson::dom::parser parser;
  for (std::string line; std::getline(file, line);) {
    ids.push_back(id_hash(id_of_record(line, parser)));
    hash.add(line += '\n');
  }
  if (hash.digest() != shard.sha256) return false;
  for (std::size_t i = 0; i < ids.size(); ++i) session_.take_id(ids[i], place_of(part, i + 1));
  return true;
}

// An input that has shards and can't be read now is left until it can; without shards it becomes an error record.
void Resumption::keep_what_is_missing() {
  for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i) {
    ShardedInput& input = plan_.inputs[i];
    const auto first = plan_.shards.lower_bound(place_of({i, 0}, 0));
    const bool has_shards = first != plan_.shards.end() && part_of(first->first).input == i;
    if (input.read && plan_.fingerprints[i].empty() && has_shards) {
      input.read = false;
      session_.fail(input.path + ": can't be read now; its finished shards stay as they are; check the path and --resume again");
    } else if (!input.read && !plan_.is_finished(i)) {
      session_.say(input.path + ": is not finished, and not named now; name it with --resume to go on with it");
    }
  }
}

}  // namespace saidby
