// saidby run: a corpus into a folder of shards that survives being killed. Each shard is written under a temporary name, synced, renamed and recorded in the folder's manifest;
// --resume keeps the shards whose bytes, inputs, rules, gazetteers and options are as they were, and makes the others.
#include <fcntl.h>
#include <simdjson.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "apps/saidby/command.h"
#include "apps/saidby/document_options.h"
#include "apps/saidby/options.h"
#include "apps/saidby/session.h"
#include "apps/saidby/stop.h"
#include "apps/saidby/suggest.h"
#include "pipeline/engine/atomic_file.h"
#include "pipeline/engine/fingerprint.h"
#include "pipeline/engine/manifest.h"
#include "pipeline/engine/sha256.h"
#include "pipeline/engine/shards.h"
#include "pipeline/knowledge/languages.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

namespace fs = std::filesystem;

// A place in the output for DuplicateIds, in output order: input, shard, line.
std::uint64_t place_of(const Part& part, std::uint64_t line) { return static_cast<std::uint64_t>(part.input) << 44 | static_cast<std::uint64_t>(part.number) << 28 | line; }
Part part_of(std::uint64_t place) { return {static_cast<std::uint32_t>(place >> 44), static_cast<std::uint32_t>(place >> 28 & 0xFFFF)}; }
std::uint64_t line_of(std::uint64_t place) { return place & 0xFFFFFFF; }

// The output folder, made if it isn't there, and ours alone while this lives.
class Folder {
 public:
  explicit Folder(std::string path) : path_(std::move(path)) {
    std::error_code error;
    fs::create_directories(path_, error);
    file_ = error ? -1 : open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file_ < 0) throw OutputError(path_ + ": the folder can't be made or opened" + (error ? ": " + error.message() : "") + "; choose another with --output");
    if (flock(file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) throw OutputError(path_ + ": another saidby is writing there; wait for it, or choose another folder");
  }
  ~Folder() {
    if (file_ >= 0) close(file_);
  }
  Folder(const Folder&) = delete;

  const std::string& path() const { return path_; }
  std::string of(const std::string& name) const { return path_ + "/" + name; }
  bool has(const std::string& name) const { return fs::exists(of(name)); }
  void remove(const std::string& name) const {
    std::error_code error;
    fs::remove(of(name), error);
  }
  // What a killed run left under temporary names.
  void remove_temporary() const {
    std::error_code error;
    std::vector<fs::path> left;
    for (const auto& entry : fs::directory_iterator(path_, error))
      if (const std::string name = entry.path().filename().string(); name.ends_with(".jsonl.part") || name == "manifest.json.part") left.push_back(entry.path());
    for (const fs::path& path : left) fs::remove(path, error);
  }

 private:
  std::string path_;
  int file_ = -1;
};

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

using Shards = std::map<std::uint64_t, Shard>;   // by place_of(part, 0): in the order of the inputs

struct Plan {
  Manifest manifest;                    // its shards are filled in when it is written
  Shards shards;                        // the finished ones
  std::vector<ShardedInput> inputs;
  std::vector<std::string> fingerprints;

  std::string file_of(const Part& part) const { return shard_name(inputs[part.input].name, part.number); }
  void write(const std::string& folder) {
    manifest.shards.clear();
    for (const auto& [place, shard] : shards) manifest.shards.push_back(shard);
    write_manifest(folder, manifest);
  }
};

Plan plan_of(const po::variables_map& values, const std::vector<std::string>& paths) {
  Plan plan;
  plan.inputs = name_inputs(paths);
  for (ShardedInput& input : plan.inputs) {
    const InputState state = input_state(input.path);
    input.bytes = state.bytes;
    plan.fingerprints.push_back(state.fingerprint);
  }
  plan.manifest.version = version_number();
  plan.manifest.knowledge = knowledge_digest(knowledge_options(values));
  plan.manifest.settings = settings_of(values) + " shard-bytes=" + std::to_string(values["shard-bytes"].as<std::uint64_t>());
  return plan;
}

// Takes over the shards of an earlier run that can be trusted, and the ids in them.
class Resumption {
 public:
  Resumption(const Folder& folder, Plan& plan, Session& session) : folder_(folder), plan_(plan), session_(session) {}

