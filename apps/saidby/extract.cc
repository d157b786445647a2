// saidby extract: documents in, records or a table out.
#include <iostream>

#include "apps/saidby/command.h"
#include "apps/saidby/options.h"
#include "apps/saidby/output.h"
#include "apps/saidby/table.h"
#include "pipeline/1_text/reader.h"
#include "pipeline/8_records/record.h"
#include "pipeline/pipeline.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

enum class Format { table, jsonl };

Format format_of(const po::variables_map& values, const Output& output) {
  const auto name = values["format"].as<std::string>();
  return name == "table" || (name == "auto" && output.is_terminal()) ? Format::table : Format::jsonl;
}

OffsetUnit offsets_of(const std::string& name) {
  for (const OffsetUnit unit : {OffsetUnit::code_point, OffsetUnit::byte, OffsetUnit::utf16})
    if (name_of(unit) == name) return unit;
  throw std::logic_error("--offsets " + name);
}

ReaderOptions reader_options(const po::variables_map& values) {
  ReaderOptions options;
  set_input(options, values["input"].as<std::string>());
  options.id_field = values["id-field"].as<std::string>();
  options.text_field = values["text-field"].as<std::string>();
  options.title_field = values["title-field"].as<std::string>();
  options.date_field = values["date-field"].as<std::string>();
  options.max_document_bytes = values["max-doc-bytes"].as<std::uint64_t>();
  return options;
}

class Extraction {
 public:
  Extraction(const po::variables_map& values, Output& output) : output_(output), format_(format_of(values, output)) {
    record_.offsets = offsets_of(values["offsets"].as<std::string>());
    record_.text = values.count("text") > 0;
    record_.regions = values.count("regions") > 0;
  }

  void take(InputItem item, Pipeline& pipeline) {
    buffer_.clear();
    if (!item.error.empty()) fail(item);
    else add(pipeline.run(std::move(item.input)));
    output_.write(buffer_);
  }
  int status() const { return unreadable_ ? io_failed : failed_ ? some_failed : all_good; }

 private:
  void fail(const InputItem& item) {
    ++failed_;
    unreadable_ = unreadable_ || item.unreadable;
    std::cerr << "saidby: " << item.error << '\n';
    if (format_ == Format::jsonl) append_error_record(buffer_, item.input.id, item.input.source, item.error), buffer_ += '\n';
  }
  void add(const Document& document) {
    if (format_ == Format::table) {
      buffer_ = table_of(document, terminal_style(output_.is_terminal()));
      return;
    }
    append_record(buffer_, document, record_);
    buffer_ += '\n';
  }

  Output& output_;
  Format format_;
  RecordOptions record_;
  std::string buffer_;
  std::size_t failed_ = 0;
  bool unreadable_ = false;
};

int run(const po::variables_map& values) {
  if (!values.count("path")) throw UsageError("extract needs a file, a folder or - for standard input; see saidby help extract");
  KnowledgeOptions options;
  options.language = values["lang"].as<std::string>();
  options.home = values["home"].as<std::string>();
  if (values.count("gazetteer")) options.gazetteers = values["gazetteer"].as<std::vector<std::string>>();
  Output output(values["output"].as<std::string>());
  Extraction extraction(values, output);
  Reader reader(values["path"].as<std::vector<std::string>>(), reader_options(values));
  const auto knowledge = Knowledge::load(options);
  Pipeline pipeline(*knowledge, {.regions = values.count("regions") > 0});
  while (auto item = reader.next()) extraction.take(std::move(*item), pipeline);
  output.finish();
  return extraction.status();
}

}  // namespace

Command extract_command() {
  Command command{"extract", "names, quotes and speakers of documents, as records or a table", "PATH...",
                  "Reads text, HTML, JSON lines, CSV and TSV, web archives (WARC, WET) and SGML newswire, also packed (gzip, zstd, bzip2),\n"
                  "folders of them (recursively, by name) and - for standard input; writes one record a document, in order, or on a terminal a table of who said what.\n\n"
                  "A document that can't be read becomes a record with an error, and the others go on.",
                  po::options_description("options"), "path", run};
  command.options.add_options()
      ("color", color_value(), "colours of the table\nauto: on a terminal, unless NO_COLOR is set")
      ("format,f", one_of({"auto", "table", "jsonl"}, "auto"), "what to write\nauto is a table on a terminal, else jsonl")
      ("output,o", text_value("FILE"), "write to this file instead of standard output\nit appears when it is complete")
      ("lang", text_value("LANG", "en"), "language of the rules\na folder of rules/ with words/ in it: en, de")
      ("offsets", one_of({"codepoint", "byte", "utf16"}, "codepoint"), "unit of the offsets")
      ("text", "put the text into each record")
      ("regions", "list what is not the article, by its role")
      ("gazetteer", po::value<Strings>()->value_name("DIR"), "a further folder of gazetteers")
      ("home", text_value("DIR"), "the folder that holds rules/ and gazetteers/")
      ("path", po::value<Strings>()->value_name("PATH"), "files, folders, or - for standard input");
  po::options_description input("input");
  input.add_options()
      ("input", one_of(listed(input_names), "auto"), "what the inputs are\ntext: all of it is the article; page: the text dump of a web page")
      ("id-field", text_value("NAME"), "key or column of a record's id\nunless given: id, url, link and the like; see docs/inputs.md")
      ("text-field", text_value("NAME"), "key or column of its text\nunless given: text, maintext, body, content, articleBody ...")
      ("title-field", text_value("NAME"), "key or column of its title\nunless given: title, headline ...")
      ("date-field", text_value("NAME"), "key or column of its date\nunless given: date, published, date_publish ...")
      ("max-doc-bytes", number_value(64ull << 20), "skip documents larger than this");
  command.groups.push_back(input);
  command.examples = {{"saidby extract article.txt", "on a terminal: a table of who said what"},
                      {"saidby extract article.txt -f jsonl", "one record"},
                      {"saidby extract article.txt page.html folder/ -f jsonl -o records.jsonl", "one record a file, in order"},
                      {"saidby extract news.jsonl -f jsonl --id-field url --text-field body", "one record a line"},
                      {"saidby extract - --input text < article.txt", "standard input, all of it the article"}};
  return command;
}

}  // namespace saidby
