// The counts of many articles, and the pictures made of them.
#include "report/corpus.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>

#include "report/charts.h"
#include "report/corpus_page.h"
#include "report/methods.h"
#include "report/projection.h"

using namespace saidby;
using namespace saidby::html_page;

namespace {

// An article in which Ann Lee says something, as a record.
std::string record(const std::string& id, const std::string& publisher, const std::string& day, const std::string& type, const std::string& name = "Ann Lee") {
  return R"({"id":")" + id + R"(","source":"s","offsets":"codepoint","text":"It rained. “Yes,” she said, and left.","article":{"taken_for":"text","headline":{"text":"T"},"publisher":")" + publisher + R"(","published":")" + day +
         R"(","dateline":null,"paragraphs":[[0,37]]},"mentions":[{"start":0,"end":2,"text":"It","type":"city","entity":"e2","rule":"r"}],"entities":[{"id":"e1","type":"person","name":")" + name +
         R"(","role":null,"gender":"female","gazetteer":null},{"id":"e2","type":"city","name":"Bonn","role":null,"gender":null,"gazetteer":"geonames:bonn","latitude":50.7,"longitude":7.1}],)" +
         R"("quotes":[{"start":11,"end":17,"spans":[[11,17]],"text":"“Yes,”","type":")" + type + R"(","cue":{"start":22,"end":26,"text":"Said"},"speaker":{"start":18,"end":21,"text":"she","entity":"e1","name":")" + name +
         R"("},"rule":"r","content_rule":"c","confidence":0.876}],"diagnostics":[]})";
}

void add(Corpus& corpus, std::string line) {
  records::RecordParser parser;
  REQUIRE(parser.parse(line) == "");
  corpus.add(parser.record());
}

Corpus sample() {
  Corpus corpus(2);
  add(corpus, record("a", "P", "2031-06-04", "direct"));
  add(corpus, record("b", "P", "2031-06-04", "indirect"));
  add(corpus, record("c", "Q", "2031-06", "direct"));
  add(corpus, record("d", "", "", "mixed", "Bo Ek"));
  add(corpus, R"({"id":"e","source":"s","error":"gone"})");
  corpus.add_fault("x.jsonl:9: not JSON");
  return corpus;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_SUITE_BEGIN("report");

TEST_CASE("quotes are counted by speaker, type, publisher, day and cue") {
  const Corpus corpus = sample();
  CHECK(corpus.records == 5);
  CHECK(corpus.articles == 4);
  CHECK(corpus.failed == 1);
  CHECK(corpus.faults == 1);
  CHECK(corpus.quotes == 4);
  CHECK(corpus.by_type == std::array<std::uint64_t, 3>{2, 1, 1});
  CHECK(corpus.by_day.at("2031-06-04") == std::array<std::uint64_t, 3>{1, 0, 1});
  CHECK(corpus.by_day.at("2031-06") == std::array<std::uint64_t, 3>{1, 0, 0});
  CHECK(corpus.by_day.at("") == std::array<std::uint64_t, 3>{0, 1, 0});
  CHECK(corpus.cue_counts.at("said") == 4);
  REQUIRE(corpus.publishers.size() == 3);
  CHECK(corpus.publishers[0].quotes == 2);
  const auto speakers = corpus.speakers();
  REQUIRE(speakers.size() == 2);
  CHECK(corpus.identities.all()[speakers[0].identity].name == "Ann Lee");
  CHECK(speakers[0].quotes == 3);
  CHECK(speakers[0].publishers.at(0) == 2);
  REQUIRE(corpus.places.size() == 1);
  CHECK(corpus.places.begin()->second.mentions == 4);
}

TEST_CASE("quotes are counted for whom the speaker speaks, named or not") {
  const auto told = [](const std::string& entities, const std::string& mentions, const std::string& speaker) {
    Corpus corpus;
    add(corpus, R"({"id":"a","source":"s","offsets":"codepoint","article":{"paragraphs":[[0,99]]},"mentions":[)" + mentions + R"(],"entities":[)" + entities + R"(],"quotes":[{"start":50,"end":56,"spans":[[50,56]],"text":"“Yes,”","type":"direct","cue":null,"speaker":{)" +
                    speaker + R"(},"rule":"r","content_rule":"c","confidence":0.9}],"diagnostics":[]})");
    const auto all = corpus.affiliations();
    return all.empty() ? std::string() : all[0].name + (all[0].unnamed ? ", unnamed" : "");
  };
  const auto entity = [](const std::string& type, const std::string& name, const std::string& more) { return R"({"id":"e1","type":")" + type + R"(","name":")" + name + "\"" + more + "}"; };
  const std::string ann = R"("start":0,"end":7,"text":"Ann Lee","entity":"e1","name":"Ann Lee")", nobody = R"("start":10,"end":40,"text":"a spokesman for the BPA","entity":null,"name":null)";
  const std::string bpa = R"({"id":"e2","type":"organization","name":"Baltic Port Authority"})", as_bpa = R"({"start":30,"end":33,"text":"BPA","type":"organization","entity":"e2","rule":"r"})";
  CHECK(told(entity("organization", "Acme", ""), "", ann) == "Acme");
  CHECK(told(entity("person", "Ann Lee", R"(,"role":"head of the BPA","organization":"BPA")") + "," + bpa, as_bpa, ann) == "Baltic Port Authority");
  CHECK(told(entity("person", "Ann Lee", "") + "," + bpa, as_bpa, nobody) == "Baltic Port Authority, unnamed");
  for (const char* role : {"mayor of Quayford", "Quayford mayor", "Quayford's mayor", "mayor of the Quayford"}) CHECK(told(entity("official", "Ann Lee", R"(,"role":")" + std::string(role) + "\"") + R"(,{"id":"e2","type":"city","name":"Quayford"})", "", ann) == "Quayford");
  CHECK(told(entity("official", "Ann Lee", R"(,"role":"baker from Quayford")") + R"(,{"id":"e2","type":"city","name":"Quayford"})", "", ann) == "");
  CHECK(told(entity("official", "Ann Lee of Quayford", R"(,"role":"mayor")"), "", ann) == "Quayford");
  CHECK(told(entity("official", "Ann Lee", R"(,"role":"president","country":"NO")"), "", ann) == "Norway");
  CHECK(told(entity("person", "Ann Lee", ""), "", ann) == "");
}

