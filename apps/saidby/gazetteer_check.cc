// saidby gazetteers check: faults, doubtful rows, and, with texts, how the lists do on them.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>

#include "apps/saidby/command.h"
#include "apps/saidby/gazetteer_folders.h"
#include "apps/saidby/gold_file.h"
#include "apps/saidby/options.h"
#include "pipeline/1_text/reader.h"
#include "pipeline/evaluation/gazetteer_usage.h"
#include "pipeline/knowledge/gazetteer_check.h"
#include "pipeline/pipeline.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

// Of what was asked for: all, or the folders named on the command line.
class Scope {
 public:
  Scope(const GazetteerFolders& folders, const GazetteerRows& rows) : rows_(rows), first_folder_(folders.asked < folders.folders.size() ? static_cast<std::uint32_t>(folders.asked) : 0) {}
  bool list(std::size_t list) const { return rows_.lists[list].folder >= first_folder_; }
  bool row(std::size_t row) const { return list(rows_.rows[row].list); }

 private:
  const GazetteerRows& rows_;
  std::uint32_t first_folder_;
};

std::size_t print_findings(const GazetteerRows& rows, const Scope& scope, const WordLists& words, std::size_t most) {
  std::map<FindingKind, std::size_t> counts;
  for (const GazetteerFinding& finding : check_rows(rows, words)) {
    if (!scope.row(finding.row)) continue;
    if (++counts[finding.kind] <= most) std::printf("%s: %s: %s\n", place_of(rows, rows.rows[finding.row]).c_str(), std::string(name_of(finding.kind)).c_str(), finding.what.c_str());
  }
  std::size_t total = 0, names = 0, read = 0;
  for (std::size_t row = 0; row < rows.rows.size(); ++row)
    if (scope.row(row)) ++read, names += rows.rows[row].names.size();
  std::printf("%zu rows with %zu names load without a fault\n", read, names);
  for (const auto& [kind, count] : counts) {
    std::printf("%zu times: %s%s\n", count, std::string(name_of(kind)).c_str(), count > most ? " (the rest with --all)" : "");
    total += count;
  }
  if (total == 0) std::printf("nothing doubtful: no duplicates, no clashes between types, no strong names that are common words\n");
  return total;
}

double percent(std::size_t part, std::size_t whole) { return whole ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0; }

bool has_annotated_names(const std::string& path) {
  try {
    return !std::filesystem::is_directory(path) && kind_of_gold(path) == GoldKind::entities;
  } catch (const std::runtime_error&) {
    return false;
  }
}

// Runs the texts; true when names are annotated in them.
bool read_corpus(const std::string& path, const Knowledge& knowledge, GazetteerUsage& usage, std::size_t& articles) {
  Pipeline pipeline(knowledge);
  if (has_annotated_names(path)) {
    for (EntityArticle& article : read_entity_gold(path)) {
      Input input;
      input.id = article.id, input.bytes = article.text, input.kind = InputKind::text;
      usage.add(pipeline.run(std::move(input)), &article.gold);
      ++articles;
    }
    return true;
  }
  ReaderOptions reading;
  reading.fields = &knowledge.fields;
  Reader reader({path}, reading);
  while (auto item = reader.next()) {
    if (!item->error.empty()) throw std::runtime_error(item->error);
    usage.add(pipeline.run(std::move(item->input)), nullptr);
    ++articles;
  }
  return false;
}

void print_lists(const GazetteerRows& rows, const Scope& scope, const GazetteerUsage& usage, bool annotated) {
  std::printf("\n%-28s %8s %8s%s %10s %10s\n", "list", "fires", "taken", annotated ? "   right %  of taken" : "", "rows", "never");
  for (std::size_t list = 0; list < rows.lists.size(); ++list) {
    if (!scope.list(list) || (rows.lists[list].type > ListType::demonym && rows.lists[list].type != ListType::other)) continue;
    std::size_t all = 0, never = 0;
    for (std::size_t row = 0; row < rows.rows.size(); ++row)
      if (rows.rows[row].list == list) ++all, never += usage.of_row(row).fires == 0;
    for (const bool weak : {false, true}) {
      const Usage& one = usage.of_list(list, weak);
      if (weak && one.fires == 0) continue;
      std::printf("%-28s %8zu %8zu", (rows.lists[list].file + (weak ? " (weak names)" : "")).c_str(), one.fires, one.taken);
      if (annotated) std::printf(" %9.1f %9.1f", percent(one.right, one.fires), percent(one.taken_right, one.taken));
      if (!weak) std::printf(" %10zu %10zu", all, never);
      std::printf("\n");
    }
  }
}

