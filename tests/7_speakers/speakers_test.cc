#include <doctest/doctest.h>

#include "tests/testing.h"

using namespace saidby;
using testing::read;

namespace {

// "mention = name" of the last quote's speaker.
std::string last_speaker(const std::string& text) {
  const Document document = read(text);
  if (document.quotes.empty()) return "no quote";
  const Attribution& attribution = document.attributions.back();
  if (attribution.speaker.empty()) return "nobody";
  return testing::words_of(document, attribution.speaker) + " = " + (attribution.entity == none ? "unknown" : document.entities[attribution.entity].name);
}

}  // namespace

TEST_SUITE("7_speakers") {
  TEST_CASE("the phrase beside the cue, and who that is") {
    struct Row { const char* name; const char* text; const char* speaker; };
    for (const Row row : {
             Row{"full name", "“The road is open to all,” Maria Keller said.", "Maria Keller = Maria Keller"},
             Row{"surname", "Maria Keller opened the road. “It is open to all,” Keller said.", "Keller = Maria Keller"},
             Row{"pronoun", "Maria Keller opened the road on Monday. “It is open to all,” she said.", "she = Maria Keller"},
             Row{"long appositive", "Maria Keller, who has led the road office since 2011, said: “It is open to all.”", "Maria Keller = Maria Keller"},
             Row{"nominal", "“It is open to all,” a spokesman for the ministry said.", "a spokesman for the ministry = unknown"},
             Row{"group", "“It is open to all,” officials said.", "officials = unknown"},
             Row{"transcript", "Maria Keller: “It is open to all.”", "Maria Keller = Maria Keller"},
             Row{"dash", "“The best pump that I ever had on the farm.” — Maria Keller", "Maria Keller = Maria Keller"},
         })
      CHECK_MESSAGE(last_speaker(row.text) == row.speaker, row.name);
  }

  TEST_CASE("a surname of two people is as sure as the share of their mentions") {
    const auto sure = [](const std::string& text) { return read(text).attributions.back().entity_confidence; };
    CHECK(sure("Maria Keller met her brother Tom Keller. “It is open to all,” Keller said.") == doctest::Approx(2.0 / 3));
    CHECK(sure("Maria Keller met Tom Baker. “It is open to all,” Keller said.") == 1);
    CHECK(sure("Maria Keller met her brother Tom Keller. “It is open to all,” Tom Keller said.") == 1);
  }

  TEST_CASE("a pronoun does not mean somebody of the other gender") {
    CHECK(last_speaker("Mr. John Baker met Mrs. Maria Keller in town. “It is open to all,” she said.").ends_with("Maria Keller"));
    CHECK(last_speaker("Mrs. Maria Keller met Mr. John Baker in town. “It is open to all,” he said.").ends_with("John Baker"));
  }
}
