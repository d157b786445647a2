// The laws that hold after every stage, whatever the text (see docs/design.md).
#include <doctest/doctest.h>
#include <simdjson.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "pipeline/1_text/utf8.h"
#include "pipeline/8_records/record.h"
#include "pipeline/laws.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

// text[start:end] == text for everything that the record says, in every unit.
void check_record(const Document& document) {
  std::u32string points;
  for (std::size_t at = 0; at < document.text.bytes.size();) {
    const CodePoint point = code_point_at(document.text.bytes, at);
    points += point.value;
    at += point.size;
  }
  std::string out;
  append_record(out, document, {});
  simdjson::dom::parser parser;
  simdjson::dom::element record;
  REQUIRE(parser.parse(out).get(record) == simdjson::SUCCESS);
  const auto same = [&](simdjson::dom::element item) {
    std::string slice;
    for (std::uint64_t at = item["start"]; at < std::uint64_t(item["end"]); ++at) append_utf8(slice, points.at(at));
    CHECK(slice == std::string_view(item["text"]));
  };
  for (const auto mention : simdjson::dom::array(record["mentions"])) same(mention);
  for (const auto quote : simdjson::dom::array(record["quotes"])) {
    same(quote);
    for (const char* key : {"cue", "speaker"})
      if (!quote[key].is_null()) same(quote[key]);
  }
}

void check_all(const std::string& text, InputKind kind) {
  const Document document = testing::read(text, kind);
  for (const std::string& law : broken_laws(document, testing::knowledge())) FAIL_CHECK(law);
  check_record(document);
}

// A document that has everything, to break in one place.
Document sound() { return testing::read("Maria Keller opened the road. “It is open to all,” she said. Ann Lee said that it was late."); }

std::string all_broken(const Document& document) {
  std::string all;
  for (const std::string& law : broken_laws(document, testing::knowledge())) all += law + '\n';
  return all;
}

}  // namespace

TEST_SUITE("whole") {
  TEST_CASE("the laws hold for every sample article") {
    for (const auto& file : std::filesystem::recursive_directory_iterator(std::string(SAIDBY_SOURCE_DIR) + "/data")) {
      if (!file.is_regular_file() || file.path().extension() != ".txt") continue;
      CAPTURE(file.path().string());
      std::ifstream in(file.path());
      check_all({std::istreambuf_iterator<char>(in), {}}, InputKind::automatic);
    }
  }

  TEST_CASE("the laws hold for random text") {
    std::mt19937 random(11);
    const std::vector<std::string> pieces = {"said", "Ann", "Lee", "“", "”", "\"", "'", "’s", ",", ".", "!", "?", ":", "—", "that", "he", "she", "the", "mayor", "of", "Tianjin", "SCO", "(", ")", "\n", "\n\n", "according to",
                                             "\xFF", "é", "\u0301", "中文", "\U0001F600", "adding", "told", "reporters", "who", "1,000", "U.S.", "Mr.", "\r\n", "\t", "•", "BEIJING, July 9 (Xinhua) --", "WASHINGTON —\u00a0", "\u00a0", std::string(1, '\0')};
    for (int round = 0; round < 400; ++round) {
      std::string text;
      for (std::size_t i = 0; i < random() % 80; ++i) text += pieces[random() % pieces.size()] + (random() % 4 ? " " : "");
      CAPTURE(text);
      check_all(text, round % 2 ? InputKind::text : InputKind::automatic);
    }
  }

  TEST_CASE("a document that breaks a law is told of") {
    CHECK(all_broken(sound()) == "");
    struct Case {
      void (*damage)(Document&);
      std::string told;
    };
    const Case cases[] = {
        {[](Document& d) { d.text.bytes[0] = '\xFF'; }, "not UTF-8"},
        {[](Document& d) { d.article.paragraphs[0].end = 10000; }, "ends behind the text"},
        {[](Document& d) { d.article.paragraphs.push_back(d.article.paragraphs[0]); }, "begins before the one before it ends"},
        {[](Document& d) { d.tokens.words[6].span.begin += 1; }, "inside a character"},   // the opening mark
        {[](Document& d) { std::swap(d.tokens.words[0], d.tokens.words[1]); }, "begins before the one before it ends"},
        {[](Document& d) { d.tokens.sentences[0].last = d.tokens.sentences[0].first; }, "words out of range"},
        {[](Document& d) { d.tokens.sentences[0].block = 7; }, "no such block"},
        {[](Document& d) { d.tokens.blocks[0].last = 10000; }, "words out of range"},
        {[](Document& d) { d.mentions[0].span.end -= 1; }, "is not the span of its words"},
        {[](Document& d) { d.mentions[0].entity = 99; }, "no such entity"},
        {[](Document& d) { d.mentions[0].why = "a-rule-of-nowhere"; }, "no known name"},
        {[](Document& d) { d.mentions[0].why = "gazetteer:nowhere"; }, "no known name"},
        {[](Document& d) { d.entities[0].mentions.push_back(99); }, "no such mention"},
        {[](Document& d) { d.quotes[0].parts.clear(); }, "has no words"},
        {[](Document& d) { d.quotes[0].parts.push_back(d.quotes[0].parts[0]); }, "begins before the one before it ends"},
        {[](Document& d) { d.quotes[1].parts[0].begin = d.quotes[0].parts[0].begin + 3; }, "crosses quote 0"},
        {[](Document& d) { d.quotes[0].why = ""; }, "no known name"},
        {[](Document& d) { d.attributions[0].speaker = {d.quotes[0].parts[0].begin + 3, d.quotes[0].parts[0].begin + 5}; }, "the speaker lies in its words"},
        {[](Document& d) { d.attributions[0].confidence = 1.5F; }, "no probability"},
        {[](Document& d) { d.attributions.pop_back(); }, "not as many attributions as quotes"},
    };
    for (const Case& one : cases) {
      CAPTURE(one.told);
      Document document = sound();
      REQUIRE(document.quotes.size() == 2);
      one.damage(document);
      const std::string told = all_broken(document);
      CAPTURE(told);
      CHECK(told.find(one.told) != std::string::npos);
    }
  }

  TEST_CASE("the same text gives the same record") {
    const std::string text = "“The road is open,” Maria Keller said. She added that it was late.";
    std::string one, two;
    append_record(one, testing::read(text), {});
    append_record(two, testing::read(text), {});
    CHECK(one == two);
  }
}