// Rows that fire often and are seldom right (without annotation: seldom taken).
void print_worst(const GazetteerRows& rows, const Scope& scope, const GazetteerUsage& usage, bool annotated, std::size_t most) {
  std::vector<std::size_t> worst;
  const auto wrong = [&](std::size_t row) { return usage.of_row(row).fires - (annotated ? usage.of_row(row).right : usage.of_row(row).taken); };
  for (std::size_t row = 0; row < rows.rows.size(); ++row)
    if (scope.row(row) && wrong(row) > 0) worst.push_back(row);
  std::stable_sort(worst.begin(), worst.end(), [&](std::size_t a, std::size_t b) { return wrong(a) > wrong(b); });
  if (worst.size() > most) worst.resize(most);
  if (!worst.empty()) std::printf("\nrows that are most often no name of their type\n");
  for (const std::size_t row : worst) {
    const Usage& one = usage.of_row(row);
    std::printf("%s: %s: fires %zu, %s %zu\n", place_of(rows, rows.rows[row]).c_str(), rows.rows[row].names.front().text.c_str(), one.fires, annotated ? "right" : "taken", annotated ? one.right : one.taken);
  }
}

void print_never(const GazetteerRows& rows, const Scope& scope, const GazetteerUsage& usage) {
  std::printf("\nrows that never fire\n");
  for (std::size_t row = 0; row < rows.rows.size(); ++row)
    if (scope.row(row) && usage.of_row(row).fires == 0 && rows.lists[rows.rows[row].list].type <= ListType::demonym) std::printf("%s: %s\n", place_of(rows, rows.rows[row]).c_str(), rows.rows[row].names.front().text.c_str());
}

void check_corpus(const po::variables_map& values, const GazetteerFolders& folders, const GazetteerRows& rows, const Scope& scope) {
  KnowledgeOptions options;
  options.home = folders.home;
  options.gazetteers.assign(folders.folders.begin() + static_cast<std::ptrdiff_t>(folders.asked), folders.folders.end());
  const auto knowledge = Knowledge::load(options);
  Problems problems;
  const EntityTypes types = EntityTypes::load(folders.home + "/rules/evaluation/entity_types.txt", problems);
  if (!problems.empty()) throw LoadError(problems);
  GazetteerUsage usage(*knowledge, rows, types);
  std::size_t articles = 0;
  const bool annotated = read_corpus(values["corpus"].as<std::string>(), *knowledge, usage, articles);
  std::printf("\n%zu articles%s\n", articles, annotated ? ", names annotated: right are those of the list's type and bounds" : ", no names annotated: taken are those that the program takes as names of the list's type");
  print_lists(rows, scope, usage, annotated);
  print_worst(rows, scope, usage, annotated, values["errors"].as<std::uint64_t>());
  if (values.count("never")) print_never(rows, scope, usage);
}

int check(const po::variables_map& values) {
  const GazetteerFolders folders = folders_of(values);
  if (folders.folders.empty()) throw UsageError("no gazetteers in " + folders.home + "; name a folder");
  const WordLists words = word_lists_of(folders);
  const GazetteerRows rows = rows_of(folders);
  const Scope scope(folders, rows);
  const std::size_t doubtful = print_findings(rows, scope, words, values.count("all") ? static_cast<std::size_t>(-1) : 10);
  if (values.count("corpus")) check_corpus(values, folders, rows, scope);
  return doubtful > 0 && values.count("strict") ? bad_usage : all_good;
}

}  // namespace

Command gazetteers_check_command() {
  Command command{"gazetteers check", "faults and doubtful rows, and with --corpus how often each list fires and how precise it is", "[DIR...]",
                  "Faults (wrong columns, ids that come twice, rows not in Unicode normal form C, ...) are reported as file:line: what, exit status 2.\n"
                  "Doubtful are duplicates, strong names of two types, and strong names of one word that are common words; --strict makes them faults too.\n"
                  "With DIR or --gazetteer the report is about those folders, beside the gazetteers that come with the program; else about these.\n"
                  "A corpus is annotated articles (as for saidby eval) or any texts.",
                  po::options_description("options"), "folder", check};
  command.options.add_options()("corpus", po::value<std::string>()->value_name("PATH"), "annotated articles or texts\nhow often each list fires there, how precise it is, which rows are most often wrong")
      ("errors", number_value(10), "with --corpus: so many of the worst rows")
      ("never", "with --corpus: print the rows that never fire")
      ("all", "print every doubtful row, not ten of a kind")
      ("strict", "exit status 2 when a row is doubtful");
  add_folder_options(command.options);
  command.examples = {{"saidby gazetteers check", "the gazetteers that come with the program"}, {"saidby gazetteers check --corpus folder", "how often each list fires in texts"}};
  return command;
}

}  // namespace saidby
