#include "pipeline/3_tokens/tokenizer.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/testing.h"

using namespace saidby;

namespace {

std::string tokens_of(const std::string& text) {
  Tokenizer tokenizer(testing::knowledge().words.abbreviations());
  std::string out;
  for (const Token& token : tokenizer.words(text)) out += (out.empty() ? "" : "|") + text.substr(token.span.begin, token.span.size());
  return out;
}

std::string sentences_of(const std::string& text) {
  const Document document = testing::read(text);
  std::string out;
  for (const Sentence& sentence : document.tokens.sentences)
    out += (out.empty() ? "" : " / ") + text.substr(document.tokens.words[sentence.first].span.begin, document.tokens.words[sentence.last - 1].span.end - document.tokens.words[sentence.first].span.begin);
  return out;
}

}  // namespace

TEST_SUITE("3_tokens") {
  TEST_CASE("possessives, contractions, abbreviations and hyphens") {
    struct Row { const char* text; const char* tokens; };
    for (const Row row : {Row{"Obama's plan", "Obama|'s|plan"}, Row{"the teachers’ union", "the|teachers|’|union"}, Row{"She didn’t", "She|did|n’t"}, Row{"O'Brien's", "O'Brien|'s"},
                          Row{"St. Petersburg", "St.|Petersburg"}, Row{"the U.S. economy", "the|U.S.|economy"}, Row{"J. Smith", "J.|Smith"}, Row{"vice-mayor", "vice|-|mayor"},
                          Row{"It ends.", "It|ends|."}, Row{"", ""}, Row{"   ", ""}, Row{"Malé", "Malé"}, Row{"we'll", "we|'ll"}, Row{"5.5%", "5.5|%"}})
      CHECK(tokens_of(row.text) == row.tokens);
  }

  TEST_CASE("abbreviations, initials and lower case do not end a sentence") {
    struct Row { const char* text; const char* sentences; };
    for (const Row row : {Row{"He governs St. Petersburg. It rains.", "He governs St. Petersburg. / It rains."}, Row{"Sen. Ann Lee spoke. Gov. Bo Ray left.", "Sen. Ann Lee spoke. / Gov. Bo Ray left."},
                          Row{"J. R. Smith spoke.", "J. R. Smith spoke."}, Row{"He moved to the U.S. in May.", "He moved to the U.S. in May."}, Row{"\"Why?\" he asked. She left.", "\"Why?\" he asked. / She left."},
                          Row{"One.\nTwo.", "One. / Two."}})
      CHECK(sentences_of(row.text) == row.sentences);
  }

  TEST_CASE("tokens are sorted, disjoint, in the text and on code-point boundaries, whatever the text") {
    std::mt19937 random(5);
    const std::vector<std::string> pieces = {"a", "B", "'s", "’", "-", ".", " ", "\n", "é", "中", "\xF0\x9F\x98\x80", "\"", "U.S.", "n't", "1", ",", "\t", "Mr.", "İ", "ß"};
    for (int round = 0; round < 300; ++round) {
      std::string text;
      for (int i = 0; i < 40; ++i) text += pieces[random() % pieces.size()];
      const Document document = testing::read(text);
      std::uint32_t last = 0;
      for (const Token& token : document.tokens.words) {
        CHECK(token.span.begin >= last);
        CHECK(token.span.end > token.span.begin);
        CHECK((static_cast<unsigned char>(text[token.span.begin]) & 0xC0) != 0x80);
        last = token.span.end;
      }
      CHECK(last <= text.size());
    }
  }
}
