#include <doctest/doctest.h>

#include <algorithm>

#include "tests/testing.h"

using namespace saidby;

namespace {

const Entity* entity_of(const Document& document, const std::string& words) {
  for (const Mention& mention : document.mentions)
    if (testing::words_of(document, mention.span) == words && mention.entity != none) return &document.entities[mention.entity];
  return nullptr;
}

// Do all these words name one entity?
bool are_one(const Document& document, const std::vector<std::string>& names) {
  const Entity* first = entity_of(document, names.front());
  return first && std::all_of(names.begin(), names.end(), [&](const std::string& name) { return entity_of(document, name) == first; });
}

}  // namespace

TEST_SUITE("5_entities") {
  TEST_CASE("aliases learned in the document") {
    struct Case {
      const char* text;
      std::vector<std::string> names;
    };
    for (const Case& one : {
             Case{"The Upper Wold Trade Board (UWTB) met on Monday. The UWTB agreed.", {"Upper Wold Trade Board", "UWTB"}},
             Case{"The Shanghai Cooperation Organization met. Leaders of the SCO agreed.", {"Shanghai Cooperation Organization", "SCO"}},
             Case{"Members of the Nile Union of River and Delta Growers, NURDEG, met. NURDEG agreed.", {"Nile Union of River and Delta Growers", "NURDEG"}},
             Case{"Dr. Ann Keller spoke first. Keller left. Then Ann Keller returned.", {"Ann Keller", "Keller"}},
             Case{"President Xi Jinping spoke first. Xi then left.", {"Xi Jinping", "Xi"}},
             Case{"Dr. Ann R. Keller spoke first. Mrs. Keller left.", {"Ann R. Keller", "Keller"}},
         }) {
      CAPTURE(std::string(one.text));
      CHECK(are_one(testing::read(one.text), one.names));
    }
  }

  TEST_CASE("an acronym is what the document writes out, or what its country tells; else only itself") {
    struct Case {
      const char *text, *mention, *name, *gazetteer;
    };
    for (const Case& one : {
             Case{"Police in Delhi agreed, an officer in Mumbai told the PTI on Monday.", "PTI", "Press Trust of India", "org:press-trust-of-india"},
             Case{"Police in Lahore agreed, leaders of the PTI said in Karachi.", "PTI", "Pakistan Tehreek-e-Insaf", "org:pakistan-tehreek-e-insaf"},
             Case{"The CBI said firms in London and Leeds would hire.", "CBI", "Confederation of British Industry", "org:confederation-of-british-industry"},
             Case{"The Ministry of Coastal Affairs (MCA) agreed. The MCA left.", "MCA", "Ministry of Coastal Affairs", ""},
             Case{"In Nairobi, Kenya, and in Kampala, Uganda, the MCA met.", "MCA", "MCA", ""},
             Case{"The ITA said teachers in Kingston, Jamaica, would strike.", "ITA", "ITA", ""},
             Case{"The DCI said in Nairobi, Kenya, that it was late.", "DCI", "Directorate of Criminal Investigations", "org:dci"},
             Case{"Officials in Manila, Philippines, said the House agreed.", "House", "House", ""},
             Case{"Officials in Washington said the House agreed.", "House", "House", "org:u-s-house-of-representatives"},
             Case{"The FBI searched a house in Kabul, Afghanistan, and in Kandahar.", "FBI", "Federal Bureau of Investigation", "org:fbi"},
         }) {
      CAPTURE(std::string(one.text));
      const Document document = testing::read(one.text);
      const Entity* entity = entity_of(document, one.mention);
      REQUIRE(entity);
      CHECK(entity->name == one.name);
      CHECK(entity->gazetteer == one.gazetteer);
    }
  }

  TEST_CASE("two people of one surname stay two") {
    const Document document = testing::read("Donald Trump spoke first. Melania Trump left.");
    CHECK(entity_of(document, "Donald Trump") != entity_of(document, "Melania Trump"));
  }

  TEST_CASE("what a person is: role, place and organization, with the titles outside the name") {
    struct Case {
      const char *text, *name, *role, *organization;
    };
    for (const Case& one : {
             Case{"Ann Keller, executive vice-mayor of Tianjin, opened the fair.", "Ann Keller", "executive vice-mayor of Tianjin", ""},
             Case{"Ann Keller, head of the Publicity Department of Tianjin, agreed.", "Ann Keller", "head of the Publicity Department of Tianjin", "Publicity Department of Tianjin"},
             Case{"Foreign Minister Ann Keller agreed.", "Ann Keller", "foreign minister", ""},
             Case{"Ann Keller, chairwoman of the Oakford Water Company, agreed.", "Ann Keller", "chairwoman of the Oakford Water Company", "Oakford Water Company"},
         }) {
      CAPTURE(std::string(one.text));
      const Document document = testing::read(one.text);
      const Entity* entity = entity_of(document, one.name);
      REQUIRE(entity);
      CHECK(entity->role == one.role);
      CHECK(entity->organization == one.organization);
      CHECK(entity->name == one.name);
    }
  }

  TEST_CASE("a title that is a given name too belongs to the name where it can't be one") {
    for (const auto& [text, mention, name] : {std::tuple{"Police Chief Don Kowalczyk left.", "Don Kowalczyk", "Don Kowalczyk"}, {"King Harald left.", "Harald", "Harald"}, {"Rep. Dean Fossum agreed.", "Dean Fossum", "Dean Fossum"}, {"Shah Rukh Khan sang.", "Shah Rukh Khan", "Shah Rukh Khan"}}) {
      CAPTURE(std::string(text));
      const Document document = testing::read(text);
      REQUIRE(entity_of(document, mention));
      CHECK(entity_of(document, mention)->name == name);
    }
  }

  TEST_CASE("an office makes an official") {
    const Document document = testing::read("Mayor Ann Keller agreed. The passenger Rita Moss did not.");
    REQUIRE(entity_of(document, "Ann Keller"));
    REQUIRE(entity_of(document, "Rita Moss"));
    CHECK(entity_of(document, "Ann Keller")->type == EntityType::official);
    CHECK(entity_of(document, "Rita Moss")->type == EntityType::person);
  }

  TEST_CASE("gender by title, given name or nothing") {
    for (const auto& [text, name, gender] : {std::tuple{"Mrs. Zorbla agreed.", "Zorbla", Gender::female}, {"Mr. Zorbla agreed.", "Zorbla", Gender::male}, {"Dr. Fatima Zorbla agreed.", "Fatima Zorbla", Gender::female}, {"Dr. Rajesh Zorbla agreed.", "Rajesh Zorbla", Gender::male}, {"Dr. Zorbla agreed.", "Zorbla", Gender::unknown}}) {
      CAPTURE(std::string(text));
      const Document document = testing::read(text);
      REQUIRE(entity_of(document, name));
      CHECK(entity_of(document, name)->gender == gender);
    }
  }

  TEST_CASE("which place of a name is meant: by a container, by the country of the article, by population") {
    struct Case {
      const char *text, *name, *country;
    };
    for (const Case& one : {
             Case{"The fair was held in Paris on Monday.", "Paris", "FR"},
             Case{"The fair was held in Paris, Texas, on Monday.", "Paris", "US"},
             Case{"Police in Birmingham, Alabama, agreed. The Birmingham fair is over.", "Birmingham", "US"},
             Case{"Police in Ontario and Quebec agreed. The fair in London, Ontario, is over.", "London", "CA"},
             Case{"The Georgian president flew from Tbilisi to Kutaisi. Georgia is small.", "Georgia", "GE"},
         }) {
      CAPTURE(std::string(one.text));
      const Document document = testing::read(one.text);
      const Entity* entity = entity_of(document, one.name);
      REQUIRE(entity);
      CHECK(entity->country == one.country);
      CHECK(entity->has_coordinates);
      CHECK(!entity->gazetteer.empty());
    }
  }

  TEST_CASE("the city of a dateline is one entity with its later mentions, and is not called by capitals") {
    const Document document = testing::read("DERA SHAHWAN, Pakistan (AP) - Police went to Dera Shahwan on Monday.");
    REQUIRE(are_one(document, {"DERA SHAHWAN", "Dera Shahwan"}));
    CHECK(entity_of(document, "Dera Shahwan")->name == "Dera Shahwan");
    CHECK(entity_of(document, "Dera Shahwan")->type == EntityType::city);
  }

  TEST_CASE("a place is linked inside the state or country that the text names for it, else to nothing") {
    struct Case {
      const char *text, *name, *gazetteer;
    };
    for (const Case& one : {
             Case{"The fair was held in Millbrook, Alabama, on Monday.", "Millbrook", "geonames:us-alabama-millbrook"},
             Case{"The fair was held in Millbrook, Oregon, on Monday.", "Millbrook", ""},
             Case{"The fair was held in Dijon, Norway, on Monday.", "Dijon", ""},
             Case{"The fair was held in Guildford, Surrey, on Monday.", "Guildford", "geonames:gb-england-guildford"},
         }) {
      CAPTURE(std::string(one.text));
      const Document document = testing::read(one.text);
      const Entity* entity = entity_of(document, one.name);
      REQUIRE(entity);
      CHECK(entity->gazetteer == one.gazetteer);
    }
    CHECK(!entity_of(testing::read("They flew to Lyon, Italy and Spain."), "Lyon")->gazetteer.empty());   // a list
  }

  TEST_CASE("names of one row are one entity") {
    const Document document = testing::read("Police in Britain agreed with those in the United Kingdom.");
    CHECK(are_one(document, {"Britain", "United Kingdom"}));
  }
}
