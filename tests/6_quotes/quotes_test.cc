#include <doctest/doctest.h>

#include "tests/quote_tables.h"

using namespace saidby;
using testing::quotes_of;
using testing::read;

TEST_SUITE("6_quotes") {
  TEST_CASE("direct, mixed and indirect statements with their cues") {
    struct Row { const char* name; const char* text; const char* quotes; };
    for (const Row row : {
             Row{"cue before", "Ann Lee said: “The bridge is closed until May.”", "direct: [“The bridge is closed until May.”] <- Ann Lee (said)"},
             Row{"cue after", "“The bridge is closed until May,” Ann Lee said.", "direct: [“The bridge is closed until May,”] <- Ann Lee (said)"},
             Row{"inverted", "“The bridge is closed until May,” said Ann Lee.", "direct: [“The bridge is closed until May,”] <- Ann Lee (said)"},
             Row{"split by its cue", "“We believe in this bridge,” he said. “The rest follows from that.”", "direct: [“We believe in this bridge,”] [“The rest follows from that.”] <- he (said)"},
             Row{"mixed", "The minister said that the bridge was “a disgrace to the city”.", "mixed: [that the bridge was “a disgrace to the city”] <- The minister (said)"},
             Row{"that-clause", "The minister said that the bridge would be closed until May.", "indirect: [that the bridge would be closed until May] <- The minister (said)"},
             Row{"bare clause", "The minister said the bridge would be closed until May.", "indirect: [the bridge would be closed until May] <- The minister (said)"},
             Row{"clause before the cue", "The bridge will be closed until May, the minister said.", "indirect: [The bridge will be closed until May] <- the minister (said)"},
             Row{"without the dateline", "STOCKHOLM, March 3 (Reuters) - The bridge will be closed until May, the minister said on Tuesday.", "indirect: [The bridge will be closed until May] <- the minister (said)"},
             Row{"when it was said", "The bridge will be closed until May, the minister said late on Friday.", "indirect: [The bridge will be closed until May] <- the minister (said)"},
             Row{"where it was said", "The bridge will be closed until May, the minister said on a call with drivers.", "indirect: [The bridge will be closed until May] <- the minister (said)"},
             Row{"a pronoun behind whom it was told", "The minister told reporters he was confident.", "indirect: [he was confident] <- The minister (told)"},
             Row{"a determiner behind whom it was told", "The minister told lawmakers the troops would be home by May.", "indirect: [the troops would be home by May] <- The minister (told)"},
             Row{"according to", "According to the ministry, the bridge will be closed until May.", "indirect: [the bridge will be closed until May] <- the ministry (According to)"},
         })
      CHECK_MESSAGE(quotes_of(row.text) == row.quotes, row.name);
  }

  TEST_CASE("terms, titles and nicknames are no quotes") {
    for (const char* text : {"The so-called “city brain” was built by engineers.", "She sang in the musical “The Long Road Home” for years.", "Jim “Big Daddy” Smith ran the club for ten years."})
      CHECK_MESSAGE(quotes_of(text) == "", text);
  }

  TEST_CASE("no two quotes cross and every cue stands outside its quote's marks") {
    const Document document = read("“One is enough,” said Ann Lee, adding that two “would be too many”. She said Bob Ray called it “a shame”.");
    CHECK(!document.quotes.empty());
    for (std::size_t i = 0; i < document.quotes.size(); ++i)
      for (const Span part : document.quotes[i].parts)
        if (document.quotes[i].type == QuoteType::direct) CHECK(!part.overlaps(document.attributions[i].cue));
  }
}
