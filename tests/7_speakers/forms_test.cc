// The forms in which news names a speaker, each by an invented sentence, and who is behind the words that name him.
#include "tests/quote_tables.h"

using namespace saidby::testing;

TEST_SUITE("7_speakers") {
  TEST_CASE("what a speaker is called") {
    check_table({
        {"full name", "“The road is open to all,” Maria Keller said.", "Maria Keller = Maria Keller"},
        {"surname", "Maria Keller opened the road. “It is open to all,” Keller said.", "Keller = Maria Keller"},
        {"surname first", "Qian Weimin, mayor of Linhai, opened the road. “It is open to all,” Qian said.", "Qian = Qian Weimin"},
        {"title", "Maria Keller, the mayor of Linz, opened the road. “It is open to all,” the mayor said.", "the mayor = Maria Keller"},
        {"title and name", "“The road is open to all,” Mayor Maria Keller said.", "Maria Keller = Maria Keller"},
        {"nominal", "“It is open to all,” a spokesman for the ministry said.", "a spokesman for the ministry = unknown"},
        {"nominal with name", "“It is open to all,” ministry spokesman Tom Baker said.", "Tom Baker = Tom Baker"},
        {"place for a government", "The Kremlin said the road was open to all.", "Kremlin = Kremlin"},
        {"organization", "“The road is open to all,” the Transport Ministry said in a statement.", "Transport Ministry = Transport Ministry"},
        {"the commission", "The European Aviation Commission met on Monday. “The road is open to all,” the commission said.", "the commission = European Aviation Commission"},
        {"group", "“It is open to all,” officials said.", "officials = unknown"},
        {"one of a party", "“It is open to all,” said one Republican in the hall.", "one Republican = unknown"},
        {"the two", "“It is open to all,” the two said.", "the two = unknown"},
        {"whose neighbour", "My neighbour told us that the road was open.", "My neighbour = unknown"},
        {"a letter", "“The road is open to all,” read the letter.", "the letter = unknown"},
        {"a company named like people", "Morgan Stanley said the road was open to all.", "Morgan Stanley = Morgan Stanley"},
        {"a title behind a role", "Her lawyer, Mr Tom Baker, said the road was open to all.", "Her lawyer = Tom Baker"},
        {"a plural that owns", "The teachers' union said the road was open to all.", "The teachers' union = unknown"},
        {"initials", "Gov. J.T. Baker said the road was open to all.", "J.T. Baker = J.T. Baker"},
        {"a name with its place of work behind", "Another expert, Maria Keller of Linz University, disputed the figures. She said the road was open to all.", "Another expert = Maria Keller; She = Maria Keller"},
        {"who presents herself", "A trader in front of the town hall, who identified herself only as Maria Keller, complained that the road was shut.", "A trader = Maria Keller"},
        {"an office with a long field", "The road is open, Minister of State for Trade and the Environment Maria Keller said on Monday.\n\nIn reply to Tom Baker, the minister of state said it was open to all.", "Maria Keller = Maria Keller; the minister of state = Maria Keller"},
        {"an office won by election", "Maria Keller, who taught science before she was elected mayor in 2022, opened the road. “It is open to all,” the mayor said.", "the mayor = Maria Keller"},
        {"another body's spokesman", "Fire service spokesman Tom Baker came to the road. The government spokesman said it was open to all.", "The government spokesman = unknown"},
        {"another word for a title", "Lawmaker Maria Keller opened the road. “It is open to all,” the MP said.", "the MP = Maria Keller"},
        {"a panel", "The Linz Planning Commission met on Monday. The three-member panel said the road was open to all.", "The three-member panel = Linz Planning Commission"},
        {"named behind the verb", "Mayor Tom Baker came at noon.\n\nAmong those who waited was Peter Lind, 66, a retired driver. He said the road was open to all.", "He = Peter Lind"},
        {"who somebody is", "The head of the board is Maria Keller. She said the road was open to all.", "She = Maria Keller"},
        {"a union by its name", "The union, Linz Nurses United, met the Harbour Board on Monday. “The road is open to all,” the union said.", "the union = Linz Nurses United"},
        {"who asked whom", "Analysts polled by Acme had hoped for more. “The road is open to all,” the company said.", "Analysts = unknown; the company = unknown"},
        {"a neighbour known by half a name", "A neighbour, who wanted to be known only as Mr Baker, said the road was open to all.", "A neighbour = Baker"},
        {"no player heads a health centre", "Maria Keller, director of the Health Centre in Linz, came on Monday. A footballer was hurt.\n\nThe player said the road was open to all.", "The player = unknown"},
        {"a deputy is another", "The mayor, Maria Keller, came on Monday. Tom Baker was late. The deputy mayor said the road was open to all.", "The deputy mayor = unknown"},
        {"a husband's office", "Maria Keller, who married the senator before he became president, came on Monday.\n\nThe president said the road was open to all.", "The president = unknown"},
        {"critics", "Critics called the road “a gift to the rich.”", "Critics = unknown"},
        {"companies that speak together", "Siemens, Bosch and Samsung Electronics said the road was open to all.", "Siemens, Bosch and Samsung Electronics = Siemens + Bosch + Samsung Electronics"},
        {"two named together", "Maria Keller and Tom Baker run the harbour. “The road is open to all,” they said.", "they = Maria Keller + Tom Baker"},
        {"a couple", "Maria Keller and her husband, Tom Baker, run the harbour. “The road is open to all,” the couple said.", "the couple = Maria Keller + Tom Baker"},
        {"others in between", "Maria Keller and Tom Baker run the harbour. Residents were angry. They said the road was open to all.", "They = unknown"},
        {"two people, inverted", "“The road is open to all,” said Maria Keller and Tom Baker.", "Maria Keller and Tom Baker = Maria Keller + Tom Baker"},
        {"groups", "Residents and shopkeepers said the road was open to all.", "Residents and shopkeepers = unknown"},
        {"an apposition is no list", "Maria Keller, a lawyer and engineer, said the road was open to all.", "Maria Keller = Maria Keller"},
        {"the last of whom somebody met", "He met with Maria Keller, and Tom Baker said the road was open to all.", "Tom Baker = Tom Baker"},
        {"a verb that looks like a noun", "“The road is open to all,” Viguerie notes.", "Viguerie = Viguerie"},
        {"a verb that looks like a noun, inverted", "“The road is open to all,” reports the Transport Ministry.", "Transport Ministry = Transport Ministry"},
        {"what an editorial reads", "“The road must be open to all,” the editorial read.", "the editorial = unknown"},
        {"they", "The farmers sat down on the road. “We will stay until Friday,” they said.", "they = unknown"},
        {"who", "The meeting was led by Maria Keller, who told reporters: “The road is open to all.”", "who = Maria Keller"},
        {"which", "The plan came from the ministry, which told reporters: “The road is open to all.”", "which = unknown"},
        {"nobody", "“The road is open to all,” it was announced on Monday.", "nobody"},
    }, speakers_of);
  }

  TEST_CASE("whose words: a second verb of speaking, reactions, letters, asides") {
    check_table({
        {"a verb of its own behind the second", "“The road is open,” said Anna Hale. “It is too small,” said her brother, Tom Roe.", "Anna Hale = Anna Hale; her brother = Tom Roe"},
        {"a reaction before", "“The road is open,” said Alan Crewe.\n\nMayor Fiona Bell was not impressed.\n\n“It is too small.”", "Alan Crewe = Alan Crewe; Fiona Bell = Fiona Bell"},
        {"a reaction in the same paragraph", "“The road is open,” said Alan Crewe. Fiona Bell laughed. “It is too small.”", "Alan Crewe = Alan Crewe; Fiona Bell = Fiona Bell"},
        {"a verb that opens", "“The road is open,” said Joan Lake. Added Tom Pike: “It is too small.”", "Joan Lake = Joan Lake; Tom Pike = Tom Pike"},
        {"a verb that opens, with his age", "Said Tom Pike, 41: “The road is too small.”", "Tom Pike = Tom Pike"},
        {"whose letter it is", "Trustee Ann Sorrel has a letter from Hugh Macklin: “The road is too small.”", "Hugh Macklin = Hugh Macklin"},
        {"how he described it", "“Far too small,” was how Hugh Macklin described the road.", "Hugh Macklin = Hugh Macklin"},
        {"what she called it", "“A disgrace to us” is what Ann Sorrel called the road.", "Ann Sorrel = Ann Sorrel"},
        {"a question and what went with it", "“Where is the money?” she demanded, to cries from the benches.", "she = unknown"},
        {"a lead author", "“The road is open to all,” said lead author Sara Lind.", "Sara Lind = Sara Lind"},
        {"an aside in dashes", "Joan Roark – whose sons are six and nine – said the road was “a joke.”", "Joan Roark = Joan Roark"},
        {"speaking to", "Neil Prosser, speaking to Sky Sports: “The road is open to all.”", "Neil Prosser = Neil Prosser"},
        {"one of his aides", "“The road is open to all,” said one of Petko’s aides.", "one of Petko’s aides = unknown"},
        {"neither and nor", "Neither Anna Hale nor Tom Pike said the road was open.", "Anna Hale nor Tom Pike = Anna Hale + Tom Pike"},
        {"his words", "The road was “a disgrace to us”, in Tom Pike’s words.", "Tom Pike = Tom Pike"},
        {"what she called it, behind", "“A disgrace to us”, Ann Sorrel called it.", "Ann Sorrel = Ann Sorrel"},
        {"whom she quoted", "Ann Sorrel quoted Churchill: “Never give in to them.”", "Churchill = Churchill"},
        {"what he did before a colon", "Asked about it, Tom Pike shook his head: “The road is too small.”", "Tom Pike = Tom Pike"},
        {"whose widow", "In a statement, Mr Osgood’s widow, Jean Bell, said the road was open.", "Mr Osgood’s widow = Jean Bell"},
        {"a clock before a label", "14:15 Minister: “The road is open to all.”", "Minister = unknown"},
        {"a label that says how", "Tom Pike: We start at nine.\n\nJo Hale (laughing): You never start at nine.\n\nTom Pike: That is not true.", "Tom Pike = Tom Pike; Jo Hale = Jo Hale; Tom Pike = Tom Pike"},
        {"questions without a colon", "MS. HALE: The road is open to all.\n\nQ   Who paid for it?\n\nMS. HALE: The town did.\n\nQ   And why?\n\nMS. HALE: It had to.", "MS. HALE = HALE; Q = unknown; MS. HALE = HALE; Q = unknown; MS. HALE = HALE"},
        {"initials of labels", "Anna Berg: How did you end up here?\n\nMargit Sommer: We took the road.\n\nAB: And then?\n\nMS: It was open.", "Anna Berg = Anna Berg; Margit Sommer = Margit Sommer; AB = Anna Berg; MS = Margit Sommer"},
        {"a surname that kin has too", "Jo Harding, whose father is Bill Harding, coaches here. “The road is open to all,” Harding said.", "Harding = Jo Harding"},
        {"a man by what he owns", "Tom Baker sat down.\n\nGul Zaman, a farmer who lost his wife, stood up. “The road is open to all,” he said.", "he = Gul Zaman"},
    }, speakers_of);
  }

  TEST_CASE("whose words: of what is reported in what is reported, of passives, letters, roles beside names") {
    check_table({
        {"who had ordered it", "Maria Keller said the minister had ordered an audit.", "Maria Keller = Maria Keller; the minister = unknown"},
        {"who was asked does not ask", "Maria Keller was asked about the road.", "nobody"},
        {"who is convinced thinks so", "Maria Keller is convinced that the road is open.", "Maria Keller = Maria Keller"},
        {"to whom it seems", "The road seems to have failed.", "nobody"},
        {"what he said another told him", "“The gate was open,” he said his officer told him.", "his officer = unknown; he = unknown"},
        {"a letter claims", "Tom Baker got a letter claiming the road was closed.", "a letter = unknown"},
        {"the minutes record somebody", "The minutes record the company as saying the road was safe.", "the company = unknown"},
        {"a message from another", "The court heard of a message the accused sent him: “You will pay.”", "the accused = unknown"},
        {"a note that read", "The boy left a note that read: “I am sorry for it all.”", "a note = unknown"},
        {"a role, a name and an auxiliary", "The road was closed, the district officer, Ms Harriet Nambo, has confirmed.", "the district officer = Harriet Nambo"},
        {"a relative clause without a pronoun", "They closed the road, a move critics say will leave the town cut off.", "critics = unknown"},
    }, speakers_of);
  }

  TEST_CASE("what was not said is marked") {
    const auto negated = [](const char* text) {
      const saidby::Document document = read(text);
      REQUIRE(!document.attributions.empty());
      return document.attributions.back().negated;   // of "refused to say that", the inner one
    };
    for (const char* text : {"Anna Hale refused to say that the road was open.", "Anna Hale left without saying the road was open.", "Anna Hale never said the road was open.", "Anna Hale did not say that the road was open.", "Nobody said the road was open.", "No official said the road was open.", "Nor has Anna Hale said that the road is open.", "Neither did Anna Hale say that the road was open."}) CHECK_MESSAGE(negated(text), std::string(text));
    for (const char* text : {"“Never,” said Anna Hale.", "“We did not,” said Anna Hale.", "Anna Hale – no relation – said the road was open.", "Anna Hale, who did not attend, said the road was open.", "The road was never open, said Anna Hale.", "Anna Hale did not attend but said the road was open.", "Anna Hale said the road was not open.", "Anna Hale denied that the road was open.", "No 10 said the road was open.", "Anna Hale not only said the road was open."}) CHECK_MESSAGE(!negated(text), std::string(text));
  }

  TEST_CASE("what the text only asks is marked") {
    const auto asked = [](const char* text) {
      const saidby::Document document = read(text);
      return document.attributions.empty() ? std::string("no quote") : std::string(document.attributions.back().asked ? "asked" : "said");
    };
    CHECK(asked("Did Mayor Maria Keller say that the road was open to all?") == "asked");
    CHECK(asked("Who said that the road was open to all?") == "asked");
    CHECK(asked("But why has Maria Keller denied that the road was open to all?") == "asked");
    CHECK(asked("Did you know that Maria Keller said the road was open to all?") == "said");
    CHECK(asked("“Is the road open to all?” Maria Keller asked.") == "said");
    CHECK(asked("Maria Keller asked whether the road was open to all.") == "said");
  }

  TEST_CASE("whom a lead or a headline means is told later") {
    check_table({
        {"a given name that is a word", "Mercy Chepkurui had twins. “The road is open to all,” Mercy said.", "Mercy = Mercy Chepkurui"},
        {"letters of another office", "The project manager, Ann Lee, came. The PM said the road was open to all.", "The PM = unknown"},
        {"letters of an office that ends later", "Deputy Managing Director Ann Lee came. The DM said the road was open to all.", "The DM = unknown"},
        {"letters of an office that no list has", "Deputy County Registrar Ann Lee rose. The DCR said the road was open to all.", "DCR = Ann Lee"},
        {"a lead without a name", "Carer is jailed\n\nA carer who stole from a shop has been jailed.\n\nTracey Lund, 46, was led away. The carer said the road was open to all.", "The carer = Tracey Lund"},
        {"... with somebody else in it", "A driver who hit a girl has been jailed.\n\nElla Pike, 9, was on her way to school. The driver said the road was open to all.", "The driver = unknown"},
        {"... and a wife", "A man is charged with the murder of his wife.\n\nAnn Lee, 34, was found in May. The man said the road was open to all.", "nobody; The man = unknown"},
        {"... before somebody with another office", "The prime minister has quit.\n\nTom Baker, the leader of the opposition, was glad. The prime minister said the road was open to all.", "The prime minister = unknown"},
        {"... who speaks for others", "The finance minister said wages would rise.\n\nAnn Lee, of the union, said the road was open to all.", "The finance minister = unknown; Ann Lee = Ann Lee"},
        {"... that speaks itself", "Carer is sorry\n\nA carer has said the road was open to all.\n\nTom Baker, 46, was in tears.", "A carer = Tom Baker"},
        {"... where the text has the role of another", "Crash\n\nA skipper has told an inquest the road was open to all.\n\nJamie Pike, 22, died in March.\n\nSkipper Tom Baker was not hurt.", "A skipper = Tom Baker"},
        {"... where it is a word of his role", "Ship sinks\n\nThe road was open to all, the coast guard said.\n\nNoel Balt, the coast guard chief, was there.", "the coast guard = unknown"},
        {"... where two have it", "Crash\n\nA councillor has said the road was open to all.\n\nCouncillor Ann Lee met Councillor Tom Baker.", "A councillor = unknown"},
        {"an office that speaks in the lead", "Vapes\n\nThe road is to be open to all, the Minister for Health has confirmed.\n\nSpeaking on radio, Stephen Daly said it was.", "the Minister for Health = Stephen Daly; Stephen Daly = Stephen Daly"},
        {"a union that does", "Wages\n\nThe road is to be open to all, a union said on Monday.\n\nNational Estate Labour Union secretary Ann Lee was not amused.", "a union = National Estate Labour Union"},
        {"an office in the headline", "Minister says road is open\n\nTom Baker, the transport minister, spoke on Monday.", "Minister = Tom Baker"},
        {"letters of an office in the headline", "VC tells students to go\n\nThe Vice-Chancellor of the University of Linz, Professor Ann Lee, said the road was open to all.", "VC = Ann Lee; The Vice-Chancellor of the University of Linz = Ann Lee"},
        {"words in marks of a headline are his who says them in the text", "Farmers ‘at the end of the road’ in Linz\n\nFarmers met on Monday. “They are at the end of the road,” Tom Baker said.", "Tom Baker = Tom Baker; Tom Baker = Tom Baker"},
        {"... named in the headline", "Baker ‘glad to finish’ the road\n\nTom Baker said on Monday he was “glad to finish” it.", "Baker = Tom Baker; Tom Baker = Tom Baker"},
        {"... behind what nobody says", "Flood warning: ‘We are not out of the woods’\n\nThe river fell. “We are not out of the woods,” Tom Baker said.", "Tom Baker = Tom Baker; Tom Baker = Tom Baker"},
        {"who speaks of whom", "Lee on Baker’s plan: ‘It is open to all’\n\nAnn Lee came on Monday with Tom Baker.", "Lee = Ann Lee"},
    }, speakers_of);
  }

  TEST_CASE("whom letters, relatives, appositions and 'it' mean") {
    check_table({
        {"letters that lists have for a party", "Deputy Public Prosecutor Ann Lee rose. The DPP said the road was open to all.", "DPP = Ann Lee"},
        {"an office taken for an organization", "The Leas-Cheann Comhairle, Fintan Deasy, said the road was open to all.", "Leas-Cheann Comhairle = Fintan Deasy"},
        {"a relative with a common noun for a name", "Ann Lee sells tea. Her daughter, Dawn, who drives, said the road was open to all.", "Her daughter = Dawn"},
        {"a lawyer by what he does in court", "Ann Lee, prosecuting, rose. “The road is open to all,” the prosecutor said.", "the prosecutor = Ann Lee"},
        {"his mother is the son's", "Ann Lee came. Sheila Pike said her son had built the road. “It is open to all,” she said.", "Sheila Pike = Sheila Pike; she = Sheila Pike"},
        {"the judge who acts", "Lawyer Ann Pike rose. Judge Maria Keller smiled. Tom Baker sat down.\n\nThe judge was unmoved. She said the road was open to all.", "She = Maria Keller"},
        {"the only person of the paragraph", "Tom Baker saved it. Dan Pike nodded.\n\nMarco Ferri was not amused. “The road is open to all,” the Italian said.", "Italian = Marco Ferri"},
        {"aide to somebody named", "“The road is open to all,” senior aide to the prosecutor Yelena Orlova said.", "Yelena Orlova = Yelena Orlova"},
        {"who acts in the sentence before", "Dan Hale, the minister, spoke on Monday.\n\nTom Baker, 78, who drives, has been with a cousin since May. In a call he said the road was open to all.", "he = Tom Baker"},
        {"a leader in the district of a name", "Opposition leader in the district Nadia Brill said the road was open to all.", "Nadia Brill = Nadia Brill"},
        {"two words of one title", "Chief Medical and Health Officer Dr Tom Baker said the road was open to all.", "Tom Baker = Tom Baker"},
        {"trades before a name", "Pump and valve maker Acme Corp. said the road was open to all.", "Acme Corp. = Acme Corp."},
        {"today is no speaker", "Acme Corp. (“Acme”) today said that the road was open to all.", "Acme Corp. = Acme Corp."},
        {"it, of the sentence it ends", "Brexo Ltd. came late. Acme Corp. will open the road, it said on Monday.", "it = Acme Corp."},
        {"it, of a body without a name", "Acme Corp. built the road.\n\nThe board fined the bank. It said the road was open to all.", "It = unknown"},
        {"the company, called so", "Mining company Acme Corp. met Brexo Ltd. on Monday.\n\nTom Baker came.\n\nAnn Lee left.\n\nThe company said the road was open to all.", "The company = Acme Corp."},
        {"who wants to be called so", "“The road is open to all,” said a farmer who asked to be identified only as Ruth.", "a farmer = Ruth"},
        {"letters behind the name of a role", "Its barrister, Ann Lee KC, said the road was open to all.", "Its barrister = Ann Lee"},
        {"asked about herself", "Dora Pell was a botanist. Asked how she had survived, she replied: “The road is open to all.”", "nobody; she = Dora Pell"},
        {"not of whom a fronted phrase speaks", "Dora Pell was a botanist. After Tovar she applied to Kew. “The road is open to all,” she said.", "she = Dora Pell"},
    }, speakers_of);
  }

  TEST_CASE("what a person is called who was named before") {
    check_table({
        {"where he is from", "Gianni Ferri was booked. The Italian told reporters: “The road is open to all.”", "Italian = Gianni Ferri"},
        {"... of two", "Spain’s Luis Oter beat Norway’s Inga Dahl. “The road is open to all,” said the Norwegian. “It is not,” the Spaniard said.", "Norwegian = Inga Dahl; Spaniard = Luis Oter"},
        {"... of whom none is known to be", "Luis Oter beat Anders Dahl. “The road is open to all,” said the Norwegian.", "Norwegian = unknown"},
        {"an age", "Daria Pell left in tears. “The road is open to all,” said the 29-year-old.", "the 29-year-old = Daria Pell"},
        {"children", "Tilda Rook was not convinced. “The road is open to all,” said the mother of three.", "the mother of three = Tilda Rook"},
        {"... of the other gender", "Tilda Rook was not convinced. “The road is open to all,” said the father of three.", "the father of three = unknown"},
        {"what he was", "Ted Ogle was not convinced. “The road is open to all,” the former postmaster said.", "the former postmaster = Ted Ogle"},
        {"a rank", "Luis Oter won on Monday. “The road is open to all,” said the world number two.", "the world number two = Luis Oter"},
        {"a party", "Sen. Clay Budd, R-La., sat down. “The road is open to all,” the Louisiana Republican said.", "the Louisiana Republican = Clay Budd"},
        {"somebody new", "Daria Pell left in tears. “The road is open to all,” said the officer.", "the officer = unknown"},
        {"another word for his office", "President Vesna Hrist came late. “The road is open to all,” the head of state said.", "the head of state = Vesna Hrist"},
        {"another word for his work", "Novelist Grace Linn voted on Monday. “The road is open to all,” the writer said.", "the writer = Grace Linn"},
        {"the same office elsewhere", "Oakford mayor Gordon Petch resigned on Monday. “The road is open to all,” said the mayor of Linz.", "the mayor of Linz = unknown"},
        {"a name of the office in capitals", "CEO Ann Pike met CFO Tom Hale. “The road is open to all,” the CFO said.", "the CFO = Tom Hale"},
        {"what party each is of", "Gov. Anne Pell, a Republican, met Mayor Tom Hale, a Democrat. “The road is open to all,” the Republican said.", "the Republican = Anne Pell"},
        {"where he is from, told behind his name", "Dragan Ilic, a Serb, met Marcus Cobb. “The road is open to all,” said the Serb.", "Serb = Dragan Ilic"},
        {"... of a country", "Dragan Ilic, 31, of Serbia, met Marcus Cobb. “The road is open to all,” said the Serb.", "Serb = Dragan Ilic"},
        {"letters behind his name", "Tom Hale OBE said the road was open to all.", "Tom Hale = Tom Hale"},
        {"an airline, named between commas", "The airline, Norcargo Ltd, said the road was open to all.", "The airline = Norcargo Ltd"},
        {"another head of it", "Transport Secretary Ernest Vill came. “The road is open to all,” the transport chief said.", "the transport chief = Ernest Vill"},
        {"what he is by work", "Tom Hale called the plan a joke. “The road is open to all,” the accountant said.", "Tom Hale = Tom Hale; the accountant = Tom Hale"},
        {"... of whom the text brought in one without a name", "A farmer stood in the road. Tom Hale came by. “The road is open to all,” the farmer said.", "the farmer = unknown"},
        {"... of two, the one who acts", "Ann Lee, 45, came second. Tom Hale jumped farthest. The athlete said the road was open to all.", "The athlete = Tom Hale"},
        {"an age, of two", "Ann Lee came second. Tom Hale jumped farthest and fell. “The road is open to all,” the 29-year-old said.", "the 29-year-old = Tom Hale"},
        {"a teenager", "Ali Reza, 17, and Tom Hale, 61, walked home. “The road is open to all,” the teenager said.", "the teenager = Ali Reza"},
        {"before a court", "Alan Purcell, 58, denies fraud. Ann Lee, prosecuting, opened the case. “The road is open to all,” the defendant said.", "Alan Purcell = Alan Purcell; the defendant = Alan Purcell"},
        {"an age where somebody else's is told", "Alan Purcell, 58, left. Tom Hale stayed. “The road is open to all,” the 29-year-old said.", "the 29-year-old = Tom Hale"},
        {"the writer's own doctor", "Dr. Ann Lee studies sleep. “The road is open to all,” my doctor said.", "my doctor = unknown"},
        {"the plural of where he is from", "Luis Oter, a Spaniard, left on Monday. The Spaniards say the road is open to all.", "Spaniards = unknown"},
        {"a union is no ministry", "The Transport Ministry closed the road. The union said the road was open to all.", "The union = unknown"},
        {"a bank is a lender", "Oakford Bank closed on Monday. The lender said the road was open to all.", "The lender = Oakford Bank"},
        {"the maker of something", "Acme Corp. closed its plant. The maker of soap said the road was open to all.", "The maker of soap = Acme Corp."},
        {"the company that acted in its paragraph", "Acme Corp. closed its plant.\n\nBrexo Ltd. opened one. “The road is open to all,” the company said.", "the company = Brexo Ltd."},
        {"the company, named again in a role", "Acme Corp. opened a plant. “It is big,” said Ann Lee, chief executive of Acme Corp. The company said the road was open to all.", "Ann Lee = Ann Lee; The company = Acme Corp."},
        {"her husband, told as his wife", "Jim Pike and his wife, Ann, lost the house. “The road is open to all,” her husband said.", "her husband = Jim Pike"},
        {"his wife", "Jim Pike lost the house with his wife Ann. “It was late,” said Tom Hale. “The road is open to all,” said Pike’s wife.", "Tom Hale = Tom Hale; Pike’s wife = Ann"},
        {"his lawyer", "Jim Pike and his lawyer, Ann Roe, left. “The road is open to all,” his lawyer said.", "his lawyer = Ann Roe"},
        {"a lower office", "Oakford mayor Gordon Petch resigned on Monday. “The road is open to all,” said the deputy mayor.", "the deputy mayor = unknown"},
        {"his club's boss", "Rovers manager Gianni Ferri was furious. “The road is open to all,” said the Rovers boss.", "the Rovers boss = Gianni Ferri"},
    }, speakers_of);
  }

  TEST_CASE("how it was found whom the words mean") {
    const auto why = [](const char* text) {
      const saidby::Document document = read(text);
      return document.attributions.empty() ? std::string("no quote") : std::string(document.attributions.back().entity_why);
    };
    CHECK(why("“The road is open to all,” Maria Keller said.") == "");
    CHECK(why("Maria Keller opened the road. “It is open to all,” she said.") == "pronoun");
    CHECK(why("Mayor Maria Keller opened the road. “It is open to all,” the mayor said.") == "role");
    CHECK(why("Her lawyer, Tom Baker, said the road was open to all.") == "name-behind");
    CHECK(why("Gianni Ferri was booked. “The road is open to all,” the Italian said.") == "only-person");
    CHECK(why("Dragan Ilic, a Serb, met Marcus Cobb. “The road is open to all,” said the Serb.") == "origin");
    CHECK(why("Jim Pike came with his wife, Ann. “The road is open to all,” her husband said.") == "kin");
    CHECK(why("Ann Pell, 33, met Tom Roe. “The road is open to all,” said the 33-year-old.") == "age");
  }

  TEST_CASE("for whom somebody without a name speaks") {
    const auto body = [](const char* text) {
      const saidby::Document document = read(text);
      const std::uint32_t entity = document.attributions.empty() ? saidby::none : document.attributions.back().spoken_for;
      return entity == saidby::none ? std::string("nobody") : document.entities[entity].name;
    };
    CHECK(body("A spokesman for Acme Corp. said the road was open to all.") == "Acme Corp.");
    CHECK(body("An Acme Corp. spokeswoman said the road was open to all.") == "Acme Corp.");
    CHECK(body("Acme Corp. opened a plant. Its spokesman said the road was open to all.") == "Acme Corp.");
    CHECK(body("Acme Corp. opened a plant. A spokesman for the company said the road was open to all.") == "Acme Corp.");
    CHECK(body("Tom Baker won on Monday. Baker’s report said the road was open to all.") == "Tom Baker");
    CHECK(body("A report by Acme Corp. said the road was open to all.") == "Acme Corp.");
    CHECK(body("A farmer said the road was open to all.") == "nobody");
    CHECK(body("Acme Corp. spokesman Tom Baker said the road was open to all.") == "nobody");
  }

  TEST_CASE("a name between commas behind a role") {
    check_table({
        {"behind a title of two words", "The host, Prime Minister John Hale, said the road was open to all.", "The host = John Hale"},
        {"behind what he was", "The director, former Davis Cup player Rui Falk, said the road was open to all.", "The director = Rui Falk"},
        {"behind an age", "One of the victims, 63-year-old Ruth Bell, said the road was open to all.", "One of the victims = Ruth Bell"},
        {"behind a place", "The charity’s representative in Sudan, Nils Okon, said the road was open to all.", "The charity’s representative = Nils Okon"},
        {"an office that goes on", "The minister of state for oil, Chief Ebi Dokun, came. “The road is open to all,” the minister said.", "the minister = Ebi Dokun"},
        {"behind a place in a sentence's first words", "Outside court, her nephew, Gerald Pike, said the road was open to all.", "her nephew = Gerald Pike"},
        {"behind a possessor", "Her rival, Germany’s Ruth Bell, said the road was open to all.", "Her rival = Ruth Bell"},
        {"a man called so", "Her apprentice, a young man called Joel, said the road was open to all.", "Her apprentice = Joel"},
        {"behind two roles", "His wife and co-founder, Ruth Bell, said the road was open to all.", "His wife = Ruth Bell"},
        {"a firm behind what a person may be", "The buyer, Norcargo Ltd, said the road was open to all.", "The buyer = Norcargo Ltd"},
        {"letters in brackets before the office", "“The road is open to all,” said Acme Corp. (ACM) president Ruth Bell.", "Ruth Bell = Ruth Bell"},
        {"a ward in brackets", "Councillor Ruth Bell (Lib Dem, Market Ward) said the road was open to all.", "Ruth Bell = Ruth Bell"},
        {"a cue that is a noun elsewhere", "A former member accused Ruth Bell of closing the road.", "A former member = unknown"},
        {"the friend of one", "The mayor, a friend of Ann Lee, said the road was open to all.", "The mayor = unknown"},
    }, speakers_of);
  }

  TEST_CASE("somebody without a name who acts in between") {
    check_table({
        {"with company in a relative clause", "Jill Okon told the court it was late. His ex-wife, who sat with her sister, shrugged. “The road is open to all,” she said.", "Jill Okon = Jill Okon; she = unknown"},
        {"nobody", "Edith Marrow left. “It is late,” she said.\n\nNobody stayed.\n\n“The road is open to all,” she said.", "she = Edith Marrow; she = Edith Marrow"},
        {"she is not her clerk", "Marisol Quintero came late. Her clerk, she said, was open to all.", "she = Marisol Quintero"},
        {"a brother whom he lost", "Doug Farrow lost his brother Neil in May. “The road is open to all,” he said.", "he = Doug Farrow"},
        {"a policeman", "“The road is open to all,” said Tom Hale. A policeman came over. “It is closed,” he said.", "Tom Hale = Tom Hale; he = unknown"},
        {"his brother", "“The road is open to all,” said Tom Hale. His brother shrugged. “It is closed,” he said.", "Tom Hale = Tom Hale; he = unknown"},
        {"his brother, who is named", "Tom Hale is missing. His brother Jim shrugged as he told reporters: “The road is closed.”", "he = Jim"},
        {"a friend, who is named", "Jim Pike died on Monday. His friend Tom Hale wept. “The road is closed,” he said.", "he = Tom Hale"},
    }, speakers_of);
  }

  TEST_CASE("he is not whom his words or a fronted phrase are about") {
    check_table({
        {"backed by", "Backed by Keller, he said the road was open to all.", "he = unknown"},
        {"around the cue", "Zadie Moore was bitter once. Jonah Fell, she insists, is “a lovely man who means well.”", "she = Zadie Moore"},
        {"... and nobody else", "Jonah Fell, he insists, is “a lovely man who means well.”", "he = unknown"},
    }, speakers_of);
  }

  TEST_CASE("where a speaker stands") {
    check_table({
        {"long appositive", "Maria Keller, the head of the road office and a former judge, said: “It is open to all.”", "Maria Keller = Maria Keller"},
        {"relative clause", "Maria Keller, who has led the road office since 2011 and lives in Linz, said the road was “open to all.”", "Maria Keller = Maria Keller"},
        {"inverted", "“The road is open to all,” said Maria Keller, the head of the road office.", "Maria Keller = Maria Keller"},
        {"outer subject", "Maria Keller said that he had called the road “a gift to the rich.”", "Maria Keller = Maria Keller"},
        {"outer subject, two names", "Tom Baker said Maria Keller believed the road was open to all.", "Tom Baker = Tom Baker; Maria Keller = Maria Keller"},
        {"content with its own pronoun", "The minister said she was told the road was “open to all.”", "The minister = unknown; nobody"},
        {"passive", "The road was described by Maria Keller as “a gift to the rich.”", "Maria Keller = Maria Keller"},
        {"passive, agent last", "The plan was called “a gift to the rich” by Tom Baker.", "Tom Baker = Tom Baker"},
        {"two in a paragraph", "“The road is open,” Maria Keller said. “It is not,” Tom Baker replied.", "Maria Keller = Maria Keller; Tom Baker = Tom Baker"},
        {"floating in the next paragraph", "Maria Keller welcomed the vote. “The road is open to all,” she said.\n\n“Nobody will have to pay for it.”", "Maria Keller = Maria Keller; she = Maria Keller; she = Maria Keller"},
        {"floating in the same paragraph", "“The road is open to all,” Maria Keller said. She smiled. “Nobody will have to pay for it.”", "Maria Keller = Maria Keller; She = Maria Keller"},
        {"a question, and where it was reported", "“Is the road open to all?” Tom Baker said at a meeting, according to the Herald Tribune.", "Herald Tribune = Herald Tribune; Tom Baker = Tom Baker"},
        {"a name that ends an opening phrase", "Mayor Anna Berg came. After talks with Tom Baker, the mayor said the road was open to all.", "the mayor = Anna Berg"},
        {"a name in a relative clause", "“The road is open to all,” the man who arrested Tom Baker said.", "the man = unknown"},
        {"a name in a relative clause, behind what looks like a noun", "The man who shot Tom Baker said the road was open to all.", "The man = unknown"},
        {"a name in a relative clause, quoted", "The officer who arrested Tom Baker told the court: “The road is open to all.”", "The officer = unknown"},
        {"adding, behind a clause with its own subject", "Maria Keller said the road was open to all, adding: “We are proud of it.”", "Maria Keller = Maria Keller; Maria Keller = Maria Keller"},
        {"behind a question mark", "“The road is closed,” Maria Keller said. “Rubbish!” Tom Baker shouted.", "Maria Keller = Maria Keller; Tom Baker = Tom Baker"},
        {"a verb of no list", "“The road is closed,” Maria Keller said. “Both of them are,” Tom Baker nodded.", "Maria Keller = Maria Keller; Tom Baker = Tom Baker", Now::known},
        {"an agent without an auxiliary", "The plan, described by Tom Baker as “a gift to the rich”, was dropped.", "Tom Baker = Tom Baker"},
        {"an agent behind words in marks, no auxiliary", "The plan, often labeled as a “gift to the rich” by Tom Baker, was dropped.", "Tom Baker = Tom Baker"},
        {"a cue inside the main clause", "The trouble with the road, argues Maria Keller, an engineer, is that it is too long.", "Maria Keller = Maria Keller"},
        {"a cue inside, before words in marks", "Tom Baker opened the road. But, said Maria Keller, “it is open to nobody.”", "Maria Keller = Maria Keller"},
        {"a name before words in marks without a comma", "Maria Keller, an engineer who built the road, said Tom Baker “understood that he had to pay for it.”", "Maria Keller = Maria Keller"},
        {"the subject of a relative clause", "The town praised the plan, which Maria Keller called “a gift to the rich.”", "The town = unknown; Maria Keller = Maria Keller"},
        {"somebody told somebody", "“The road is open to all,” Keller assured Baker.", "Keller = Keller"},
        {"an adverb inside the phrase", "According to the recently released report, the road is open to all.", "the recently released report = unknown"},
        {"adding, in a sentence of its own", "Maria Keller said the road was open. Adding, “We are proud of it.”", "Maria Keller = Maria Keller; Maria Keller = Maria Keller"},
        {"a fronted participle with a subject of its own", "Tom Baker said no. Declaring “we will win,” Maria Keller left the hall.", "Tom Baker = Tom Baker; Maria Keller = Maria Keller"},
        {"two names behind that", "Maria Keller told reporters that Tom Baker and Bo Ray said “no” to the road.", "Maria Keller = Maria Keller; Tom Baker and Bo Ray = Tom Baker + Bo Ray"},
        {"a book by somebody", "A book called “The Long Road” by Maria Keller lay there.", "no quote"},
        {"who denies it", "Maria Keller said he was “a liar,” which he denies.", "Maria Keller = Maria Keller"},
        {"an accused", "Murder accused Tom Baker told the court he “blacked out” before the fight.", "Tom Baker = Tom Baker"},
        {"the accused", "“I blacked out,” the accused said.", "the accused = unknown"},
        {"head of policy", "Head of policy Maria Keller said the road was open to all.", "Maria Keller = Maria Keller"},
        {"mother of three, named", "“The road is open to all,” said mother of three Maria Keller.", "Maria Keller = Maria Keller"},
        {"founder and chief executive", "Founder and chief executive Maria Keller said the road was open to all.", "Maria Keller = Maria Keller"},
        {"her brother, the former actor", "Her brother, the former actor Tom Baker, described the road as “a gift to the rich.”", "Her brother = Tom Baker"},
        {"whose message it was", "“Stay at home,” was the message from coach Maria Keller.", "Maria Keller = Maria Keller"},
        {"whose verdict it was", "“A mess,” was coach Maria Keller’s verdict.", "Maria Keller = Maria Keller"},
        {"an outlet and a title", "A neighbour told Sky News Mr Baker was “a quiet man.”", "A neighbour = unknown"},
        {"a mother of three", "“The road is open to all,” the mother-of-three said.", "the mother-of-three = unknown"},
        {"dialogue", "“Is the road open?” Tom Baker asked.\n\n“It is,” Maria Keller replied.\n\n“Since when?”\n\n“Since Monday.”", "Tom Baker = Tom Baker; Maria Keller = Maria Keller; Tom Baker = Tom Baker; Maria Keller = Maria Keller"},
    }, speakers_of);
  }

  TEST_CASE("who answers in a dialogue") {
    check_table({
        {"whom a question names", "Maria Keller met Tom Baker. “Is it open?” Keller asked Baker.\n\n“It is.”\n\n“Since when?”\n\n“Since Monday.”", "Keller = Maria Keller; Baker = Tom Baker; Keller = Maria Keller; Baker = Tom Baker"},
        {"the only other person", "Maria Keller walked to the gate, where Tom Baker stood.\n\n“Is it your road?” she asked.\n\n“It looks like my road.”", "she = Maria Keller; Tom Baker = Tom Baker"},
        {"one of several is nobody known", "Maria Keller walked to the gate with Ann Lee, where Tom Baker stood.\n\n“Is it your road?” Keller asked.\n\n“It looks like my road.”", "Keller = Maria Keller; nobody"},
        {"whom words are told who stands there", "Maria Keller walked to the gate, where Tom Baker stood.\n\n“You should close it,” Keller told Baker.\n\n“I will when I am done.”", "Keller = Maria Keller; Baker = Tom Baker"},
        {"who tells an outlet goes on", "Maria Keller opened the road.\n\n“It is open,” Keller told Reuters.\n\n“It will stay open.”", "Keller = Maria Keller; Keller = Maria Keller"},
        {"who says goes on, right?", "Maria Keller opened the road for Tom Baker.\n\n“It is open, right?” Keller said.\n\n“It will stay open.”", "Keller = Maria Keller; Keller = Maria Keller"},
        {"a question to you, by one of two", "Maria Keller opened the door. Her brother Tom Keller sat by the stove.\n\n“Where have you been?” Tom Keller said.\n\n“Out on the road.”\n\n“All night?”\n\n“Most of it.”", "Tom Keller = Tom Keller; Maria Keller = Maria Keller; Tom Keller = Tom Keller; Maria Keller = Maria Keller"},
        {"the narrator asks on", "“You live here?” I asked.\n\n“Forty years,” he said.\n\nTom Baker keeps the bridge. He poured the tea.\n\n“Will anybody follow you?”\n\nHe looked at the river. “No.”", "I = unknown; he = unknown; I = unknown; He = Tom Baker"},
        {"a question to you, by the only one", "Maria Keller opened the road.\n\n“Are you ready?” Keller said.\n\n“We are ready to open it.”", "Keller = Maria Keller; Keller = Maria Keller"},
        {"a paragraph about somebody else", "Ann Lee waited for an hour, adding: “My boss was angry with me.”\n\nDriver Maria Keller left at five. She came at ten. “My boss said it was fine, but I lose the pay.”", "Ann Lee = Ann Lee; She = Maria Keller"},
    }, speakers_of);
  }

  TEST_CASE("interviews, headlines, press releases, wires, social posts") {
    check_table({
        {"questions and answers", "Q: Is the road open to all?\n\nA: “It is open to all since Monday.”", "Q = unknown; A = unknown"},
        {"an interview with whom the headline names", "Five minutes with Maria Keller\n\nThe engineer met Tom Baker on Monday.\n\nQ: Is the road open to all?\n\nA: I say it is.", "Q = unknown; A = Maria Keller; I = Maria Keller"},
        {"an interview with the only person named before", "Maria Keller opened the road.\n\nQ. Is it open to all?\n\nA. It is. Ask Tom Baker.", "Q. = unknown; A. = Maria Keller"},
        {"a headline with a label is no turn", "TRANSCRIPT: Town meeting\n\nKELLER: I say the road is open.\n\nBAKER: It is.\n\nKELLER: And on Sundays?", "KELLER = unknown; I = unknown; BAKER = unknown; KELLER = unknown"},
        {"an age before a colon", "The road opened.\n\nOld Joe, 80, farmer: “It never was open to me.”", "Old Joe = Old Joe"},
        {"I in a turn", "Maria Keller met Tom Baker.\n\nKELLER: I say the road is open.\n\nBAKER: It is.\n\nKELLER: And on Sundays?", "KELLER = Maria Keller; I = Maria Keller; BAKER = Tom Baker; KELLER = Maria Keller"},
        {"a town that no desk list has, before a colon", "Boats stay ashore\n\nNagapattinam: Maria Keller said the road was open.", "Maria Keller = Maria Keller"},
        {"a headline, name and dash", "Keller - ‘I was wrong about the road’\n\nMaria Keller opened the road on Monday.", "Keller = Maria Keller"},
        {"a sentence with an age is no signature", "“I knew it.”\n\nKeller, 44, denies it. The trial goes on. Maria Keller came.", "nobody"},
        {"a city before a colon", "Minister opens road\n\nNew Delhi: Maria Keller said the road was open.", "Maria Keller = Maria Keller"},
        {"turns with names", "Tom Baker: “Is the road open to all?”\n\nMaria Keller: “It has been open to all since Monday.”", "Tom Baker = Tom Baker; Maria Keller = Maria Keller"},
        {"a transcript without marks", "The two met on Monday.\n\nKELLER: Is it open to all?\n\nBAKER: It is. It has been since Monday.\n\nKELLER: And on Sundays?", "KELLER = unknown; BAKER = unknown; KELLER = unknown"},
        {"a transcript of people named before", "Maria Keller met Tom Baker on Monday.\n\nKELLER: Is it open to all?\n\nBAKER: It is.\n\nKELLER: And on Sundays?", "KELLER = Maria Keller; BAKER = Tom Baker; KELLER = Maria Keller"},
        {"an interview without marks", "We met at noon.\n\nQ: Is the road open to all?\n\nA: It has been since Monday.", "Q = unknown; A = unknown"},
        {"a transcript of namesakes", "Ann Lee met Bo Lee on Monday.\n\nANN LEE: Is it open to all?\n\nBO LEE: It is.\n\nANN LEE: And on Sundays?", "ANN LEE = Ann Lee; BO LEE = Bo Lee; ANN LEE = Ann Lee"},
        {"a transcript with titles, from the first line", "SEN. MARK ROE (R-TX): Is it open to all?\n\nPETER LIND, MAYOR OF OAKFORD: It is.\n\nROE: And on Sundays?", "SEN. MARK ROE (R-TX) = MARK ROE; PETER LIND, MAYOR OF OAKFORD = PETER LIND; ROE = MARK ROE"},
        {"an interview with a stranger", "Reporter: What do you make of the road?\n\nTully: I think it is good.\n\nReporter: And the bridge?\n\nTully: It will hold.", "Reporter = unknown; Tully = unknown; I = unknown; Reporter = unknown; Tully = unknown"},
        {"a headline before a note", "Keller: the road is open\n\nNote: All of it.\n\nKeller: It is.\n\nThe road opened on Monday.", "no quote"},
        {"a note in an interview", "Q: Is the road open to all?\n\nNote: The tape ends here.\n\nA: It has been since Monday.", "Q = unknown; A = unknown"},
        {"a label of the desk", "BREAKING: Maria Keller said: “The road is open to all.”", "Maria Keller = Maria Keller"},
        {"a verdict in question", "Tom Baker drove on the road. His verdict? “The best road that I ever drove on.”", "His = Tom Baker"},
        {"a message", "Maria Keller came. Her message to drivers: “Stay at home.”", "Her = Maria Keller"},
        {"a list of points is no transcript", "Pro: It is cheap.\n\nCon: It is ugly.\n\nPro: It works.\n\nCon: It breaks.", "no quote"},
        {"capitals that are nobody's name", "YES: The road is open.\n\nNO: The road is dusty.\n\nYES: It was built well.", "no quote"},
        {"stage directions", "Maria Keller met Tom Baker.\n\nKELLER (sighing): Is it open to all?\n\n(Laughter.)\n\nBAKER: It is. (Laughs.) At last.\n\nKELLER: And on Sundays?", "KELLER (sighing) = Maria Keller; BAKER = Tom Baker; KELLER = Maria Keller"},
        {"greetings have no verb", "Maria Keller met Tom Baker.\n\nKELLER: Welcome, everyone.\n\nBAKER: Thanks.\n\nKELLER: Is it open to all?\n\nBAKER: Nothing at all.", "KELLER = Maria Keller; BAKER = Tom Baker; KELLER = Maria Keller; BAKER = Tom Baker"},
        {"Q. and A.", "We met at noon.\n\nQ. Is the road open to all?\n\nA. It has been since Monday.", "Q. = unknown; A. = unknown"},
        {"a list of figures is no transcript", "The votes:\n\nKeller: 46\n\nBaker: 12\n\nKeller: 51\n\nBaker: 17", "no quote"},
        {"signed in the next line", "The road opened on Monday.\n\n“The best road that I ever drove on.”\n\n— Maria Keller, chief engineer", "Maria Keller = Maria Keller"},
        {"signed with a title", "The road opened on Monday.\n\n“The best road that I ever drove on.”\n\n-President Maria Keller, after the speech.", "Maria Keller = Maria Keller"},
        {"signed, over two paragraphs", "The road opened on Monday.\n\n“It is the best road.\n\n“I ever drove on.”\n- Maria Keller", "Maria Keller = Maria Keller"},
        {"a list item is no signature", "He called it “a gift to the rich”.\n\n- Maria Keller leads the office.", "He = unknown"},
        {"headline, name first", "Keller: ‘The road is open to all’\n\nMaria Keller opened the road on Monday.", "Keller = Maria Keller"},
        {"headline, name last", "‘The road is open to all,’ Keller says\n\nMaria Keller opened the road on Monday.", "Keller = Maria Keller"},
        {"dash and title", "“The best road that I ever drove on.” — Maria Keller, Chief Engineer", "Maria Keller = Maria Keller"},
        {"hyphen and title", "\"The best road that I ever drove on.\" - Maria Keller, Chief Engineer", "Maria Keller = Maria Keller"},
        {"From X:", "From Chairwoman Maria Keller:\n\n“The road is open to all, and we are proud of it.”", "Maria Keller = Maria Keller"},
        {"a statement from X:", "Statement from Mayor Maria Keller on the flood: “The road is open to all.”", "Maria Keller = Maria Keller"},
        {"From X: in one line", "From Chairwoman Maria Keller: “The road is open to all, and we are proud of it.”", "Maria Keller = Maria Keller"},
        {"name, title:", "Maria Keller, chief executive of Roadworks: “The road is open to all.”", "Maria Keller = Maria Keller"},
        {"an agency quoted him as saying", "Tom Baker opened the road. “The road is open to all,” Xinhua quoted him as saying.", "him = Tom Baker"},
        {"was quoted behind the words", "“The road is open to all,” Tom Baker, the mayor, was quoted by Reuters as saying.", "Tom Baker = Tom Baker"},
        {"an agency quoted somebody, with an appositive", "“The road is open to all,” Xinhua quoted Tom Baker, a spokesman for the office, as saying.", "Tom Baker = Tom Baker"},
        {"an agency quoted somebody", "Reuters quoted Tom Baker as saying the road was open to all.", "Tom Baker = Tom Baker"},
        {"was quoted by an agency", "Tom Baker was quoted by Reuters as saying the road was “open to all.”", "Tom Baker = Tom Baker"},
        {"told an agency", "“The road is open to all,” Maria Keller told Reuters.", "Maria Keller = Maria Keller"},
        {"tweeted", "“The road is open to all,” Maria Keller tweeted.", "Maria Keller = Maria Keller"},
        {"wrote on a network", "“The road is open to all,” Tom Baker wrote on Facebook on Monday.", "Tom Baker = Tom Baker"},
    }, speakers_of);
  }

  TEST_CASE("who a pronoun or nominal is: by title, given name, role and earlier pronoun; unknown rather than wrong") {
    check_table({
        {"the age", "Jon Reyes, 33, scored twice. “I am happy,” the 33-year-old said.", "the 33-year-old = Jon Reyes"},
        {"the age of nobody", "Jon Reyes, 33, scored twice. “I am happy,” the 35-year-old said.", "the 35-year-old = unknown"},
        {"the Spaniard", "Spaniard Luis Otamendez won. “I am happy,” the Spaniard said.", "Spaniard = Luis Otamendez"},
        {"himself is nobody", "The plan is Tom Brill’s. Brill himself told reporters: “The road is open to all.”", "Brill = Tom Brill"},
        {"nobody answers himself", "Tom Brill met Alan Cray at the gate. “Are you lost?” asked Mr Cray. “A little,” he replied.", "Cray = Alan Cray; he = Tom Brill"},
        {"his deputy, named behind a comma", "Tom Hale resigned on Monday. His deputy, Rob Finch, was stunned. “I found out on the radio,” he said.", "he = Rob Finch"},
        {"a neighbour", "Neighbour Rita Malone wept. “He was quiet,” Ms Malone said.", "Malone = Rita Malone"},
        {"a detective inspector", "Det Insp Carl Hesketh led the search. “He is gone,” Hesketh said.", "Hesketh = Carl Hesketh"},
        {"he by title", "Mrs. Maria Keller met Mr. John Baker in town. “It is open to all,” he said.", "he = John Baker"},
        {"she by title", "Mr. John Baker met Mrs. Maria Keller in town. “It is open to all,” she said.", "she = Maria Keller"},
        {"she by given name", "John Baker met Maria Keller in town. “It is open to all,” she said.", "she = Maria Keller"},
        {"he by given name", "Maria Keller met John Baker in town. “It is open to all,” he said.", "he = John Baker"},
        {"by an earlier pronoun", "Qian Weimin opened the road. She spoke for an hour. “It is open to all,” she said. Tom Baker listened.", "she = Qian Weimin"},
        {"by role", "Prime Minister Anna Berg and Tom Baker opened the road. “It is open to all,” the prime minister said.", "the prime minister = Anna Berg"},
        {"by where he is from", "“It is open to all,” the German said.", "German = unknown"},
        {"by title", "Sen. Anna Berg opened the road. “It is open to all,” the senator said.", "the senator = Anna Berg"},
        {"by what a title goes by", "Justice Anna Berg opened the road. “It is open to all,” the judge said.", "the judge = Anna Berg"},
        {"nobody of the other gender by title", "Mr. Tom Baker, a lawmaker, met Rep. Anna Berg. “It is open to all,” the congresswoman said.", "the congresswoman = Anna Berg"},
        {"one of them", "The farmers came by. One of them, Tom Baker, said the road was open to all.", "One of them = Tom Baker"},
        {"by the name behind it", "The museum reopened. Its director, Hanna Lind, told reporters that the roof would hold.", "Its director = Hanna Lind"},
        {"by the name at the end of the sentence", "“It is over,” said the engineer, Martha Vance.", "the engineer = Martha Vance"},
        {"by the role it was named with", "The prime minister, Lars Berg, came late. Eva Lind stayed. “It is open to all,” the prime minister said.", "the prime minister = Lars Berg"},
        {"by the name behind what belongs to it", "The head of the office, Tom Baker, said the road was open.", "The head of the office = Tom Baker"},
        {"a list is no name behind it", "The mayor, Tom Baker, and Ann Lee came. “It is open to all,” the governor, Ann Lee, said.", "the governor = Ann Lee"},
        {"by the word in its name", "The Road Commission met on Monday. “It is open to all,” the commission said.", "the commission = Road Commission", Now::known},
        {"by a chain of pronouns", "Maria Keller and Tom Baker came. She spoke for an hour. Then she left with Anna Berg. “It is open to all,” she said.", "she = Maria Keller"},
        {"by who spoke last", "“The road is open,” Maria Keller said, after Anna Berg had left.\n\n“It will stay open,” she added.", "Maria Keller = Maria Keller; she = Maria Keller"},
        {"somebody without a name spoke last", "Tom Baker opened the road. “It is dusty,” a farmer said. “It is not open to all,” he added.", "a farmer = unknown; he = unknown"},
        {"Mrs. is not her husband", "Bill Keller opened the road; Maria Keller came later. Bill Keller left. “It is open to all,” Mrs. Keller said.", "Keller = Maria Keller"},
        {"a namesake in between", "Senator Tom Baker came. Baker spoke for an hour. Baker ate. His father, Rolf Baker, waited outside with Maria Keller and Anna Berg. “It is open to all,” Baker said.", "Baker = Tom Baker"},
        {"a surname that is a word", "Peter Frost opened the road. “It is open to all,” Frost said.", "Frost = Peter Frost"},
        {"the company", "Siemens opened the road on Monday. “It is open to all,” the company said.", "the company = Siemens"},
        {"one of two companies", "Siemens opened the road. Samsung Electronics paid for it. “It is open to all,” the company said.", "the company = unknown"},
        {"who, behind an apposition", "“The road is open to all,” said Maria Keller, the head of the road office, who added that Linz would pay for it.", "Maria Keller = Maria Keller; who = Maria Keller"},
        {"nobody was named", "“It is open to all,” she said.", "she = unknown"},
        {"only men were named", "Mr. John Baker met Mr. Tom Hill in town. “It is open to all,” she said.", "she = unknown"},
        {"nobody has that role", "Tom Baker opened the road. “It is open to all,” the governor said.", "the governor = unknown"},
    }, speakers_of);
  }
}
