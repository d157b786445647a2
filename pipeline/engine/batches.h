// Documents through the pipeline, several at a time and in order: reading (serial) -> the stages and the record (parallel) -> writing (serial, in input order), as a
// oneTBB parallel_pipeline. What is written does not depend on the number of workers or on where batches are cut.
//
//   Batches batches(*knowledge, {.workers = 4}, {write_record, write_failure});
//   batches.run(source, [&](Batch& batch) { file.write(batch.out); });
//
// A batch ends after 64 KiB of text (a page of HTML counts for an eighth of its bytes) or 256 documents, or when the next document would have to be waited for. So many batches are on their way at once as there are workers, twice;
// a document over 4 MiB goes through alone, after all before it: memory is bounded by the largest document and, for each worker, what the stages find in 64 KiB (some 40 bytes a byte), whatever
// the input's size.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/1_text/reader.h"
#include "pipeline/pipeline.h"

namespace saidby {

// Where in the inputs a document stands: part `number` of input `input`. Parts are what `saidby run` makes a file of.
struct Part {
  std::uint32_t input = 0, number = 0;
  bool ended = false;   // nothing more of this part
  bool last = false;    // and no further part of this input
};

// What batches are filled from. Used by one thread at a time.
class DocumentSource {
 public:
  virtual ~DocumentSource() = default;
  // None at the end of a part; then move_on() goes to the next part, where there is one.
  virtual std::optional<InputItem> next() = 0;
  virtual bool move_on() { return false; }
  virtual Part part() const { return {}; }
  // Whether next() answers without waiting.
  virtual bool ready() const { return true; }
  virtual std::uint64_t bytes_read() const { return 0; }
};

struct Batch {
  std::vector<InputItem> items;        // empty again after the stages
  Part part;
  std::uint64_t bytes_read = 0;        // of the input files, when the batch was filled
  std::uint64_t text_bytes = 0;        // of its documents
  std::string out;                     // what is to be written, in order
  std::vector<std::uint64_t> ids;      // hashes of the ids of all its documents
  std::vector<std::string> errors;     // messages, one a failed document
  std::vector<std::string> remarks;    // what is to be told of files
  bool unreadable = false;             // among the errors is one of the file system
};

// How documents and failures are put down: appended to `out`. Called by several threads.
struct Rendering {
  std::function<void(std::string& out, const Document& document, std::string_view kept)> document;   // kept: see Input::kept
  std::function<void(std::string& out, const InputItem& failed)> failure;
};

struct BatchOptions {
  unsigned workers = 1;
  PipelineOptions pipeline;
  std::size_t batch_bytes = 64 << 10, batch_documents = 256, large_document = 4 << 20;
  bool timings = false;
};

class Batches {
 public:
  Batches(const Knowledge& knowledge, BatchOptions options, Rendering rendering);
  ~Batches();

  // `sink` gets every batch, in order, one call at a time, from changing threads. What source or sink throw passes through.
  void run(DocumentSource& source, const std::function<void(Batch&)>& sink);
  // CPU time by stage, of all workers; with options.timings, after run().
  StageTimes times() const;

 private:
  class Filler;
  struct Worker;
  bool run_until_large(Filler& filler, std::vector<Batch>& ring, const std::function<void(Batch&)>& sink);
  void work(Batch& batch);
  void render(Batch& batch, const InputItem& item, const DocumentOrFailure& result) const;
  Worker& worker();

  const Knowledge& knowledge_;
  BatchOptions options_;
  Rendering rendering_;
  std::vector<std::unique_ptr<Worker>> workers_;   // by the thread's index in the arena
  StageTimes reading_;
};

// Hash of an id, as in Batch::ids.
std::uint64_t id_hash(std::string_view id);

}  // namespace saidby
