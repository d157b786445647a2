// The page of an article and the explanations in it.
#include "report/article_page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "report/explanation.h"
#include "report/explanation_text.h"
#include "report/marked_text.h"
#include "tests/testing.h"

using namespace saidby;
using namespace saidby::html_page;

namespace {

std::vector<Document> samples() {
  std::vector<Document> out;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(SAIDBY_SOURCE_DIR) + "/data")) {
    if (entry.path().extension() != ".txt") continue;   // articles, not the corpus
    std::ifstream file(entry.path(), std::ios::binary);
    out.push_back(testing::read({std::istreambuf_iterator<char>(file), {}}, InputKind::automatic));
  }
  return out;
}

// The text of HTML, without the links that number the quotes.
std::string text_of(std::string html) {
  const auto cut = [&](std::string_view open, std::string_view close) {
    for (std::size_t at = html.find(open); at != std::string::npos; at = html.find(open, at)) html.erase(at, html.find(close, at) + close.size() - at);
  };
  cut("<a class=\"n\"", "&#8288;");
  cut("<", ">");
  for (const auto& [entity, character] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
    for (std::size_t at = html.find(entity); at != std::string::npos; at = html.find(entity, at + 1)) html.replace(at, std::string_view(entity).size(), character);
  return html;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
  return n;
}

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

const Alternative* chosen(const Choice& choice) {
  const auto it = std::find_if(choice.alternatives.begin(), choice.alternatives.end(), [](const Alternative& a) { return a.chosen; });
  return it == choice.alternatives.end() ? nullptr : &*it;
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("marking a text changes none of its letters") {
  for (const Document& document : samples()) {
    const MarkedText marked(document);
    for (const Span paragraph : document.article.paragraphs) CHECK(text_of(marked.html(paragraph)) == document.text.view(paragraph));
  }
}

TEST_CASE("explanations come to the document's own answers") {
  std::size_t quotes = 0, with_rules = 0, pronouns = 0;
  for (const Document& document : samples()) {
    const Explanation explanation = explain(document, testing::knowledge());
    REQUIRE(explanation.quotes.size() == document.quotes.size());
    for (std::size_t i = 0; i < document.quotes.size(); ++i, ++quotes) {
      const Attribution& attribution = document.attributions[i];
      const QuoteExplanation& why = explanation.quotes[i];
      with_rules += !why.rules.empty();
      for (const Choice& choice : why.choices) {
        INFO(choice.question);
        REQUIRE(chosen(choice));
        float sum = 0;
        for (const Alternative& a : choice.alternatives) sum += a.probability;
        CHECK(sum == doctest::Approx(1));
        for (std::size_t k = 1; k < choice.alternatives.size(); ++k) CHECK(choice.alternatives[k - 1].score >= choice.alternatives[k].score);
        if (choice.question.starts_with("Whom does")) ++pronouns;
        if (choice.question.starts_with("Who is the speaker")) {
          CHECK(chosen(choice)->span.empty() == attribution.speaker.empty());
          if (!attribution.speaker.empty()) CHECK(chosen(choice)->span.overlaps(attribution.speaker));
          if (choice.decided_by.empty()) CHECK(chosen(choice) == &choice.alternatives.front());
        }
        if (choice.question.starts_with("Whose words") && !chosen(choice)->span.empty()) CHECK(chosen(choice)->span == attribution.cue);
      }
      const bool by_layout = attribution.why == "transcript-turn" || attribution.why == "signed-quotation";
      if (attribution.why.starts_with("model:") || by_layout) continue;
      CHECK(std::any_of(why.rules.begin(), why.rules.end(), [&](const RuleHit& hit) { return hit.id == attribution.why && hit.agrees; }));
    }
  }
  CHECK(quotes > 20);
  CHECK(with_rules > 10);
  CHECK(pronouns > 5);
}

TEST_CASE("a pronoun's explanation names whom it may mean") {
  const Document document = testing::read("Maria Keller met Anna Berg and John Lee in Bonn. Keller opened the road.\n\n“It is open to all,” she said.\n");
  const Explanation explanation = explain(document, testing::knowledge());
  REQUIRE(explanation.quotes.size() == 1);
  const Choice& choice = explanation.quotes[0].choices.back();
  CHECK(choice.question == "Whom does \"she\" mean?");
  REQUIRE(chosen(choice));
  CHECK(chosen(choice)->label == "Maria Keller, 1 paragraph before, a woman");
  CHECK(chosen(choice) == &choice.alternatives.front());
  for (const Alternative& a : choice.alternatives) CHECK(!a.label.starts_with("John"));
}

TEST_CASE("evidence is named as rules and weights name it, the heaviest first") {
  const Document document = testing::read("“The road is open,” said Maria Keller.\n");
  const Explanation explanation = explain(document, testing::knowledge());
  REQUIRE(explanation.quotes.size() == 1);
  const Alternative* speaker = chosen(explanation.quotes[0].choices.back());
  REQUIRE(speaker);
  CHECK(speaker->label == "Maria Keller");
  REQUIRE(!speaker->evidence.empty());
  for (std::size_t k = 1; k < speaker->evidence.size(); ++k) CHECK(std::abs(speaker->evidence[k - 1].weight) >= std::abs(speaker->evidence[k].weight));
  for (const Evidence& evidence : speaker->evidence) CHECK(evidence.name.find('\x1F') == std::string::npos);
  const std::string text = explanation_text(document, explanation, {});
  ExplanationStyle style;
  for (style.table.width = 40; style.table.width <= 120; style.table.width += 20)
    for (const std::string& line : split_lines(explanation_text(document, explanation, style))) CHECK(cells(line) <= style.table.width);
  for (const char* part : {"Quote 1 of 1", "Maria Keller", "said", "Who is the speaker at \"said\"?", "nobody is named"}) CHECK(text.find(part) != std::string::npos);
}

TEST_CASE("what stands in marks and is no speech is told with its reason") {
  const Document document = testing::read("She has read the novel “The Quiet Shelf” twice. The weather was fine.\n");
  const Explanation explanation = explain(document, testing::knowledge());
  REQUIRE(explanation.passed.size() == 1);
  CHECK(document.text.view(explanation.passed[0].span) == "“The Quiet Shelf”");
}

TEST_CASE("an article can't put markup into its page") {
  const Document document = testing::read("“</p><script>alert(1)</script>,” said Maria <img src=x onerror=alert(2)> Keller. “{{body}} & \"quoted\",” she added.\n");
  const std::string page = article_page(document, explain(document, testing::knowledge()), {"0.1.0", "aa<b>", "bb", "saidby report '<script>'"});
  CHECK(count(page, "<script") == 1);
  CHECK(count(page, "<img") == 0);
  CHECK(page.find("{{") == page.find("{{body}}"));
  CHECK(page.find("default-src 'none'") != std::string::npos);
}

TEST_SUITE_END();
