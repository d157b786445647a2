#!/usr/bin/env python3
"""The user's side of gazetteers: build, check, lookup, import, folders that override. Most cases run with a few rows of the lists instead of all.   usage: gazetteers.py SAIDBY SOURCE-FOLDER"""
import atexit, json, os, shutil, subprocess, sys, tempfile, unittest

SAIDBY, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
INDEX = "file\ttype\tcase\tweight\tsource\tlicence\n"


def small_home():
    """The rules of the source, and of its gazetteers the rows that the cases name."""
    home = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, home)
    os.symlink(SOURCE + "/rules", home + "/rules")
    os.mkdir(home + "/gazetteers")
    shutil.copy(SOURCE + "/gazetteers/words.tsv", home + "/gazetteers")
    index = INDEX + "words.tsv\tword\tfold\t1\town\town\n"
    for file, kind, wanted in (("cities.tsv", "city", {"Bishkek", "Shanghai"}), ("organizations.tsv", "organization", {"Shanghai Cooperation Organization"})):
        with open(f"{SOURCE}/gazetteers/{file}", encoding="utf-8") as rows, open(f"{home}/gazetteers/{file}", "w", encoding="utf-8") as out:
            for number, row in enumerate(rows):
                if number == 0 or row.split("\t")[0] in wanted:
                    out.write(row)
        index += f"{file}\t{kind}\tsmart\t2\town\town\n"
    with open(home + "/gazetteers/index.tsv", "w") as out:
        out.write(index)
    return home


HOME = small_home()


def run(*args, data="", home=None):
    done = subprocess.run([SAIDBY, *args], input=data.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, env=dict(os.environ, SAIDBY_HOME=home or HOME, SAIDBY_CACHE=HOME + "/cache"))
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


