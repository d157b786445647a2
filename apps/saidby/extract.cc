// saidby extract: documents in, records or a table out.
#include "apps/saidby/asked_fields.h"
#include "apps/saidby/command.h"
#include "apps/saidby/diagnostic_counts.h"
#include "apps/saidby/document_options.h"
#include "apps/saidby/options.h"
#include "apps/saidby/output.h"
#include "apps/saidby/places.h"
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

// A table has no place for diagnostics: they are counted. Of a document without text it has nothing to say.
Rendering table_rendering(const Output& output, DiagnosticCounts& odd) {
  const auto style = terminal_style(output.is_terminal());
  return {[style, &odd](std::string& out, const Document& document, std::string_view) {
            if (!document.text.bytes.empty()) out += table_of(document, style);
            odd.add(document);
          },
          [](std::string&, const InputItem&) {}};
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
  std::uint64_t passed_over() const override { return reader_.passed_over(); }
  std::vector<std::string> take_remarks() override { return reader_.take_remarks(); }

 private:
  Reader& reader_;
};

// Documents into the output; gives the SHA-256 of what was written when a receipt wants it.
std::string write_all(DocumentSource& source, Batches& batches, Output& output, Session& session, bool receipt) {
  Sha256 hash;
  std::uint64_t documents = 0;
  batches.run(source, [&](Batch& batch) {
    session.take(batch, documents + 1);
    documents += batch.ids.size();
    output.write(batch.out);
    output.flush();
    if (receipt) hash.add(batch.out);
  });
  return receipt ? hash.digest() : "";
}

int run(const po::variables_map& values) {
  const Strings paths = input_paths(values, "extract");
  ReaderOptions reading = reader_options(values);
  BatchOptions batching = batch_options(values);
  const RecordOptions records = record_options(values);
  const auto target = values["output"].as<std::string>();
  Output output(target);
  DiagnosticCounts odd;
  StopSignals::watch();
  reading.stop = StopSignals::descriptor();
  Session session("extract", values, paths);
  static const Languages& languages = *new Languages(knowledge_options(values));   // until the program ends: taking it apart takes longer than an article
  reading.fields = &languages.first().fields;
  batching.pipeline.languages = &languages;
  Reader reader(paths, reading);
  ReaderSource all(reader);
  AskedFields fields(reading);
  WatchedSource source(all, fields);
  Batches batches(languages.first(), batching, format_of(values, output) == Format::table ? table_rendering(output, odd) : json_lines_rendering(records));
  const std::string hash = write_all(source, batches, output, session, !values["receipt"].as<std::string>().empty());
  if (!StopSignals::received() || target.empty() || target == "-") output.finish();
  session.tell_missing(fields);
  if (const std::string told = odd.told(); !told.empty()) session.say(told);
  return session.finish(&batches, target.empty() ? "-" : target, output.bytes(), hash);
}

}  // namespace

Command extract_command() {
  Command command{"extract", "names, quotes and speakers of documents, as records or a table", "PATH...",
                  "Reads text, HTML, JSON lines, CSV and TSV, web archives (WARC, WET) and SGML newswire, also packed (gzip, zstd, bzip2),\n"
                  "folders of them (recursively, by name) and standard input (-, or no path where something is piped in); writes one record a document, in order, or on a terminal a table of who said what.\n\n"
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
