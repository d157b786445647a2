#include "pipeline/2_article/article.h"

#include <doctest/doctest.h>

#include "pipeline/1_text/text.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

constexpr const char* navigation =
    "  • Home\n  • News\n  • Sport\n  • Weather\n  • Contact us\n\nSearch\nSign in\n\n";
constexpr const char* story =
    "Harbour lamps to be replaced before the winter\n\n"
    "By Ann Lee\n\n"
    "June 3, 2031\n\n"
    "The lamps of the harbour will be replaced before the winter, the council said on Tuesday, after three of them had failed in a storm.\n\n"
    "“We want the ships to find their way,” said Maria Keller, who leads the harbour office. “It is a matter of weeks, not of months.”\n\n"
    "The work will cost less than last year, she said, because the council buys the lamps together with two other towns on the coast.\n\n";
constexpr const char* footer =
    "Related stories\n\n  • Storm closes the road\n  • Council elects a mayor\n\nPrivacy policy\nTerms of use\n© 2031 The Harbour News. All rights reserved.\n";

Document page(const std::string& text, InputKind kind = InputKind::automatic) { return testing::read(text, kind); }

std::string headline_of(const Document& document) { return document.article.headline ? testing::words_of(document, *document.article.headline) : document.article.title; }

std::string paragraphs_of(const Document& document) {
  std::string out;
  for (const Span paragraph : document.article.paragraphs) out += (out.empty() ? "" : "\n") + testing::words_of(document, paragraph);
  return out;
}

}  // namespace

TEST_SUITE("2_article") {
  TEST_CASE("of clean text every line is a paragraph") {
    struct Row { const char* text; std::vector<std::string> paragraphs; };
    for (const Row& row : {Row{"One.\nTwo.", {"One.", "Two."}}, Row{"  One.  \r\n\r\n\tTwo.\r\n", {"One.", "Two."}}, Row{"", {}}, Row{"\n \n", {}}, Row{"One.", {"One."}}}) {
      const Text text = make_text(row.text);
      std::vector<std::string> paragraphs;
      for (const Span span : whole_article(text).paragraphs) paragraphs.emplace_back(text.view(span));
      CHECK_MESSAGE(paragraphs == row.paragraphs, row.text);
    }
  }

  TEST_CASE("a page is told from an article") {
    CHECK(page(std::string(navigation) + story + footer).article.taken_for == "page");
    CHECK(page("The lamps of the harbour will be replaced before the winter, the council said on Tuesday.\nThe work will cost less than last year.\n").article.taken_for == "text");
    CHECK(page("Maria Keller opened the road. “It is open to all,” she said.").article.taken_for == "text");
  }

  TEST_CASE("the article of a page, and nothing around it") {
    const Document document = page(std::string(navigation) + story + footer);
    CHECK(headline_of(document) == "Harbour lamps to be replaced before the winter");
    CHECK(document.article.published == "2031-06-03");
    const std::string paragraphs = paragraphs_of(document);
    CHECK(paragraphs.starts_with("The lamps of the harbour will be replaced"));
    CHECK(paragraphs.ends_with("on the coast."));
    for (const char* furniture : {"Home", "Sign in", "Related", "Privacy", "rights reserved", "Storm closes"}) CHECK_MESSAGE(paragraphs.find(furniture) == std::string::npos, furniture);
  }

  TEST_CASE("the same page with other line ends and indents gives the same article") {
    const std::string plain = std::string(navigation) + story + footer;
    std::string crlf;
    for (const char c : plain) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(paragraphs_of(page(crlf)) == paragraphs_of(page(plain)));
    CHECK(headline_of(page(crlf)) == headline_of(page(plain)));
    CHECK(paragraphs_of(page("\ufeff" + plain)) == paragraphs_of(page(plain)));
  }

  TEST_CASE("told that it is text, all of it is the article; told that it is a page, a part") {
    const std::string all = std::string(navigation) + story + footer;
    CHECK(paragraphs_of(page(all, InputKind::text)).find("Privacy policy") != std::string::npos);
    CHECK(paragraphs_of(page(all, InputKind::page)).find("Privacy policy") == std::string::npos);
  }
}
