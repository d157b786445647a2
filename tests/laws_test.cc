// The laws that hold after every stage, whatever the text (see docs/design.md).
#include <doctest/doctest.h>
#include <simdjson.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "pipeline/1_text/utf8.h"
#include "pipeline/8_records/record.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

void check_span(const Document& document, Span span) {
  CHECK(span.begin <= span.end);
  REQUIRE(span.end <= document.text.bytes.size());
  for (const std::uint32_t at : {span.begin, span.end})
    if (at < document.text.bytes.size()) CHECK((static_cast<unsigned char>(document.text.bytes[at]) & 0xC0) != 0x80);
}

void check_layers(const Document& document) {
  CHECK(first_invalid_utf8(document.text.bytes) == std::string::npos);
  for (std::size_t i = 0; i < document.article.paragraphs.size(); ++i) {
    check_span(document, document.article.paragraphs[i]);
    if (i) CHECK(document.article.paragraphs[i - 1].end <= document.article.paragraphs[i].begin);
  }
  if (document.article.headline) check_span(document, *document.article.headline);
  if (document.article.dateline) check_span(document, document.article.dateline->span), check_span(document, document.article.dateline->city);
  for (const Region& region : document.article.regions) check_span(document, region.span);
  for (const Sentence& sentence : document.tokens.sentences) CHECK((sentence.first < sentence.last && sentence.last <= document.tokens.words.size()));
  for (const Mention& mention : document.mentions) {
    check_span(document, mention.span);
    CHECK(!mention.why.empty());
    CHECK((mention.entity == none || mention.entity < document.entities.size()));
  }
  for (const Entity& entity : document.entities)
    for (const std::uint32_t mention : entity.mentions) CHECK(mention < document.mentions.size());
  CHECK(document.quotes.size() == document.attributions.size());
}

void check_quotes(const Document& document) {
  for (std::size_t i = 0; i < document.quotes.size(); ++i) {
    const Quote& quote = document.quotes[i];
    const Attribution& attribution = document.attributions[i];
    REQUIRE(!quote.parts.empty());
    CHECK(!quote.why.empty());
    CHECK(!attribution.why.empty());
    CHECK(attribution.confidence >= 0);
    CHECK(attribution.confidence <= 1);
    CHECK((attribution.entity == none || attribution.entity < document.entities.size()));
    for (std::size_t k = 0; k < quote.parts.size(); ++k) {
      check_span(document, quote.parts[k]);
      CHECK(!quote.parts[k].empty());
      if (k) CHECK(quote.parts[k - 1].end <= quote.parts[k].begin);
      if (quote.type == QuoteType::direct) CHECK(!quote.parts[k].overlaps(attribution.speaker));
    }
  }
}

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

void check_laws(const std::string& text, InputKind kind) {
  const Document document = testing::read(text, kind);
  check_layers(document);
  check_quotes(document);
  check_record(document);
}

}  // namespace

TEST_SUITE("whole") {
  TEST_CASE("the laws hold for every sample article") {
    for (const auto& file : std::filesystem::recursive_directory_iterator(std::string(SAIDBY_SOURCE_DIR) + "/data")) {
      if (!file.is_regular_file() || file.path().extension() != ".txt") continue;
      CAPTURE(file.path().string());
      std::ifstream in(file.path());
      check_laws({std::istreambuf_iterator<char>(in), {}}, InputKind::automatic);
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
      check_laws(text, round % 2 ? InputKind::text : InputKind::automatic);
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
