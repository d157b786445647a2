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

  TEST_CASE("numbers are read as a date that is known, else by the order of the page") {
    const LineRules& rules = testing::knowledge().article.rules;
    const std::vector<std::string> known{"2031-05-12"};
    struct Row { const char* line; DateOrder order; const char* date; };
    for (const Row row : {Row{"12/05/2031", {}, "2031-12-05"}, Row{"12/05/2031", {.day_first = true}, "2031-05-12"}, Row{"12-05-2031", {.known = known}, "2031-05-12"},
                          Row{"05/12/2031", {.day_first = true, .known = known}, "2031-05-12"}, Row{"11/05/2031", {.known = known}, "2031-11-05"}, Row{"13/05/2031", {.known = known}, "2031-05-13"},
                          Row{"05/13/2031", {.day_first = true}, "2031-05-13"}, Row{"3/4/31, 9:15 AM", {}, "2031-03-04"}, Row{"Posted 3/4/99", {}, "1999-03-04"}, Row{"By Ann Lee 3/4/31 at 9:15", {.day_first = true}, "2031-04-03"},
                          Row{"They won 3/4/31 of the lots", {}, "none"}})
      CHECK_MESSAGE(date_in(rules, rules.matches(row.line), row.line, row.order).value_or("none") == row.date, row.line);
    CHECK(day_first_in(rules, rules.matches("13/6/2031"), "13/6/2031") == true);
    CHECK(day_first_in(rules, rules.matches("6/13/2031"), "6/13/2031") == false);
    for (const char* line : {"6/3/2031", "13.6.2031", "3 June 2031"}) CHECK_FALSE(day_first_in(rules, rules.matches(line), line).has_value());
    for (const char* language : {"en-GB", "en_IN", "de", "fr-CA"}) CHECK_MESSAGE(writes_day_first(rules, language), language);
    for (const char* language : {"en-US", "en", "", "ja"}) CHECK_FALSE_MESSAGE(writes_day_first(rules, language), language);
  }

  TEST_CASE("all dates of a line, glued ones too") {
    const LineRules& rules = testing::knowledge().article.rules;
    const std::vector<std::string> two{"2031-03-04", "2031-03-05"};
    for (const char* line : {"4 March 20315 March 2031", "March 4, 2031March 5, 2031", "2031-03-042031-03-05", "03/04/203103/05/2031", "March 4, 2031 | updated 2031-03-05"}) CHECK_MESSAGE(dates_in(rules, line) == two, line);
    CHECK(dates_in(rules, "The mayor left.").empty());
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