TEST_CASE("places that are in doubt are drawn hollow, those that nobody can place are told") {
  Corpus corpus;
  add(corpus, R"({"id":"a","source":"s","offsets":"codepoint","article":{},"mentions":[{"start":0,"end":4,"text":"Bonn","type":"city","entity":"e1","rule":"r","confidence":0.95},{"start":5,"end":9,"text":"Bath","type":"city","entity":"e2","rule":"r","confidence":0.4},{"start":10,"end":14,"text":"Zorn","type":"city","entity":"e3","rule":"r"}],)"
              R"("entities":[{"id":"e1","type":"city","name":"Bonn","gazetteer":"g:bonn","latitude":50.7,"longitude":7.1,"country":"DE"},{"id":"e2","type":"city","name":"Bath","gazetteer":"g:bath","latitude":51.4,"longitude":-2.4},{"id":"e3","type":"city","name":"Zorn","gazetteer":null}],"quotes":[],"diagnostics":[]})");
  const std::string page = corpus_page(corpus, "", {});
  CHECK(count(page, "<circle class=\"doubt\"") == 1);
  CHECK(page.find("Bonn, DE: 1 mention") != page.npos);
  CHECK(page.find("Bath (in doubt): 1 mention") != page.npos);
  CHECK(page.find("no gazetteer knows where they are: <bdi>Zorn</bdi> (1 mention)") != page.npos);
}

TEST_CASE("a table of publishers that is cut says so") {
  Corpus corpus;
  for (int i = 0; i < 30; ++i) add(corpus, record(std::to_string(i), "P" + std::to_string(i), "", "direct", "Ann Lee" + std::string(1, static_cast<char>('a' + i % 25))));
  CHECK(corpus_page(corpus, "", {}).find("Shown: the 20 most quoted of 25 speakers, and the 8 publishers of 30 that quote most.") != std::string::npos);
}

TEST_CASE("no more words are kept than asked, with what stands around them") {
  const Corpus corpus = sample();
  REQUIRE(corpus.listed.size() == 2);
  CHECK(corpus.words(corpus.listed[0].text) == "“Yes,”");
  CHECK(corpus.words(corpus.listed[0].before) == "It rained. ");
  CHECK(corpus.words(corpus.listed[0].after) == " she said, and left.");
  CHECK(corpus.words(corpus.listed[0].mention) == "she");
  CHECK(corpus.listed[0].confidence == 88);
}

TEST_CASE("the page says what is not known and what went wrong") {
  const std::string page = corpus_page(sample(), "", {"0.1.0", "r", "g", "c"});
  for (const char* part : {"Who is quoted in 4 articles", "<bdi>gone</bdi>", "not JSON", "are counted", "unknown", "<title>Bonn: 4 mentions</title>", "2031-06-04: 2 (direct 1, mixed 0, indirect 1)", "2 quotes of articles whose day is not known are"}) {
    INFO(part);
    CHECK(page.find(part) != std::string::npos);
  }
}

