// saidby extract: documents in, records or a table out.
#include "apps/saidby/command.h"
#include "apps/saidby/document_options.h"
#include "apps/saidby/options.h"
#include "apps/saidby/output.h"
#include "apps/saidby/session.h"
#include "apps/saidby/stop.h"
#include "apps/saidby/table.h"
#include "pipeline/engine/sha256.h"
#include "pipeline/knowledge/languages.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

enum class Format { table, jsonl };

Format format_of(const po::variables_map& values, const Output& output) {
  const auto name = values["format"].as<std::string>();
  return name == "table" || (name == "auto" && output.is_terminal()) ? Format::table : Format::jsonl;
}

Rendering rendering_of(Format format, const po::variables_map& values, const Output& output) {
  const RecordOptions record = record_options(values);
  if (format == Format::jsonl) return json_lines_rendering(record);
  const auto style = terminal_style(output.is_terminal());
  return {[style](std::string& out, const Document& document, std::string_view) { out += table_of(document, style); }, [](std::string&, const InputItem&) {}};
}

// All documents of a reader, until a signal comes. What was read when it came may be cut off, so it is left.
class ReaderSource : public DocumentSource {
 public:
  explicit ReaderSource(Reader& reader) : reader_(reader) {}
  std::optional<InputItem> next() override {
    auto item = reader_.next();
    return StopSignals::received() ? std::nullopt : std::move(item);
  }
  bool ready() const override { return reader_.ready(); }
  std::uint64_t bytes_read() const override { return reader_.bytes_read(); }

 private:
  Reader& reader_;
};

int run(const po::variables_map& values) {
  if (!values.count("path")) throw UsageError("extract needs a file, a folder or - for standard input; see saidby help extract");
  const auto paths = values["path"].as<Strings>();
  ReaderOptions reading = reader_options(values);
  BatchOptions batching = batch_options(values);
  const auto target = values["output"].as<std::string>();
  Output output(target);
  const Rendering rendering = rendering_of(format_of(values, output), values, output);
  StopSignals::watch();
  reading.stop = StopSignals::descriptor();
  Session session("extract", values, paths);
  static const Languages& languages = *new Languages(knowledge_options(values));   // until the program ends: taking it apart takes longer than an article
  reading.fields = &languages.first().fields;
  batching.pipeline.languages = &languages;
  Reader reader(paths, reading);
  ReaderSource source(reader);
  Batches batches(languages.first(), batching, rendering);
  const bool receipt = !values["receipt"].as<std::string>().empty();
  Sha256 hash;
  std::uint64_t documents = 0;
  batches.run(source, [&](Batch& batch) {
    session.take(batch, documents + 1);
    documents += batch.ids.size();
    output.write(batch.out);
    output.flush();
    if (receipt) hash.add(batch.out);
  });
  if (!StopSignals::received() || target.empty() || target == "-") output.finish();
  return session.finish(&batches, target.empty() ? "-" : target, output.bytes(), receipt ? hash.digest() : "");
}

}  // namespace

Command extract_command() {
  Command command{"extract", "names, quotes and speakers of documents, as records or a table", "PATH...",
                  "Reads text, HTML, JSON lines, CSV and TSV, web archives (WARC, WET) and SGML newswire, also packed (gzip, zstd, bzip2),\n"
                  "folders of them (recursively, by name) and - for standard input; writes one record a document, in order, or on a terminal a table of who said what.\n\n"
                  "A document that can't be read becomes a record with an error, and the others go on. For corpora that take long see saidby run.",
                  po::options_description("options"), "path", run};
  command.options.add_options()
      ("color", color_value(), "colours of the table\nauto: on a terminal, unless NO_COLOR is set")
      ("format,f", one_of({"auto", "table", "jsonl"}, "auto"), "what to write\nauto is a table on a terminal, else jsonl")
      ("output,o", text_value("FILE"), "write to this file instead of standard output\nit appears when it is complete");
  add_document_options(command);
  add_work_options(command, 1);
  command.examples = {{"saidby extract article.txt", "on a terminal: a table of who said what"},
                      {"saidby extract article.txt -f jsonl", "one record"},
                      {"saidby extract article.txt page.html folder/ -f jsonl -o records.jsonl", "one record a file, in order"},
                      {"saidby extract news.jsonl -f jsonl --id-field url --text-field body", "one record a line"},
                      {"saidby extract - --input text < article.txt", "standard input, all of it the article"}};
  return command;
}

}  // namespace saidby
