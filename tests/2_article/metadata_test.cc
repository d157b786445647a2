// What a page states about its article: broken JSON-LD, references by @id, microdata, addresses.
#include "pipeline/2_article/html/metadata.h"

#include <doctest/doctest.h>
#include <simdjson.h>

#include "pipeline/2_article/html/address.h"
#include "pipeline/2_article/html/json_mending.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

// "publisher=Quay Herald; author=Jo Tranter; ..." of those fields that the page states, the best of each.
std::string stated(const std::string& source) {
  const ArticleKnowledge& knowledge = testing::knowledge().article;
  const html::Page page = html::read_page(source, knowledge.entities);
  const html::Metadata metadata = html::read_metadata(page, knowledge.entities, knowledge.metadata);
  std::string out;
  for (const char* field : {"author", "publisher", "section", "language", "url"})
    if (const auto value = metadata.best(field); !value.empty()) out += (out.empty() ? "" : "; ") + std::string(field) + "=" + std::string(value);
  return out;
}

std::string with_json(const std::string& json) { return "<html><head><script type='application/ld+json'>" + json + "</script></head><body><p>The lamps are lit.</body></html>"; }

}  // namespace

TEST_SUITE("2_article") {
  TEST_CASE("broken JSON is made whole as far as it can be understood") {
    struct Row { const char* text; const char* mended; };
    for (const Row row : {Row{"//<![CDATA[\n{\"a\":\"b\"}\n//]]>", R"([{"a":"b"}])"}, Row{"/* <![CDATA[ */ {\"a\":1} /* ]]> */", R"([{"a":1}])"}, Row{"<!-- {\"a\":[1,2,],} -->;", R"([{"a":[1,2]}])"}, Row{"{\"a\":1}{\"b\":2}", R"([{"a":1},{"b":2}])"},
                          Row{R"({"a":"He said "yes" twice","b":"c"})", R"([{"a":"He said \"yes\" twice","b":"c"}])"}, Row{R"({"a":"said "yes", "no" and left","b":["x "y" z","w"]})", R"([{"a":"said \"yes\", \"no\" and left","b":["x \"y\" z","w"]}])"},
                          Row{R"({"a":"b" "c":"d"})", R"([{"a":"b","c":"d"}])"}, Row{R"({"a":"b",,"c":NaN})", R"([{"a":"b","c":null}])"}, Row{R"({a: "b", "c": undefined})", R"([{"a":"b","c":null}])"}, Row{"{\"a\":\"b\tc\nd\",\"e\":\"it\\'s\"}", R"([{"a":"b c d","e":"it's"}])"},
                          Row{R"({"a":"b","c":{"d":"e")", R"([{"a":"b","c":{"d":"e"}}])"}, Row{R"({"a":"b","c":"half)", R"([{"a":"b","c":null}])"}, Row{R"({"a":"b","hal)", R"([{"a":"b"}])"}, Row{R"({"a":"b","c")", R"([{"a":"b"}])"},
                          Row{R"({"a":"b","c":)", R"([{"a":"b","c":null}])"}, Row{R"({"a":tru)", R"([{"a":null}])"}, Row{R"([{"a":1]})", R"([[{"a":1}]])"}, Row{R"({"a":"b\\"})", R"([{"a":"b\\"}])"}, Row{"", "[]"}, Row{"no JSON", "[]"}})
      CHECK_MESSAGE(html::mended_json(row.text) == row.mended, row.text);
  }

  TEST_CASE("what is JSON stays what it is, and what is cut off anywhere is JSON again") {
    const std::string json = R"([{"@graph":[{"a":"x \"y\", z","b":-1.5e3,"c":[true,null,"\u00e9\n"],"d":{}},[]],"e":""}])";
    CHECK(html::mended_json(json) == "[" + json + "]");
    simdjson::dom::parser parser;
    for (std::size_t size = 0; size < json.size(); ++size) CHECK_MESSAGE(parser.parse(html::mended_json(std::string_view(json).substr(0, size))).error() == simdjson::SUCCESS, json.substr(0, size));
  }

  TEST_CASE("publishers and authors are found where JSON-LD refers to them or is broken") {
    const std::string article = R"("@type":"NewsArticle","headline":"Lamps")";
    struct Row { std::string json, stated; };
    for (const Row& row : {Row{"{\"@graph\":[{" + article + R"(,"publisher":{"@id":"#o"},"author":[{"@id":"#p"}],"mainEntityOfPage":{"@id":"https://h.example/b"}},{"@type":"Person","@id":"#p","name":"Jo Tranter"},{"@type":"Organization","@id":"#o","name":"Quay Herald"}]})", "author=Jo Tranter; publisher=Quay Herald; url=https://h.example/b"},
                           Row{"{" + article + R"(,"author":{"@id":"#nobody"},"mainEntityOfPage":"https://h.example/b"})", "url=https://h.example/b"},
                           Row{"{" + article + R"(,"mainEntityOfPage":{"@type":"WebPage","name":"Lamps","url":"https://h.example/b"}})", "url=https://h.example/b"},
                           Row{"//<![CDATA[\n{" + article + R"(,"author":"Jo Tranter","publisher":"Quay Herald"})" + "\n//]]>", "author=Jo Tranter; publisher=Quay Herald"},
                           Row{"{" + article + R"(,"description":"He said "yes" twice","author":"Jo Tranter","publisher":{"name":"Quay Herald"}})", "author=Jo Tranter; publisher=Quay Herald"},
                           Row{"{" + article + R"(,"author":"Jo Tranter","publisher":{"name":"Quay Herald")", "author=Jo Tranter; publisher=Quay Herald"},
                           Row{"{" + article + R"(,"author":"Jo Tranter"}{"@type":"Organization","name":"Quay Herald"})", "author=Jo Tranter; publisher=Quay Herald"},
                           Row{"{" + article + R"(,"author":{"@type":"Person","name":"Jo Tranter","worksFor":{"@type":"Organization","name":"Tarn Group"}}})", "author=Jo Tranter"}})
      CHECK_MESSAGE(stated(with_json(row.json)) == row.stated, row.json);
  }

  TEST_CASE("of microdata the article's own properties count, and the names of items in it") {
    const std::string teaser = "<div itemscope itemtype='https://schema.org/Article'><b itemprop=author>Dee Fox</b></div>";
    const std::string article = "<article itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop=headline>Lamps</h1><span itemprop=author itemscope itemtype='https://schema.org/Person'>By <b itemprop=name>Jo <i>Tranter</i></b></span>"
                                "<div itemprop=publisher itemscope itemtype='https://schema.org/Organization'><div itemprop=logo itemscope><meta itemprop=name content=Logo><meta itemprop=url content='https://h.example/logo'></div><meta itemprop=name content='Quay Herald'></div>"
                                "<span itemprop=articleSection>Roads</span><meta itemprop=inLanguage content=en-GB><link itemprop=mainEntityOfPage href='https://h.example/b'><p>The lamps are lit.</article>";
    CHECK(stated("<html><body>" + teaser + article) == "author=Jo Tranter; publisher=Quay Herald; section=Roads; language=en-GB; url=https://h.example/b");
    CHECK(stated("<html><body><b itemprop=author>Dee Fox</b><p>The lamps are lit.").empty());
  }

  TEST_CASE("addresses of a page are whole ones") {
    const std::string og = "<meta property='og:url' content='https://h.example/news/a'>";
    struct Row { std::string head, stated; };
    for (const Row& row : {Row{"<link rel='shortlink canonical' href=https://h.example/b>", "url=https://h.example/b"}, Row{"<link rel=canonical href=/b><base href='https://h.example/'>", "url=https://h.example/b"},
                           Row{"<link rel=Canonical href='b'>" + og, "url=https://h.example/news/b"}, Row{"<link rel=canonical href=/b>", ""}, Row{"<link rel=canonical href='#top'>" + og, "url=https://h.example/news/a"}})
      CHECK_MESSAGE(stated("<html><head>" + row.head + "</head><body><p>The lamps are lit.") == row.stated, row.head);
    struct Address { const char *written, *whole; };
    for (const Address address : {Address{"http://a.example/x", "http://a.example/x"}, Address{"//a.example/x", "https://a.example/x"}, Address{"/x?y", "https://h.example/x?y"}, Address{"x", "https://h.example/n/x"}, Address{"./x", "https://h.example/n/x"},
                                  Address{"../x", "https://h.example/x"}, Address{"../../x", "https://h.example/x"}, Address{"?p=1", "https://h.example/n/a?p=1"}, Address{"./", "https://h.example/n/"}, Address{"../", "https://h.example/"}, Address{"#t", ""}, Address{"mailto:x@a.example", ""}, Address{"", ""}, Address{"a b", ""}})
      CHECK_MESSAGE(html::absolute_address(address.written, "https://h.example/n/a?q#f") == address.whole, address.written);
    CHECK(html::absolute_address("x", "https://h.example") == "https://h.example/x");
    CHECK(html::absolute_address("/x", "h.example").empty());
  }
}
