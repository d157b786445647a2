// Nothing that a page, a table or an archive can hold costs more than its length: time(2n) / time(n) <= 2.3 for every generator.
#include <doctest/doctest.h>

#include <string>

#include "pipeline/1_text/container.h"
#include "pipeline/2_article/article.h"
#include "pipeline/2_article/html/html_article.h"
#include "pipeline/2_article/page_metadata.h"
#include "tests/scaling.h"
#include "tests/testing.h"

using namespace saidby;
using namespace saidby::testing;

namespace {

constexpr Generator pages[] = {
    {"attributes on a tag", [](std::size_t n) { std::string out = "<html><p"; for (std::size_t i = 0; i < n; ++i) out += " a" + std::to_string(i) + "=1"; return out + ">The mayor left.</p>"; }, 20000},
    {"the same attribute", [](std::size_t n) { return "<html><p" + repeated(" class='a b c'", n) + ">x"; }, 20000},
    {"words of a class", [](std::size_t n) { return "<html><p class='" + repeated("word ", n) + "'>x"; }, 50000},
    {"nested elements", [](std::size_t n) { return "<html>" + repeated("<div>", n) + "The mayor left."; }, 100000},
    {"nested elements with text", [](std::size_t n) { return "<html>" + repeated("<div>The mayor left. ", n); }, 1500},
    {"nested formatting", [](std::size_t n) { return "<html>" + repeated("<b><i>a", n); }, 3000},
    {"nested and closed", [](std::size_t n) { return "<html>" + repeated("<div><span>", n) + "a" + repeated("</span></div>", n); }, 50000},
    {"unclosed paragraphs", [](std::size_t n) { return "<html>" + repeated("<p>The mayor left the hall early. ", n); }, 1000},
    {"unclosed list items", [](std::size_t n) { return "<html><ul>" + repeated("<li>a", n); }, 1500},
    {"unclosed tables", [](std::size_t n) { return "<html>" + repeated("<table><tr><td>a", n); }, 1500},
    {"unclosed links", [](std::size_t n) { return "<html>" + repeated("<a href='/x'>a", n); }, 3000},
    {"stray end tags", [](std::size_t n) { return "<html><p>a" + repeated("</div></b></table>", n); }, 50000},
    {"end tags of other elements", [](std::size_t n) { return "<html>" + repeated("<div><x>", 200) + repeated("</y>", n); }, 50000},
    {"unclosed comments", [](std::size_t n) { return "<html>" + repeated("<!-- ", n); }, 100000},
    {"unclosed quotation", [](std::size_t n) { return "<html>" + repeated("<p class=\"", n); }, 50000},
    {"unclosed tags", [](std::size_t n) { return "<html>" + repeated("<p ", n); }, 100000},
    {"less-than signs", [](std::size_t n) { return "<html>" + repeated("< ", n); }, 100000},
    {"unclosed scripts", [](std::size_t n) { return "<html>" + repeated("<script></", n); }, 50000},
    {"unclosed titles", [](std::size_t n) { return "<html>" + repeated("<title>a</titl>", n); }, 50000},
    {"references", [](std::size_t n) { return "<html><p>" + repeated("&amp;&nosuch;&#x41;&", n); }, 30000},
    {"entities without an end", [](std::size_t n) { return "<html><p>&" + repeated("a", n); }, 200000},
    {"siblings", [](std::size_t n) { return "<html><div>" + repeated("<i></i>", n) + "</div>"; }, 50000},
    {"blocks", [](std::size_t n) { return "<html>" + repeated("<div>word</div>", n); }, 1500},
    {"metadata", [](std::size_t n) { return "<html><head>" + repeated("<meta property='article:published_time' content='2031-06-03'><meta name='author' content='Ann Lee'>", n) + "</head><p>The mayor left."; }, 3000},
    {"different authors and dates", [](std::size_t n) { std::string out = "<html><head>"; for (std::size_t i = 0; i < n; ++i) out += "<meta name=author content='Ann L" + std::to_string(i) + "'><meta property='article:published_time' content='20" + std::to_string(10 + i % 80) + "-06-" + std::to_string(10 + i % 19) + "'>"; return out + "</head><p>The mayor left."; }, 3000},
    {"different titles", [](std::size_t n) { std::string out = "<html>"; for (std::size_t i = 0; i < n; ++i) out += "<meta property='og:title' content='Lamps " + std::to_string(i) + "'><h1>Lamps of the harbour " + std::to_string(i) + "</h1>"; return out + "<p>The mayor left."; }, 1000},
    {"a title of separators", [](std::size_t n) { return "<html><title>" + repeated("a | b - ", n) + "</title><p>The mayor left."; }, 10000},
    {"broken JSON-LD", [](std::size_t n) { return "<html><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"" + repeated("a\" {", n) + "</script><p>x"; }, 20000},
    {"JSON-LD with marks and spaces", [](std::size_t n) { return "<html><script type='application/ld+json'>{\"a\":\"" + repeated("\"   ,   \"  ", n) + "</script><p>x"; }, 20000},
    {"JSON-LD with comments", [](std::size_t n) { return "<html><script type='application/ld+json'>{" + repeated("/*//", n) + "</script><p>x"; }, 50000},
    {"JSON-LD with brackets", [](std::size_t n) { return "<html><script type='application/ld+json'>" + repeated("[", n) + repeated("}", n) + repeated("{\"a\"", n) + "</script><p>x"; }, 20000},
    {"microdata", [](std::size_t n) { return "<html><body itemscope itemtype='https://schema.org/Article'>" + repeated("<div itemscope itemprop=author><b itemprop=name>Ann", n); }, 5000},
    {"nested JSON-LD", [](std::size_t n) { return "<html><script type='application/ld+json'>" + repeated("{\"@graph\":[", n) + "</script><p>x"; }, 20000},
    {"many JSON-LD", [](std::size_t n) { return "<html>" + repeated("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Lamps\"}</script>", n) + "<p>x"; }, 3000},
    {"deep links in deep blocks", [](std::size_t n) { return "<html>" + repeated("<div>", 400) + repeated("<p><a href=#a>The mayor left.</a></p>", n); }, 800},
};

