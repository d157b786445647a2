#include <doctest/doctest.h>

#include "pipeline/3_tokens/tags.h"
#include "tests/testing.h"

using namespace saidby;

TEST_SUITE("3_tokens") {
  TEST_CASE("a word is tagged by what stands around it") {
    struct Row { const char* text; const char* word; bool verb; };
    for (const Row row : {Row{"The committees report to the board every year.", "report", true}, Row{"The report was late.", "report", false}, Row{"They claim that it works.", "claim", true}, Row{"His claim was false.", "claim", false}}) {
      const Document document = testing::read(row.text);
      for (const Token& token : document.tokens.words)
        if (document.text.view(token.span) == row.word) CHECK_MESSAGE(is_verb(token.tag) == row.verb, row.text);
    }
  }

  TEST_CASE("every tag has a name and every name its tag") {
    for (std::size_t i = 0; i < tag_names.size(); ++i) CHECK(tag_named(tag_names[i]) == static_cast<Tag>(i));
    CHECK(tag_named("no such tag") == Tag::untagged);
  }
}
