// German is a folder of rules, read by the same code: its commonest forms, each by an invented sentence.
#include "tests/quote_tables.h"

using namespace saidby::testing;

namespace {

std::string quotes_in_german(const std::string& text) { return quotes_in(lawful(text, "de")); }
std::string speakers_in_german(const std::string& text) { return speakers_in(lawful(text, "de")); }

}  // namespace

TEST_SUITE("7_speakers") {
  TEST_CASE("German: what is said and where it begins") {
    check_table({
        {"behind a quotation", "„Die Straße ist für alle offen“, sagte Anna Lehn.", "direct: [„Die Straße ist für alle offen“] <- Anna Lehn (sagte)"},
        {"a verb that no article of training has", "Anna Lehn widersprach: „Die Straße ist für alle offen.“", "direct: [„Die Straße ist für alle offen.“] <- Anna Lehn (widersprach)"},
        {"that", "Anna Lehn erklärte, dass die Straße offen sei.", "indirect: [dass die Straße offen sei] <- Anna Lehn (erklärte)"},
        {"a clause behind the comma", "Anna Lehn sagte, die Straße sei offen.", "indirect: [die Straße sei offen] <- Anna Lehn (sagte)"},
        {"... and the speaker behind the verb", "Am Montag erklärte Anna Lehn, die Straße sei offen.", "indirect: [die Straße sei offen] <- Anna Lehn (erklärte)"},
        {"... and when and where it was said", "Anna Lehn erklärte am Montag in Bonn, die Straße sei offen.", "indirect: [die Straße sei offen] <- Anna Lehn (erklärte)"},
        {"a phrase behind its source", "Bürgermeisterin Lehn zufolge ist die Straße offen.", "indirect: [ist die Straße offen] <- Lehn (zufolge)"},
        {"a phrase before its source", "Laut Anna Lehn ist die Straße offen.", "indirect: [ist die Straße offen] <- Anna Lehn (Laut)"},
    }, quotes_in_german);
  }

  TEST_CASE("German: who speaks") {
    check_table({
        {"a surname that no list has behind a title", "„Die Straße ist für alle offen“, sagte Kanzlerin Brusk.", "Brusk = Brusk"},
        {"... and later he", "Präsident Drell trat zurück. „Die Straße ist für alle offen“, sagte er.", "er = Drell"},
        {"an object is no name", "Am Montag wies die Ministerin Vorwürfe zurück. „Die Straße ist für alle offen“, sagte sie.", "sie = unknown"},
        {"so", "Außenministerin Lena Brusk kam aus Bonn. „Das ist für alle schlecht“, so Brusk weiter.", "Brusk = Lena Brusk"},
        {"nobody is sich", "Ministerin Lena Brusk äußerte sich zufrieden: „Die Straße ist für alle offen.“", "Lena Brusk = Lena Brusk"},
        {"two in a paragraph", "„Die Straße ist offen“, sagte Kanzlerin Brusk. Ministerpräsident Drell widersprach: „Sie ist nicht offen.“", "Brusk = Brusk; Drell = Drell"},
    }, speakers_in_german);
  }
}