  void take_over(const Manifest& earlier) {
    const bool alike = earlier.made_like(plan_.manifest);
    if (!alike && !earlier.shards.empty()) session_.say(folder_.path() + ": the earlier run had another version, other rules or gazetteers, or other options; all is made anew");
    std::map<std::string, std::uint32_t> inputs;
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i) inputs[plan_.inputs[i].name] = i;
    for (const Shard& shard : earlier.shards)
      if (const auto input = inputs.find(shard.file.substr(0, shard.file.rfind('-'))); alike && input != inputs.end()) take(shard, {input->second, shard.number});
    for (const Shard& shard : earlier.shards)
      if (!kept_.count(shard.file)) folder_.remove(shard.file);
    if (!kept_.empty()) session_.inform("resuming: " + std::to_string(kept_.size()) + (kept_.size() == 1 ? " finished shard is kept" : " finished shards are kept"));
  }

 private:
  void take(const Shard& shard, const Part& part) {
    const bool same = shard.input == plan_.inputs[part.input].path && shard.file == plan_.file_of(part) && shard.fingerprint == plan_.fingerprints[part.input];
    if (!same || shard.fingerprint.empty() || shard.unreadable || !whole(shard, part)) return;
    plan_.shards.emplace(place_of(part, 0), shard);
    kept_.insert(shard.file);
    session_.keep(shard.documents, shard.failed);
  }

  // Reads the file: are its bytes those that the manifest tells of? Its ids count for duplicates.
  bool whole(const Shard& shard, const Part& part) {
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

  const Folder& folder_;
  Plan& plan_;
  Session& session_;
  std::set<std::string> kept_;
};

// The shards as they come from the batches.
class ShardWriter {
 public:
  ShardWriter(const Folder& folder, Plan& plan, Session& session) : folder_(folder), plan_(plan), session_(session) {}

  void take(const Batch& batch) {
    if (!file_) begin(batch.part);
    session_.take(batch, place_of(batch.part, shard_.documents + 1));
    file_->write(batch.out);
    hash_.add(batch.out);
    shard_.documents += batch.ids.size();
    shard_.failed += batch.errors.size();
    shard_.text_bytes += batch.text_bytes;
    shard_.unreadable = shard_.unreadable || batch.unreadable;
    if (batch.part.ended) end(batch.part);
  }

 private:
  void begin(const Part& part) {
    shard_ = {};
    shard_.file = plan_.file_of(part);
    shard_.input = plan_.inputs[part.input].path;
    shard_.fingerprint = plan_.fingerprints[part.input];
    shard_.number = part.number;
    file_.emplace(folder_.of(shard_.file));
  }
  void end(const Part& part) {
    file_->finish();
    shard_.last = part.last;
    shard_.bytes = file_->bytes();
    shard_.sha256 = hash_.digest();
    file_.reset();
    plan_.shards.emplace(place_of(part, 0), shard_);
    record();
  }
  // The manifest grows with the shards, so that with many small ones it isn't written after each: a twentieth of the time may go into it.
  void record() {
    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    if (begin < next_record_) return;
    plan_.write(folder_.path());
    const auto end = Clock::now();
    next_record_ = end + 20 * (end - begin);
  }

  const Folder& folder_;
  Plan& plan_;
  Session& session_;
  std::optional<AtomicFile> file_;
  Sha256 hash_;
  Shard shard_;
  std::chrono::steady_clock::time_point next_record_{};
};

// A folder that holds something is taken only when asked for.
std::optional<Manifest> earlier_run(const Folder& folder, const Plan& plan, const po::variables_map& values) {
  std::optional<Manifest> earlier = read_manifest(folder.path());
  const bool resume = values.count("resume") > 0, overwrite = values.count("overwrite") > 0;
  if (resume && overwrite) throw UsageError("--resume and --overwrite exclude each other");
  if (resume || overwrite) return earlier ? earlier : Manifest{};
  if (folder.has("manifest.json")) throw UsageError(folder.path() + ": holds the output of an earlier run; --resume goes on with it, --overwrite begins anew");
  for (std::uint32_t input = 0; input < plan.inputs.size(); ++input)
    if (const std::string file = plan.file_of({input, 1}); folder.has(file)) throw UsageError(folder.of(file) + ": is there already; --overwrite replaces it");
  return {};
}