constexpr Generator dumps[] = {
    {"repeated lines", [](std::size_t n) { return repeated("The mayor left the hall.\n", n); }, 1500},
    {"different lines", [](std::size_t n) { std::string out; for (std::size_t i = 0; i < n; ++i) out += "The mayor " + std::to_string(i * 7919) + " left the hall.\n\n"; return out; }, 1500},
    {"one long line", [](std::size_t n) { return repeated("The mayor left the hall ", n); }, 20000},
    {"one long word", [](std::size_t n) { return repeated("a", n); }, 500000},
    {"bullets", [](std::size_t n) { return repeated("  • Home\n", n); }, 3000},
    {"blank lines", [](std::size_t n) { return "a\n" + repeated("\n \n", n) + "b\n"; }, 100000},
    {"white space", [](std::size_t n) { return "a" + repeated(" \xC2\xA0", n) + "b"; }, 100000},
    {"dates", [](std::size_t n) { std::string out; for (std::size_t i = 0; i < n; ++i) out += "June " + std::to_string(1 + i % 28) + ", " + std::to_string(1950 + i % 80) + "\n"; return out; }, 1500},
    {"capitals", [](std::size_t n) { return repeated("PORT ANN, AVALON ", n) + "(RELAY) -- The mayor left.\n"; }, 4000},
};

