// saidby run: a corpus into a folder of shards that survives being killed. Each shard is written under a temporary name, synced, renamed and recorded in the folder's manifest;
// --resume keeps the shards whose bytes and inputs are as they were, and makes the others.
#include <chrono>
#include <optional>

#include "apps/saidby/asked_fields.h"
#include "apps/saidby/command.h"
#include "apps/saidby/document_options.h"
#include "apps/saidby/options.h"
#include "apps/saidby/places.h"
#include "apps/saidby/resumption.h"
#include "apps/saidby/run_folder.h"
#include "apps/saidby/run_plan.h"
#include "apps/saidby/session.h"
#include "apps/saidby/stop.h"
#include "pipeline/engine/atomic_file.h"
#include "pipeline/engine/sha256.h"
#include "pipeline/engine/shards.h"
#include "pipeline/knowledge/languages.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

// The shards as they come from the batches.
class ShardWriter {
 public:
  ShardWriter(const RunFolder& folder, RunPlan& plan, Session& session) : folder_(folder), plan_(plan), session_(session) {}

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

  const RunFolder& folder_;
  RunPlan& plan_;
  Session& session_;
  std::optional<AtomicFile> file_;
  Sha256 hash_;
  Shard shard_;
  std::chrono::steady_clock::time_point next_record_{};
};

// A folder that holds something is taken only when asked for.
std::optional<Manifest> earlier_run(const RunFolder& folder, const po::variables_map& values) {
  const bool resume = values.count("resume") > 0, overwrite = values.count("overwrite") > 0;
  if (resume && overwrite) throw UsageError("--resume and --overwrite exclude each other");
  std::optional<Manifest> earlier = read_manifest(folder.path());
  if (resume || overwrite) return earlier ? earlier : Manifest{};
  if (folder.has("manifest.json")) throw UsageError(folder.path() + ": holds the output of an earlier run; --resume goes on with it, --overwrite begins anew");
  return {};
}

void refuse_others_files(const RunFolder& folder, const RunPlan& plan) {
  for (std::uint32_t input = 0; input < plan.inputs.size(); ++input)
    if (const std::string file = plan.file_of({input, 1}); folder.has(file)) throw UsageError(folder.of(file) + ": is there already; --overwrite replaces it");
}

void make_shards(const RunFolder& folder, RunPlan& plan, Session& session, std::unique_ptr<Batches>& batches, const po::variables_map& values) {
  ReaderOptions reading = reader_options(values);
  reading.stop = StopSignals::descriptor();
  const Languages languages(knowledge_options(values));
  BatchOptions batching = batch_options(values);
  batching.pipeline.languages = &languages;
  reading.fields = &languages.first().fields;
  const auto done = [kept = plan.shards, inputs = plan.inputs](const Part& part) {   // copies: the source asks while the writer adds
    if (!inputs[part.input].read) return ShardedSource::Done::last;
    const auto found = kept.find(place_of(part, 0));
    return found == kept.end() ? ShardedSource::Done::no : found->second.last ? ShardedSource::Done::last : ShardedSource::Done::yes;
  };
  ShardedSource shards(plan.inputs, reading, values["shard-bytes"].as<std::uint64_t>(), done, [] { return StopSignals::received() != 0; });
  if (shards.at_end()) return;
  AskedFields fields(reading);
  WatchedSource source(shards, fields);
  batches = std::make_unique<Batches>(languages.first(), batching, json_lines_rendering(record_options(values)));
  ShardWriter writer(folder, plan, session);
  batches->run(source, [&](Batch& batch) { writer.take(batch); });
  session.tell_missing(fields);
}

// What is to be made; of an earlier run the folder holds then only what is taken over.
RunPlan prepared(const RunFolder& folder, const Strings& paths, const po::variables_map& values, Session& session) {
  const std::optional<Manifest> earlier = earlier_run(folder, values);
  const bool resume = values.count("resume") > 0;
  RunPlan plan = plan_of(values, paths, resume ? *earlier : Manifest{});
  if (resume) check_alike(folder.path(), *earlier, plan.manifest);
  else if (!earlier) refuse_others_files(folder, plan);
  folder.remove_temporary();
  if (resume) Resumption(folder, plan, session).take_over(*earlier);
  else if (earlier) for (const Shard& shard : earlier->shards) folder.remove(shard.file);
  plan.write(folder.path());
  return plan;
}

std::string output_folder(const po::variables_map& values) {
  const auto target = values["output"].as<std::string>();
  if (target.empty()) throw UsageError("run needs a folder for its output: --output DIR");
  if (target == "-") throw UsageError("run writes to a folder, not to standard output: --output DIR; saidby extract writes to standard output");
  return target;
}

int run(const po::variables_map& values) {
  const Strings paths = input_paths(values, "run");
  const std::string target = output_folder(values);
  if (values["shard-bytes"].as<std::uint64_t>() == 0) throw UsageError("--shard-bytes can't be 0");
  reader_options(values), record_options(values), batch_options(values);   // what is wrong with them is told before anything is made
  StopSignals::watch();
  Session session("run", values, paths);
  const RunFolder folder(target);
  RunPlan plan = prepared(folder, paths, values, session);
  session.name_places([&](std::uint64_t place) { return plan.file_of(part_of(place)) + ":" + std::to_string(line_of(place)); });
  std::unique_ptr<Batches> batches;
  make_shards(folder, plan, session, batches, values);
  const bool stopped = StopSignals::received() != 0;
  plan.manifest.complete = !stopped && plan.is_complete();
  if (!stopped) plan.manifest.duplicates = session.count_duplicates();
  plan.write(folder.path());
  if (stopped) session.say("stopped; the same command with --resume goes on");
  std::uint64_t bytes = 0;
  for (const Shard& shard : plan.manifest.shards) bytes += shard.bytes;
  return session.finish(batches.get(), target, bytes);
}

}  // namespace

Command run_command() {
  Command command{"run", "a whole corpus into a folder of records, on all cores; goes on after a crash", "PATH...",
                  "Reads what extract reads, and writes the records of each input to shards in a folder: NAME-00001.jsonl, NAME-00002.jsonl ... A shard takes its name when it is whole and on\n"
                  "the disk, and is recorded in the folder's manifest.json with its counts and SHA-256.\n\n"
                  "After kill -9, a full disk or a reboot the same command with --resume keeps the shards that are whole and were made of the same inputs, and makes the others: the folder is\n"
                  "then the same, byte for byte, as if nothing had happened. With other options, rules or gazetteers it is refused. Shards of inputs that are not named any more, or can't be\n"
                  "read now, stay. SIGINT and SIGTERM end it in the same way (exit status 130 and 143).",
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
