#include <doctest/doctest.h>

#include <algorithm>

#include "pipeline/knowledge/name_patterns.h"
#include "pipeline/knowledge/plain_words.h"
#include "tests/testing.h"

using namespace saidby;

namespace {

// "Ann Lee=person; Oakford=city"; of places the kind is given as place, officials are people.
std::string names_in(const Document& document) {
  std::string out;
  for (const Mention& mention : document.mentions) {
    const bool place = mention.type == EntityType::city || mention.type == EntityType::country || mention.type == EntityType::region;
    const std::string type = place ? "place" : mention.type == EntityType::official ? "person" : std::string(name_of(mention.type));
    out += (out.empty() ? "" : "; ") + testing::words_of(document, mention.span) + "=" + type;
  }
  return out;
}
std::string names_in(const std::string& text) { return names_in(testing::read(text)); }

const Mention* mention_of(const Document& document, const std::string& words) {
  const auto at = std::find_if(document.mentions.begin(), document.mentions.end(), [&](const Mention& mention) { return testing::words_of(document, mention.span) == words; });
  return at == document.mentions.end() ? nullptr : &*at;
}

struct Case {
  const char* text;
  const char* names;
};

}  // namespace

TEST_SUITE("4_mentions") {
  TEST_CASE("the bounds of a name inside a run of capitals") {
    for (const Case& one : {
             Case{"On Monday Prime Minister Ann Keller met Rita Moss.", "Ann Keller=person; Rita Moss=person"},
             Case{"The German Chancellor Ann Keller left.", "German=other; Ann Keller=person"},
             Case{"Then Kenyan President William Ruto and Ann Keller left.", "Kenyan=other; William Ruto=person; Ann Keller=person"},
             Case{"He joined the Publicity Department of the Communist Party of China Tianjin Municipal Committee.", "Publicity Department of the Communist Party of China Tianjin Municipal Committee=organization"},
             Case{"She works at the Ministry of Water and Energy in Nairobi.", "Ministry of Water and Energy=organization; Nairobi=place"},
             Case{"The fair was held in Nairobi, Kenya, and in Kampala.", "Nairobi=place; Kenya=place; Kampala=place"},
             Case{"ANN KELLER / OAKFORD DAILY", "ANN KELLER=person; OAKFORD DAILY=organization"},
             Case{"Obama's visit to Kenya's capital was a success.", "Obama=person; Kenya=place"},
             Case{"“We need answers,” Sen. Deb Keller, R-Neb., said to Rep. Rita Moss (D-Calif.).", "Deb Keller=person; Neb.=place; Rita Moss=person; Calif.=place"},
             Case{"Abuja spent N30bn and Nairobi Sh4.5bn.", "Abuja=place; Nairobi=place"},
         }) {
      CAPTURE(std::string(one.text));
      CHECK(names_in(std::string(one.text)) == one.names);
    }
  }

  TEST_CASE("the type of a name by its keys and by its context") {
    for (const Case& one : {
             Case{"The Oakford Water Company agreed.", "Oakford Water Company=organization"},
             Case{"Norvell Motors said on Monday it would close.", "Norvell Motors=organization"},
             Case{"Shares of Asterby Robotics Inc. rose.", "Asterby Robotics Inc.=organization"},
             Case{"Johnson & Johnson agreed.", "Johnson & Johnson=organization"},
             Case{"They left the village of Asterby.", "Asterby=place"},
             Case{"The mayor of Asterby agreed.", "Asterby=place"},
             Case{"Asterby, a newly built city in the north, has a port.", "Asterby=place"},
             Case{"\"We agree,\" Asterby said on Monday.", "Asterby=person"},
             Case{"Dr. Asterby agreed.", "Asterby=person"},
             Case{"They read the book on the train.", ""},
         }) {
      CAPTURE(std::string(one.text));
      CHECK(names_in(std::string(one.text)) == one.names);
    }
  }

  TEST_CASE("a name inside a longer name is no mention of its own") {
    const Document document = testing::read("The Shanghai Cooperation Organization met in Shanghai.");
    CHECK(names_in(document) == "Shanghai Cooperation Organization=organization; Shanghai=place");
    for (std::size_t i = 1; i < document.mentions.size(); ++i) CHECK(document.mentions[i - 1].span.end <= document.mentions[i].span.begin);
  }

  TEST_CASE("a name seen with evidence gives its type to bare mentions before and after") {
    const Document document = testing::read("Zorbla agreed at once, the paper wrote. The mayor, Dr. Ann Zorbla, said so herself. Zorbla then left.");
    for (const Mention& mention : document.mentions) CHECK((mention.type == EntityType::person || mention.type == EntityType::official));
    CHECK(document.mentions.size() == 3);
  }

  TEST_CASE("each mention names what made it, with a confidence") {
    const Document document = testing::read("Dr. Ann Keller of the Oakford Water Company flew to Nairobi.");
    REQUIRE(document.mentions.size() == 3);
    for (const Mention& mention : document.mentions) {
      CHECK(!mention.why.empty());
      CHECK(mention.confidence > 0.3f);
      CHECK(mention.confidence <= 1);
    }
    CHECK(mention_of(document, "Ann Keller")->why == "title-name");
    CHECK(mention_of(document, "Oakford Water Company")->why == "organization-key");
  }

  TEST_CASE("a weak name needs a context") {
    CHECK(names_in(std::string("Reading is good for children.")).empty());
    CHECK(names_in(std::string("Nice people live here.")).empty());
  }

  TEST_CASE("known: a weak name that a container stands beside" * doctest::should_fail()) {
    CHECK(names_in(std::string("The talks were held in Reading, England, on Monday.")) == "Reading=place; England=place");
  }

  TEST_CASE("known: a place that no list knows and only a compound tells" * doctest::should_fail()) {
    CHECK(names_in(std::string("An Asterby-based firm agreed.")) == "Asterby=place");
  }

  TEST_CASE("what is told of a name outright holds for it in the whole document") {
    for (const Case& one : {
             Case{"DERA SHAHWAN, Pakistan (AP) - Police went to Dera Shahwan on Monday.", "DERA SHAHWAN=place; Pakistan=place; AP=organization; Dera Shahwan=place"},
             Case{"LINCOLN, Ill. (AP) - The fair is over.", "LINCOLN=place; Ill.=place; AP=organization"},
             Case{"CEDAR FALLS – Council members met on Monday night.", "CEDAR FALLS=place"},
             Case{"Velland, a country of 9 million, is calm. Velland said no. Many love Velland.", "Velland=place; Velland=place; Velland=place"},
             Case{"They fled the village of Sheikh Toba on foot. Sheikh Toba is empty.", "Sheikh Toba=place; Sheikh Toba=place"},
             Case{"They live in Zorvale. The fair in Zorvale, Kenya, is over. Roads near Zorvale are shut. The mayor of Zorvale left. \"No,\" Zorvale told the paper.", "Zorvale=place; Zorvale=place; Kenya=place; Zorvale=place; Zorvale=place; Zorvale=place"},
             Case{"Varnet Aerospace Inc. cut its forecast. Varnet said it would cut jobs.", "Varnet Aerospace Inc.=organization; Varnet=organization"},
             Case{"They work for Dorling & Sons. Dorling wrote that the lamps were safe.", "Dorling & Sons=organization; Dorling=organization"},
             Case{"Tarnby Labs sells lamps. Tarnby wrote that they were safe.", "Tarnby Labs=organization; Tarnby=organization"},
             Case{"CLINTON, Iowa (AP) - The hall was full. \"I like him,\" Clinton said. Clinton, who was tired, smiled.", "CLINTON=place; Iowa=place; AP=organization; Clinton=person; Clinton=person"},
             Case{"Varnet Aerospace Inc. cut its forecast. Its founder, Mr. Varnet, left.", "Varnet Aerospace Inc.=organization; Varnet=person"},
             Case{"Varnet Aerospace Inc. cut its forecast. Its founder, Rita Varnet, left. Varnet said so.", "Varnet Aerospace Inc.=organization; Rita Varnet=person; Varnet=person"},
         }) {
      CAPTURE(std::string(one.text));
      CHECK(names_in(std::string(one.text)) == one.names);
    }
    const Document document = testing::read("Velland, a country of 9 million, is calm. Velland said no.");
    CHECK(document.entities.size() == 1);
    CHECK(document.entities.front().type == EntityType::country);
  }

  TEST_CASE("marks inside, two names, letters behind: bounds that lists tell") {
    for (const Case& one : {
             Case{"Shares of AT&T fell. B&Q and Fisher & Paykel grew.", "AT&T=organization; B&Q=organization; Fisher & Paykel=organization"},
             Case{"Sotheby's sold it. He left McDonald's.", "Sotheby's=organization; McDonald's=organization"},
             Case{"Rob Lowe agreed. Lowe's lawyer left.", "Rob Lowe=person; Lowe=person"},
             Case{"They supply Stellantis and Renault.", "Stellantis=organization; Renault=organization"},
             Case{"They thanked Labour's Karl Tolliver. Unite regional officer Karl Dorling stayed.", "Labour=organization; Karl Tolliver=person; Unite=organization; Karl Dorling=person"},
             Case{"They met in Bosnia and Herzegovina.", "Bosnia and Herzegovina=place"},
             Case{"Then Moira Tennant MSP left with Siobhan Nic Uaid TD.", "Moira Tennant=person; Siobhan Nic Uaid=person"},
             Case{"Judge Rufus Penhale KC said it was light.", "Rufus Penhale=person"},
             Case{"CM Anil Rao Bhosle went to Pune. DCM Bhosle stayed.", "Anil Rao Bhosle=person; Pune=place; Bhosle=person"},
             Case{"The ward's MCA Grace Chebet left with Moira Tennant, MSP.", "Grace Chebet=person; Moira Tennant=person"},
             Case{"They told DCI Karl Dorling so.", "Karl Dorling=person"},
             Case{"Former umpire Craig “Dozer” Tranter spoke. Tranter left.", "Craig “Dozer” Tranter=person; Tranter=person"},
             Case{"\"It is over,\" said Miss Penhale.", "Penhale=person"},
             Case{"‘It was late,’ said Miss Dorling. ‘I know,’ said Mrs Dorling.", "Dorling=person; Dorling=person"},
             Case{"Councilman Karl Brandvold, R-Ward 5, agreed.", "Karl Brandvold=person; Ward 5=place"},
         }) {
      CAPTURE(std::string(one.text));
      CHECK(names_in(std::string(one.text)) == one.names);
    }
  }

  TEST_CASE("feasts, contests and storms are no people and no places") {
    for (const Case& one : {
             Case{"The talks end before Easter. Ramadan ended on Monday.", "Easter=other; Ramadan=other"},
             Case{"Then Typhoon Sarika came to Manila.", "Typhoon Sarika=other; Manila=place"},
             Case{"Storm Fergus: Two hurt as roads shut\n\nTwo people were hurt when Storm Fergus came on Monday.", "Storm Fergus=other; Storm Fergus=other"},
             Case{"She won the Holmdale Trophy and left Oslo.", "Holmdale Trophy=other; Oslo=place"},
             Case{"Dr. Tariq Ramadan spoke. Ramadan left.", "Tariq Ramadan=person; Ramadan=person"},
         }) {
      CAPTURE(std::string(one.text));
      CHECK(names_in(std::string(one.text)) == one.names);
    }
  }

  TEST_CASE("a headline's names are those of the body") {
    for (const Case& one : {
             Case{"Varnet Opens Depot in Nairobi to Charge Yellow Buses\n\nVarnet Aerospace Inc. said on Monday it would grow in Nairobi.", "Varnet=organization; Nairobi=place; Varnet Aerospace Inc.=organization; Nairobi=place"},
             Case{"Tarnby 3-1 Holm: Late Sandvik strike stuns visitors\n\nOle Sandvik struck late as Ole Holm watched.", "Holm=person; Sandvik=person; Ole Sandvik=person; Ole Holm=person"},
             Case{"SHE WILL NEVER SIT ON THAT BOAT\n\nRita Moss said on Monday that she was done with the boat.", "Rita Moss=person"},
         }) {
      CAPTURE(std::string(one.text));
      CHECK(names_in(std::string(one.text)) == one.names);
    }
  }

  TEST_CASE("a compound and a dash between spaces end a name") {
    for (const Case& one : {
             Case{"Varnet Aerospace Inc. rose. The Austin-based company grew.", "Varnet Aerospace Inc.=organization; Austin=place"},
             Case{"A Nairobi-born artist and a Kenya-backed force left.", "Nairobi=place; Kenya=place"},
             Case{"They met in Guinea-Bissau.", "Guinea-Bissau=place"},
             Case{"The IFP-led council in Durban, South Africa, left.", "IFP=organization; Durban=place; South Africa=place"},
         }) {
      CAPTURE(std::string(one.text));
      CHECK(names_in(std::string(one.text)) == one.names);
    }
  }

  TEST_CASE("text without capitals, and text that is all capitals") {
    CHECK(names_in(std::string("they met in the town and left.")).empty());
    CHECK(mention_of(testing::read("TALKS HELD IN NAIROBI"), "NAIROBI") != nullptr);
  }

  TEST_CASE("plain words: marks, letters without a plain form, hyphens and apostrophes") {
    for (const auto& [word, plain] : {std::pair{"Łódź", "Lodz"}, {"İzmir", "Izmir"}, {"Sa\u0303o", "Sao"}, {"Weißburg", "Weissburg"}, {"O\u2019Brien", "O'Brien"}, {"\u2013", "-"}, {"Ærø", "AEro"}, {"Oslo", "Oslo"}, {"Москва", "Москва"}}) CHECK(plain_word(word) == plain);
  }

  TEST_CASE("plain words keep the spans of the text") {
    const Text text{"İzmir and Sa\u0303o", {}};
    Tokenizer tokenizer(testing::knowledge().words.abbreviations());
    const std::vector<Token> words = tokenizer.words(text.bytes), plain = plain_words(text, words);
    REQUIRE(plain.size() == words.size());
    for (std::size_t i = 0; i < words.size(); ++i) CHECK(plain[i].span == words[i].span);
    const Text ascii{"Izmir and Sao", {}};
    CHECK(plain_words(ascii, tokenizer.words(ascii.bytes)).empty());
  }

  TEST_CASE("patterns match whole words, leftmost and longest") {
    NamePatterns patterns;
    patterns.add("Route [0-9]+", false);
    patterns.add("(?:Upper )?Wold", true);
    const Text text{"Route 66, upper wold, Wolds and Route 7a", {}};
    Tokenizer tokenizer(testing::knowledge().words.abbreviations());
    const std::vector<Token> words = tokenizer.words(text.bytes);
    std::string found;
    for (const PatternHit& hit : patterns.find(text, words, 0, static_cast<std::uint32_t>(words.size()))) found += std::string(text.view({words[hit.first].span.begin, words[hit.last - 1].span.end})) + ";";
    CHECK(found == "Route 66;upper wold;");
  }

  TEST_CASE("a pattern that RE2 refuses, that matches nothing, or that is too large") {
    CHECK(fault_of_pattern("Route [0-9]+", false).empty());
    for (const char* pattern : {"a(", "(?=a)b", ".*", "(?:a{1,99}){1,99}"}) CHECK(!fault_of_pattern(pattern, false).empty());
    CHECK(!fault_of_pattern(std::string(longest_pattern + 1, 'a'), false).empty());
  }
}