class Case(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.top = holder.name

    def file(self, name, text):
        path = os.path.join(self.top, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(text.encode() if isinstance(text, str) else text)
        return path

    def folder(self, name, lists):
        """lists: file -> (type, case, weight, text)"""
        index = INDEX
        for file, (kind, case, weight, text) in lists.items():
            index += f"{file}\t{kind}\t{case}\t{weight}\town\town\n"
            self.file(f"{name}/{file}", text)
        self.file(f"{name}/index.tsv", index)
        return os.path.join(self.top, name)

    def mentions(self, text, *args):
        code, out, err = run("extract", "-", "--input", "text", "-f", "jsonl", *args, data=text)
        self.assertEqual(code, 0, err)
        return {m["text"]: m for m in json.loads(out)["mentions"]}

    def succeed(self, *args):
        code, out, err = run(*args)
        self.assertEqual(code, 0, err)
        return out

    def fail_with(self, *args, says, status=2):
        code, out, err = run(*args)
        self.assertEqual(code, status, out + err)
        for piece in [says] if isinstance(says, str) else says:
            self.assertIn(piece, err)
        return err


class Folders(Case):
    def test_a_later_folder_overrides_a_row_by_its_id(self):
        a = self.folder("a", {"o.tsv": ("organization", "smart", 10, "name\tid\nZorbla Quist\torg:zq\n")})
        b = self.folder("b", {"o.tsv": ("region", "smart", 10, "name\tid\nVelm Aarn\torg:zq\n")})
        text = "They met Zorbla Quist in Velm Aarn.\n"
        self.assertEqual(self.mentions(text, "--gazetteer", a)["Zorbla Quist"]["rule"], "gazetteer:o")
        both = self.mentions(text, "--gazetteer", a, "--gazetteer", b)
        self.assertEqual((both["Velm Aarn"]["type"], both["Velm Aarn"]["rule"]), ("region", "gazetteer:o"))
        self.assertNotEqual(both.get("Zorbla Quist", {}).get("rule"), "gazetteer:o")
        out = self.succeed("gazetteers", "lookup", "Velm Aarn", "--gazetteer", a, "--gazetteer", b)
        self.assertIn("org:zq", out)

    def test_a_stop_row_takes_a_name_away_and_a_later_folder_brings_it_back(self):
        text = "The talks were held in Bishkek on Monday. Bishkek is the capital.\n"
        stop = self.folder("stop", {"s.tsv": ("other", "smart", 1, "name\tflags\nBishkek\tstop\n")})
        back = self.folder("back", {"c.tsv": ("city", "smart", 10, "name\tid\nBishkek\town:bishkek\n")})
        self.assertEqual(self.mentions(text)["Bishkek"]["type"], "city")
        self.assertNotIn("Bishkek", self.mentions(text, "--gazetteer", stop))
        self.assertIn("Bishkek", self.mentions(text, "--gazetteer", stop, "--gazetteer", back))
        self.assertIn("never a name", self.succeed("gazetteers", "lookup", "Bishkek", "--gazetteer", stop))

    def test_a_stop_row_leaves_longer_names_alone(self):
        stop = self.folder("stop", {"s.tsv": ("other", "smart", 1, "name\tflags\nShanghai\tstop\n")})
        found = self.mentions("The Shanghai Cooperation Organization met in Shanghai.\n", "--gazetteer", stop)
        self.assertIn("Shanghai Cooperation Organization", found)
        self.assertNotIn("Shanghai", found)

    def test_names_of_a_list_that_decides_are_taken_in_any_place_but_inside_longer_names(self):
        own = self.folder("own", {"o.tsv": ("organization", "smart", 10, "name\tid\tflags\nblue kettle\torg:bk\t\nMonday\torg:m\tweak\nOakford\torg:o\t\n")})
        found = self.mentions("On Monday the blue kettle opened. The Oakford Water Company sued Oakford.\n", "--gazetteer", own)
        self.assertEqual(found["blue kettle"]["type"], "organization")
        self.assertEqual(found["Oakford"]["rule"], "gazetteer:o")
        self.assertNotIn("Monday", found)
        self.assertIn("Oakford Water Company", found)

    def test_pattern_rows_match_whole_words(self):
        own = self.folder("own", {"r.tsv": ("region", "smart", 10, "name\tid\tflags\nRoute [0-9]{1,3}\troad:route\tpattern\n")})
        found = self.mentions("Cars left Route 66 and Route 7, not Route 6600 or aRoute 66.\n", "--gazetteer", own)
        self.assertEqual({name for name, m in found.items() if m["rule"] == "gazetteer:r"}, {"Route 66", "Route 7"})
        self.assertNotEqual(found["Route 66"]["entity"], found["Route 7"]["entity"])

    def test_a_pattern_row_with_an_alias_is_one_thing(self):
        own = self.folder("own", {"o.tsv": ("organization", "smart", 10, "name\tid\taliases\tflags\nZ[oa]rb?lak?\torg:z\tZorbla\tpattern\n")})
        found = self.mentions("Zarlak and Zorbla agreed.\n", "--gazetteer", own)
        self.assertEqual(found["Zarlak"]["entity"], found["Zorbla"]["entity"])

    def test_a_stop_pattern(self):
        stop = self.folder("stop", {"s.tsv": ("other", "smart", 1, "name\tflags\nZ[a-z]+ Lane\tstop,pattern\n")})
        text = "The fair in Zorbla Lane was a success.\n"
        self.assertIn("Zorbla Lane", self.mentions(text))
        self.assertNotIn("Zorbla Lane", self.mentions(text, "--gazetteer", stop))

    def test_an_acronym_matches_in_its_own_case_only(self):
        own = self.folder("own", {"o.tsv": ("organization", "fold", 10, "name\tid\tflags\nZORB\torg:z\tacronym\n")})
        rules = {name: m["rule"] for name, m in self.mentions("The ZORB and Zorb met.\n", "--gazetteer", own).items()}
        self.assertEqual(rules["ZORB"], "gazetteer:o")
        self.assertNotEqual(rules.get("Zorb"), "gazetteer:o")

    def test_demonyms_of_an_own_list_name_nobody(self):
        own = self.folder("own", {"o.tsv": ("demonym", "smart", 1, "name\tid\nZorblan\town:1\n")})
        code, out, err = run("extract", "-", "--input", "text", "-f", "jsonl", "--gazetteer", own, home=SOURCE, data="Zorblan Luis Otamendez won the race on Monday. “I am happy,” the Zorblan said.\n")
        self.assertEqual(code, 0, err)
        self.assertEqual([quote["speaker"]["name"] for quote in json.loads(out)["quotes"]], ["Luis Otamendez"])

    def test_case_policies(self):
        for policy, finds in {"exact": {"Zorbla Quist"}, "smart": {"Zorbla Quist", "ZORBLA QUIST"}, "fold": {"Zorbla Quist", "ZORBLA QUIST", "zorbla quist"}}.items():
            own = self.folder(policy, {"o.tsv": ("organization", policy, 10, "name\tid\nZorbla Quist\torg:zq\n")})
            found = self.mentions("Zorbla Quist met. ZORBLA QUIST met. A zorbla quist met.\n", "--gazetteer", own)
            self.assertEqual({name for name, m in found.items() if m["rule"] == "gazetteer:o"}, finds, policy)

    def test_spellings_keep_the_offsets_of_the_text(self):
        own = self.folder("own", {"c.tsv": ("city", "smart", 10, "name\tid\nIzmirel\tc:1\nSão Zorba\tc:2\nWeißburg\tc:3\nO'Quist\tc:4\nAlm-Vel\tc:5\n")})
        text = "\U0001F600 İzmirel, Sa\u0303o Zorba, SAO ZORBA, WEISSBURG, Weissburg, O\u2019Quist and Alm\u2011Vel, Alm\u2013Vel, São\u00a0Zorba.\n"
        ids = {"İzmirel": "c:1", "Sa\u0303o Zorba": "c:2", "SAO ZORBA": "c:2", "WEISSBURG": "c:3", "Weissburg": "c:3", "O\u2019Quist": "c:4", "Alm\u2011Vel": "c:5", "Alm\u2013Vel": "c:5", "São\u00a0Zorba": "c:2"}
        for unit in ("codepoint", "byte", "utf16"):
            code, out, err = run("extract", "-", "--input", "text", "-f", "jsonl", "--offsets", unit, "--gazetteer", own, data=text)
            record = json.loads(out)
            entities = {e["id"]: e["gazetteer"] for e in record["entities"]}
            found = {}
            for m in record["mentions"]:
                whole = {"codepoint": text, "byte": text.encode(), "utf16": text.encode("utf-16-le")}[unit]
                step = 2 if unit == "utf16" else 1
                piece = whole[m["start"] * step:m["end"] * step]
                self.assertEqual(piece.decode({"byte": "utf-8", "utf16": "utf-16-le"}[unit]) if unit != "codepoint" else piece, m["text"])
                found[m["text"]] = entities[m["entity"]]
            self.assertEqual(found, ids, unit)

    def test_a_folder_that_is_none_is_refused(self):
        self.fail_with("extract", "-", "--gazetteer", os.path.join(self.top, "nowhere"), says="nowhere: holds no index.tsv")
        os.mkdir(os.path.join(self.top, "bare"))
        self.fail_with("extract", "-", "--gazetteer", os.path.join(self.top, "bare"), says="bare: holds no index.tsv")


class Faults(Case):
    def check(self, text, says, kind="organization", case="smart"):
        own = self.folder("own", {"o.tsv": (kind, case, 2, text)})
        for command in (("gazetteers", "check", own), ("extract", "-", "--gazetteer", own)):
            self.fail_with(*command, says=says)

    def test_faults_name_file_and_line(self):
        for text, says in [("name\tid\nOak\torg:1\tx\n", "o.tsv:2: 3 cells, the header has 2"),
                           ("title\tid\nOak\torg:1\n", 'o.tsv:1: the header row has not just one column "name"'),
                           ("name\tid\nOak\torg:1\nElm\torg:1\n", 'o.tsv:3: the id "org:1" stands in o.tsv:2 too'),
                           ("name\tid\n Oak\torg:1\n", "o.tsv:2: \" Oak\" has spaces at its edge"),
                           ("name\tid\nSa\u0303o\torg:1\n", "o.tsv:2: \"Sa\u0303o\" is not in Unicode normal form C"),
                           ("name\tid\tflags\nOak\torg:1\tfoo\n", 'o.tsv:2: unknown flag "foo"'),
                           ("name\tid\tflags\nOak(\torg:1\tpattern\n", "o.tsv:2: RE2 rejects the pattern"),
                           ("name\tid\tflags\n.*\torg:1\tpattern\n", "o.tsv:2: the pattern matches the empty string"),
                           ("name\tid\tflags\n" + "a" * 2000 + "\torg:1\tpattern\n", "o.tsv:2: a pattern of 2000 bytes"),
                           ("name\tid\tflags\n(a{1,99}){1,99}\torg:1\tpattern\n", "o.tsv:2: RE2 rejects the pattern"),
                           ("name\tid\taliases\nOak\torg:1\t|x\n", "o.tsv:2: an empty name or alias"),
                           ("name\tid\taliases\nOak\torg:1\t" + "|".join(f"n{i}" for i in range(1_000_000)) + "\n", "o.tsv:2: a cell of 7888889 bytes"),
                           (b"name\tid\nOak\torg:1\nE\0lm\torg:2\n", "o.tsv:3: holds a NUL byte"),
                           (b"name\tid\nOak\torg:1\nE\xfflm\torg:2\n", "o.tsv:3: is not UTF-8 here"),
                           (b"name\tid\nO\x07ak\torg:1\n", "o.tsv:2: a control character in a cell")]:
            with self.subTest(says):
                self.check(text, says)

    def test_all_faults_at_once_but_no_flood(self):
        err_text = "name\tid\n" + "".join(f"n{i}\n" for i in range(50_000))
        own = self.folder("own", {"o.tsv": ("organization", "smart", 2, err_text), "p.tsv": ("city", "smart", 2, "name\nOak \n")})
        err = self.fail_with("gazetteers", "check", own, says=["o.tsv:2: 1 cells", "o.tsv:22: more faults than 20", "p.tsv:2:"])
        self.assertLess(len(err.splitlines()), 30)

    def test_faults_of_the_index(self):
        for index, says in [("o.tsv\torganization\tsmart\t1\n", "index.tsv:1: has no header row"), (INDEX + "o.tsv\tthing\tsmart\t1\n", 'index.tsv:2: unknown type "thing"'),
                            (INDEX + "o.tsv\torganization\tloud\t1\n", 'index.tsv:2: unknown case policy "loud"'), (INDEX + "o.tsv\torganization\tsmart\theavy\n", 'index.tsv:2: the weight "heavy" is no number'),
                            (INDEX + "p.tsv\torganization\tsmart\t1\n", "index.tsv:2: p.tsv: can't be read"), (INDEX + "../o.tsv\torganization\tsmart\t1\n", "is no name of a file in this folder")]:
            with self.subTest(says):
                self.file("own/o.tsv", "name\nOak\n")
                self.file("own/index.tsv", index)
                self.fail_with("gazetteers", "check", os.path.join(self.top, "own"), says=says)

    def test_windows_files_are_read(self):
        own = os.path.join(self.top, "own")
        self.file("own/o.tsv", "\ufeffname\tid\r\nZorbla Quist\torg:zq\r\n")
        self.file("own/index.tsv", "\ufeff" + INDEX.replace("\n", "\r\n") + "o.tsv\torganization\tsmart\t10\town\town\r\n")
        self.assertEqual(self.mentions("They met Zorbla Quist.\n", "--gazetteer", own)["Zorbla Quist"]["rule"], "gazetteer:o")


class Check(Case):
    def test_doubtful_rows_with_file_and_line(self):
        own = self.folder("own", {"o.tsv": ("organization", "smart", 2, "name\tid\taliases\nOakford Works\torg:1\t\nOakford Works\torg:2\t\nElm Works\torg:3\tElm|Elm\nKettle\torg:4\t\n"),
                                  "c.tsv": ("city", "smart", 2, "name\tid\nElm Works\tc:1\n")})
        out = self.succeed("gazetteers", "check", own)
        for piece in ('o.tsv:3: duplicate: "Oakford Works" stands in o.tsv:2 (org:1) too', 'o.tsv:4: duplicate: the alias "Elm" repeats', 'c.tsv:2: clash: "Elm Works" is a organization in o.tsv:4', 'o.tsv:5: common word: "Kettle"'):
            self.assertIn(piece, out)
        self.assertEqual(run("gazetteers", "check", own, "--strict")[0], 2)

    def test_a_clean_folder_says_so(self):
        own = self.folder("own", {"o.tsv": ("organization", "smart", 2, "name\tid\tflags\nZorbla Quist\torg:1\t\nKettle\torg:2\tweak\n")})
        self.assertIn("nothing doubtful", self.succeed("gazetteers", "check", own, "--strict"))

    def test_the_lists_that_come_with_the_program_have_no_faults(self):
        code, out, err = run("gazetteers", "check", home=SOURCE)
        self.assertEqual((code, err), (0, ""))
        self.assertIn("load without a fault", out)

    def test_a_corpus_tells_how_often_lists_fire_and_how_precise_they_are(self):
        own = self.folder("own", {"o.tsv": ("organization", "smart", 10, "name\tid\nZorbla\torg:1\nQuist Mill\torg:2\n")})
        text = "The Zorbla met Ann. Zorbla agreed. Mr. Zorbla left.\n"
        spots = [i for i in range(len(text)) if text.startswith("Zorbla", i)]
        gold = {"id": "1", "text": text, "entities": [{"start": s, "end": s + 6, "type": kind} for s, kind in zip(spots, ("ORG", "ORG", "PER"))]}
        path = self.file("gold.jsonl", json.dumps(gold) + "\n")
        out = self.succeed("gazetteers", "check", own, "--corpus", path, "--never")
        row = next(line for line in out.splitlines() if line.startswith("o.tsv ")).split()
        self.assertEqual((row[1], row[3], row[5], row[6]), ("3", "66.7", "2", "1"))   # fires, right %, rows, never
        self.assertIn("o.tsv:3: Quist Mill", out)
        self.assertIn("o.tsv:2: Zorbla: fires 3, right 2", out)
        plain = self.file("plain.txt", text)
        self.assertIn("no names annotated", self.succeed("gazetteers", "check", own, "--corpus", plain))


class Build(Case):
    def test_an_image_is_written_and_named(self):
        own = self.folder("own", {"o.tsv": ("organization", "smart", 2, "name\tid\nZorbla Quist\torg:1\n")})
        path = os.path.join(self.top, "g.image")
        self.assertIn("g.image: ", self.succeed("gazetteers", "build", own, "-o", path))
        self.assertGreater(os.path.getsize(path), 1000)

    def test_a_place_that_can_not_be_written(self):
        self.fail_with("gazetteers", "build", "-o", "/proc/none/g.image", says="can't be written", status=3)

    def test_200_000_names_build_in_seconds_and_load_at_once(self):
        rows = "".join(f"Zor{i:06d} Quist{i % 977}\torg:{i}\n" for i in range(200_000))
        own = self.folder("own", {"o.tsv": ("organization", "smart", 2, "name\tid\n" + rows)})
        cache = dict(os.environ, SAIDBY_HOME=HOME, SAIDBY_CACHE=os.path.join(self.top, "cache"))
        extract = [SAIDBY, "extract", "-", "--gazetteer", own, "-f", "jsonl", "--input", "text"]

        def cost():
            before = os.times()
            subprocess.run(extract, input=b"They met Zor000007 Quist7.\n", env=cache, check=True, stdout=subprocess.DEVNULL)
            after = os.times()
            return after.children_user + after.children_system - before.children_user - before.children_system

        first, second = cost(), min(cost() for _ in range(3))
        self.assertLess(first, 30)
        self.assertLess(second, first / 2)   # mapped, not compiled again


class Import(Case):
    def imported(self, form, name, text, *args, out="out"):
        path = self.file(name, text)
        out = os.path.join(self.top, out)
        printed = self.succeed("gazetteers", "import", "--from", form, path, "-o", out, *args)
        rows = {}
        for file in sorted(os.listdir(out)):
            if file.endswith(".tsv") and file != "index.tsv":
                with open(os.path.join(out, file), encoding="utf-8") as table:
                    lines = table.read().splitlines()
                rows[file] = [dict(zip(lines[0].split("\t"), line.split("\t"))) for line in lines[1:]]
        self.succeed("gazetteers", "check", out)
        return printed, rows, out

    def test_geonames(self):
        def row(number, name, alternates, lat, lon, kind, code, country, region, people):
            return "\t".join([str(number), name, name, alternates, lat, lon, kind, code, country, "", region, "", "", "", str(people), "", "10", "Europe/Oslo", "2024-01-01"]) + "\n"
        text = row(1, "Zorbla", "ZRB,Sorbla,zorbla,Зорбла,Zorbla 2,Zôrbla", "60.1", "5.2", "P", "PPLA", "NO", "07", 250_000) + row(2, "Kvist", "Twig", "61.5", "6.5", "P", "PPL", "NO", "07", 2_000) + \
            row(3, "Tomt", "", "61", "6", "P", "PPL", "NO", "07", 20) + row(4, "Vestre", "", "60", "6", "A", "ADM1", "NO", "07", 500_000) + row(5, "Fjell", "", "60", "6", "T", "MT", "NO", "07", 0)
        codes = self.file("admin1CodesASCII.txt", "NO.07\tVestland\tVestland\t4\n")
        printed, rows, out = self.imported("geonames", "cities15000.txt", text, "--admin1", codes)
        self.assertEqual([(r["name"], r["id"], r["aliases"], r["flags"], r["admin1"], r["population"]) for r in rows["cities.tsv"]], [("Zorbla", "geonames:1", "Sorbla|Zôrbla", "", "Vestland", "250000"), ("Kvist", "geonames:2", "", "weak", "Vestland", "2000")])
        self.assertEqual([(r["name"], r["kind"]) for r in rows["regions.tsv"]], [("Vestre", "ADM1")])
        self.assertIn("left out 1 times: fewer people than --least-population", printed)
        record = json.loads(run("extract", "-", "-f", "jsonl", "--input", "text", "--gazetteer", out, data="The fair in Sorbla was a success.\n")[1])
        place = next(e for e in record["entities"] if e["gazetteer"] == "geonames:1")
        self.assertEqual((place["country"], place["latitude"], place["longitude"]), ("NO", 60.1, 5.2))

    def test_geonames_that_are_none(self):
        path = self.file("x.txt", "1\tOslo\n")
        self.fail_with("gazetteers", "import", "--from", "geonames", path, "-o", os.path.join(self.top, "out"), says=["x.txt:1: 2 columns", "19"], status=3)

    def test_spacy(self):
        text = "\n".join(json.dumps(p) for p in [{"label": "ORG", "pattern": "Zorbla", "id": "z"}, {"label": "ORG", "pattern": "Zorbla Industries", "id": "z"}, {"label": "GPE", "pattern": [{"LOWER": "san"}, {"LOWER": "quist"}]},
                                                     {"label": "GPE", "pattern": [{"TEXT": {"REGEX": "^Wold"}}, {"LOWER": {"IN": ["ives", "moor"]}}]}, {"label": "DATE", "pattern": "May"}, {"label": "ORG", "pattern": [{"POS": "NOUN"}]}])
        printed, rows, out = self.imported("spacy", "patterns.jsonl", text)
        self.assertEqual([(r["name"], r["aliases"]) for r in rows["organizations.tsv"]], [("Zorbla", "Zorbla Industries")])
        self.assertEqual(rows["regions_any_case.tsv"][0]["name"], "san quist")
        self.assertIn("no type for the label DATE", printed)
        self.assertIn("attributes other than", printed)
        found = self.mentions("Zorbla met in San Quist, san quist and Woldham Moor.\n", "--gazetteer", out)
        self.assertLessEqual({"Zorbla", "San Quist", "san quist", "Woldham Moor"}, set(found))

    def test_spacy_as_a_list(self):
        printed, rows, out = self.imported("spacy", "patterns.json", json.dumps([{"label": "PERSON", "pattern": "Zor Quist"}], indent=1))
        self.assertEqual(rows["people.tsv"][0]["name"], "Zor Quist")

    def test_gate(self):
        self.file("company.lst", "Zorbla Works&kind=mill\nQuist & Sons\n\n")
        self.file("day.lst", "Monday\n")
        printed, rows, out = self.imported("gate", "lists.def", "company.lst:organization:company\nday.lst:date:day\n")
        self.assertEqual([r["name"] for r in rows["organizations.tsv"]], ["Zorbla Works", "Quist & Sons"])
        self.assertIn("no type for the lists of date.day", printed)

    def test_regexner(self):
        printed, rows, out = self.imported("regexner", "r.tab", "Zorbla Works\tORGANIZATION\tMISC\t1\nRoute [0-9]+\tLOCATION\n(?=a)b\tLOCATION\n")
        self.assertEqual([r["name"] for r in rows["organizations.tsv"]], ["Zorbla Works"])
        self.assertEqual(rows["regions.tsv"][0]["flags"], "pattern")
        self.assertIn("RE2 doesn't take", printed)
        self.assertIn("Route 66", self.mentions("Cars left Route 66.\n", "--gazetteer", out))

    def test_csv(self):
        printed, rows, out = self.imported("csv", "t.csv", 'Name;type;aliases;Founded\n"Zorbla; Works";ORG;ZW|Zorbla;1901\nQuist Moor;city;;\nKettle;ORG;;\n')
        self.assertEqual([(r["name"], r["aliases"], r["flags"], r["founded"]) for r in rows["organizations.tsv"]], [("Zorbla; Works", "ZW|Zorbla", "", "1901"), ("Kettle", "", "weak", "")])
        self.assertEqual(rows["cities.tsv"][0]["name"], "Quist Moor")
        self.fail_with("gazetteers", "import", self.file("u.csv", "a,b\n1,2\n"), "-o", os.path.join(self.top, "o2"), says="no column for the names", status=3)

    def test_wikidata(self):
        def item(number, name, kind, **claims):
            values = {"P31": [{"mainsnak": {"datavalue": {"value": {"id": kind}}}}]}
            values.update({p: [{"mainsnak": {"datavalue": {"value": v}}}] for p, v in claims.items()})
            return json.dumps({"id": f"Q{number}", "labels": {"en": {"value": name}}, "aliases": {"en": [{"value": name + "ville"}]}, "claims": values})
        lines = [item(1, "Zorbla", "Q515", P625={"latitude": 60.5, "longitude": 5.25}, P1082={"amount": "+4000"}), item(2, "Ann Quist", "Q5", P21={"id": "Q6581072"}), item(3, "Red", "Q1")]
        printed, rows, out = self.imported("wikidata", "dump.json", "[\n" + ",\n".join(lines) + "\n]\n")
        city, person = rows["cities.tsv"][0], rows["people.tsv"][0]
        self.assertEqual((city["id"], city["aliases"], city["lat"], city["lon"], city["population"]), ("wikidata:Q1", "Zorblaville", "60.5", "5.25", "4000"))
        self.assertEqual((person["name"], person["gender"]), ("Ann Quist", "female"))
        self.assertIn("items whose class has no type", printed)

    def test_a_folder_that_is_there_is_left_alone(self):
        path, out = self.file("t.csv", "name\nZorbla\n"), os.path.join(self.top, "out")
        self.file("out/precious.txt", "x")
        self.fail_with("gazetteers", "import", path, "--type", "city", "-o", out, says="is there already", status=3)

    def test_names_in_other_normal_forms_and_with_tabs_are_tidied(self):
        printed, rows, out = self.imported("csv", "t.csv", 'name\n"Sa\u0303o\t  Zorba "\n', "--type", "city")
        self.assertEqual(rows["cities.tsv"][0]["name"], "São Zorba")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]], verbosity=1)
