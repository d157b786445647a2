// saidby gazetteers import: lists of other programs as a folder for --gazetteer.
#include <cstdio>
#include <filesystem>

#include "apps/saidby/command.h"
#include "apps/saidby/gazetteer_folders.h"
#include "apps/saidby/import.h"
#include "apps/saidby/import_writer.h"
#include "apps/saidby/options.h"
#include "pipeline/1_text/utf8.h"
#include "pipeline/knowledge/data_file.h"

namespace po = boost::program_options;

namespace saidby {

ImportLines::ImportLines(const std::string& path) : path_(path), reader_(decompressed(open_file(path))) {}

bool ImportLines::next(std::string& line) {
  const ByteReader::Got got = reader_.line(line, 256ull << 20);
  if (got == ByteReader::Got::too_long) throw std::runtime_error(at() + ": a line of more than 256 MiB; this is not a list of names");
  if (got == ByteReader::Got::end) {
    if (!reader_.fault().empty()) throw std::runtime_error(path_ + ": " + reader_.fault());
    return false;
  }
  if (number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
  if (line.ends_with('\r')) line.pop_back();
  if (first_invalid_utf8(line) != std::string::npos) line = repair_utf8(line).bytes;
  return true;
}

namespace {

std::optional<ListType> list_type(std::string_view name) {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(ListType::surname); ++i)
    if (name_of(static_cast<ListType>(i)) == name) return static_cast<ListType>(i);
  return std::nullopt;
}

}  // namespace

ImportTypes ImportTypes::load(const std::string& path, std::string_view format, const ImportOptions& options) {
  Problems problems;
  ImportTypes types;
  const std::string bytes = read_data_file(path, problems);
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    const std::vector<std::string_view> cells = split(line.text, '\t');
    const auto type = cells.size() == 3 ? list_type(cells[2]) : std::nullopt;
    if (!type) problems.add(path, line.number, "not a format, a label and a type with tabs between");
    else if (cells[0] == format || cells[0] == "*") types.types_.insert_or_assign(std::string(cells[1]), *type);
  }
  if (!problems.empty()) throw LoadError(problems);
  for (const auto& [label, name] : options.labels) {
    const auto type = list_type(name);
    if (!type) throw UsageError("--map " + label + "=" + name + ": no such type; use city, country, region, organization, official, person, other, demonym, given_name or surname");
    types.types_.insert_or_assign(label, *type);
  }
  return types;
}

bool ImportTypes::find(std::string_view label, ListType& type) const {
  const auto at = types_.find(label);
  if (at != types_.end()) return type = at->second, true;
  const auto own = list_type(label);
  if (own) type = *own;
  return own.has_value();
}

