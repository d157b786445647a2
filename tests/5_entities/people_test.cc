// Roles, genders and joined names of whole texts.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/testing.h"

using namespace saidby;

namespace {

const Entity* entity_named(const Document& document, std::string_view name) {
  const auto at = std::find_if(document.entities.begin(), document.entities.end(), [&](const Entity& entity) { return entity.name == name; });
  return at == document.entities.end() ? nullptr : &*at;
}

std::string role_of(const std::string& text, std::string_view name) {
  const Document document = testing::read(text);
  const Entity* entity = entity_named(document, name);
  return entity ? entity->role : "nobody";
}

char gender_of(const std::string& text, std::string_view name) {
  const Document document = testing::read(text);
  const Entity* entity = entity_named(document, name);
  return !entity ? '!' : entity->gender == Gender::female ? 'f' : entity->gender == Gender::male ? 'm' : '?';
}

}  // namespace

TEST_SUITE("5_entities") {
  TEST_CASE("roles from the words beside a name") {
    struct Row { const char* text; const char* name; const char* role; };
    for (const Row row : {
             Row{"Bo Harden, executive vice-mayor of Tianjin, said the road is open.", "Bo Harden", "executive vice-mayor of Tianjin"},
             Row{"The mayor of Bishkek, Bo Harden, said the road is open.", "Bo Harden", "mayor of Bishkek"},
             Row{"Foreign Minister Maria Keller said the road is open.", "Maria Keller", "foreign minister"},
             Row{"“It is late.” - Maria Keller, chairwoman of the Oakford Growers Association", "Maria Keller", "chairwoman of the Oakford Growers Association"},
             Row{"Maria Keller - chairwoman of the Oakford Growers Association - said that it was late.", "Maria Keller", "chairwoman of the Oakford Growers Association"},
             Row{"The mayor, Bo Harden, said the road is open.", "Bo Harden", "mayor"},
             Row{"Norway's foreign minister, Maria Keller, said the road is open.", "Maria Keller", "foreign minister"},
             Row{"Sen. Maria Keller said the road is open.", "Maria Keller", "Sen."},
             Row{"Tom Baker's lawyer Maria Keller said the road is open.", "Maria Keller", "lawyer"},
             Row{"Last month Senator Maria Keller opened the fair.", "Maria Keller", "senator"},
             Row{"They thanked superintendent of police Maria Keller.", "Maria Keller", "superintendent of police"},
             Row{"The members, led by Majority Leader Maria Keller, accused the mayor.", "Maria Keller", "majority leader"},
             Row{"Then the Rovers manager Maria Keller left.", "Maria Keller", "Rovers manager"},
             Row{"Maria Keller MSP opened the fair.", "Maria Keller", "MSP"},
             Row{"Union Minister for Rural Development Maria Keller opened the fair.", "Maria Keller", "union minister for rural development"},
             Row{"Minister of State for Education Maria Keller opened the fair.", "Maria Keller", "minister of state for education"},
             Row{"Governor of the Zelmond Region Maria Keller opened the fair.", "Maria Keller", "governor of the Zelmond Region"},
             Row{"Olympian Maria Keller opened the fair.", "Maria Keller", "olympian"},
             Row{"Transport MEC Maria Keller opened the fair.", "Maria Keller", "Transport MEC"},
             Row{"After talks with Maria Keller, the mayor said the road is open.", "Maria Keller", ""},
             Row{"Maria Keller, who leads the office, said the road is open.", "Maria Keller", ""},
             Row{"Maria Keller said the road is open.", "Maria Keller", ""},
         })
      CHECK_MESSAGE(role_of(row.text, row.name) == row.role, row.text);
  }

  TEST_CASE("the organization that a person belongs to, by role or beside the name") {
    struct Row { const char* text; const char* organization; };
    for (const Row row : {Row{"Maria Keller, head of the Oakford Growers Association, said so.", "Oakford Growers Association"}, Row{"Maria Keller of the Oakford Growers Association said so.", "Oakford Growers Association"},
                          Row{"Maria Keller, a former Nokia engineer, said so.", ""},
                          Row{"The chairwoman, Maria Keller, met the Oakford Growers Association.", ""}}) {
      const Document document = testing::read(row.text);
      REQUIRE(entity_named(document, "Maria Keller"));
      CHECK_MESSAGE(entity_named(document, "Maria Keller")->organization == row.organization, row.text);
    }
  }

  TEST_CASE("verbs, adjectives and numbers beside a role are no part of it; two may share one") {
    struct Row { const char* text; const char* name; const char* role; };
    for (const Row row : {
             Row{"The board has given Finance Minister Maria Keller a week.", "Maria Keller", "finance minister"},
             Row{"They have made Oakford striker John Keller their target.", "John Keller", "Oakford striker"},
             Row{"It was written by the late actor John Keller.", "John Keller", "actor"},
             Row{"Maria Keller, his lawyer of twelve years, left.", "Maria Keller", "lawyer"},
             Row{"Candidates Maria Keller and John Holm met.", "Maria Keller", "candidate"},
             Row{"Candidates Maria Keller and John Holm met.", "John Holm", "candidate"},
             Row{"Maria Keller, who heads John Holm's office, left.", "John Holm", ""},
         }) {
      const Document document = testing::read(row.text);
      REQUIRE_MESSAGE(entity_named(document, row.name), row.text);
      CHECK_MESSAGE(entity_named(document, row.name)->role == row.role, row.text);
    }
  }

  TEST_CASE("an office makes a person an official") {
    const Document document = testing::read("The mayor of Bishkek, Marek Novak, met Maria Keller, a baker.");
    REQUIRE(entity_named(document, "Marek Novak"));
    REQUIRE(entity_named(document, "Maria Keller"));
    CHECK(entity_named(document, "Marek Novak")->type == EntityType::official);
    CHECK(entity_named(document, "Maria Keller")->type == EntityType::person);
  }

  TEST_CASE("genders from titles, pronouns and given names; unknown where nothing tells") {
    struct Row { const char* text; const char* name; char gender; };
    for (const Row row : {
             Row{"Mrs. Taylor Harden left.", "Taylor Harden", 'f'},
             Row{"Mr. Taylor Harden left.", "Taylor Harden", 'm'},
             Row{"Maria Keller left.", "Maria Keller", 'f'},
             Row{"John Keller left.", "John Keller", 'm'},
             Row{"Nobuo Watanabe left.", "Nobuo Watanabe", 'm'},
             Row{"Oleksandr Kovalenko left.", "Oleksandr Kovalenko", 'm'},
             Row{"Mrs. John Keller left.", "John Keller", 'f'},   // the title tells more
             Row{"Taylor Keller left the town.", "Taylor Keller", '?'},
             Row{"Wang Xu left the town.", "Wang Xu", '?'},
             Row{"Qorvath Zelmund left the town.", "Qorvath Zelmund", '?'},
             Row{"Robin Zelmund left the town.", "Robin Zelmund", '?'},   // both women and men are called so
             Row{"Ashley Zelmund left the town.", "Ashley Zelmund", '?'},
             Row{"Akira Zelmund left the town.", "Akira Zelmund", '?'},
             Row{"Qorvath Zelmund dropped his keys.", "Qorvath Zelmund", 'm'},
             Row{"Robin Zelmund, a baker, said she was late.", "Robin Zelmund", 'f'},
             Row{"Robin Zelmund and her husband left.", "Robin Zelmund", 'f'},
             Row{"They met Robin Zelmund and his wife.", "Robin Zelmund", 'm'},
             Row{"“I am late,” Robin Zelmund said, shaking his head.", "Robin Zelmund", 'm'},
             Row{"Maria Zelmund said he was late.", "Maria Zelmund", 'f'},   // the name tells more
             Row{"Bishop Maria Zelmund left.", "Maria Zelmund", 'f'},   // women are bishops too
             Row{"Rabbi Robin Zelmund left.", "Robin Zelmund", '?'},
             Row{"Chairman Robin Zelmund left.", "Robin Zelmund", 'm'},
             Row{"Chairman Robin Zelmund said she was late.", "Robin Zelmund", 'f'},   // the clause tells more than the post
             Row{"Maria Zelmund, a spokesman for the town, left.", "Maria Zelmund", 'f'},
             Row{"Mairéad Zelmund left.", "Mairéad Zelmund", 'f'},
             Row{"Pádraig Zelmund left.", "Pádraig Zelmund", 'm'},
             Row{"Qorvath Ní Zelmund left the town.", "Qorvath Ní Zelmund", 'f'},
             Row{"Qorvath Ó Zelmund left the town.", "Qorvath Ó Zelmund", 'm'},
             Row{"Maria Mac Zelmund left the town.", "Maria Mac Zelmund", '?'},
             Row{"Marie-Claude Zelmund left.", "Marie-Claude Zelmund", 'f'},
             Row{"Jean-Marie Zelmund left.", "Jean-Marie Zelmund", 'm'},
             Row{"Funmilayo Zelmund left.", "Funmilayo Zelmund", 'f'},
             Row{"They told Robin Zelmund she was late.", "Robin Zelmund", '?'},
             Row{"Robin Zelmund told others that he was late.", "Robin Zelmund", '?'},
         })
      CHECK_MESSAGE(gender_of(row.text, row.name) == row.gender, std::string(row.text));
  }

  TEST_CASE("all names of one person are one entity, in the order of the text") {
    const Document document = testing::read("Maria Keller opened the road on Monday. Keller said that it is open. “It is late,” Ms. Keller said. Bo Harden agreed.");
    const Entity* keller = entity_named(document, "Maria Keller");
    REQUIRE(keller);
    CHECK(keller->mentions.size() == 3);
    CHECK(std::is_sorted(keller->mentions.begin(), keller->mentions.end()));
    CHECK(entity_named(document, "Bo Harden"));
  }

  TEST_CASE("a nickname is another name of its person") {
    struct Row { const char* text; std::size_t times; };
    for (const Row row : {
             Row{"Maria Keller, nicknamed “Otter”, left. It was late, Otter said.", 3},
             Row{"Maria “Otter” Keller left. It was late, Otter said.", 2},
             Row{"Moses ole Zelmund left. Ole Zelmund said it was late.", 2},
             Row{"Maria ‘The Otter’ Keller left. It was late, The Otter said.", 2},
         }) {
      const Document document = testing::read(row.text);
      REQUIRE_MESSAGE(!document.entities.empty(), row.text);
      CHECK_MESSAGE(document.entities.front().mentions.size() == row.times, row.text);
    }
  }

  TEST_CASE("a parent called by the given name has the child's surname behind a title") {
    const Document document = testing::read("Sarah Keller, 19, is lost. Her mother Maria wept. “We wait,” Mrs Keller said. Her father John did not. Mr Keller left.");
    for (const char* name : {"Maria", "John"}) {
      REQUIRE(entity_named(document, name));
      CHECK_MESSAGE(entity_named(document, name)->mentions.size() == 2, name);
    }
    const Document other = testing::read("Maria Keller met her daughter Sarah. “We wait,” Mrs Keller said.");
    CHECK(entity_named(other, "Maria Keller")->mentions.size() == 2);
  }

  TEST_CASE("Mr and Mrs of one name are two") {
    const Document document = testing::read("Mr Zorbla and Mrs Zorbla came. Zorbla said she was glad. Mr Zorbla left.");
    REQUIRE(document.entities.size() == 2);
    CHECK(document.entities[0].gender == Gender::male);
    CHECK(document.entities[1].gender == Gender::female);
    CHECK(document.entities[0].mentions.size() == 2);
    CHECK(document.entities[1].mentions.size() == 2);
    CHECK(testing::read("Zorbla came. Mrs Zorbla left. It was late, Zorbla said.").entities.size() == 1);
  }

  TEST_CASE("two with one surname behind the second") {
    const Document document = testing::read("Peter and Ann Holm, both 70, left. “We are sad,” Mr Holm said. Mrs Holm agreed.");
    REQUIRE(document.entities.size() == 2);
    CHECK(document.entities[0].name == "Peter Holm");
    CHECK(document.entities[1].name == "Ann Holm");
    CHECK(document.entities[0].mentions.size() == 2);
    CHECK(document.entities[1].mentions.size() == 2);
    CHECK(entity_named(testing::read("Peter Baker came. Then Peter and Ann Holm left."), "Peter Baker")->mentions.size() == 2);
  }

  TEST_CASE("a surname of two: whose the pronoun in its own clause can be") {
    const std::string two = "Peter Keller and Maria Keller came. ";
    for (const auto& [sentence, name] : {std::pair{"Keller said he was sad.", "Peter Keller"}, {"Keller said she was sad.", "Maria Keller"}, {"Keller, a baker, said that he was sad.", "Peter Keller"}, {"“It is late,” Keller said, taking his coat.", "Peter Keller"}, {"Keller left.", "Maria Keller"}}) {
      const Document document = testing::read(two + sentence);
      REQUIRE(entity_named(document, name));
      CHECK_MESSAGE(entity_named(document, name)->mentions.size() == 2, sentence);
    }
    const Document alone = testing::read("Maria Keller came. Keller said he was sad.");
    CHECK(entity_named(alone, "Maria Keller")->mentions.size() == 2);
  }

  TEST_CASE("two people of one surname stay two") {
    const Document document = testing::read("Maria Keller met her brother John Keller on Monday. Maria Keller left. John Keller stayed.");
    CHECK(entity_named(document, "Maria Keller"));
    CHECK(entity_named(document, "John Keller"));
  }

  TEST_CASE("an organization and its short names are one entity") {
    struct Row { const char* text; const char* name; std::size_t times; };
    for (const Row row : {
             Row{"The Workers Union of Zelmond (Towuta) met. Towuta said it was late.", "Workers Union of Zelmond", 3},
             Row{"The Clean Rivers Alliance sued. The Alliance said it was late.", "Clean Rivers Alliance", 2},
             Row{"The Zelmond Foundation met. The Foundation said it was late.", "Zelmond Foundation", 2},
             Row{"The Zelmond Foundation met the Oakford Foundation. The Foundation said it was late.", "Oakford Foundation", 2},
             Row{"Tolmerine Energy cut jobs. Tolmerine said it was late.", "Tolmerine Energy", 2},
         }) {
      const Document document = testing::read(row.text);
      REQUIRE_MESSAGE(entity_named(document, row.name), row.text);
      CHECK_MESSAGE(entity_named(document, row.name)->mentions.size() == row.times, row.text);
    }
  }

  TEST_CASE("an organization and its acronym are one entity") {
    const Document document = testing::read("The Shanghai Cooperation Organization (SCO) met in Tianjin. The SCO will meet again.");
    const Entity* sco = entity_named(document, "Shanghai Cooperation Organization");
    REQUIRE(sco);
    CHECK(sco->mentions.size() == 3);
    CHECK(sco->type == EntityType::organization);
  }
}
