// Names made comparable, roles compared, cells made safe, words in marks: the small parts of exports, each with a table.
#include <doctest/doctest.h>

#include "datasets/article_text.h"
#include "datasets/cells.h"
#include "datasets/kept_text.h"
#include "datasets/names.h"
#include "datasets/quoted_words.h"

using namespace saidby;
using namespace saidby::datasets;

TEST_SUITE("datasets") {
  TEST_CASE("names are compared without case, accents, stops and hyphens") {
    struct Row { const char* name; const char* comparable; bool full; };
    for (const Row row : {Row{"Ann Lee", "ann lee", true}, Row{"Recep Tayyip Erdo\u011Fan", "recep tayyip erdogan", true}, Row{"J.-P. O\u2019Brien", "j p o'brien", false}, Row{"J. R. Smith-Jones", "j r smith jones", true},
                          Row{"Lee", "lee", false}, Row{"A. Lee", "a lee", false}, Row{"\u738B\u65ED", "\u738B\u65ED", true}, Row{"\u738B", "\u738B", false}, Row{"  Ann   Lee ", "ann lee", true}, Row{"STRASSE Stra\u00DFe", "strasse strasse", true}, Row{"", "", false}}) {
      CHECK_MESSAGE(comparable(row.name) == row.comparable, row.name);
      CHECK_MESSAGE(is_full_name(row.comparable) == row.full, row.name);
    }
  }

  TEST_CASE("roles are compatible when one says no more than the other") {
    const auto fit = [](const char* a, const char* b) { return compatible_roles(role_words(a), role_words(b)); };
    CHECK(fit("mayor", "the mayor of Quayford"));
    CHECK(fit("Quayford's mayor", "mayor of Quayford"));
    CHECK(fit("CEO of Acme", "Acme CEO"));
    CHECK(!fit("mayor of Quayford", "mayor of Oxley"));
    CHECK(!fit("foreign minister", "defence minister"));
    CHECK(!fit("striker", "mayor"));
    CHECK(fit("company's chief executive", "chief executive of Nordline"));
    CHECK(fit("the town's mayor", "mayor of Quayford"));
    CHECK(!fit("chief executive of Nordline", "chief executive of Southline"));
    CHECK(!fit("company's director", "mayor of Quayford"));
  }

  TEST_CASE("the place behind a name and initials within it are parts of their own") {
    struct Row { const char* comparable; const char* name; const char* place; const char* initials; };
    for (const Row row : {Row{"judith crane of saltmere", "judith crane", "saltmere", ""}, Row{"donald j trump", "donald trump", "", "j"}, Row{"j r smith jones", "j smith jones", "", "r"}, Row{"charles of denmark", "charles of denmark", "", ""},
                          Row{"george h w bush", "george bush", "", "hw"}, Row{"ann lee", "ann lee", "", ""}, Row{"lee", "lee", "", ""}, Row{"ann b", "ann b", "", ""}, Row{"", "", "", ""}}) {
      const NameParts parts = parts_of_name(row.comparable);
      CHECK_MESSAGE(parts.name == row.name, row.comparable);
      CHECK_MESSAGE(parts.place == row.place, row.comparable);
      CHECK_MESSAGE(parts.initials == row.initials, row.comparable);
    }
  }

  TEST_CASE("kept texts are what they were, and those that are shared have one copy") {
    TextStore store;
    std::vector<KeptText> kept;
    for (int i = 0; i < 5000; ++i) kept.push_back(i % 2 ? store.keep("name " + std::to_string(i)) : store.shared("type " + std::to_string(i % 10)));
    for (int i = 0; i < 5000; ++i) CHECK(kept[static_cast<std::size_t>(i)] == (i % 2 ? "name " + std::to_string(i) : "type " + std::to_string(i % 10)));
    CHECK(kept[2].view().data() == kept[12].view().data());
    CHECK(kept[1].view().data() != store.keep("name 1").view().data());
    CHECK(TextStore::of(kept[1].view()) == kept[1]);
    CHECK(KeptText().empty());
    CHECK(store.keep("").empty());
    CHECK(KeptText() < kept[1]);
    CHECK(sizeof(KeptText) == sizeof(void*));
  }

  TEST_CASE("cells are quoted when they must be and no formula is left") {
    struct Row { const char* text; const char* cell; const char* raw; };
    for (const Row row : {Row{"plain", "plain", "plain"}, Row{"a,b", "\"a,b\"", "\"a,b\""}, Row{"say \"yes\"", "\"say \"\"yes\"\"\"", "\"say \"\"yes\"\"\""}, Row{"two\nlines", "\"two\nlines\"", "\"two\nlines\""}, Row{"=1+1", "'=1+1", "=1+1"},
                          Row{"@x", "'@x", "@x"}, Row{"-1,5", "\"'-1,5\"", "\"-1,5\""}, Row{"\tx", "'\tx", "\tx"}, Row{"'=1", "''=1", "'=1"}, Row{"'tis", "'tis", "'tis"}, Row{"", "", ""}}) {
      std::string safe, raw;
      append_cell(safe, row.text, ',', false);
      append_cell(raw, row.text, ',', true);
      CHECK_MESSAGE(safe == row.cell, row.text);
      CHECK_MESSAGE(raw == row.raw, row.text);
    }
    std::string tab;
    append_cell(tab, "a,\tb", '\t', false);
    CHECK(tab == "\"a,\tb\"");
  }

  TEST_CASE("words in quotation marks of every kind") {
    CHECK(in_marks("that it \"remains on the table\" and \u201Cnothing else\u201D") == std::vector<std::string_view>{"remains on the table", "nothing else"});
    CHECK(in_marks("it\u2019s \u00ABouvert\u00BB, \u201Ewirklich\u201C") == std::vector<std::string_view>{"ouvert", "wirklich"});
    CHECK(in_marks("he \u201Cwent on") == std::vector<std::string_view>{"went on"});
    CHECK(in_marks("nothing, it's said").empty());
    CHECK(without_marks("\u201CIt rains,\u201D") == "It rains,");
    CHECK(without_marks("It rains") == "It rains");
    CHECK(without_marks("\"").empty());
  }

  TEST_CASE("offsets of each unit lead back to bytes") {
    std::string text;
    for (int i = 0; i < 300; ++i) text += i % 3 ? "a\u00E9" : "\U0001F600\u4E2D";
    for (const OffsetUnit unit : {OffsetUnit::code_point, OffsetUnit::byte, OffsetUnit::utf16}) {
      const Offsets offsets(text, unit);
      const BytePositions bytes(text, unit);
      for (std::uint32_t at = 0; at <= text.size(); ++at)
        if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) CHECK(bytes(offsets(at)) == at);
    }
  }

  TEST_CASE("a direct quote in two parts is what stands in marks, a mixed one its quoted words") {
    records::Quote quote;
    quote.text = "\u201CWe \u00E9tions,\u201D he said. \u201CAll.\u201D";
    quote.type = "direct";
    quote.start = 10, quote.end = 37;
    quote.spans = {{10, 22}, {32, 38}};
    CHECK(verbatim(quote, OffsetUnit::code_point) == std::vector<std::string_view>{"We \u00E9tions,", "All."});
    quote.type = "mixed";
    quote.spans = {{10, 38}};
    CHECK(verbatim(quote, OffsetUnit::code_point) == std::vector<std::string_view>{"We \u00E9tions,", "All."});
    quote.type = "indirect";
    CHECK(verbatim(quote, OffsetUnit::code_point).empty());
  }
}