namespace {

ImportOptions import_options(const po::variables_map& values) {
  ImportOptions options;
  options.type = values["type"].as<std::string>();
  options.name_column = values["name-column"].as<std::string>();
  options.regions = values["admin1"].as<std::string>();
  options.least_population = static_cast<double>(values["least-population"].as<std::uint64_t>());
  options.least_population_for_aliases = static_cast<double>(values["alias-population"].as<std::uint64_t>());
  const auto set_of = [&](const char* name) {
    std::set<std::string> out;
    const std::string text = values[name].as<std::string>();
    for (const std::string_view item : split(text, ','))
      if (!item.empty()) out.emplace(item);
    return out;
  };
  options.classes = set_of("classes");
  options.languages = set_of("languages");
  if (values.count("map"))
    for (const std::string& pair : values["map"].as<std::vector<std::string>>()) {
      const std::size_t at = pair.rfind('=');
      if (at == std::string::npos) throw UsageError("--map " + pair + ": is no LABEL=TYPE");
      options.labels[pair.substr(0, at)] = pair.substr(at + 1);
    }
  return options;
}

std::unique_ptr<ImportSource> source_of(const std::string& format, const std::string& path, const std::string& home, const ImportOptions& options) {
  ImportTypes types = ImportTypes::load(home + "/rules/import/types.tsv", format, options);
  if (format == "geonames") return import_geonames(path, options);
  if (format == "spacy") return import_spacy(path, std::move(types));
  if (format == "gate") return import_gate(path, std::move(types), options);
  if (format == "regexner") return import_regexner(path, std::move(types));
  if (format == "csv") return import_csv(path, std::move(types), options);
  return import_wikidata(path, std::move(types), options);
}

// Lower-case words of the `word` lists.
std::unordered_set<std::uint64_t> common_words(const std::string& home, const WordLists& lists) {
  std::unordered_set<std::uint64_t> common;
  Problems ignored;
  const std::string bytes = read_data_file(home + "/gazetteers/words.tsv", ignored);
  Tokenizer tokenizer(lists.abbreviations());
  for (const Line& line : lines_of(bytes))
    if (const auto words = tokenizer.words(line.text.substr(0, line.text.find('\t'))); words.size() == 1) common.insert(words.front().fold);
  return common;
}

int run_import(const po::variables_map& values) {
  if (!values.count("file")) throw UsageError("gazetteers import needs a file; see saidby help gazetteers import");
  const std::string format = values["from"].as<std::string>(), path = values["file"].as<std::string>(), folder = values["output"].as<std::string>();
  if (format.empty() || folder.empty()) throw UsageError("gazetteers import needs --from FORMAT and --output DIR; see saidby help gazetteers import");
  const GazetteerFolders folders = folders_of(values);
  const WordLists lists = word_lists_of(folders);
  const ImportOptions options = import_options(values);
  const auto source = source_of(format, path, folders.home, options);
  const bool huge = format == "geonames" || format == "wikidata";
  ImportWriterOptions writing;
  writing.folder = folder;
  writing.format = format;
  writing.source = std::filesystem::path(path).filename().string();
  writing.licence = values["licence"].as<std::string>();
  if (writing.licence.empty()) writing.licence = format == "geonames" ? "CC-BY-4.0" : format == "wikidata" ? "CC0-1.0" : "unknown";
  writing.weight = values.count("weight") ? values["weight"].as<double>() : huge ? 2 : deciding_weight;
  writing.keep_common_words = values.count("keep-common-words") > 0;
  ImportWriter writer(writing, source->columns(), lists, common_words(folders.home, lists));
  ImportedRow row;
  while (source->next(row)) writer.add(std::move(row)), row = {};
  if (writer.rows() == 0) {
    for (const auto& [why, times] : source->skipped()) std::fprintf(stderr, "saidby: left out %llu times: %s (first in line %llu)\n", static_cast<unsigned long long>(times.times), why.c_str(), static_cast<unsigned long long>(times.line));
    std::error_code error;
    std::filesystem::remove(folder, error);
    throw std::runtime_error(path + ": no row could be imported; is it a file of --from " + format + "?");
  }
  writer.finish();
  std::printf("%s: %zu rows", folder.c_str(), writer.rows());
  for (const std::string& file : writer.files()) std::printf(" %s", file.c_str());
  std::printf("\n");
  if (writer.made_weak()) std::printf("%zu names of one common word are flagged weak (--keep-common-words leaves them strong)\n", writer.made_weak());
  if (writer.left_out()) std::printf("%zu rows left out: the same name or id came before, or the name is too long\n", writer.left_out());
  for (const auto& [why, times] : source->skipped()) std::printf("left out %llu times: %s (first in line %llu)\n", static_cast<unsigned long long>(times.times), why.c_str(), static_cast<unsigned long long>(times.line));
  return all_good;
}

}  // namespace

Command gazetteers_import_command() {
  Command command{"gazetteers import", "lists of other programs as a folder of gazetteers", "FILE",
                  "Reads FILE once, row by row, and writes a folder for --gazetteer. Formats: geonames (cities15000.txt, allCountries.txt and their relatives), spacy\n"
                  "(patterns of an EntityRuler, JSON lines or a list), gate (lists.def, or one .lst with --type), regexner (CoreNLP), csv (any table with a header), wikidata\n"
                  "(the JSON dump, packed or not).\n\n"
                  "What a label means (ORG, organization.company, Q515) stands in rules/import/types.tsv; --map adds to it. Lists of geonames and wikidata get the weight 2: they are\n"
                  "evidence; others get 10: their names are always taken. Names of one common word are flagged weak.",
                  po::options_description("options"), "file", run_import};
  command.options.add_options()
      ("from", one_of({"geonames", "spacy", "gate", "regexner", "csv", "wikidata"}, "csv"), "format of FILE")
      ("output,o", text_value("DIR"), "the folder to write; it must be new or empty")
      ("type", text_value("TYPE"), "type of rows that don't say theirs")
      ("map", po::value<std::vector<std::string>>()->value_name("LABEL=TYPE"), "what a label means\nmay be given again")
      ("weight", po::value<double>()->value_name("N"), "weight of the lists\nunless given: 2 for geonames and wikidata, else 10")
      ("keep-common-words", "don't flag names of one common word weak")
      ("licence", text_value("TEXT"), "licence, for index.tsv")
      ("file", po::value<std::string>()->value_name("FILE"), "the list");
  po::options_description geonames("geonames");
  geonames.add_options()
      ("least-population", number_value(1000), "leave out towns with fewer people")
      ("alias-population", number_value(100'000), "alternate names only of places with so many people")
      ("classes", text_value("LIST", "P,A"), "feature classes: P towns, A countries and regions, H waters, T mountains ...")
      ("admin1", text_value("FILE"), "admin1CodesASCII.txt: names of regions instead of codes");
  po::options_description others("csv and wikidata");
  others.add_options()("name-column", text_value("NAME"), "csv: column of the names\nunless given: name, label, title or entity")("languages", text_value("LIST", "en"), "wikidata: languages of labels and aliases");
  command.groups.push_back(geonames);
  command.groups.push_back(others);
  command.examples = {{"saidby gazetteers import names.csv --type organization -o own-names", "a table of organizations"}, {"saidby extract article.txt --gazetteer own-names -f jsonl", "with those names"}};
  return command;
}

}  // namespace saidby
