// Names found in whole sentences: their bounds and types.
#include <doctest/doctest.h>

#include "tests/testing.h"

using namespace saidby;

namespace {

// "person Maria Keller; city Oslo".
std::string names_of(const std::string& text) {
  const Document document = testing::read(text);
  std::string out;
  for (const Mention& mention : document.mentions) out += (out.empty() ? "" : "; ") + std::string(name_of(mention.type)) + " " + testing::words_of(document, mention.span);
  return out;
}

}  // namespace

TEST_SUITE("4_mentions") {
  TEST_CASE("names, their bounds and types") {
    struct Row { const char* text; const char* names; };
    for (const Row row : {
             Row{"Maria Keller lives in Oslo.", "person Maria Keller; city Oslo"},
             Row{"The road from Oslo to Norway is open.", "city Oslo; country Norway"},
             Row{"The Shanghai Cooperation Organization met.", "organization Shanghai Cooperation Organization"},
             Row{"He governs St. Petersburg.", "city St. Petersburg"},
             Row{"The Ministry of Foreign Affairs said so.", "organization Ministry of Foreign Affairs"},
             Row{"They spoke to the United Nations in New York.", "organization United Nations; city New York"},
             Row{"The road is open on Monday in May.", ""},
             Row{"Yes. The road is open.", ""},
             Row{"Keller's plan for Norway's roads", "person Keller; country Norway"},
             Row{"Robert “Bob” Keller lives in Oslo.", "person Robert “Bob” Keller; city Oslo"},
             Row{"Maria Keller (Labour) Tom Baker came.", "person Maria Keller; organization Labour; person Tom Baker"},
             Row{"", ""},
         })
      CHECK_MESSAGE(names_of(row.text) == row.names, row.text);
  }

  TEST_CASE("a name is found again where it stands bare") {
    CHECK(names_of("Mayor Zelmira Quorvath left. Quorvath will return.") == "official Zelmira Quorvath; official Quorvath");
  }
}
