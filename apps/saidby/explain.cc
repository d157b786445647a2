// saidby explain: why a quote came out as it did.
#include <iostream>

#include "apps/saidby/articles.h"
#include "apps/saidby/document_options.h"
#include "apps/saidby/command.h"
#include "apps/saidby/options.h"
#include "apps/saidby/output.h"
#include "apps/saidby/table.h"
#include "report/explanation_text.h"
#include "pipeline/knowledge/languages.h"

namespace po = boost::program_options;

namespace saidby {
namespace {

int run(const po::variables_map& values) {
  if (!values.count("path")) throw UsageError("explain needs an article; see saidby help explain");
  ExplanationStyle style;
  style.evidence = values["evidence"].as<std::uint64_t>();
  style.alternatives = values["alternatives"].as<std::uint64_t>();
  if (values.count("quote")) style.quote = values["quote"].as<std::uint64_t>();
  if (style.quote && *style.quote == 0) throw UsageError("--quote 0: quotes are numbered from 1");
  Output output("");
  style.table = terminal_style(output.is_terminal());
  const Languages languages(knowledge_options(values));
  const int status = for_each_article(values["path"].as<std::vector<std::string>>(), values, languages, [&](const Document& document) {
    if (style.quote && *style.quote > document.quotes.size())
      throw UsageError(document.id + ": --quote " + std::to_string(*style.quote) + ": the article has " + std::to_string(document.quotes.size()) + " quotes; see them with saidby extract --format table");
    output.write(explanation_text(document, explain(document, *languages.of(document.text, document.article).knowledge, style.evidence), style));
  });
  output.finish();
  return status;
}

}  // namespace

Command explain_command() {
  Command command{"explain", "why a quote has the bounds and the speaker that it has", "ARTICLE...",
                  "For each quote: the rules whose pattern matched, and for each choice that was made (whose words are these, what does the cue report, who is the speaker)\n"
                  "the answers that were considered with their probability and the evidence that weighed most.",
                  po::options_description("options"), "path", run};
  command.options.add_options()
      ("quote,q", po::value<std::uint64_t>()->value_name("N"), "only this quote, numbered as in the table of extract")
      ("evidence", number_value(5), "pieces of evidence to show for an answer")
      ("alternatives", number_value(4), "answers to show for a choice")
      ("color", color_value(), "colours\nauto: on a terminal, unless NO_COLOR is set");
  add_article_options(command);
  command.options.add_options()("path", po::value<Strings>()->value_name("FILE"), "article");
  command.examples = {{"saidby explain article.txt", "every quote of the article"}, {"saidby explain article.txt --quote 1", "one of them, by its number in the table"}};
  return command;
}

}  // namespace saidby
