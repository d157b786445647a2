// Out of memory in the midst of a group of documents: the one that was worked on is lost, the others come out as ever. The n-th large allocation fails, for every n in turn, so that each stage which makes
// one is met at each place where it does.
#include <doctest/doctest.h>

#include <new>
#include <vector>

#include "pipeline/8_records/record.h"
#include "pipeline/engine/batches.h"
#include "tests/memory_fault.h"
#include "tests/testing.h"

TEST_SUITE_BEGIN("batches");

namespace saidby {
namespace {

constexpr std::size_t documents = 4, big = 1;   // in one group

std::vector<Input> group() {
  std::vector<Input> inputs(documents);
  for (std::size_t i = 0; i < documents; ++i) {
    inputs[i].id = inputs[i].source = "d" + std::to_string(i), inputs[i].kind = InputKind::text;
    for (std::size_t p = 0; p < (i == big ? 300 : 2); ++p) inputs[i].bytes += "Mayor Ann Lee opened bridge " + std::to_string(p) + " on Monday. \"It will stand,\" she said, adding that it was late.\n\n";
  }
  return inputs;
}

std::vector<DocumentOrFailure> run_group(std::int64_t n) {
  std::vector<DocumentOrFailure> results(documents);
  Pipeline pipeline(testing::knowledge());
  std::vector<Input> inputs = group();
  const testing::MemoryFault fault(n);
  pipeline.run_all(std::move(inputs), [&](std::size_t index, DocumentOrFailure result) { results[index] = std::move(result); });
  return results;
}

std::string record_of(const Document& document) {
  std::string record;
  append_record(record, document, {});
  return record;
}

TEST_CASE("what a stage throws costs one document of a group") {
  const std::vector<DocumentOrFailure> whole = run_group(-1);
  for (const DocumentOrFailure& result : whole) REQUIRE(result.document.quotes.size() >= 2);
  std::int64_t lost = 0, n = 0;
  for (bool met = true; met; ++n) {
    CAPTURE(n);
    const std::vector<DocumentOrFailure> results = run_group(n);
    met = testing::MemoryFault::met();
    for (std::size_t i = 0; i < documents; ++i) {
      if (!results[i].failure) {
        CHECK(record_of(results[i].document) == record_of(whole[i].document));
        continue;
      }
      CHECK(i == big);
      CHECK_THROWS_AS(std::rethrow_exception(results[i].failure), std::bad_alloc);
      CHECK(results[i].document.text.bytes.empty());
      ++lost;
    }
    CHECK(lost <= n + 1);   // a sort goes on without its buffer
  }
  CHECK(lost > 20);
}

TEST_CASE("a document that a stage throws for is an error record among the others") {
  class Source : public DocumentSource {
   public:
    std::optional<InputItem> next() override {
      if (at_ == inputs_.size()) return {};
      InputItem item;
      item.input = std::move(inputs_[at_++]);
      return item;
    }

   private:
    std::vector<Input> inputs_ = group();
    std::size_t at_ = 0;
  } source;
  const auto whole = run_group(-1);
  Batches batches(testing::knowledge(), {}, {[](std::string& out, const Document& document, std::string_view) { append_record(out, document, {}), out += '\n'; },
                                             [](std::string& out, const InputItem& failed) { append_error_record(out, failed.input.id, failed.input.source, failed.error), out += '\n'; }});
  std::string out;
  std::vector<std::string> errors;
  const testing::MemoryFault fault(1);   // 0 is the worker's, for the words that its tagger remembers
  batches.run(source, [&](Batch& batch) { out += batch.out, errors.insert(errors.end(), batch.errors.begin(), batch.errors.end()); });
  const std::string lost = "d1: the document could not be worked on: std::bad_alloc";
  CHECK(errors == std::vector<std::string>{lost});
  CHECK(out == record_of(whole[0].document) + "\n{\"id\":\"d1\",\"source\":\"d1\",\"error\":\"" + lost + "\"}\n" + record_of(whole[2].document) + "\n" + record_of(whole[3].document) + "\n");
}

}  // namespace
}  // namespace saidby

TEST_SUITE_END();
