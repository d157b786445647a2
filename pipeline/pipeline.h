// The pipeline: one text through the eight stages. `Knowledge` is shared; a Pipeline belongs to one thread, since it holds
// ICU iterators and buffers.
//
//   auto knowledge = Knowledge::load({});
//   Pipeline pipeline(*knowledge);
//   Document document = pipeline.run({.id = "a", .bytes = "\"Yes,\" said Mayor Ann Lee."});
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "pipeline/3_tokens/tokenizer.h"
#include "pipeline/6_quotes/quote_lists.h"
#include "pipeline/document.h"
#include "pipeline/knowledge/knowledge.h"
#include "pipeline/stage_times.h"

namespace saidby {

class Languages;

// How the text of an input is to be taken: found out from the text, clean article text (all of it is the article), the text dump of a page, HTML.
enum class InputKind : std::uint8_t { automatic, text, page, html };

// One document as it came in, with what its container said of it (a JSONL record's fields, an archive's headers).
struct Input {
  std::string id;
  std::string source;
  std::string bytes;
  InputKind kind = InputKind::automatic;
  std::string title, url, published, publisher, language;
  std::string section, byline;
  std::string kept;                  // JSON object: keys of the container's record that go into ours as they are; or empty
  std::string charset;               // that the container named for the bytes
  std::string missing;               // why the bytes are only the begin of the document, and where they end; or empty
  std::uint32_t headline_size = 0;   // so many of the first bytes are the headline
  std::vector<Diagnostic> notes;     // what the reader of the record should know of how it was read
  bool rendered = false;             // the bytes were made from what stands in the source: the record carries them
};

struct PipelineOptions {
  bool regions = false;   // HTML: keep the whole page's text, with the roles of what is not the article
  const Languages* languages = nullptr;   // asked for each document's language, which then has its own stages 3 to 7; null: all are in that of the Pipeline's knowledge
  StageTimes* times = nullptr;   // where to add up what each stage costs; must outlive the Pipeline
};

// What became of one of several documents.
struct DocumentOrFailure {
  Document document;
  std::exception_ptr failure;   // what a stage threw, out of memory for the most part: there is no document then
};

class Pipeline {
 public:
  explicit Pipeline(const Knowledge& knowledge, PipelineOptions options = {});
  ~Pipeline();
  Pipeline(Pipeline&&) noexcept;

  // Never fails on account of the text: what a stage can't find is an empty layer and a diagnostic.
  Document run(Input input);

  // Several, each stage over 64 KiB of text before the next, so that its code and what it looks up stay in the caches: articles of 4 KB take a tenth less time than one by one (docs/performance.md). `take` is given each
  // in turn, as soon as its group is done; what a stage throws for one is its own failure, what `take` throws passes through. Memory: the texts, and what the stages find in one group (some 40 bytes a byte).
  using Taker = std::function<void(std::size_t index, DocumentOrFailure result)>;
  void run_all(std::vector<Input> inputs, const Taker& take);

 private:
  struct Work;
  struct Tools;
  void read_article(Input& input, Document& document) const;
  void choose_language(Work& work);
  Tools& tools_of(const Knowledge& knowledge);
  void run_stages(std::span<Work> group);

  const Knowledge& knowledge_;   // of stages 1 and 2, and of all stages where no language is asked for
  PipelineOptions options_;
  std::vector<std::unique_ptr<Tools>> tools_;   // a language each
};

}  // namespace saidby
