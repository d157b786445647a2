#include "pipeline/2_article/article.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

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

// The text in lines of up to so many columns, each with the indent.
std::string wrapped_at(std::size_t width, const std::string& indent, const std::string& text) {
  if (indent.empty()) return text;
  std::string out = indent;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (column > 0 && column + 1 + end - at > width) out += "\n" + indent, column = 0;
    out += (column ? " " : "") + text.substr(at, end - at);
    column += (column ? 1 : 0) + end - at;
    at = end + 1;
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (const bool space = c == ' ' || c == '\n'; !space) out += c;
    else if (!out.ends_with(' ')) out += ' ';
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

  TEST_CASE("a short dispatch comes through whole, whatever program dumped it and however little stands around it") {
    const std::vector<std::string> paragraphs = {
        "PORT ANN, June 3 (Harbour News) -- The oldest ferry line of the bay will close in autumn, its owner said on Tuesday, after a winter in which fewer than two hundred people a day crossed the water.",
        "The company said it had looked for a buyer since spring. Nobody came.", "\"We have carried four generations,\" said Ann Lee, the director of the line. \"It hurts.\"", "The town will run a bus.",
        "The mayor, Bo Ray, said that the council would meet on Friday to talk about the pier, which was built in 1931 and is a monument.", "Some forty people will lose their work."};
    const std::string title = "Ferry line to close after ninety years";
    for (const bool many : {false, true})
      for (const bool wrapped : {false, true})
        for (const bool blanks : {false, true}) {
          if (wrapped && !blanks) continue;   // nothing tells where a paragraph ends
          const std::string indent = wrapped ? "   " : "", bullet = wrapped ? "     * " : "", end = blanks ? "\n\n" : "\n";
          std::string text;
          for (const char* item : {"Home", "News", "Sport", "Subscribe"})
            if (many) text += bullet + item + "\n";
          text += (blanks ? "\n" : "") + indent + title + end;
          for (const std::string& paragraph : paragraphs) text += wrapped_at(74, indent, paragraph) + end;
          text += indent + "Share this article\n" + indent + "Related stories\n" + bullet + "Bridge toll to rise\n" + bullet + "New bus for the hills\n" + indent + "(c) 2031 Harbour Herald. All rights reserved.\n";
          const Document document = page(text);
          CAPTURE(text);
          CHECK(document.article.taken_for == "page");
          CHECK(headline_of(document) == title);
          std::vector<std::string> found;
          for (const Span span : document.article.paragraphs) found.push_back(one_line(testing::words_of(document, span)));
          CHECK(found == paragraphs);
        }
  }

  TEST_CASE("pointers to other articles and bylines with a date are never paragraphs") {
    const std::string body = "The lamps of the harbour will be replaced before the winter, the council said on Tuesday, after three of them had failed in a storm.\n\n";
    for (const char* line : {"READ ALSO: Fry: the ferry was our road", "Read more: Bridge toll to rise", "Also read: Who pays for the bridge?", "Published: 3 May 2031 by Ann Lee", "Last updated June 3, 2031 by Ann Lee and Bo Ray", "By Ann Lee and Bo Ray"}) {
      const std::string dump = std::string(navigation) + "Harbour lamps to be replaced before the winter\n\n" + body + line + "\n\n" + story + footer;
      CHECK_MESSAGE(paragraphs_of(page(dump)).find(line) == std::string::npos, line);
      const std::string html = "<html><body><article><h1>Harbour lamps</h1><p>" + body + "</p><p>" + line + "</p><p>" + body + "</p></article></body></html>";
      CHECK_MESSAGE(paragraphs_of(page(html, InputKind::html)).find(line) == std::string::npos, line);
    }
    CHECK(page("<html><body><article><h1>Harbour lamps</h1><p>Published: 3 May 2031 by Ann Lee</p><p>" + body + "</p><p>" + body + "</p></article></body></html>", InputKind::html).article.authors == std::vector<std::string>{"Ann Lee"});
  }

  TEST_CASE("a block quotation keeps its speaker") {
    const std::string prose = "<p>The lamps of the harbour will be replaced before the winter, the council said on Tuesday, after three of them had failed in a storm.</p>";
    for (const char* quotation : {"<blockquote>We have carried four generations, and it hurts.<cite>Dee Fox, director of the line</cite></blockquote>", "<blockquote><p>We have carried four generations, and it hurts.</p><cite>Dee Fox, director of the line</cite></blockquote>",
                                  "<blockquote><p>We have carried four generations, and it hurts.</p><footer><cite>Dee Fox, director of the line</cite></footer></blockquote>"}) {
      const Document document = page("<html><body><nav><a href=/>Home</a></nav><article><h1>Harbour lamps</h1>" + prose + prose + quotation + prose + "</article></body></html>", InputKind::html);
      CHECK_MESSAGE(paragraphs_of(document).find("and it hurts.\nDee Fox, director of the line\nThe lamps") != std::string::npos, quotation);
    }
  }
}
