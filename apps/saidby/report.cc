// saidby report: an article or a set of records as one HTML file, or a method section for a paper.
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "apps/saidby/articles.h"
#include "apps/saidby/document_options.h"
#include "apps/saidby/command.h"
#include "apps/saidby/complaints.h"
#include "apps/saidby/options.h"
#include "apps/saidby/record_options.h"
#include "apps/saidby/output.h"
#include "apps/saidby/provenance.h"
#include "apps/saidby/standard_input.h"
#include "datasets/record_reader.h"
#include "pipeline/8_records/record.h"
#include "report/article_page.h"
#include "report/corpus_page.h"
#include "report/methods.h"
#include "pipeline/knowledge/languages.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

using records::RecordReader;

// Is there a record among the first lines? Articles in JSON lines are none.
bool holds_records(const std::string& path) {
  if (path == "-") make_standard_input_repeatable();
  RecordReader reader({path});
  auto got = reader.next();
  while (got == RecordReader::Got::fault && !reader.fault().unreadable) got = reader.next();
  if (path == "-") rewind_standard_input();
  return got == RecordReader::Got::record;
}

// Records or articles? Both at once are refused: an article among records would not be extracted, and a record is no article. What isn't there is told where it is read.
bool are_records(const Strings& paths) {
  std::string records, others;
  std::error_code error;
  for (const std::string& path : paths)
    if (path == "-" || std::filesystem::exists(path, error)) (holds_records(path) ? records : others) = path;
  if (!records.empty() && !others.empty()) throw UsageError("report takes records or articles, not both: " + records + " holds records, " + others + " doesn't; make records of articles with saidby extract -f jsonl");
  return !records.empty();
}

int read_records(const Strings& paths, double min_confidence, Corpus& corpus) {
  RecordReader reader(paths, min_confidence);
  Complaints complaints;
  int status = all_good;
  for (auto got = reader.next(); got != RecordReader::Got::end; got = reader.next()) {
    if (got == RecordReader::Got::record) {
      corpus.add(reader.record());
      continue;
    }
    complaints.add(reader.fault().what);
    corpus.add_fault(reader.fault().what);
    status = std::max<int>(status, reader.fault().unreadable ? io_failed : some_failed);
  }
  return status;
}

// Articles, the first one held back: if it stays the only one its page is the article's own, else all of them are counted.
class Articles {
 public:
  // `language`: of the rules, for articles that don't tell theirs.
  Articles(Corpus& corpus, std::string language) : corpus_(corpus), language_(std::move(language)) {}

  void take(const Document& document) {
    if (documents_++ == 0) {
      first_ = document;
      if (first_->article.language.empty()) first_->article.language = language_;
      return;
    }
    if (documents_ == 2) count(*first_);
    count(document);
  }
  const Document* only() const { return documents_ == 1 ? &*first_ : nullptr; }

 private:
  void count(const Document& document) {
    line_.clear();
    append_record(line_, document, {.text = true});
    if (const std::string problem = parser_.parse(line_); problem.empty()) corpus_.add(parser_.record());
    else corpus_.add_fault(document.id + ": " + problem);
  }

  Corpus& corpus_;
  std::string language_;
  std::optional<Document> first_;
  std::size_t documents_ = 0;
  std::string line_;
  records::RecordParser parser_;
};

void finish(const po::variables_map& values, const std::string& page) {
  Output output(values["output"].as<std::string>());
  output.write(page);
  output.finish();
}

int methods(const po::variables_map& values, const Strings& paths) {
  Corpus corpus(0);
  const int status = paths.empty() ? static_cast<int>(all_good) : read_records(paths, min_confidence(values), corpus);
  if (corpus.records == 0 && corpus.faults > 0) return status;
  const std::string home = values["home"].as<std::string>();
  finish(values, method_section(provenance(home, paths), read_accuracy(home.empty() ? default_home() : home), paths.empty() ? nullptr : &corpus));
  return status;
}

int run(const po::variables_map& values) {
  const Strings paths = values.count("path") ? values["path"].as<Strings>() : Strings();
  if (values.count("methods")) return methods(values, paths);
  if (paths.empty()) throw UsageError("report needs an article, or records that extract wrote; see saidby help report");
  Corpus corpus(values["max-quotes"].as<std::uint64_t>());
  const bool records = are_records(paths);
  const auto source = provenance(values["home"].as<std::string>(), records ? paths : Strings());
  const auto title = values["title"].as<std::string>();
  if (records) {
    const int status = read_records(paths, min_confidence(values), corpus);
    finish(values, html_page::corpus_page(corpus, title, source));
    return status;
  }
  const Languages languages(knowledge_options(values));
  const auto language = values["lang"].as<std::string>();
  Articles articles(corpus, language == "auto" ? "en" : language);
  const int status = for_each_article(paths, values, languages, [&](const Document& document) { articles.take(document); }, [&](const std::string& fault) { corpus.add_fault(fault); });
  if (const Document* only = articles.only()) finish(values, html_page::article_page(*only, explain(*only, *languages.of(only->text, only->article).knowledge), source));
  else if (corpus.records > 0 || status == all_good) finish(values, html_page::corpus_page(corpus, title, source));
  return status;
}

}  // namespace

Command report_command() {
  Command command{"report", "an article or many records as one HTML file; a method section", "PATH...",
                  "An article (text, HTML) becomes a page with its names underlined by type, its quotes shaded, the speaker beside each and why it is thought so.\n\n"
                  "Records that saidby extract wrote (files, packed files, folders), or several articles, become a page of who is quoted: most quoted speakers with their words in context, quotes over time, direct and "
                  "indirect, women and men, organizations, publishers, cities on a map, cue words, coverage and errors. Records made with extract --text show what stands around a quote.\n\n"
                  "The file needs no network and works without JavaScript, which adds search and filters.",
                  po::options_description("options"), "path", run};
  command.options.add_options()
      ("output,o", text_value("FILE"), "write to this file instead of standard output\nit appears when it is complete")
      ("title", text_value("TEXT"), "of the page of many articles")
      ("max-quotes", number_value(100000), "list so many quotes; all are counted")
      ("methods", "a method section for a paper instead: version, rules, data, measured accuracy, how to cite");
  add_record_options(command.options);
  add_article_options(command);
  command.options.add_options()("path", po::value<Strings>()->value_name("PATH"), "an article, or records");
  command.examples = {{"saidby report article.txt -o article.html", "an article, marked up"},
                      {"saidby report folder/ -o folder.html --title 'Two articles'", "several articles, counted"},
                      {"saidby extract news.jsonl --text -f jsonl -o records.jsonl", "records first, so that extraction runs once"},
                      {"saidby report records.jsonl -o report.html", "who is quoted in them"},
                      {"saidby report --methods records.jsonl -o methods.md", "what a paper should say of how they were made"}};
  return command;
}

}  // namespace saidby
