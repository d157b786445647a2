// Names found in whole sentences: their bounds and types.
#include <doctest/doctest.h>

#include "tests/testing.h"

using namespace saidby;

namespace {

// "person Maria Keller; city Oslo".
std::string names_of(const std::string& text) {
  const Document document = testing::read(text);
  std::string out;
  for (const Mention& mention : document.mentions) out += (out.empty() ? "" : "; ") + std::string(name_of(mention.type)) + " " + testing::words_of(document, mention.span);
  return out;
}

}  // namespace

TEST_SUITE("4_mentions") {
  TEST_CASE("names, their bounds and types") {
    struct Row { const char* text; const char* names; };
    for (const Row row : {
             Row{"Maria Keller lives in Oslo.", "person Maria Keller; city Oslo"},
             Row{"The road from Oslo to Norway is open.", "city Oslo; country Norway"},
             Row{"The Shanghai Cooperation Organization met.", "organization Shanghai Cooperation Organization"},
             Row{"He governs St. Petersburg.", "city St. Petersburg"},
             Row{"The Ministry of Foreign Affairs said so.", "organization Ministry of Foreign Affairs"},
             Row{"They spoke to the United Nations in New York.", "organization United Nations; city New York"},
             Row{"The road is open on Monday in May.", ""},
             Row{"Yes. The road is open.", ""},
             Row{"LONDON, March 4 (Reuters) - The road is open.", "city LONDON; organization Reuters"},
             Row{"OSLO, August 12 - The road is open.", "city OSLO"},
             Row{"Keller's plan for Norway's roads", "person Keller; country Norway"},
             Row{"Robert “Bob” Keller lives in Oslo.", "person Robert “Bob” Keller; city Oslo"},
             Row{"Maria Keller (Labour) Tom Baker came.", "person Maria Keller; organization Labour; person Tom Baker"},
             Row{"", ""},
         })
      CHECK_MESSAGE(names_of(row.text) == std::string(row.names), std::string(row.text));
  }

  TEST_CASE("people told by given names and by what stands beside them") {
    struct Row { const char* text; const char* names; };
    for (const Row row : {
             Row{"The board hired Peter Holm in June.", "person Peter Holm"},
             Row{"Flatmate Sarah Park was with them.", "person Sarah Park"},
             Row{"Undefeated Peter Holm had to be held back.", "person Peter Holm"},
             Row{"Sarah Hill said it was late.", "person Sarah Hill"},
             Row{"They walked along Victoria Street.", "region Victoria Street"},
             Row{"Keller: Road is open.", "person Keller"},
             Row{"Island Fever's Sarah Birch has left.", "person Sarah Birch"},
             Row{"They grinned at Peter Lane.", "person Peter Lane"},
             Row{"Baroness Zelmund of Oakford left early.", "official Zelmund; city Oakford"},
             Row{"Lord Keller of Oakford left early.", "person Lord Keller; city Oakford"},
             Row{"The Duke of Oakford left early.", "person Duke of Oakford"},
             Row{"Sqn Ldr Peter Holm and Cpl Sarah Birch left.", "person Peter Holm; person Sarah Birch"},
             Row{"Mwende wa Kamotho left.", "person Mwende wa Kamotho"},
             Row{"They met Mrs Zelmundo in June.", "person Zelmundo"},
             Row{"They met Dr Oakford in June.", "person Oakford"},
             Row{"They met the Lord Mayor in June.", ""},
             Row{"His daughter, Hope, left.", "person Hope"},
         })
      CHECK_MESSAGE(names_of(row.text) == std::string(row.names), std::string(row.text));
  }

  TEST_CASE("who does what people do is a person, whatever the last word of the name is elsewhere") {
    struct Row { const char* text; const char* names; };
    for (const Row row : {
             Row{"Kayla Lake, the band's chairman, said she was glad. Lake left.", "official Kayla Lake; official Lake"},
             Row{"Delbert Two Rivers said he was glad. Two Rivers left.", "person Delbert Two Rivers; person Two Rivers"},
             Row{"Kayla Island lost her keys.", "person Kayla Island"},
             Row{"Kayla Island is wet.", "region Kayla Island"},
             Row{"Warren Three Hills (61), of Zelmond, was fined.", "person Warren Three Hills; city Zelmond"},
             Row{"The toy manufacturer Kong Debao said he was late.", "person Kong Debao"},
             Row{"Drugmaker Maria Keller said she was late.", "person Maria Keller"},
             Row{"Datuk Lim Kok Wing left.", "person Lim Kok Wing"},
             Row{"Det Con Miller left.", "person Miller"},
             Row{"Chief Dorothy Two Bears left. Two Bears wept.", "official Dorothy Two Bears; official Two Bears"},
             Row{"Menteri Besar Idris Jamal left.", "person Idris Jamal"},
             Row{"The board chair Faith Rivers said it was late.", "official Faith Rivers"},
             Row{"The spokesman Cliff Banks said it was late.", "official Cliff Banks"},
             Row{"Fr Declan Moss left.", "person Declan Moss"},
             Row{"Justice Marion Lake blocked it. Lake left.", "official Marion Lake; official Lake"},
             Row{"Melelo Ward MCA Peter Koros left.", "region Melelo Ward; official Peter Koros"},
             Row{"Hampshire Constabulary agreed.", "organization Hampshire Constabulary"},
         })
      CHECK_MESSAGE(names_of(row.text) == std::string(row.names), std::string(row.text));
  }

  TEST_CASE("names go on behind what says whose child somebody is") {
    struct Row { const char* text; const char* names; };
    for (const Row row : {
             Row{"Joel arap Chelimba left. Chelimba was late.", "person Joel arap Chelimba; person Chelimba"},
             Row{"Ravi s/o Muthan and Letchumi d/o Govan left.", "person Ravi s/o Muthan; person Letchumi d/o Govan"},
             Row{"Siti Aminah binte Rahim left.", "person Siti Aminah binte Rahim"},
             Row{"Éamonn Mac an tSaoiran left. Mac an tSaoiran was late.", "person Éamonn Mac an tSaoiran; person Mac an tSaoiran"},
             Row{"Rhys ap Daffan left.", "person Rhys ap Daffan"},
             Row{"The wheelie bin is full. They emptied the bin Monday.", ""},
         })
      CHECK_MESSAGE(names_of(row.text) == std::string(row.names), std::string(row.text));
  }

  TEST_CASE("letters of an office are no organization, and what the office is of is no part of the name") {
    struct Row { const char* text; const char* names; };
    for (const Row row : {
             Row{"Transport MEC Kgosi Diale left. The MEC said it was late.", "official Kgosi Diale"},
             Row{"Health CS Mercy Wanjohi left.", "official Mercy Wanjohi"},
             Row{"The Governor of Oakford Maria Keller left.", "city Oakford; official Maria Keller"},
             Row{"The Mayor of Culture Maria Keller left.", "official Maria Keller"},
             Row{"They left the village of King Toba on foot.", "city King Toba"},
         })
      CHECK_MESSAGE(names_of(row.text) == std::string(row.names), std::string(row.text));
  }

  TEST_CASE("organizations by what they do and have, and where their names end") {
    struct Row { const char* text; const char* names; };
    for (const Row row : {
             Row{"Norvelline said it had cut 12 trains. Norvelline left.", "organization Norvelline; organization Norvelline"},
             Row{"Users of Quillonne were angry.", "organization Quillonne"},
             Row{"Peter Holm left. Holm said it was late.", "person Peter Holm; person Holm"},
             Row{"Norvelline, the rail operator, was late.", "organization Norvelline"},
             Row{"Tejolo Live, the promoter, was late.", "organization Tejolo Live"},
             Row{"Maria Keller, a publisher, left.", "official Maria Keller"},
             Row{"Tarnbrook plc said it was late.", "organization Tarnbrook plc"},
             Row{"Tarnbrook Homes TRNB.L said it was late.", "organization Tarnbrook Homes"},
             Row{"Tolmerine Energy cut jobs. Tolmerine said they would be paid.", "organization Tolmerine Energy; organization Tolmerine"},
             Row{"Norcross Capital sold it.", "organization Norcross Capital"},
             Row{"Wexford Dynamics Inc. left. Wexford said it was late.", "organization Wexford Dynamics Inc.; organization Wexford"},
             Row{"Insurer Corallo Mutual said it was late. Corallo Mutual left.", "organization Corallo Mutual; organization Corallo Mutual"},
             Row{"Breadlo said it would buy six shops. Breadlo, based in Leeds, was late.", "organization Breadlo; organization Breadlo; city Leeds"},
             Row{"Bantaro, a farmers' group, was late.", "organization Bantaro"},
             Row{"Norcross Capital and Polar Ventures will sell.", "organization Norcross Capital; organization Polar Ventures"},
             Row{"Polar Ventures and Nordstern Partners will sell.", "organization Polar Ventures; organization Nordstern Partners"},
             Row{"Tern & Vale and Coldbrook Group will merge.", "organization Tern & Vale; organization Coldbrook Group"},
             Row{"Rotherwick Town beat Leeds 3-1. Rotherwick Town won again.", "organization Rotherwick Town; city Leeds; organization Rotherwick Town"},
             Row{"Transparency is needed in Oslo.", "city Oslo"},
             Row{"The Clean Rivers Alliance sued. The Alliance said it was late.", "organization Clean Rivers Alliance; organization Alliance"},
             Row{"The road was shut. The Alliance said it was late.", ""},
         })
      CHECK_MESSAGE(names_of(row.text) == std::string(row.names), std::string(row.text));
  }

  TEST_CASE("labels in capitals whose last word comes back are people") {
    CHECK(names_of("GAIL ZELMUND: It is late.\n\nHOST: Why?\n\nZELMUND: It rained.\n") == "person GAIL ZELMUND; person ZELMUND");
    CHECK(names_of("HOST MARK ZELMUND: It is late.\n\nZELMUND: It rained.\n") == "official MARK ZELMUND; official ZELMUND");
    CHECK(names_of("BREAKING NEWS: It is late.\n\nHOST: Why?\n") == "");
  }

  TEST_CASE("a nickname is a name of its person everywhere") {
    struct Row { const char* text; const char* names; };
    for (const Row row : {
             Row{"Peter “The Baker” Holm won. “I see,” said The Baker.", "person Peter “The Baker” Holm; person The Baker"},
             Row{"Leon “Pawn” Varga won. It was late, Pawn said.", "person Leon “Pawn” Varga; person Pawn"},
             Row{"Peter “Pip” London won. It was late, Pip said.", "person Peter “Pip” London; person Pip"},
             Row{"A soldier nicknamed Otter came. It was late, Otter said.", "person Otter; person Otter"},
             Row{"The farmer goes by Tinker.", "person Tinker"},
             Row{"Sen. Ma. Corazon “Cory” Villafor left.", "person Ma. Corazon “Cory” Villafor"},
             Row{"Teodoro “Ka Teddy” Manalong left.", "person Teodoro “Ka Teddy” Manalong"},
             Row{"Maria Keller, known as “Otter”, left. It was late, Otter said.", "person Maria Keller; person Otter; person Otter"},
         })
      CHECK_MESSAGE(names_of(row.text) == std::string(row.names), std::string(row.text));
  }

  TEST_CASE("letters that mean something else are no name where nothing tells of the organization") {
    struct Row { const char* text; const char* names; };
    for (const Row row : {
             Row{"Officers in Leeds are looking at CCTV.", "city Leeds"},
             Row{"DCI Sarah Birch agreed.", "person Sarah Birch"},
         })
      CHECK_MESSAGE(names_of(row.text) == std::string(row.names), std::string(row.text));
  }

  TEST_CASE("what an apposition calls a firm is an organization in the whole document") {
    struct Row { const char* text; const char* names; };
    for (const Row row : {
             Row{"Zelmo, the delivery app, is laying off 90. Zelmo agreed.", "organization Zelmo; organization Zelmo"},
             Row{"The airline Norvo apologised.", "organization Norvo"},
             Row{"The charity Norvo, based in Oslo, closed. Norvo had debts.", "organization Norvo; city Oslo; organization Norvo"},
             Row{"It is the company Maria Keller has led.", "person Maria Keller"},
             Row{"The brewery, Tarnwold, has closed.", "organization Tarnwold"},
             Row{"Maria Keller, a union boss, left.", "official Maria Keller"},
             Row{"Maria Keller, a film producer, left.", "official Maria Keller"},
         })
      CHECK_MESSAGE(names_of(row.text) == std::string(row.names), std::string(row.text));
  }

  TEST_CASE("a name is found again where it stands bare") {
    CHECK(names_of("Mayor Zelmira Quorvath left. Quorvath will return.") == "official Zelmira Quorvath; official Quorvath");
  }
}
