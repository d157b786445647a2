#include "pipeline/2_article/dateline.h"

#include <doctest/doctest.h>

#include "pipeline/1_text/text.h"
#include "pipeline/1_text/utf8.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

// "city, agency, date: the dateline's text", or "none".
std::string dateline_of(const std::string& paragraph) {
  const Text text = make_text(std::string(paragraph));
  const auto found = find_dateline(text, {0, static_cast<std::uint32_t>(text.bytes.size())}, testing::knowledge().article.rules);
  if (!found) return "none";
  return found->city_name + ", " + found->agency + ", " + found->date + ": " + std::string(text.view(found->span));
}

}  // namespace

TEST_SUITE("2_article") {
  TEST_CASE("datelines of wires, releases and broadsheets") {
    struct Row { const char* paragraph; const char* found; };
    for (const Row row : {
             Row{"OSLO, June 3, 2031 /PRNewswire/ -- The road is open.", "Oslo, PRNewswire, 2031-06-03: OSLO, June 3, 2031 /PRNewswire/ --"},
             Row{"OSLO (AP) — The road is open.", "Oslo, AP, : OSLO (AP) —"},
             Row{"OSLO, June 3 (Xinhua) -- The road is open.", "Oslo, Xinhua, : OSLO, June 3 (Xinhua) --"},
             Row{"NEW YORK (Reuters) - The road is open.", "New York, Reuters, : NEW YORK (Reuters) -"},
             Row{"PORT-AU-PRINCE, Haiti (AP) — The road is open.", "Port-au-Prince, AP, : PORT-AU-PRINCE, Haiti (AP) —"},
             Row{"Oct 24 - The road is open.", ", , : Oct 24 -"},
             Row{"Oct 24, 2031 (AP) - The road is open.", ", AP, 2031-10-24: Oct 24, 2031 (AP) -"},
             Row{"9 July - The road is open.", ", , : 9 July -"},
             Row{"Oct 24 was the day - it rained.", "none"},
             Row{"The road from Oslo is open.", "none"},
             Row{"FILE - The road is open.", "none"},
             Row{"NATO - The alliance will meet in June.", "none"},
             Row{"HANDOUT — The road is open.", "none"},
             Row{"OSLO, NORWAY - JUNE 03: The road is open.", "none"},   // a caption of a photo agency
             Row{"NATO is ready — that is what he said.", "none"},
             Row{"", "none"},
         })
      CHECK_MESSAGE(dateline_of(row.paragraph) == row.found, row.paragraph);
  }

  TEST_CASE("a dateline ends on a character, no-break spaces or not") {
    const std::string found = dateline_of("WASHINGTON (AP)\u00a0—\u00a0The road is open.");
    CHECK(found.starts_with("Washington, AP, : WASHINGTON (AP)"));
    CHECK(first_invalid_utf8(found) == std::string::npos);
  }

  TEST_CASE("names in capitals are written like names") {
    struct Row { const char* name; const char* written; };
    for (const Row row : {Row{"NEW YORK", "New York"}, Row{"PORT-AU-PRINCE", "Port-au-Prince"}, Row{"RIO DE JANEIRO", "Rio de Janeiro"}, Row{"ÎLE-DE-FRANCE", "Île-de-France"}, Row{"ZÜRICH", "Zürich"}, Row{"Paris", "Paris"}, Row{"LA PAZ", "La Paz"}, Row{"", ""}})
      CHECK_MESSAGE(title_case(row.name, testing::knowledge().article.rules.list("small_words_of_cities")) == row.written, row.name);
  }
}
