#include "pipeline/2_article/dates.h"

#include <doctest/doctest.h>

#include "tests/testing.h"

using namespace saidby;

namespace {

std::string date_of_line(const std::string& line) {
  const LineRules& rules = testing::knowledge().article.rules;
  return date_in(rules, rules.matches(line), line).value_or("none");
}

}  // namespace

TEST_SUITE("2_article") {
  TEST_CASE("dates as pages write them") {
    struct Row { const char* line; const char* date; };
    for (const Row row : {
             Row{"2031-06-03", "2031-06-03"},
             Row{"Published 2031/6/3 10:15", "2031-06-03"},
             Row{"Updated: October 22, 2031", "2031-10-22"},
             Row{"Jul 09, 2031, 01:50 ET", "2031-07-09"},
             Row{"Sept. 3rd 2031", "2031-09-03"},
             Row{"Tuesday 3 June 2031", "2031-06-03"},
             Row{"3rd of June, 2031", "2031-06-03"},
             Row{"13/6/2031", "2031-06-13"},   // no month 13: the day stands first
             Row{"06/03/2031", "2031-06-03"},   // the month stands first
             Row{"3.6.2031", "2031-06-03"},     // with full stops the day stands first
             Row{"May 31, 2031", "2031-05-31"},
             Row{"29 February 2028", "2028-02-29"},
             Row{"29 February 2031", "none"},   // no leap year
             Row{"31 June 2031", "none"},
             Row{"Version 2031.60.3", "none"},
             Row{"In the March of 2031", "none"},
             Row{"Call 555-2031-06-034", "none"},
             Row{"The mayor left.", "none"},
             Row{"", "none"},
         })
      CHECK_MESSAGE(date_of_line(row.line) == row.date, row.line);
  }

  TEST_CASE("the day of a number: since 1970, within reason, or of eight digits") {
    struct Row { const char* text; const char* day; };
    for (const Row row : {Row{"1938289800", "2031-06-03"}, Row{"1938289800000", "2031-06-03"}, Row{"1938289800.5", "2031-06-03"}, Row{"1938289800000000", "2031-06-03"}, Row{"1938289800000000000", "2031-06-03"},
                          Row{"631152000", "1990-01-01"}, Row{"631151999", "none"}, Row{"4102444799", "2099-12-31"}, Row{"4102444800", "none"}, Row{"951782399", "2000-02-28"}, Row{"951782400", "2000-02-29"},
                          Row{"20310603", "2031-06-03"}, Row{"20311303", "none"}, Row{"2031", "none"}, Row{"7", "none"}, Row{"-1938289800", "none"}, Row{"1938289800 ", "none"}, Row{"1938289800x", "none"},
                          Row{"nan", "none"}, Row{"inf", "none"}, Row{"1e99", "none"}, Row{"", "none"}})
      CHECK_MESSAGE(day_of_number(row.text).value_or("none") == row.day, row.text);
  }

  TEST_CASE("the day of an ISO time") {
    struct Row { const char* text; const char* day; };
    for (const Row row : {Row{"2031-06-03T10:00:00Z", "2031-06-03"}, Row{"2031-06-03", "2031-06-03"}, Row{"2031-06-03 10:00", "2031-06-03"}, Row{"2031-13-03", "none"}, Row{"2031-06-31", "none"},
                          Row{"2100-02-29", "none"}, Row{"2000-02-29", "2000-02-29"}, Row{"20310603", "none"}, Row{"2031-6-3", "none"}, Row{"0000-01-01", "none"}, Row{"", "none"}})
      CHECK_MESSAGE(iso_day(row.text).value_or("none") == row.day, row.text);
  }
}
