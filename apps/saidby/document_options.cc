#include "apps/saidby/document_options.h"

#include <oneapi/tbb/info.h>

#include <sstream>
#include <stdexcept>

#include "apps/saidby/options.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

constexpr std::uint64_t most_document_bytes = 1ull << 30;   // positions in a text are 32-bit numbers with a sign
constexpr std::uint64_t most_jobs = 1024;

OffsetUnit offsets_of(const std::string& name) {
  for (const OffsetUnit unit : {OffsetUnit::code_point, OffsetUnit::byte, OffsetUnit::utf16})
    if (name_of(unit) == name) return unit;
  throw std::logic_error("--offsets " + name);
}

// "url, date" -> {"url", "date"}
std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> names;
  std::istringstream in(list);
  for (std::string name; std::getline(in, name, ',');) {
    const std::size_t begin = name.find_first_not_of(' ');
    if (begin == std::string::npos) continue;
    names.push_back(name.substr(begin, name.find_last_not_of(' ') + 1 - begin));
  }
  return names;
}

}  // namespace

void add_input_options(po::options_description& input) {
  input.add_options()
      ("input", one_of(listed(input_names), "auto"), "what the inputs are\ntext: all of it is the article; page: the text dump of a web page")
      ("id-field", text_value("NAME"), "key or column of a record's id\nunless given: id, url, link and the like; see docs/inputs.md")
      ("text-field", text_value("NAME"), "key or column of its text\nunless given: text, maintext, body, content, articleBody ...")
      ("title-field", text_value("NAME"), "key or column of its title\nunless given: title, headline ...")
      ("date-field", text_value("NAME"), "key or column of its date\nunless given: date, published, date_publish ...");
}

void add_document_options(Command& command) {
  command.options.add_options()
      ("lang", text_value("LANG", "auto"), "language of the rules\na folder of rules/ with words/ in it: en, de; auto: what each document is in")
      ("offsets", one_of({"codepoint", "byte", "utf16"}, "codepoint"), "unit of the offsets")
      ("text", "put the text into each record")
      ("regions", "list what is not the article, by its role")
      ("gazetteer", po::value<Strings>()->value_name("DIR"), "a further folder of gazetteers")
      ("home", text_value("DIR"), "the folder that holds rules/ and gazetteers/")
      ("path", po::value<Strings>()->value_name("PATH"), "files, folders, or - for standard input");
  po::options_description input("input");
  add_input_options(input);
  input.add_options()
      ("keep", text_value("NAME,..."), "keys of the input's records that go into ours\nkeys of JSON lines, columns of tables, headers of web archives, as they are: url,date; they stand under \"kept\"")
      ("max-doc-bytes", number_value(64ull << 20), "skip documents larger than this");
  command.groups.push_back(input);
}

void add_work_options(Command& command, unsigned jobs) {
  po::options_description work("work");
  work.add_options()
      ("jobs,j", number_value(jobs), "work on so many documents at once; 0: as many as there are cores\nthe output is the same, byte for byte")
      ("progress", one_of({"auto", "always", "never", "json"}, "auto"), "tell on standard error how far it is\nauto: on a terminal; json: a line a second")
      ("receipt", text_value("FILE"), "write to this file what was read and written, as JSON\n-: to standard output, where the records don't go")
      ("timings", "at the end, tell on standard error what each stage cost");
  command.groups.push_back(work);
}

ReaderOptions input_options(const po::variables_map& values) {
  ReaderOptions options;
  set_input(options, values["input"].as<std::string>());
  options.id_field = values["id-field"].as<std::string>();
  options.text_field = values["text-field"].as<std::string>();
  options.title_field = values["title-field"].as<std::string>();
  options.date_field = values["date-field"].as<std::string>();
  return options;
}

ReaderOptions reader_options(const po::variables_map& values) {
  ReaderOptions options = input_options(values);
  options.keep = names_in(values["keep"].as<std::string>());
  options.max_document_bytes = values["max-doc-bytes"].as<std::uint64_t>();
  if (options.max_document_bytes > most_document_bytes) throw UsageError("--max-doc-bytes can be " + std::to_string(most_document_bytes) + " at most");
  return options;
}

KnowledgeOptions knowledge_options(const po::variables_map& values) {
  KnowledgeOptions options;
  options.language = values["lang"].as<std::string>();
  options.home = values["home"].as<std::string>();
  if (values.count("gazetteer")) options.gazetteers = values["gazetteer"].as<Strings>();
  return options;
}

RecordOptions record_options(const po::variables_map& values) {
  RecordOptions options;
  options.offsets = offsets_of(values["offsets"].as<std::string>());
  options.text = values.count("text") > 0;
  options.regions = values.count("regions") > 0;
  return options;
}

BatchOptions batch_options(const po::variables_map& values) {
  BatchOptions options;
  const auto jobs = values["jobs"].as<std::uint64_t>();
  if (jobs > most_jobs) throw UsageError("--jobs can be " + std::to_string(most_jobs) + " at most");
  options.workers = jobs > 0 ? static_cast<unsigned>(jobs) : static_cast<unsigned>(oneapi::tbb::info::default_concurrency());
  options.pipeline.regions = values.count("regions") > 0;
  options.timings = values.count("timings") > 0;
  return options;
}

std::string settings_of(const po::variables_map& values) {
  std::string settings;
  for (const char* name : {"input", "id-field", "text-field", "title-field", "date-field", "keep", "lang", "offsets"})
    if (const auto value = values[name].as<std::string>(); !value.empty()) settings.append(name).append("=").append(value).append(" ");
  for (const char* flag : {"text", "regions"})
    if (values.count(flag)) settings.append(flag).append(" ");
  return settings + "max-doc-bytes=" + std::to_string(values["max-doc-bytes"].as<std::uint64_t>());
}

Rendering json_lines_rendering(const RecordOptions& options) {
  Rendering rendering;
  rendering.document = [options](std::string& out, const Document& document, std::string_view kept) {
    append_record(out, document, options, kept);
    out += '\n';
  };
  rendering.failure = [](std::string& out, const InputItem& failed) {
    append_error_record(out, failed.input.id, failed.input.source, failed.error, failed.input.kept);
    out += '\n';
  };
  return rendering;
}

}  // namespace saidby
