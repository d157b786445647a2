// The forms in which news quotes and reports, each by an invented sentence: marks, what is no quote, the bounds of mixed and of indirect statements.
#include "tests/quote_tables.h"

using namespace saidby::testing;

TEST_SUITE("6_quotes") {
  TEST_CASE("a quote in marks of every kind") {
    check_table({
        {"a comma, somebody and his verb", "Tom Baker sails a lot. “Every week,” he agrees.", "direct: [“Every week,”] <- he (agrees)"},
        {"curly", "“The harbour will open on Monday,” Maria Keller said.", "direct: [“The harbour will open on Monday,”] <- Maria Keller (said)"},
        {"straight", "\"The harbour will open on Monday,\" Maria Keller said.", "direct: [\"The harbour will open on Monday,\"] <- Maria Keller (said)"},
        {"two apostrophes", "''The harbour will open on Monday,'' Maria Keller said.", "direct: [''The harbour will open on Monday,''] <- Maria Keller (said)"},
        {"backticks", "``The harbour will open on Monday,'' Maria Keller said.", "direct: [``The harbour will open on Monday,''] <- Maria Keller (said)"},
        {"guillemets", "«The harbour will open on Monday», Maria Keller said.", "direct: [«The harbour will open on Monday»] <- Maria Keller (said)"},
        {"guillemets reversed", "»The harbour will open on Monday«, Maria Keller said.", "direct: [»The harbour will open on Monday«] <- Maria Keller (said)"},
        {"low and high", "„The harbour will open on Monday“, Maria Keller said.", "direct: [„The harbour will open on Monday“] <- Maria Keller (said)"},
        {"single", "‘The harbour will open on Monday,’ Maria Keller said.", "direct: [‘The harbour will open on Monday,’] <- Maria Keller (said)"},
        {"single straight", "'The harbour will open on Monday,' Maria Keller said.", "direct: ['The harbour will open on Monday,'] <- Maria Keller (said)"},
        {"single around double", "'They told us \"the harbour is closed\" and we went home,' Maria Keller said.", "direct: ['They told us \"the harbour is closed\" and we went home,'] <- Maria Keller (said)"},
        {"apostrophes", "Maria Keller's boat wasn't in the teachers' harbour in the '90s.", ""},
        {"mismatched closer", "“The harbour will open on Monday,\" Maria Keller said.", "direct: [“The harbour will open on Monday,\"] <- Maria Keller (said)"},
        {"nested", "“They told us ‘the harbour is closed’ and we went home,” Maria Keller said.", "direct: [“They told us ‘the harbour is closed’ and we went home,”] <- Maria Keller (said)"},
        {"inches and feet", "The 6'2\" sailor said the 3\" rope was “far too thin for a harbour.”", "mixed: [the 3\" rope was “far too thin for a harbour.”] <- The 6'2\" sailor (said)"},
        {"a forgotten closing mark, before the cue", "“The harbour will open on Monday, said Maria Keller. The town waits.", "direct: [“The harbour will open on Monday,] <- Maria Keller (said)"},
        {"an unclosed mark swallows no more than its paragraph", "“The harbour will open on Monday, Maria Keller said.\n\nThe town waits. “We are ready,” said Tom Baker.", "direct: [“The harbour will open on Monday,] <- Maria Keller (said)\ndirect: [“We are ready,”] <- Tom Baker (said)"},
    }, quotes_of);
  }

  TEST_CASE("one statement in parts: over paragraphs, around its cue") {
    check_table({
        {"straight marks over paragraphs, behind a colon", "He said: \"We know how bad this has been.\n\n\"The road will open.\"", "direct: [\"We know how bad this has been.] [\"The road will open.\"] <- He (said)"},
        {"behind an email and a colon", "Anna Hale wrote in an email to staff: “The road will open.”", "direct: [“The road will open.”] <- Anna Hale (wrote in)"},
        {"over paragraphs", "Maria Keller said: “The harbour will open on Monday.\n\n“We have worked for it all year.\n\n“And we will go on.”", "direct: [“The harbour will open on Monday.] [“We have worked for it all year.] [“And we will go on.”] <- Maria Keller (said)"},
        {"over paragraphs after the cue", "“The harbour will open on Monday,” Maria Keller said. “We have worked for it all year.\n\n“And we will go on working.”", "direct: [“The harbour will open on Monday,”] [“We have worked for it all year.] [“And we will go on working.”] <- Maria Keller (said)"},
        {"over paragraphs, the cue in the last", "“The harbour will open on Monday.\n\n“We have worked for it all year,” Maria Keller said.", "direct: [“The harbour will open on Monday.] [“We have worked for it all year,”] <- Maria Keller (said)"},
        {"a sentence that floats", "The hall was silent. Maria Keller paused. “We will not wait another year for this harbour.” Then she left.", "direct: [“We will not wait another year for this harbour.”] <- Maria Keller (paused)"},
        {"short turns in paragraphs of their own", "“The harbour will open,” Maria Keller said.\n\n“It will not,” Tom Baker said.\n\n“It will.”", "direct: [“The harbour will open,”] <- Maria Keller (said)\ndirect: [“It will not,”] <- Tom Baker (said)\ndirect: [“It will.”] <- Tom Baker (said)"},
        {"turns of a transcript", "The two met.\n\nQ: Will it open?\n\nA: It will.\n\nOn Monday.\n\nQ: And close?", "indirect: [Will it open?] <- Q (:)\nindirect: [It will.] [On Monday.] <- A (:)\nindirect: [And close?] <- Q (:)"},
        {"signed", "The harbour opened.\n\n“We have waited for this all year.”\n\n— Maria Keller", "direct: [“We have waited for this all year.”] <- Maria Keller (—)"},
        {"people asked in the street", "What about the harbour?\n\nMaria Keller, 34, baker\n\n“I do. It is open to all.”\n\nTom Baker, 61, retired\n\n“Not me.”", "direct: [“I do. It is open to all.”] <- Maria Keller ()\ndirect: [“Not me.”] <- Tom Baker ()"},
        {"... with the name below", "What about the harbour?\n\n“I do. It is open to all.”\nMaria Keller, 34, baker\n\n“Not me.”\nTom Baker, 61, retired", "direct: [“I do. It is open to all.”] <- Maria Keller ()\ndirect: [“Not me.”] <- Tom Baker ()"},
        {"no byline", "Maria Keller, reporter\n\n“It is open,” Tom Baker said.", "direct: [“It is open,”] <- Tom Baker (said)"},
        {"turns in Markdown", "**Maria Keller:** Is it open?\n\n**Tom Baker:** It is.\n\n**Maria Keller:** Thank you.", "indirect: [Is it open?] <- Maria Keller (:)\nindirect: [It is.] <- Tom Baker (:)\nindirect: [Thank you.] <- Maria Keller (:)"},
        {"over paragraphs in single marks", "Maria Keller said: ‘The harbour will open on Monday.\n\n‘And we will go on.’", "direct: [‘The harbour will open on Monday.] [‘And we will go on.’] <- Maria Keller (said)"},
        {"single marks inside single marks", "'I shouted, 'Put that down!'' said Tom Baker.", "direct: ['I shouted, 'Put that down!''] <- Tom Baker (said)"},
        {"names above, one of whom has retired", "What about the harbour?\n\nMaria Keller, 67, retired nurse\n\n“I do. It is open to all.”\n\nTom Baker, 61\n\n“Not me.”", "direct: [“I do. It is open to all.”] <- Maria Keller ()\ndirect: [“Not me.”] <- Tom Baker ()"},
        {"bold names above", "What about the harbour?\n\n**Maria Keller, 67**\n\n“I do. It is open to all.”\n\n**Tom Baker, Oakford**\n\n“Not me.”", "direct: [“I do. It is open to all.”] <- Maria Keller ()\ndirect: [“Not me.”] <- Tom Baker ()"},
        {"a sentence with a name is no line of names", "Tom Baker runs the harbour.\n\n“We tried everything for ten years.”\n\nMaria Keller, its cook, wept.", "direct: [“We tried everything for ten years.”] <- Tom Baker ()"},
        {"names that nobody knows, by the age", "What about the harbour?\n\nNomvula Dlaba, 41, trader\n\n“I do. It is open to all.”\n\nXolile Zithwa, 29, clerk\n\n“Not me.”", "direct: [“I do. It is open to all.”] <- Nomvula Dlaba ()\ndirect: [“Not me.”] <- Xolile Zithwa ()"},
        {"signed quotations under a line that says", "The harbour opened on Monday.\n\nWhat readers say\n\n“It is far too loud for me at night.”\n\n— Maria Keller, 67, retired nurse\n\n“It is open to all of us.”\n\n— Tom Baker, 34, driver\n\nThe town will decide in June.", "direct: [“It is far too loud for me at night.”] <- Maria Keller (—)\ndirect: [“It is open to all of us.”] <- Tom Baker (—)"},
        {"a bold question", "**Q: Open?**\n\nA: It has been since Monday.\n\n**Q: And closed?**\n\nA: It will be.", "indirect: [Open?] <- Q (:)\nindirect: [It has been since Monday.] <- A (:)\nindirect: [And closed?] <- Q (:)\nindirect: [It will be.] <- A (:)"},
        {"a headline, words first and a colon", "‘It broke my heart’: nurse Maria Keller on the harbour\n\nThe harbour closed on Monday.", "direct: [‘It broke my heart’] <- Maria Keller (:)"},
        {"a headline, words first and a dash", "‘He was my sunshine’ — grieving mum’s tribute\n\nThe harbour closed on Monday.", "direct: [‘He was my sunshine’] <- grieving mum (—)"},
        {"a headline with a title", "‘Salt and Stone’: a film about the harbour\n\nThe film opens on Monday.", ""},
        {"a headline that ends in who says it", "Officials ‘chose not to know’ about the flood, inquiry finds\n\nThe harbour closed on Monday.", "mixed: [Officials ‘chose not to know’ about the flood] <- inquiry (finds)"},
        {"a headline that ends in the police", "Three held over ‘cash for cribs’ scheme, police say\n\nThe harbour closed on Monday.", "mixed: [Three held over ‘cash for cribs’ scheme] <- police (say)"},
        {"an answer to a narrator's question", "The trial opened on Monday. What did Tom Baker see? “Water, sir.”", "direct: [“Water, sir.”] <- Tom Baker (see)"},
        {"whose gesture stands before", "The trial opened on Monday. Tom Baker shrugs. “Of course not.”", "direct: [“Of course not.”] <- Tom Baker (shrugs)"},
        {"two gestures", "Tom Baker nodded. “Very well.” The lawyer smiled. “Quite so.”", "direct: [“Very well.”] <- Tom Baker (nodded)\ndirect: [“Quite so.”] <- The lawyer (smiled)"},
        {"closed by an opening mark", "“We are ready,“ Maria Keller said. “We will not wait.“ The hall was silent. Then she left.", "direct: [“We are ready,“] [“We will not wait.“] <- Maria Keller (said)"},
        {"split by its cue", "“We believe in this harbour,” Maria Keller said. “The rest follows from that.”", "direct: [“We believe in this harbour,”] [“The rest follows from that.”] <- Maria Keller (said)"},
        {"split inside a sentence", "“We believe,” Maria Keller said, “that the harbour will open on Monday.”", "direct: [“We believe,”] [“that the harbour will open on Monday.”] <- Maria Keller (said)"},
    }, quotes_of);
  }

  TEST_CASE("marks that quote nobody") {
    check_table({
        {"another name", "Maria Keller has a say in the plan known as “Green Road.”", ""},
        {"scare quotes behind a quote", "“It was dark,” Maria Keller said. The “smart” lamps of the harbour failed.", "direct: [“It was dark,”] <- Maria Keller (said)"},
        {"scare quotes", "The “reform” cost the town a million crowns last year.", ""},
        {"title of a book", "She wrote the novel “The Quiet Harbour” in two years.", ""},
        {"title of a film", "The film “Salt and Stone” opens on Friday in forty towns.", ""},
        {"nickname", "Tom “The Anchor” Baker ran the harbour for ten years.", ""},
        {"what is so called", "The council likes the so-called “night window” he proposes.", "", Now::known},
        {"what one calls oneself", "Tom Baker called himself ‘Captain Road’ on the phone.", ""},
        {"what one makes", "The firm designs “gentle lamps” for harbours.", ""},
        {"what is talked about", "Engineers talk about ‘inertia’ when a harbour is slow.", ""},
        {"what is defined", "The terms define an outage as “any loss of power over an hour”.", ""},
        {"term", "The so-called “night window” lets ships in after dark.", ""},
        {"inches in a quotation", "\"The boy was 6'2\" and quick,\" Maria Keller said. \"We needed him.\"", "direct: [\"The boy was 6'2\" and quick,\"] [\"We needed him.\"] <- Maria Keller (said)"},
        {"a year at its end", "\"I was born in 1962\" Maria Keller said. \"It was cold.\"", "direct: [\"I was born in 1962\"] [\"It was cold.\"] <- Maria Keller (said)"},
        {"word", "The word “harbour” comes from the north.", ""},
        {"term that somebody uses", "Engineers call the method “cold welding.”", "", Now::known},
    }, quotes_of);
  }

  TEST_CASE("mixed quotes have the whole statement as bounds") {
    check_table({
        {"two who call it names", "Maria Keller called the harbour “a disgrace,” while Tom Baker hailed it as “a win for all.”", "mixed: [the harbour “a disgrace,”] <- Maria Keller (called)\nmixed: [it as “a win for all.”] <- Tom Baker (hailed)"},
        {"that", "Maria Keller said that the harbour was “a shame for the whole coast” and would be rebuilt.", "mixed: [that the harbour was “a shame for the whole coast” and would be rebuilt] <- Maria Keller (said)"},
        {"bare", "Maria Keller said the harbour was “a shame for the whole coast.”", "mixed: [the harbour was “a shame for the whole coast.”] <- Maria Keller (said)"},
        {"has said", "The harbour will not open this year, Maria Keller has said.", "indirect: [The harbour will not open this year] <- Maria Keller (said)"},
        {"when it was said", "Maria Keller said on Friday: “The harbour will open.”", "direct: [“The harbour will open.”] <- Maria Keller (said)"},
        {"an age", "Police said the sailor, 34, was found in the harbour.", "indirect: [the sailor, 34, was found in the harbour] <- Police (said)"},
        {"called", "Maria Keller called the harbour “a shame for the whole coast.”", "mixed: [the harbour “a shame for the whole coast.”] <- Maria Keller (called)"},
        {"in a relative clause", "Tom Baker, who said the road was “open to all,” left the hall.", "mixed: [the road was “open to all,”] <- who (said)"},
        {"of another source", "Maria Keller said the harbour was “a shame for the coast,” according to the Herald.", "mixed: [Maria Keller said the harbour was “a shame for the coast,”] <- Herald (according to)\nmixed: [the harbour was “a shame for the coast,”] <- Maria Keller (said)"},
        {"direct, of another source", "“We are ready,” Maria Keller said, according to Tom Baker.", "mixed: [“We are ready,” Maria Keller said] <- Tom Baker (according to)\ndirect: [“We are ready,”] <- Maria Keller (said)"},
        {"passive", "The road was described by Maria Keller as “a gift to the rich.”", "direct: [“a gift to the rich.”] <- Maria Keller (described)"},
    }, quotes_of);
  }

  TEST_CASE("indirect statements have the bounds of their clause") {
    check_table({
        {"in what it was said", "Anna Hale said in a statement the road would open.", "indirect: [the road would open] <- Anna Hale (said)"},
        {"under what is a part of it", "Anna Hale said under the plan the road would open.", "indirect: [under the plan the road would open] <- Anna Hale (said)"},
        {"before whom it was told", "The road is safe, Anna Hale told delegates in Linz.", "indirect: [The road is safe] <- Anna Hale (told)"},
        {"before whom it warns", "The road is unsafe, Anna Hale warned the council.", "indirect: [The road is unsafe] <- Anna Hale (warned)"},
        {"not a clause of time", "When the road was opened, Anna Hale told delegates.", ""},
        {"a subject behind whom it was told", "Anna Hale told the jury Dunn was drunk.", "indirect: [Dunn was drunk] <- Anna Hale (told)"},
        {"... a noun", "Anna Hale told the council residents were furious.", "indirect: [residents were furious] <- Anna Hale (told)"},
        {"... a country", "Anna Hale told MPs Britain would not pay.", "indirect: [Britain would not pay] <- Anna Hale (told)"},
        {"when it was said, without a preposition", "Anna Hale said last month the plan was dead.", "indirect: [the plan was dead] <- Anna Hale (said)"},
        {"inside a relative clause", "They opened a solar plant that, Anna Hale says, will light the town.", "indirect: [will light the town] <- Anna Hale (says)"},
        {"an answer", "Not so, says Anna Hale.", "indirect: [Not so] <- Anna Hale (says)"},
        {"both he and somebody", "Tom Baker said both he and Maria Keller promised to open the harbour.", "indirect: [both he and Maria Keller promised to open the harbour] <- Tom Baker (said)\nindirect: [to open the harbour] <- he and Maria Keller (promised)"},
        {"the subject is a relative pronoun", "The harbour, which Maria Keller said would fail, was dropped.", "indirect: [which] [would fail] <- Maria Keller (said)"},
        {"somebody else behind a conjunction", "Maria Keller said the harbour would open on Monday, but Tom Baker warned it was too small.", "indirect: [the harbour would open on Monday] <- Maria Keller (said)\nindirect: [it was too small] <- Tom Baker (warned)"},
        {"around a cue with an apposition", "The trouble with the harbour, argues Maria Keller, an engineer, is that it is too small.", "indirect: [The trouble with the harbour] [is that it is too small] <- Maria Keller (argues)"},
        {"no agent in it", "The plan, described as “a gift” by Maria Keller, was dropped.", "mixed: [as “a gift”] <- Maria Keller (described)"},
        {"that", "Maria Keller said that the harbour would open on Monday.", "indirect: [that the harbour would open on Monday] <- Maria Keller (said)"},
        {"bare", "Maria Keller said the harbour would open on Monday.", "indirect: [the harbour would open on Monday] <- Maria Keller (said)"},
        {"was quoted as telling", "Maria Keller was quoted by Reuters as telling lawmakers that the harbour would open.", "indirect: [that the harbour would open] <- Maria Keller (telling)"},
        {"those including", "Lawmakers including Maria Keller said the harbour would open on Monday.", "indirect: [the harbour would open on Monday] <- Lawmakers (said)"},
        {"not behind a further cue", "Sales fell in May, Maria Keller said on Tuesday, adding that costs had risen.", "indirect: [Sales fell in May] <- Maria Keller (said)\nindirect: [that costs had risen] <- Maria Keller (adding)"},
        {"before a source with a tail", "Prices will rise in June, said the head of the harbour office.", "indirect: [Prices will rise in June] <- the head of the harbour office (said)"},
        {"over a relative clause", "Maria Keller said the man, who was armed, fired twice.", "indirect: [the man, who was armed, fired twice] <- Maria Keller (said)"},
        {"before an aside", "The harbour would close, Maria Keller said Tuesday, in remarks to lawmakers.", "indirect: [The harbour would close] <- Maria Keller (said)"},
        {"by an appositive", "According to Maria Keller, the head of the office, 12 boats were lost on Monday.", "indirect: [12 boats were lost on Monday] <- Maria Keller (According to)"},
        {"two sources behind", "The harbour was closed, Maria Keller said, according to the Herald.", "indirect: [The harbour was closed, Maria Keller said] <- Herald (according to)\nindirect: [The harbour was closed] <- Maria Keller (said)"},
        {"behind a time", "Maria Keller said on Monday the harbour would open.", "indirect: [the harbour would open] <- Maria Keller (said)"},
        {"behind an as", "As Maria Keller put it, the harbour is dead.", "indirect: [the harbour is dead] <- Maria Keller (put it)"},
        {"not the verb of the phrase", "Maria Keller, who told reporters that the harbour was safe, later left the room.", "indirect: [that the harbour was safe] <- who (told)"},
        {"after a no", "The mayor said no. Asked again, Maria Keller said the harbour would open.", "indirect: [no] <- The mayor (said)\nindirect: [the harbour would open] <- Maria Keller (said)"},
        {"a participle before a noun", "A signalling fault closed the harbour on Monday.", ""},
        {"no other sense of a verb", "Norway recalled its ambassador to Lisbon. Maria Keller answered the phone and called the police.", ""},
        {"... before a clause", "Maria Keller answered the phone was dead.", "indirect: [the phone was dead] <- Maria Keller (answered)"},
        {"of whom somebody remembers", "Tom Baker remembers his father saying that the harbour would close.", "indirect: [his father saying that the harbour would close] <- Tom Baker (remembers)\nindirect: [that the harbour would close] <- his father (saying)"},
        {"of another source", "Maria Keller said the harbour would open, the Herald reported.", "indirect: [Maria Keller said the harbour would open] <- Herald (reported)\nindirect: [the harbour would open] <- Maria Keller (said)"},
        {"before the cue", "The harbour would open on Monday, Maria Keller said.", "indirect: [The harbour would open on Monday] <- Maria Keller (said)"},
        {"around the cue", "The harbour, Maria Keller said, would open on Monday.", "indirect: [The harbour] [would open on Monday] <- Maria Keller (said)"},
        {"according to, before", "According to Maria Keller, the harbour will open on Monday.", "indirect: [the harbour will open on Monday] <- Maria Keller (According to)"},
        {"according to, after", "The harbour will open on Monday, according to Maria Keller.", "indirect: [The harbour will open on Monday] <- Maria Keller (according to)"},
        {"noun cue", "Maria Keller's warning that the harbour would close surprised the town.", "indirect: [that the harbour would close] <- Maria Keller (warning)"},
        {"noun cue, two verbs", "Maria Keller's claim that the office had lost the money was rejected by the council.", "indirect: [that the office had lost the money] <- Maria Keller (claim)"},
        {"noun cue at the end", "The town laughed at Maria Keller's warning that the harbour would close.", "indirect: [that the harbour would close] <- Maria Keller (warning)", Now::known},
        {"in a statement", "In a statement, Maria Keller said the harbour would open on Monday.", "indirect: [the harbour would open on Monday] <- Maria Keller (said)"},
        {"adding that", "Maria Keller said the harbour would open on Monday, adding that the ferries would follow in June.", "indirect: [the harbour would open on Monday] <- Maria Keller (said)\nindirect: [that the ferries would follow in June] <- Maria Keller (adding)"},
        {"participle", "Maria Keller left the hall, saying the harbour would open on Monday.", "indirect: [the harbour would open on Monday] <- Maria Keller (saying)"},
        {"question", "Tom Baker asked whether the harbour would open on Monday.", "indirect: [whether the harbour would open on Monday] <- Tom Baker (asked)"},
        {"infinitive", "Maria Keller promised to open the harbour on Monday.", "indirect: [to open the harbour on Monday] <- Maria Keller (promised)"},
    }, quotes_of);
  }

  TEST_CASE("indirect statements: times, insertions, verbs that go on, what is no statement") {
    check_table({
        {"when it was told", "Tom Baker told reporters that evening the deal was dead.", "indirect: [the deal was dead] <- Tom Baker (told)"},
        {"... before that", "Tom Baker told the paper that day that the deal was dead.", "indirect: [that the deal was dead] <- Tom Baker (told)"},
        {"... behind a pronoun", "Tom Baker told me last night they had won.", "indirect: [they had won] <- Tom Baker (told)"},
        {"not a time with a verb of its own", "Tom Baker said that night was cold.", "indirect: [that night was cold] <- Tom Baker (said)"},
        {"the same day", "Tom Baker said that same day he would resign.", "indirect: [he would resign] <- Tom Baker (said)"},
        {"over an age", "Police said a sailor, aged 22, had been found in the harbour.", "indirect: [a sailor, aged 22, had been found in the harbour] <- Police (said)"},
        {"a relative clause without a pronoun", "The fare will rise, in a move officials hope will cut crowds.", "indirect: [will cut crowds] <- officials (hope)"},
        {"... before its own verb", "The drug doctors say can cure malaria is cheap.", "indirect: [can cure malaria] <- doctors (say)"},
        {"a participle and a verb of speaking", "A sailor accused of theft told Maria Keller the boat was his.", "indirect: [of theft] <- nobody (accused)\nindirect: [the boat was his] <- A sailor (told)"},
        {"a participle before an infinitive", "The driver asked to stop said he was late.", "indirect: [he was late] <- The driver (said)"},
        {"a participle between commas", "A courier, described as white, fled on a bike.", ""},
        {"a thing urges nobody", "Maria Keller said the bridge was safe and urged drivers to use it.", "indirect: [the bridge was safe] <- Maria Keller (said)\nindirect: [drivers to use it] <- Maria Keller (urged)"},
        {"... a participle", "Maria Keller submitted that repairs had been completed and sought four weeks.", "indirect: [that repairs had been completed] <- Maria Keller (submitted)"},
        {"not a passive", "Maria Keller said the bridge was built and opened in 1970.", "indirect: [the bridge was built and opened in 1970] <- Maria Keller (said)"},
        {"what came of it", "Maria Keller said the office would not build boats, ending months of talks.", "indirect: [the office would not build boats] <- Maria Keller (said)"},
        {"an aside of itself", "Maria Keller said the storm was near, adding to fears.", "indirect: [the storm was near, adding to fears] <- Maria Keller (said)"},
        {"between subject and verb", "The trouble, she says now, lowering her voice, is that it failed.", "indirect: [The trouble] [is that it failed] <- she (says)"},
        {"... two who argue", "The new boats, Maria Keller and her colleagues argue in a paper this month, will fail.", "indirect: [The new boats] [will fail] <- Maria Keller (argue)"},
        {"... with marks behind", "The harbour, Maria Keller said, would “punish the poor”.", "mixed: [The harbour] [would “punish the poor”] <- Maria Keller (said)"},
        {"behind a conjunction", "Tom Baker left because, Maria Keller said, the town was too small.", "indirect: [the town was too small] <- Maria Keller (said)"},
        {"behind a relative", "The talks lasted an hour, of which, according to Maria Keller, ten minutes were spent on seating.", "indirect: [ten minutes were spent on seating] <- Maria Keller (according to)"},
        {"a role and a name between commas", "The harbour could open within days, its head of research, Dr Maria Keller, said.", "indirect: [The harbour could open within days] <- its head of research (said)"},
        {"a name and a role between commas", "The harbour was closed on Monday, Maria Keller, the mayor, said.", "indirect: [The harbour was closed on Monday] <- Maria Keller (said)"},
        {"a role, a name, whom it was told", "The harbour will close on Monday, the mayor, Maria Keller, told reporters.", "indirect: [The harbour will close on Monday] <- the mayor (told)"},
        {"two clauses, the second with that", "Maria Keller told the jury Tom Baker was a dreamer, not a crook, and that the losses were small.", "indirect: [Tom Baker was a dreamer, not a crook, and that the losses were small] <- Maria Keller (told)"},
        {"a bare clause behind adding", "“We will not wait,” Maria Keller said, adding schools would be closed.", "direct: [“We will not wait,”] <- Maria Keller (said)\nindirect: [schools would be closed] <- Maria Keller (adding)"},
        {"words for no words", "Maria Keller defended him. Tom Baker asked Zoe. They said the same thing.", ""},
        {"parts of the body, letters", "Maria Keller shook her head and wrote letters.", ""},
        {"a judge holds that", "Justice Maria Keller held that the law was void. The town held a feast.", "indirect: [that the law was void] <- Maria Keller (held)"},
        {"a name with a verb in it", "Little Gumnuts Early Learning pleaded guilty. Police blocked the road.", ""},
        {"somebody tweets", "Maria Keller tweets: “It is over.”", "direct: [“It is over.”] <- Maria Keller (tweets)"},
        {"that with a noun opens no clause", "Maria Keller told the court her son had been up and down that boat for years.", "indirect: [her son had been up and down that boat for years] <- Maria Keller (told)"},
        {"brackets behind the verb", "Maria Keller asserts (Letters, May 3) that the harbour is closed.", "indirect: [that the harbour is closed] <- Maria Keller (asserts)"},
        {"a date before that", "The court ruled on May 3 that the harbour was closed.", "indirect: [that the harbour was closed] <- The court (ruled)"},
        {"a plural and a noun that is its verb", "“The harbour is closed,” the papers state in a box.", "direct: [“The harbour is closed,”] <- the papers (state)"},
        {"an unusual verb", "“Never,” averred Maria Keller. “So what?” piped up Tom Baker.", "direct: [“Never,”] <- Maria Keller (averred)\ndirect: [“So what?”] <- Tom Baker (piped up)"},
        {"a verb of asking and a title", "“Who will go?” posed Ms Maria Keller, a nurse.", "direct: [“Who will go?”] <- Maria Keller (posed)"},
        {"a verb of speaking behind and", "Maria Keller said she was late and added that the harbour was closed.", "indirect: [she was late] <- Maria Keller (said)\nindirect: [that the harbour was closed] <- Maria Keller (added)"},
        {"a participle in a clause that goes on", "Maria Keller left early, saying she was ill, but returned in the evening.", "indirect: [she was ill] <- Maria Keller (saying)"},
        {"who wants no name", "A man who did not wish to be named said the harbour was closed.", "indirect: [the harbour was closed] <- A man (said)"},
        {"according to no source", "The ship left according to schedule, and the sailor was buried according to ancient rites.", ""},
        {"... to a name", "The ship left at nine, according to Linz Customs.", "indirect: [The ship left at nine] <- Linz Customs (according to)"},
        {"... to a paper", "The ship left at nine, according to the schedule.", "indirect: [The ship left at nine] <- the schedule (according to)"},
        {"for work, for air", "The crew reported for duty. Maria Keller gasped for air.", ""},
        {"the object of a relative clause", "They dropped a plan which one priest described as ‘a gift to the rich’.", "mixed: [as ‘a gift to the rich’] <- one priest (described)"},
        {"a reduced clause is no speech of its head", "Tom Baker got a letter saying the harbour was closed.", "indirect: [the harbour was closed] <- a letter (saying)"},
    }, quotes_of);
  }

  TEST_CASE("what is heard or told is said by nobody here") {
    check_table({
        {"a court hears", "The court heard that the harbour was closed.", "indirect: [that the harbour was closed] <- nobody (heard)"},
        {"... without that", "The inquest heard Tom Baker had been drinking.", "indirect: [Tom Baker had been drinking] <- nobody (heard)"},
        {"... behind a comma", "Tom Baker left the harbour at nine, Linz Crown Court heard on Monday.", "indirect: [Tom Baker left the harbour at nine] <- nobody (heard)"},
        {"... in the passive", "Tom Baker left the harbour at nine, an inquest in Linz was told.", "indirect: [Tom Baker left the harbour at nine] <- nobody (told)"},
        {"somebody is told", "Staff were told they would go in May.", "indirect: [they would go in May] <- nobody (told)"},
        {"voters hear", "Voters heard that the harbour was closed.", "indirect: [that the harbour was closed] <- Voters (heard)"},
    }, quotes_of);
  }

  TEST_CASE("leads and headlines that end with who says so") {
    check_table({
        {"a number at its head", "Strike\n\nAbout 2,100 nurses will leave the harbour on Monday, their union announced Thursday.", "indirect: [About 2,100 nurses will leave the harbour on Monday] <- their union (announced)"},
        {"... behind more words", "Storm\n\nAt least 17 people were found dead in the harbour, officials said on Monday.", "indirect: [At least 17 people were found dead in the harbour] <- officials (said)"},
        {"a report by somebody", "Schools\n\nTeachers are sleeping in the harbour for want of houses, a report by the district office has revealed.", "indirect: [Teachers are sleeping in the harbour for want of houses] <- a report (revealed)"},
        {"a ruling", "Court\n\nThe harbour may not be closed, the Supreme Court ruled Wednesday in a case closely watched by many.", "indirect: [The harbour may not be closed] <- Supreme Court (ruled)"},
        {"a headline with its verb", "Harbour to close for a week, study finds\n\nThe boats came in on Monday.", "indirect: [Harbour to close for a week] <- study (finds)"},
        {"... whom he tells", "Stop closing the harbour, bishop tells sailors\n\nThe boats came in on Monday.", "indirect: [Stop closing the harbour] <- bishop (tells)"},
        {"... inverted", "Harbour to close for a week, says forecaster\n\nThe boats came in on Monday.", "indirect: [Harbour to close for a week] <- forecaster (says)"},
        {"... before a semicolon", "Harbour to close for a week, alleges Chief Minister Keller; rivals hit back\n\nChief Minister Maria Keller came on Monday.", "indirect: [Harbour to close for a week] <- Keller (alleges)"},
        {"... a colon and a name of the text", "Harbour to close for a week: Keller\n\nThe boats came in, as Maria Keller had wished.", "indirect: [Harbour to close for a week] <- Keller (:)"},
        {"... a colon and a name that is not", "Harbour to close for a week: Tovar\n\nThe boats came in on Monday.", ""},
        {"... a dash", "Chiefs sold our river – residents\n\nThe boats came in on Monday.", "indirect: [Chiefs sold our river] <- residents (–)"},
        {"somebody and a colon at its head", "Linz mayor: Nobody stayed behind because of me\n\nThe boats came in on Monday.", "indirect: [Nobody stayed behind because of me] <- Linz mayor (:)"},
        {"who died is no speaker", "Tom Baker, 82, dies\n\nThe boats came in on Monday.", ""},
    }, quotes_of);
  }
}
