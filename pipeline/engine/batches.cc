#include "pipeline/engine/batches.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <utility>

#include "pipeline/2_article/html/detect.h"
#include "pipeline/knowledge/hash.h"

namespace saidby {

std::uint64_t id_hash(std::string_view id) { return hash_bytes(id); }

struct Batches::Worker {
  Worker(const Knowledge& knowledge, PipelineOptions options, bool timings) : pipeline(knowledge, with_times(options, timings)) {}
  PipelineOptions with_times(PipelineOptions options, bool timings) {
    options.times = timings ? &times : nullptr;
    return options;
  }

  StageTimes times;   // before the pipeline, which writes to it
  Pipeline pipeline;
};

// Cuts what a source gives into batches.
class Batches::Filler {
 public:
  Filler(DocumentSource& source, const BatchOptions& options, StageTimes& times) : source_(source), options_(options), times_(times) {}

  bool more() const { return more_; }
  // Whether the last batch holds a document that should go alone.
  bool large() const { return large_; }

  void fill(Batch& batch) {
    Laps laps(options_.timings ? &times_ : nullptr);
    clear(batch);
    std::size_t share = 0;   // of a batch
    while (batch.items.size() < options_.batch_documents && share < options_.batch_bytes) {
      if (!batch.items.empty() && !held_ && !source_.ready()) break;
      std::optional<InputItem> item = held_ ? std::exchange(held_, std::nullopt) : source_.next();
      batch.part = source_.part();
      if (!item) {
        more_ = source_.move_on();
        break;
      }
      if (item->input.bytes.size() > options_.large_document && !batch.items.empty()) {
        held_ = std::move(item);
        break;
      }
      batch.text_bytes += item->input.bytes.size();
      share += share_of(item->input);
      batch.items.push_back(std::move(*item));
    }
    batch.bytes_read = source_.bytes_read();
    batch.passed_over = source_.passed_over();
    batch.remarks = source_.take_remarks();
    large_ = batch.text_bytes > options_.large_document;
    laps.end(Stage::input);
  }

 private:
  // Of a page an eighth is text, if that. Notes that an input is one.
  static std::size_t share_of(Input& input) {
    if (input.kind == InputKind::automatic && html::looks_like_html(input.bytes)) input.kind = InputKind::html;
    return input.kind == InputKind::html ? input.bytes.size() / 8 : input.bytes.size();
  }

  void clear(Batch& batch) {
    constexpr std::size_t kept_capacity = 4 << 20;
    if (batch.out.capacity() > kept_capacity) std::string().swap(batch.out);
    batch.out.clear();
    batch.items.clear();
    batch.ids.clear();
    batch.errors.clear();
    batch.remarks.clear();
    batch.text_bytes = 0;
    batch.unreadable = false;
    batch.part = source_.part();
  }