constexpr Generator tables[] = {
    {"unclosed quotations", [](std::size_t n) { return "id,text\n" + repeated("1,\"a\n", n); }, 20000},
    {"one unclosed quotation", [](std::size_t n) { return "id,text\n1,\"" + repeated("a,b\n", n); }, 50000},
    {"doubled quotation marks", [](std::size_t n) { return "id,text\n1,\"" + repeated("\"\"", n) + "\"\n"; }, 200000},
    {"columns", [](std::size_t n) { return "id,text" + repeated(",c", n) + "\n1,The mayor left." + repeated(",x", n) + "\n"; }, 50000},
    {"rows", [](std::size_t n) { return "id,text\n" + repeated("1,a\n", n); }, 20000},
};

constexpr Generator archives[] = {
    {"garbage lines", [](std::size_t n) { return "WARC/1.0\r\n" + repeated("garbage\r\n", n); }, 50000},
    {"records without a length", [](std::size_t n) { return repeated("WARC/1.0\r\nWARC-Type: response\r\n\r\n", n); }, 10000},
    {"lengths beyond the end", [](std::size_t n) { return repeated("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n\r\n", n); }, 10000},
    {"headers", [](std::size_t n) { return "WARC/1.0\r\nWARC-Type: response\r\n" + repeated("X: y\r\n", n) + "Content-Length: 0\r\n\r\n"; }, 40000},
    {"tiny chunks", [](std::size_t n) { const std::string body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + repeated("1\r\na\r\n", n) + "0\r\n\r\n"; return "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body; }, 50000},
};

constexpr Generator newswire[] = {
    {"documents never closed", [](std::size_t n) { return repeated("<DOC id=\"a\">\n<TEXT>\n", n); }, 10000},
    {"paragraphs", [](std::size_t n) { return "<DOC id=\"a\">\n<TEXT>\n" + repeated("<P>\na\n", n) + "</TEXT>\n</DOC>\n"; }, 20000},
    {"less-than signs", [](std::size_t n) { return "<DOC id=\"a\">\n<TEXT>\n" + repeated("<", n) + "\n</TEXT>\n</DOC>\n"; }, 100000},
};

constexpr Generator lines[] = {
    {"nested JSON", [](std::size_t n) { return repeated("{\"a\":", n) + "\n"; }, 50000},
    {"broken lines", [](std::size_t n) { return repeated("{\"text\": \"a\n", n); }, 10000},
    {"escapes", [](std::size_t n) { return "{\"text\":\"" + repeated("\\u00e9\\n", n) + "\"}\n"; }, 50000},
    {"members", [](std::size_t n) { return "{" + repeated("\"a\":1,", n) + "\"text\":\"a\"}\n"; }, 50000},
};

using Open = std::unique_ptr<Container> (*)(OpenFile&);

void read_all(const std::string& bytes, Open open) {
  static const ReaderOptions options;
  OpenFile file{"test", ByteReader(open_memory(bytes)), options};
  const auto container = open(file);
  while (container->next()) {}
}

}  // namespace

TEST_SUITE("2_article") {
  TEST_CASE("pages cost no more than their length") {
    for (const Generator& generator : pages) check_linear(generator, [](const std::string& page) { html::read_html_article(page, testing::knowledge().article, true); });
  }
  TEST_CASE("text dumps cost no more than their length") {
    for (const Generator& generator : dumps)
      check_linear(generator, [](const std::string& dump) { find_article(Text{dump, {}}, InputKind::page, testing::knowledge().article); });
  }
}

TEST_SUITE("1_text") {
  TEST_CASE("containers cost no more than their length") {
    for (const Generator& generator : tables) check_linear(generator, [](const std::string& bytes) { read_all(bytes, open_table); });
    for (const Generator& generator : archives) check_linear(generator, [](const std::string& bytes) { read_all(bytes, open_web_archive); });
    for (const Generator& generator : newswire) check_linear(generator, [](const std::string& bytes) { read_all(bytes, open_sgml); });
    for (const Generator& generator : lines) check_linear(generator, [](const std::string& bytes) { read_all(bytes, open_json_lines); });
  }
}