TEST_CASE("columns stand for every step of time, days or months or years") {
  Corpus days(0), years(0);
  add(days, record("a", "P", "2032-02-27", "direct")), add(days, record("b", "P", "2032-03-02", "direct"));
  add(years, record("a", "P", "1904-02-28", "direct")), add(years, record("b", "P", "2031-06-04", "direct"));
  const std::string by_day = corpus_page(days, "", {}), by_year = corpus_page(years, "", {});
  CHECK(by_day.find("Quotes per day") != std::string::npos);
  CHECK(count(by_day, "class=\"hit\"") == 5);   // 27, 28, 29 February, 1, 2 March
  CHECK(by_day.find("2032-02-29: 0") != std::string::npos);
  CHECK(by_year.find("Quotes per year") != std::string::npos);
  CHECK(count(by_year, "class=\"hit\"") == 128);
}

TEST_CASE("an empty corpus is a page too") {
  const std::string page = corpus_page(Corpus(10), "", {});
  CHECK(page.find("Who is quoted in 0 articles") != std::string::npos);
  CHECK(page.find("nan") == std::string::npos);
}

TEST_CASE("cities lie on the land that is drawn, and the sea is empty") {
  const std::string_view land = page_file("land.path");
  std::vector<MapPoint> dots;
  for (std::size_t at = land.find('M'); at != land.npos; at = land.find('M', at + 1)) {
    MapPoint dot;
    REQUIRE(std::sscanf(land.data() + at, "M%lf %lf", &dot.x, &dot.y) == 2);
    dots.push_back(dot);
  }
  const auto nearest = [&](double latitude, double longitude) {
    const MapPoint at = map_point(latitude, longitude);
    double best = 1e9;
    for (const MapPoint& dot : dots) best = std::min(best, std::hypot(dot.x - at.x, dot.y - at.y));
    return best;
  };
  for (const auto& [latitude, longitude] : {std::pair{51.5, -0.1}, {35.7, 139.7}, {-1.3, 36.8}, {-33.9, 151.2}, {40.7, -74.0}, {-34.6, -58.4}, {28.6, 77.2}, {64.1, -21.9}}) CHECK(nearest(latitude, longitude) < 6);
  for (const auto& [latitude, longitude] : {std::pair{30.0, -45.0}, {-30.0, -20.0}, {-35.0, 90.0}, {20.0, -140.0}, {40.0, 170.0}}) CHECK(nearest(latitude, longitude) > 15);
  CHECK(map_point(0, 0).x == doctest::Approx(500));
  CHECK(map_point(0, 180).x == doctest::Approx(1000).epsilon(0.001));
}

TEST_CASE("where most mentions lie close together the map is drawn closer too") {
  const std::vector<City> near = {{"Bonn", 50.7, 7.1, 5}, {"Paris", 48.9, 2.4, 4}, {"Rome", 41.9, 12.5, 3}, {"Oslo", 59.9, 10.8, 2}, {"Lima", -12, -77, 1}};
  const std::vector<City> apart = {{"Bonn", 50.7, 7.1, 5}, {"Lima", -12, -77, 5}, {"Tokyo", 35.7, 139.7, 5}, {"Perth", -32, 115.9, 5}};
  CHECK(world_map(near).find("where 93 % of the mentions lie") != std::string::npos);
  CHECK(count(world_map(near), "<title>Lima") == 1);
  CHECK(count(world_map(near), "<title>Rome") == 2);
  CHECK(world_map(apart).find("Closer") == std::string::npos);
  CHECK(world_map(std::vector<City>(near.begin(), near.begin() + 3)).find("Closer") == std::string::npos);
}

TEST_CASE("a method section is refused without its figures") {
  CHECK_THROWS_AS(read_accuracy("/nowhere"), LoadError);
  const auto figures = read_accuracy(SAIDBY_SOURCE_DIR);
  CHECK(figures.size() >= 5);
  const Corpus corpus = sample();
  const std::string text = method_section({"9.9.9", "rr", "gg", "cc"}, figures, &corpus);
  for (const char* part : {"saidby 9.9.9", "`rr`", "`gg`", "5 documents, of which 1 could not be read", "4 quotes (2 direct, 1 mixed, 1 indirect)", "2031-06 to 2031-06-04"}) CHECK(text.find(part) != std::string::npos);
}

TEST_SUITE_END();