void make_shards(const Folder& folder, Plan& plan, Session& session, std::unique_ptr<Batches>& batches, const po::variables_map& values) {
  ReaderOptions reading = reader_options(values);
  reading.stop = StopSignals::descriptor();
  const Languages languages(knowledge_options(values));
  BatchOptions batching = batch_options(values);
  batching.pipeline.languages = &languages;
  reading.fields = &languages.first().fields;
  const auto done = [kept = plan.shards](const Part& part) {   // a copy: the source asks while the writer adds
    const auto found = kept.find(place_of(part, 0));
    return found == kept.end() ? ShardedSource::Done::no : found->second.last ? ShardedSource::Done::last : ShardedSource::Done::yes;
  };
  ShardedSource source(plan.inputs, reading, values["shard-bytes"].as<std::uint64_t>(), done, [] { return StopSignals::received() != 0; });
  if (source.at_end()) return;
  batches = std::make_unique<Batches>(languages.first(), batching, json_lines_rendering(record_options(values)));
  ShardWriter writer(folder, plan, session);
  batches->run(source, [&](Batch& batch) { writer.take(batch); });
}

int run(const po::variables_map& values) {
  if (!values.count("path")) throw UsageError("run needs files, folders or - for standard input; see saidby help run");
  const auto paths = values["path"].as<Strings>();
  const auto target = values["output"].as<std::string>();
  if (target.empty()) throw UsageError("run needs a folder for its output: --output DIR");
  if (values["shard-bytes"].as<std::uint64_t>() == 0) throw UsageError("--shard-bytes can't be 0");
  reader_options(values), record_options(values), batch_options(values);   // what is wrong with them is told before anything is made
  StopSignals::watch();
  Session session("run", values, paths);
  const Folder folder(target);
  Plan plan = plan_of(values, paths);
  session.name_places([&](std::uint64_t place) { return plan.file_of(part_of(place)) + ":" + std::to_string(line_of(place)); });
  const std::optional<Manifest> earlier = earlier_run(folder, plan, values);
  folder.remove_temporary();
  Resumption resumption(folder, plan, session);
  if (earlier && values.count("resume")) resumption.take_over(*earlier);
  else if (earlier) for (const Shard& shard : earlier->shards) folder.remove(shard.file);
  plan.write(folder.path());
  std::unique_ptr<Batches> batches;
  make_shards(folder, plan, session, batches, values);
  plan.manifest.complete = !StopSignals::received();
  if (plan.manifest.complete) plan.manifest.duplicates = session.count_duplicates();
  plan.write(folder.path());
  if (!plan.manifest.complete) session.say("stopped; the same command with --resume goes on");
  std::uint64_t bytes = 0;
  for (const Shard& shard : plan.manifest.shards) bytes += shard.bytes;
  return session.finish(batches.get(), target, bytes);
}

}  // namespace

Command run_command() {
  Command command{"run", "a whole corpus into a folder of records, on all cores; goes on after a crash", "PATH...",
                  "Reads what extract reads, and writes the records of each input to shards in a folder: NAME-00001.jsonl, NAME-00002.jsonl ... A shard takes its name when it is whole and on\n"
                  "the disk, and is recorded in the folder's manifest.json with its counts and SHA-256.\n\n"
                  "After kill -9, a full disk or a reboot the same command with --resume keeps the shards that are whole and were made with the same inputs, rules, gazetteers and options, and\n"
                  "makes the others: the folder is then the same, byte for byte, as if nothing had happened. SIGINT and SIGTERM end it in the same way (exit status 130 and 143).",
                  po::options_description("options"), "path", run};
  command.options.add_options()
      ("output,o", text_value("DIR"), "the folder to write to; it is made if it isn't there")
      ("resume", "keep the finished shards of an earlier run and go on")
      ("overwrite", "throw an earlier run's shards away")
      ("shard-bytes", number_value(64ull << 20), "begin another shard after so much text");
  add_document_options(command);
  add_work_options(command, 0);
  command.examples = {{"saidby run news.jsonl folder/ -o out -j 2", "two inputs on two cores"},
                      {"saidby run news.jsonl folder/ -o out -j 2 --resume --progress never", "the same after it was killed: finished shards are kept"}};
  return command;
}

}  // namespace saidby
