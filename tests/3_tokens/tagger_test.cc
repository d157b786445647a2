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

  TEST_CASE("the tags of a sentence") {
    struct Row { const char* text; const char* tags; };
    for (const Row row : {
             Row{"The mayor opened the road.", "DT NN VBD DT NN PERIOD"},
             Row{"Maria Keller said that it works.", "NNP NNP VBD IN PRP VBZ PERIOD"},
             Row{"She will not go.", "PRP MD RB VB PERIOD"},
             Row{"Two roads were closed.", "CD NNS VBD VBN PERIOD"},
             Row{"“We go,” he said.", "OPEN PRP VBP COMMA CLOSE PRP VBD PERIOD"},
             Row{"Keller's road is open", "NNP POS NN VBZ JJ"},
             Row{"a well-known mayor", "DT JJ HYPHEN JJ NN"},
         }) {
      const Document document = testing::read(row.text);
      std::string tags;
      for (const Token& token : document.tokens.words) tags += (tags.empty() ? "" : " ") + std::string(name_of(token.tag));
      CHECK_MESSAGE(tags == row.tags, row.text);
    }
  }

  TEST_CASE("a word that was met before gets the tag that it would get first") {
    const Tagger& tagger = testing::knowledge().tagger;
    Tagger::Memory memory;
    for (int round = 0; round < 2; ++round)
      for (const char* text : {"Keller's road is open.", "Keller\u2019s road isn\u2019t open, he said.", "\u2018The ROAD is open,\u2019 said the players\u2019 Mayor.", "A road. The Road, 12 road-works; isn't it?"}) {
        const Document document = testing::read(text);
        Tokens again = document.tokens, first = document.tokens;
        tagger.tag(document.text, again, memory);
        tagger.tag(document.text, first);
        for (std::size_t i = 0; i < first.words.size(); ++i) CHECK_MESSAGE(again.words[i].tag == first.words[i].tag, text);
      }
  }

  TEST_CASE("every tag has a name and every name its tag") {
    for (std::size_t i = 0; i < tag_names.size(); ++i) CHECK(tag_named(tag_names[i]) == static_cast<Tag>(i));
    CHECK(tag_named("no such tag") == Tag::untagged);
  }
}
