#include "pipeline/3_tokens/tokenizer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "pipeline/1_text/text.h"
#include "pipeline/3_tokens/fold.h"
#include "pipeline/knowledge/hash.h"
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

  TEST_CASE("amounts of money are numbers, roads and missiles are words") {
    struct Row { const char* text; TokenKind kind; };
    for (const Row row : {Row{"N30bn", TokenKind::number}, Row{"Sh4.5bn", TokenKind::number}, Row{"R12m", TokenKind::number}, Row{"Rs200", TokenKind::number}, Row{"R1,500", TokenKind::number}, Row{"K50M", TokenKind::number},
                          Row{"R12", TokenKind::word}, Row{"G20", TokenKind::word}, Row{"RS232", TokenKind::word}, Row{"A380", TokenKind::word}, Row{"N30x", TokenKind::word}, Row{"Rsbn", TokenKind::word}}) {
      CAPTURE(std::string(row.text));
      const std::vector<Token> words = Tokenizer(testing::knowledge().words.abbreviations()).words(row.text);
      REQUIRE(words.size() == 1);
      CHECK(words[0].kind == row.kind);
    }
  }

  TEST_CASE("abbreviations, initials and lower case do not end a sentence") {
    struct Row { const char* text; const char* sentences; };
    for (const Row row : {Row{"He governs St. Petersburg. It rains.", "He governs St. Petersburg. / It rains."}, Row{"Sen. Ann Lee spoke. Gov. Bo Ray left.", "Sen. Ann Lee spoke. / Gov. Bo Ray left."},
                          Row{"J. R. Smith spoke.", "J. R. Smith spoke."}, Row{"He moved to the U.S. in May.", "He moved to the U.S. in May."}, Row{"\"Why?\" he asked. She left.", "\"Why?\" he asked. / She left."},
                          Row{"One.\nTwo.", "One. / Two."},
                          Row{"He said no. She lives at no. 5 and in No. 10.", "He said no. / She lives at no. 5 and in No. 10."}, Row{"He is ill. She lives in Springfield, Ill. and reads.", "He is ill. / She lives in Springfield, Ill. and reads."}})
      CHECK(sentences_of(row.text) == row.sentences);
  }

  TEST_CASE("hashes, shape and plainness of a word are those that its bytes say one by one") {
    std::mt19937 random(7);
    const std::vector<std::string> pieces = {"a", "B", "z", "Z", "0", "9", ".", "'", "@", "[", "`", "{", "/", ":", "\x7F", "é", "’", "É"};
    const auto is = [](char c, char first, char last) { return c >= first && c <= last; };
    for (int round = 0; round < 20000; ++round) {
      std::string text;
      const std::size_t kinds = round % 2 ? pieces.size() : 15;
      for (std::size_t i = random() % 24; i > 0; --i) text += pieces[random() % (random() % 2 ? 4 : kinds)];
      const std::size_t begin = random() % (text.size() + 1), end = begin + random() % (text.size() - begin + 1);
      const std::string word = text.substr(begin, end - begin);
      if (std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) && (begin > 0 || end < text.size())) continue;
      const WordForm form = word_form(text, begin, end);
      int upper = 0, lower = 0, digits = 0;
      bool first_upper = false, ascii = true;
      for (const char c : word) {
        if (is(c, 'A', 'Z') && upper + lower == 0) first_upper = true;
        upper += is(c, 'A', 'Z'), lower += is(c, 'a', 'z'), digits += is(c, '0', '9');
        ascii = ascii && static_cast<unsigned char>(c) < 0x80;
      }
      CHECK(form.fold == hash_bytes(fold_word(word)));
      if (!ascii) continue;
      const Shape letters = upper == 0 ? Shape::lower : lower == 0 ? (upper == 1 && digits == 0 ? Shape::capitalised : Shape::upper) : first_upper && upper == 1 ? Shape::capitalised : Shape::mixed;
      CHECK(form.form == hash_bytes(word));
      CHECK(form.shape == (upper + lower > 0 ? letters : digits > 0 ? Shape::digits : Shape::mark));
      if (word.size() < 16) CHECK(form.plain == (static_cast<std::size_t>(upper + lower + digits) == word.size()));
    }
  }

  TEST_CASE("possessives of every form stand alone") {
    struct Row { const char* text; const char* tokens; };
    for (const Row row : {Row{"Keller's", "Keller|'s"}, Row{"Keller’s", "Keller|’s"}, Row{"KELLER'S", "KELLER|'S"}, Row{"James's", "James|'s"}, Row{"James’ plan", "James|’|plan"}, Row{"the U.S.'s plan", "the|U.S.|'s|plan"}, Row{"the U.S.’s", "the|U.S.|’s"}, Row{"He left. 'So'", "He|left|.|'|So|'"},
                          Row{"mother-in-law's", "mother|-|in|-|law|'s"}, Row{"Côte d'Ivoire's", "Côte|d'Ivoire|'s"}, Row{"D’Angelo", "D’Angelo"}, Row{"it’s", "it|’s"}, Row{"they've", "they|'ve"}, Row{"I'm", "I|'m"},
                          Row{"can't", "ca|n't"}, Row{"Keller\"s", "Keller|\"|s"}})
      CHECK_MESSAGE(tokens_of(row.text) == row.tokens, row.text);
  }

  TEST_CASE("marks, dashes, numbers and addresses") {
    struct Row { const char* text; const char* tokens; };
    for (const Row row : {Row{"“Yes,” he said.", "“|Yes|,|”|he|said|."}, Row{"road—open", "road|—|open"}, Row{"road -- open", "road|-|-|open"}, Row{"$1,000.50", "$|1,000.50"}, Row{"10:15", "10|:|15"},
                          Row{"a (b) c", "a|(|b|)|c"}, Row{"Wait...", "Wait|.|.|."}, Row{"Wait…", "Wait|…"}, Row{"said [9]Miriam Okell [10] [a]b", "said|Miriam|Okell|[|10|]|[|a|]|b"}, Row{"A.B.C.", "A.B.C."}, Row{"No.", "No|."}, Row{"No. 5", "No.|5"}, Row{"e.g. lamps", "e.g.|lamps"}})
      CHECK_MESSAGE(tokens_of(row.text) == row.tokens, row.text);
  }

  TEST_CASE("where sentences end and where they don't") {
    struct Row { const char* text; const char* sentences; };
    for (const Row row : {
             Row{"Dr. Ann Lee left. Mr. Bo Ray stayed.", "Dr. Ann Lee left. / Mr. Bo Ray stayed."},
             Row{"It costs 5.5 percent. It rains.", "It costs 5.5 percent. / It rains."},
             Row{"He met Prof. Lee, Lt. Col. Ray and Rev. Bo Day.", "He met Prof. Lee, Lt. Col. Ray and Rev. Bo Day."},
             Row{"He works for Lamp Inc. She does not.", "He works for Lamp Inc. / She does not."},
             Row{"Lamp Inc. said so.", "Lamp Inc. said so."},
             Row{"He lives in the U.S. She does not.", "He lives in the U.S. / She does not."},
             Row{"The U.S. Senate met.", "The U.S. Senate met."},
             Row{"He met U.S. Sen. Ann Lee.", "He met U.S. Sen. Ann Lee."},
             Row{"U.N. Secretary-General Ann Lee left the U.S. The plan failed.", "U.N. Secretary-General Ann Lee left the U.S. / The plan failed."},
             Row{"George W. Bush spoke.", "George W. Bush spoke."},
             Row{"He came at 5 p.m. on Monday.", "He came at 5 p.m. on Monday."},
             Row{"“We go.” She left.", "“We go.” / She left."},
             Row{"“We go,” she said. “We stay.”", "“We go,” she said. / “We stay.”"},
             Row{"What? No! Yes.", "What? / No! / Yes."},
             Row{"He waited ... and left.", "He waited ... and left."},
             Row{"No full stop", "No full stop"},
             Row{"", ""},
         })
      CHECK_MESSAGE(sentences_of(row.text) == row.sentences, row.text);
  }

  TEST_CASE("blocks are in text order where words stand above the headline") {
    const Text text = make_text("Open to all.\n\nLamps of the harbour\n\nThey burn.");
    Article article;
    article.headline = Span{14, 34};
    article.paragraphs = {{0, 12}, {36, 46}};
    const Tokens tokens = Tokenizer(testing::knowledge().words.abbreviations()).tokenize(text, article);
    REQUIRE(tokens.blocks.size() == 3);
    CHECK(tokens.blocks[1].headline);
    CHECK(std::is_sorted(tokens.words.begin(), tokens.words.end(), [](const Token& a, const Token& b) { return a.span.begin < b.span.begin; }));
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
