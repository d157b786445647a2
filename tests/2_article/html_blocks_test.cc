// What the blocks of an HTML page say: numbers of lists, letters that were encoded twice, marks that nobody sees.
#include <doctest/doctest.h>

#include "pipeline/2_article/html/page.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

std::string text_of(std::string_view source) { return html::read_page(source, testing::knowledge().article.entities).text; }

}  // namespace

TEST_SUITE("2_article") {
  TEST_CASE("items of a numbered list count from its start, and on from an item's value") {
    struct Row { const char* source; const char* text; };
    for (const Row row : {Row{"<ol><li>Oil<li>Wick</ol>", "1. Oil\n2. Wick\n"}, Row{"<ol start=3><li>Oil<li>Wick</ol>", "3. Oil\n4. Wick\n"}, Row{"<ol start='7'><li>Oil<li value=\"12\">Wick<li>Glass</ol>", "7. Oil\n12. Wick\n13. Glass\n"},
                          Row{"<ol start=none><li>Oil</ol>", "1. Oil\n"}, Row{"<ol start=-4><li>Oil</ol>", "1. Oil\n"}, Row{"<ol start=99999999999><li>Oil</ol>", "1. Oil\n"}, Row{"<ul><li value=4>Oil</ul>", "Oil\n"},
                          Row{"<ol role=list><li>Oil<li>Wick</ol>", "Oil\nWick\n"}, Row{"<ol style='margin: 0; list-style: none'><li>Oil</ol>", "Oil\n"}, Row{"<ol style='list-style: decimal; float: none'><li>Oil</ol>", "1. Oil\n"},
                          Row{"<ol class='list-unstyled'><li>Oil</ol>", "Oil\n"}, Row{"<ol start=2><li>Oil<ol><li>Whale</ol><li>Wick</ol>", "2. Oil\n1. Whale\n3. Wick\n"}})
      CHECK_MESSAGE(text_of(row.source) == row.text, row.source);
  }

  TEST_CASE("soft hyphens are not read") {
    CHECK(text_of("<p>light&shy;house <b>keep\xC2\xAD""er</b>") == "lighthouse keeper\n");
    CHECK(text_of("<p>&shy;</p><p>Lamp") == "Lamp\n");
  }

  TEST_CASE("whose a quotation is stands on its own") {
    CHECK(text_of("<blockquote>The boats are sold.<cite>Dee Fox</cite></blockquote>") == "The boats are sold.\nDee Fox\n");
    CHECK(text_of("<blockquote><p>The boats are sold.</p>\n<cite>Dee Fox, <b>broker</b></cite></blockquote>") == "The boats are sold.\nDee Fox, broker\n");
    CHECK(text_of("<blockquote>The boats are sold.<footer>— <cite>Dee Fox</cite></footer></blockquote>") == "The boats are sold.\n— Dee Fox\n");
    CHECK(text_of("<p>She read <cite>The Boats</cite> twice.") == "She read The Boats twice.\n");
  }

  TEST_CASE("references that spell UTF-8 byte by byte are put right") {
    CHECK(text_of("<p>It isn&acirc;&euro;&trade;t lit") == "It isn\xE2\x80\x99t lit\n");
    CHECK(text_of("<p>&acirc;ge") == "\xC3\xA2ge\n");
  }
}
