#include "pipeline/knowledge/languages.h"

#include <doctest/doctest.h>

#include "pipeline/1_text/text.h"
#include "pipeline/2_article/article.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

const Languages& languages() {
  static const Languages all({.home = SAIDBY_SOURCE_DIR, .language = "auto"});
  return all;
}

std::string language_of(const std::string& bytes, const std::string& told = "") {
  const Text text = make_text(bytes);
  Article article = whole_article(text);
  article.language = told;
  const Languages::Choice choice = languages().of(text, article);
  return choice.foreign ? "foreign" : std::string(choice.name);
}

Document read(const std::string& bytes) {
  Pipeline pipeline(languages().first(), {.languages = &languages()});
  return pipeline.run({.id = "a", .bytes = bytes, .kind = InputKind::text});
}

const std::string english = "The mayor said on Tuesday that the road would be closed until May. “We need time,” he told reporters who were at the hall.";
const std::string german = "Die Bürgermeisterin sagte am Dienstag, die Straße werde bis Mai nicht geöffnet. „Wir brauchen Zeit“, sagte sie vor dem Rathaus.";
const std::string french = "Le maire de la ville a déclaré mardi que la route serait fermée jusqu'au mois de mai. « Nous avons besoin de temps », a-t-il dit aux journalistes qui attendaient devant la mairie. Les habitants du quartier "
                           "sont en colère, et plusieurs d'entre eux ont promis de manifester. La ministre, qui était en visite, a annoncé que des fonds seraient débloqués pour réparer le pont avant la fin de cette année.";

}  // namespace

TEST_SUITE("knowledge") {
  TEST_CASE("a text's language is told by its function words") {
    CHECK(language_of(english) == "en");
    CHECK(language_of(german) == "de");
    CHECK(language_of(french) == "foreign");
    CHECK(language_of("Oakford 2, Linz 1") == "");
    std::string chinese;
    for (int i = 0; i < 100; ++i) chinese += "市长星期二说这条路将关闭到五月。我们需要时间，他对记者说。";
    CHECK(language_of(chinese) == "foreign");
    CHECK(language_of("Die Straße ist zu.") == "de");
    CHECK(language_of("Bundesliga: Linz, Oakford", "de-AT") == "de");   // what the page says counts where words tell nothing
    CHECK(language_of(english, "de") == "en");
    CHECK(languages().names() == "en, de");
  }

  TEST_CASE("each document has the rules of its language") {
    const Document one = read(english), two = read(german);
    REQUIRE(one.quotes.size() == 2);
    REQUIRE(two.quotes.size() == 2);
    CHECK(one.article.language == "en");
    CHECK(two.article.language == "de");
    CHECK(testing::words_of(two, two.attributions[1].cue) == "sagte");
  }

  TEST_CASE("documents of several languages in one batch stay in their order") {
    Pipeline pipeline(languages().first(), {.languages = &languages()});
    std::vector<Input> inputs;
    for (const std::string& text : {german, english, german, french, english}) inputs.push_back({.id = std::to_string(inputs.size()), .bytes = text, .kind = InputKind::text});
    std::string seen;
    pipeline.run_all(std::move(inputs), [&](std::size_t index, DocumentOrFailure result) {
      CHECK(result.document.id == std::to_string(index));
      seen += result.document.article.language + (result.document.diagnostics.empty() ? ";" : "!;");
    });
    CHECK(seen == "de;en;de;!;en;");
  }

  TEST_CASE("one language that is asked for is no question") {
    const Languages one({.home = SAIDBY_SOURCE_DIR, .language = "de"});
    const Text text = make_text(english);
    CHECK(one.of(text, whole_article(text)).knowledge == &one.first());
    CHECK(one.of(text, whole_article(text)).name == "");
    CHECK_THROWS(Languages({.home = SAIDBY_SOURCE_DIR, .language = "xx"}));
  }
}
