#include "pipeline/2_article/dateline.h"

#include <doctest/doctest.h>

#include "tests/testing.h"

using namespace saidby;

namespace {

struct Row {
  const char* begin;   // of a paragraph
  const char* city;    // "": no dateline
  const char* agency;
  const char* date;
};

constexpr Row rows[] = {
    // agency between slashes
    {"BEIJING, July 9, 2025 /PRNewswire/ -- ", "Beijing", "PRNewswire", "2025-07-09"},
    {"CARLSBAD, Calif., May 5, 2025 /PRNewswire/ -- ", "Carlsbad", "PRNewswire", "2025-05-05"},
    {"NEW YORK, Sept. 3, 2025 /PRNewswire/ - ", "New York", "PRNewswire", "2025-09-03"},
    {"PORT-AU-PRINCE, Haiti, Jan. 12, 2025 /Relay/ -- ", "Port-au-Prince", "Relay", "2025-01-12"},
    // agency in brackets after a date
    {"HOUSTON, April  01, 2024  (GLOBE NEWSWIRE) -- ", "Houston", "GLOBE NEWSWIRE", "2024-04-01"},
    {"DUBAI, United Arab Emirates, Aug. 10, 2026 (GLOBE NEWSWIRE) --", "Dubai", "GLOBE NEWSWIRE", "2026-08-10"},
    {"BEIJING, Sept. 2 (Xinhua) -- ", "Beijing", "Xinhua", ""},
    {"SEOUL, Nov. 24 (Yonhap) -- ", "Seoul", "Yonhap", ""},
    {"KUALA LUMPUR, Feb 1 (Bernama) -- ", "Kuala Lumpur", "Bernama", ""},
    {"NAIROBI, Kenya, March 7, 2025 (Relay) — ", "Nairobi", "Relay", "2025-03-07"},
    {"VANCOUVER, British Columbia, Oct. 1, 2025 (GLOBE NEWSWIRE) -- ", "Vancouver", "GLOBE NEWSWIRE", "2025-10-01"},
    // ... between slashes after a full stop
    {"MOSCOW, January 21. /TASS/. ", "Moscow", "TASS", ""},
    {"SOCHI, May 3, 2025. /TASS/. ", "Sochi", "TASS", "2025-05-03"},
    // agency in brackets without a date
    {"CUPERTINO, Calif.--(BUSINESS WIRE)--", "Cupertino", "BUSINESS WIRE", ""},
    {"SAN FRANCISCO & TEL AVIV, Israel--(BUSINESS WIRE)--", "San Francisco & Tel Aviv", "BUSINESS WIRE", ""},
    {"LONDON--(BUSINESS WIRE)--", "London", "BUSINESS WIRE", ""},
    {"Paris (AFP) - ", "Paris", "AFP", ""},
    {"Hamburg (dpa/lno) - ", "Hamburg", "dpa/lno", ""},
    {"WASHINGTON (AP) - ", "Washington", "AP", ""},
    {"WASHINGTON (AP) — ", "Washington", "AP", ""},
    {"JACKSON, Miss. (AP) — ", "Jackson", "AP", ""},
    {"SÃO PAULO (Reuters) - ", "São Paulo", "Reuters", ""},
    {"RIO DE JANEIRO (Reuters) – ", "Rio de Janeiro", "Reuters", ""},
    {"ST. LOUIS (AP) -- ", "St. Louis", "AP", ""},
    {"TEL AVIV, Israel (JTA) — ", "Tel Aviv", "JTA", ""},
    // date without an agency
    {"GENEVA, June 3, 2025 - ", "Geneva", "", "2025-06-03"},
    {"ACCRA, Ghana, June 3 — ", "Accra", "", ""},
    {"Oslo, Norway – June 3, 2025 – ", "Oslo", "", "2025-06-03"},
    // city alone
    {"CAIRO — ", "Cairo", "", ""},
    {"MEXICO CITY -- ", "Mexico City", "", ""},
    {"AUSTIN, Texas — ", "Austin", "", ""},
    {"PARIS - ", "Paris", "", ""},
    {"BEIJING,\u00a0July 9, 2025 /PRNewswire/\u00a0-- ", "Beijing", "PRNewswire", "2025-07-09"},
    // a colon or a bar behind a city
    {"New Delhi: ", "New Delhi", "", ""},
    {"WELLINGTON: ", "Wellington", "", ""},
    {"PORT-AU-PRINCE: ", "Port-au-Prince", "", ""},
    {"NEW DELHI/MUMBAI: ", "New Delhi", "", ""},
    {"Bhopal, Jul 9: ", "Bhopal", "", ""},
    {"Kampala | ", "Kampala", "", ""},
    {"Port Ann, Avalon | ", "Port Ann", "", ""},
    // the agency in brackets, and no dash
    {"Bhopal, Jul 9 (PTI) ", "Bhopal", "PTI", ""},
    {"NEW DELHI, July 9, 2025 (PTI): ", "New Delhi", "PTI", "2025-07-09"},
    // what only looks like one
    {"Keller: ", "", "", ""},
    {"Ann Lee | Port Ann Relay | ", "", "", ""},
    {"Home | News | ", "", "", ""},
    {"Bhopal, Jul 9 (a Monday) ", "", "", ""},
    {"June 3 - 5 ", "", "", ""},
    {"LONDON, ENGLAND - MARCH 09: ", "", "", ""},
    {"FILE - In this Monday picture ", "", "", ""},
    {"HANDOUT - ", "", "", ""},
    {"BBC News - ", "", "", ""},
    {"PHOTO: ", "", "", ""},
    {"The mayor — a lawyer — ", "", "", ""},
    {"Ann Lee (AP) said ", "", "", ""},
    {"NEW YORK, March 4 was cold. ", "", "", ""},
    {"WATCH — ", "", "", ""},
    {"EXCLUSIVE - ", "", "", ""},
    {"UPDATE 1 - ", "", "", ""},
    {"Q: What happened? ", "", "", ""},
    {"BREAKING: ", "", "", ""},
};

}  // namespace

TEST_SUITE("2_article") {
  TEST_CASE("datelines and what only looks like one") {
    for (const Row& row : rows) {
      CAPTURE(std::string(row.begin));
      Text text{std::string(row.begin) + "The makers of lamps said that they would build ships.", {}};
      const auto found = find_dateline(text, {0, static_cast<std::uint32_t>(text.bytes.size())}, testing::knowledge().article.rules);
      CHECK(found.has_value() == (row.city[0] != '\0'));
      if (!found || !row.city[0]) continue;
      CHECK(found->city_name == row.city);
      CHECK(found->agency == row.agency);
      CHECK(found->date == row.date);
      CHECK(text.view(found->span).starts_with(text.view(found->city)));
      CHECK(text.bytes.substr(found->span.end).find("The makers") <= 1);
    }
  }
}