  DocumentSource& source_;
  const BatchOptions& options_;
  StageTimes& times_;
  std::optional<InputItem> held_;
  bool more_ = true, large_ = false;
};

Batches::Batches(const Knowledge& knowledge, BatchOptions options, Rendering rendering) : knowledge_(knowledge), options_(std::move(options)), rendering_(std::move(rendering)) {
  options_.workers = std::max(1u, options_.workers);
  workers_.resize(options_.workers);
}
Batches::~Batches() = default;

Batches::Worker& Batches::worker() {
  const int index = std::max(0, oneapi::tbb::this_task_arena::current_thread_index());
  auto& own = workers_[static_cast<std::size_t>(index) % workers_.size()];
  if (!own) own = std::make_unique<Worker>(knowledge_, options_.pipeline, options_.timings);
  return *own;
}

namespace {

void fail(Batch& batch, const Rendering& rendering, const InputItem& item) {
  batch.errors.push_back(item.error);
  batch.unreadable = batch.unreadable || item.unreadable;
  rendering.failure(batch.out, item);
}

InputItem failure_of(std::string id, std::string source, const std::string& what) {
  InputItem failed;
  failed.error = source + ": " + what;
  failed.input.id = std::move(id);
  failed.input.source = std::move(source);
  return failed;
}

}  // namespace

void Batches::work(Batch& batch) {
  Worker& own = worker();
  std::vector<Input> inputs;
  std::vector<std::size_t> item_of;   // by input
  for (std::size_t i = 0; i < batch.items.size(); ++i) {
    InputItem& item = batch.items[i];
    batch.ids.push_back(id_hash(item.input.id));
    if (!item.error.empty()) continue;
    item_of.push_back(i);
    inputs.push_back(std::move(item.input));
    item.input.id = inputs.back().id, item.input.source = inputs.back().source, item.input.kept = std::move(inputs.back().kept);
  }
  std::size_t next = 0;   // item to be rendered
  const auto fail_until = [&](std::size_t end) {
    for (; next < end; ++next) fail(batch, rendering_, batch.items[next]), batch.items[next] = InputItem();
  };
  own.pipeline.run_all(std::move(inputs), [&](std::size_t index, DocumentOrFailure result) {
    fail_until(item_of[index]);
    Laps laps(options_.timings ? &own.times : nullptr);
    render(batch, batch.items[next], result);
    batch.items[next++] = InputItem();
    laps.end(Stage::record);
  });
  fail_until(batch.items.size());
}

// The record of a document, or of its failure: out of memory, for the most part; the document is lost, the others are not.
void Batches::render(Batch& batch, const InputItem& item, const DocumentOrFailure& result) const {
  const std::size_t begin = batch.out.size();
  try {
    if (result.failure) std::rethrow_exception(result.failure);
    rendering_.document(batch.out, result.document, item.input.kept);
  } catch (const std::exception& error) {
    batch.out.resize(begin);
    fail(batch, rendering_, failure_of(item.input.id, item.input.source, std::string("the document could not be worked on: ") + error.what()));
  }
}

// True when it ended before a large document, which stands in the ring's last batch.
bool Batches::run_until_large(Filler& filler, std::vector<Batch>& ring, const std::function<void(Batch&)>& sink) {
  namespace tbb = oneapi::tbb;
  std::size_t filled = 0;
  bool large = false;
  const auto read = [&](tbb::flow_control& flow) -> Batch* {
    if (!large && filler.more()) {
      Batch& batch = ring[filled++ % (ring.size() - 1)];
      filler.fill(batch);
      large = filler.large();
      if (!large) return &batch;
      std::swap(batch, ring.back());
    }
    flow.stop();
    return nullptr;
  };
  tbb::parallel_pipeline(ring.size() - 1, tbb::make_filter<void, Batch*>(tbb::filter_mode::serial_in_order, read) &
                                              tbb::make_filter<Batch*, Batch*>(tbb::filter_mode::parallel, [this](Batch* batch) { return work(*batch), batch; }) &
                                              tbb::make_filter<Batch*, void>(tbb::filter_mode::serial_in_order, [&](Batch* batch) { sink(*batch); }));
  return large;
}

void Batches::run(DocumentSource& source, const std::function<void(Batch&)>& sink) {
  namespace tbb = oneapi::tbb;
  Filler filler(source, options_, reading_);
  std::vector<Batch> ring(options_.workers == 1 ? 2 : 2 * options_.workers + 1);   // the last: for the large document that goes alone
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, options_.workers);
  tbb::task_arena arena(static_cast<int>(options_.workers));
  arena.execute([&] {
    while (run_until_large(filler, ring, sink)) {
      work(ring.back());
      sink(ring.back());
      ring.back() = Batch();
    }
  });
}

StageTimes Batches::times() const {
  StageTimes sum = reading_;
  for (const auto& worker : workers_)
    if (worker) sum += worker->times;
  return sum;
}

}  // namespace saidby
