#include "report/methods.h"

#include "pipeline/knowledge/data_file.h"
#include "report/html.h"

namespace saidby {
namespace {

using html_page::counted;
using html_page::grouped;

std::string share(std::uint64_t part, std::uint64_t whole) { return grouped(part) + (whole ? " (" + std::to_string((part * 1000 / whole + 5) / 10) + " %)" : ""); }

std::string data_paragraph(const Corpus& corpus) {
  std::string first, last;
  for (const auto& [day, counts] : corpus.by_day)
    if (!day.empty()) (first.empty() ? first : last) = day;
  std::string out = "The input was " + counted(corpus.records, "document") + ", of which " + grouped(corpus.failed) + " could not be read. ";
  if (!first.empty()) out += "Articles with quotes are dated " + first + (last.empty() ? "" : " to " + last) + ". ";
  out += "saidby found " + counted(corpus.quotes, "quote") + " (" + grouped(corpus.by_type[0]) + " direct, " + grouped(corpus.by_type[1]) + " mixed, " + grouped(corpus.by_type[2]) + " indirect) in " + counted(corpus.with_quotes, "article") + "; " +
         share(corpus.with_speaker, corpus.quotes) + " have a speaker and " + share(corpus.with_known_speaker, corpus.quotes) + " a speaker known by name, " + grouped(corpus.speakers().size()) + " different ones. ";
  return out + "Names of different articles were taken for one person, place or organization by gazetteer id, else by full name with compatible role, country and gender, never by surname alone.\n";
}

}  // namespace

std::vector<AccuracyFigure> read_accuracy(const std::string& home) {
  Problems problems;
  const std::string path = home + "/docs/accuracy.tsv", bytes = read_data_file(path, problems);
  std::vector<AccuracyFigure> figures;
  bool head = true;
  for (const Line& line : lines_of(bytes)) {
    if (line.text.empty() || line.text.starts_with('#')) continue;
    const std::vector<std::string_view> cells = split(line.text, '\t');
    if (cells.size() != 6) problems.add(path, line.number, "not six columns (figure, value, data, articles, date, meaning), separated by tabs");
    else if (!head) figures.push_back({std::string(cells[0]), std::string(cells[1]), std::string(cells[2]), std::string(cells[3]), std::string(cells[4]), std::string(cells[5])});
    head = false;
  }
  if (!problems.empty()) throw LoadError(problems);
  return figures;
}

std::string method_section(const html_page::Provenance& provenance, const std::vector<AccuracyFigure>& figures, const Corpus* corpus) {
  const std::string version = provenance.extracted_by.empty() ? provenance.version : provenance.extracted_by;
  std::string out = "## Method\n\nQuotes, reported statements and their speakers were extracted with saidby " + version +
                    ", an open-source program that finds candidates for names, quotations, cues and speakers and weighs the evidence of hand-written rules and of features with "
                    "weights learned from annotated news. It is deterministic: the same program, rules and gazetteers give the same records.\n\n";
  out += "| | |\n|---|---|\n| installed program | saidby " + provenance.version + " |\n| its rules, SHA-256 | `" + provenance.rules + "` |\n| its gazetteers, SHA-256 | `" + provenance.gazetteers + "` |\n| command of this section | `" + provenance.command + "` |\n\n" + (provenance.origin.empty() ? "These are of the installation that wrote this section." : provenance.origin) + "\n\n";
  if (corpus) out += "### Data\n\n" + data_paragraph(*corpus) + '\n';
  out += "### Accuracy\n\nOf saidby " + provenance.version + ", measured on annotated articles that it was not trained on, in English where no other language is named; other texts may differ, so a sample of your own should be checked.\n\n| measured | value | on | articles | date |\n|---|---|---|---|---|\n";
  for (const AccuracyFigure& f : figures) out += "| " + f.name + ": " + f.meaning + " | " + f.value + " | " + f.data + " | " + f.articles + " | " + f.date + " |\n";
  return out + "\n### How to cite\n\nsaidby " + version + ": who said what in news text [computer program]. Cite the version and the digests that the records were extracted with; the repository's CITATION.cff has the same for reference managers.\n";
}

}  // namespace saidby
