#!/usr/bin/env python3
"""Round trips: records are exported, read back with each format's own tools, and compared with the records; hostile texts among them.

usage: exports.py SAIDBY SOURCE-FOLDER
"""
import csv, glob, gzip, hashlib, json, os, random, re, shutil, sqlite3, subprocess, sys, tempfile, unicodedata, unittest

SAIDBY, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
os.environ["SAIDBY_HOME"] = SOURCE
FORMATS = ("sqlite", "csv", "tsv", "quotebank", "gqg", "brat", "iob", "webanno")
FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
HOSTILE = ["=HYPERLINK(\"http://x.example\",\"y\")", "+1", "-2+3", "@SUM(A1)", "\tstarts with a tab", "\rreturn", "\nline", "'=1", "''", "quote \" and, comma; semicolon", "two\r\nlines", "'); DROP TABLE quotes;--",
           "</script><script>alert(1)</script>", "\u202eright to left", "a\u0000b", "\u2028separator", "\U0001F600 \U0001F468\u200d\U0001F469\u200d\U0001F467", "e\u0301", "\\", "\\N", "NULL", "", " "]
ARTICLES = ["“The road is open,” said Mayor Ann Lee of Quayford. She added that the lamps were lit.\n\n\U0001F600 “It stands,” Ann Lee said. “It will stand.”",
            "PARIS, March 3 (Reuters) - Premier Élodie Brun said on Monday that France would “never again” close the port.\r\n\r\n“We begin anew,” she told reporters.",
            "\"First line\nsecond line of it,\" said Omar Haddad, a baker in Tunis. \"There is more.\""]


def run(*args, status=0, data=None, cwd=None):
    done = subprocess.run([SAIDBY, *args], input=data, capture_output=True, timeout=120, cwd=cwd)
    assert done.returncode == status, (args, done.returncode, done.stderr.decode())
    return done


def made_up(number, words):
    """A record as saidby writes them, of one article whose every text is `words`."""
    text = "«%s»" % words
    size = len(text)
    piece = {"start": 0, "end": size, "text": text}
    return {"id": words or "empty", "source": words, "offsets": "codepoint", "text": text,
            "article": {"taken_for": "text", "headline": {"text": words}, "publisher": words or None, "published": "2031-06-%02d" % (number % 28 + 1), "authors": [words, "b"], "url": words, "language": "en", "section": words, "dateline": None, "paragraphs": [[0, size]]},
            "mentions": [dict(piece, type="person", entity="e1", rule=words or "r", confidence=0.75)],
            "entities": [{"id": "e1", "type": "person", "name": "Ann " + words, "role": words or None, "gender": None, "gazetteer": None}],
            "quotes": [dict(piece, spans=[[0, size]], type="direct", cue=dict(piece), speaker=dict(piece, entity="e1", name="Ann " + words), rule="r", content_rule="c", confidence=0.125)],
            "diagnostics": [{"code": "nul", "at": 0, "message": words}]}


def tree(path):
    """The bytes of a file, or of all in a folder."""
    names = [path] if os.path.isfile(path) else sorted(glob.glob(path + "/**", recursive=True))
    return {os.path.relpath(n, path): hashlib.sha256(open(n, "rb").read()).hexdigest() for n in names if os.path.isfile(n)}


class Exports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.texts = []
        for i, text in enumerate(ARTICLES):
            cls.texts.append(cls.write("news/a%d.txt" % i, text))
        cls.path = cls.folder + "/records.jsonl"
        run("extract", cls.folder + "/news", "--input", "text", "--text", "-f", "jsonl", "-o", cls.path)
        with open(cls.path, "a", encoding="utf-8") as out:
            for i, words in enumerate(HOSTILE):
                out.write(json.dumps(made_up(i, words)) + "\n")
            out.write(json.dumps({"id": "gone", "source": "gone.txt", "error": "gone.txt: can't be opened: =1"}) + "\n")
        cls.records = [json.loads(line) for line in open(cls.path, encoding="utf-8")]
        cls.good = [r for r in cls.records if "error" not in r]

    @classmethod
    def write(cls, name, data):
        path = os.path.join(cls.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(data if isinstance(data, bytes) else data.encode())
        return path

    def export(self, form, *more, source=None, status=0):
        target = os.path.join(self.folder, "%s-%s" % (form, self.id().split(".")[-1]))
        done = run("export", source or self.path, "--to", form, "-o", target, *more, status=status)
        self.assertFalse(os.path.exists(target + ".part"))
        self.errors = done.stderr.decode()
        return target

    # --- fewer quotes
    def test_quotes_that_are_not_sure_enough_are_left_out(self):
        kept = [(r["id"], i + 1) for r in self.good for i, q in enumerate(r["quotes"]) if q["confidence"] >= 0.9]
        self.assertTrue(0 < len(kept) < sum(len(r["quotes"]) for r in self.good))
        db = sqlite3.connect(self.export("sqlite", "--min-confidence", "0.9"))
        self.assertEqual(sorted(db.execute("SELECT a.record, q.number FROM quotes q JOIN articles a ON a.id = q.article").fetchall()), sorted(kept))
        self.assertEqual(db.execute("SELECT value FROM metadata WHERE name = 'min_confidence_of_quotes'").fetchone(), ("0.9",))
        self.assertEqual(json.loads(run("stats", self.path, "--min-confidence", "0.9", "-f", "json").stdout)["summary"]["quotes"], len(kept))
        self.assertIn(b"no number from 0 to 1", run("stats", self.path, "--min-confidence", "9", status=2).stderr)

    # --- tables
    def check_tables(self, rows):
        """`rows(table)` gives dictionaries of a table's rows; they must hold what the records hold."""
        articles = rows("articles")
        self.assertEqual([(a["record"], a["source"], a["error"] or None, a["text"]) for a in articles], [(r["id"], r["source"], r.get("error"), r.get("text") or "" if "error" not in r else a["text"]) for r, a in zip(self.records, articles)])
        by_article = {}
        for name in ("mentions", "quotes", "entities_in_articles", "diagnostics"):
            for row in rows(name):
                by_article.setdefault((int(row["article"]), name), []).append(row)
        for number, record in enumerate(self.records, 1):
            if "error" in record:
                continue
            self.check_article(record, articles[number - 1], {name: by_article.get((number, name), []) for name in ("mentions", "quotes", "entities_in_articles", "diagnostics")})

    def check_article(self, record, article, rows):
        same = lambda a, b: self.assertEqual(a or None, b or None)
        info = record["article"]
        same(article["headline"], (info["headline"] or {}).get("text"))
        for key in ("publisher", "published", "url", "language", "section"):
            same(article[key], info.get(key))
        self.assertEqual(json.loads(article["paragraphs"]), info["paragraphs"])
        self.assertEqual(json.loads(article["authors"] or "[]"), info.get("authors", []))
        self.assertEqual(len(rows["mentions"]), len(record["mentions"]))
        locals_ = {int(e["id"]): e for e in rows["entities_in_articles"]}
        for row, mention in zip(rows["mentions"], record["mentions"]):
            self.assertEqual((int(row["start"]), int(row["end"]), row["text"], row["type"], row["rule"], float(row["confidence"])), (mention["start"], mention["end"], mention["text"], mention["type"], mention["rule"], mention["confidence"]))
            self.assertEqual(locals_[int(row["entity_in_article"])]["local"], mention["entity"])
        for row, entity in zip(rows["entities_in_articles"], record["entities"]):
            self.assertEqual(row["local"], entity["id"])
            for key in ("type", "name", "role", "gender", "gazetteer", "country"):
                same(row[key], entity.get(key))
        self.assertEqual(len(rows["quotes"]), len(record["quotes"]))
        for row, quote in zip(rows["quotes"], record["quotes"]):
            self.assertEqual((row["text"], row["type"], json.loads(row["spans"]), float(row["confidence"])), (" ".join(quote["text"][s - quote["start"]:e - quote["start"]] for s, e in quote["spans"]), quote["type"], quote["spans"], quote["confidence"]))
            same(row["cue"], (quote["cue"] or {}).get("text"))
            same(row["speaker"], (quote["speaker"] or {}).get("text"))
            same(row["speaker_name"], (quote["speaker"] or {}).get("name"))
            same(row["entity_rule"], (quote["speaker"] or {}).get("entity_rule"))
            self.assertEqual(int(row["negated"]), int(quote.get("negated", False)))
            if quote["speaker"] and quote["speaker"]["entity"]:
                self.assertEqual(locals_[int(row["entity_in_article"])]["local"], quote["speaker"]["entity"])
                self.assertEqual(locals_[int(row["entity_in_article"])]["entity"], row["entity"])
        self.assertEqual([(d["code"], d["message"] or "") for d in rows["diagnostics"]], [(d["code"], d["message"]) for d in record["diagnostics"]])

    def test_sqlite_gives_back_the_records(self):
        db = sqlite3.connect(self.export("sqlite"))
        db.row_factory = sqlite3.Row
        self.assertEqual(db.execute("PRAGMA integrity_check").fetchall()[0][0], "ok")
        self.assertEqual(db.execute("PRAGMA foreign_key_check").fetchall(), [])
        self.check_tables(lambda table: db.execute("SELECT * FROM %s ORDER BY 1, 2" % table).fetchall())
        keys = {(t, r["table"]) for t in ("mentions", "quotes", "entities_in_articles", "quote_entities") for r in db.execute("PRAGMA foreign_key_list(%s)" % t)}
        self.assertLessEqual({("mentions", "articles"), ("quotes", "entities"), ("quotes", "articles"), ("entities_in_articles", "entities"), ("quote_entities", "quotes")}, keys)
        for column in ("article", "entity", "entity_in_article"):
            plan = " ".join(r[3] for r in db.execute("EXPLAIN QUERY PLAN SELECT * FROM quotes WHERE %s = 1" % column))
            self.assertIn("USING INDEX", plan)

    def test_the_documentation_has_every_table_and_column(self):
        db = sqlite3.connect(self.export("sqlite"))
        with open(SOURCE + "/docs/exports.md", encoding="utf-8") as file:
            part = file.read().split("## Tables")[1].split("## Quotebank")[0]
        sections = {m[1]: m[2] for m in re.finditer(r"^`(\w+)`[^\n]*\n\n\| column \|(.*?)\n\n", part, re.M | re.S)}
        tables = [t for t, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%' AND name NOT LIKE 'sqlite%'")]
        self.assertEqual(set(sections), set(tables))
        for table in tables:
            said = set(re.findall(r"`(\w+)`", "\n".join(line.split("|")[1] for line in sections[table].splitlines() if line.startswith("| `"))))
            self.assertEqual(said, {r[1] for r in db.execute("PRAGMA table_info(%s)" % table)}, table)

    def test_full_text_search_finds_quotes_without_accents_and_case(self):
        db = sqlite3.connect(self.export("sqlite"))
        found = db.execute("SELECT q.text FROM quotes_fts f JOIN quotes q ON q.id = f.rowid WHERE quotes_fts MATCH 'road' ORDER BY rank").fetchall()
        self.assertEqual([t for t, in found], [q["text"] for r in self.good for q in r["quotes"] if "road" in q["text"]])
        self.assertTrue(found)
        for table in ("quotes", "articles"):   # as Datasette looks for them
            self.assertTrue(db.execute("SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"' || ? || '\"%'", (table,)).fetchone())
        self.assertTrue(db.execute("SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'speaker_name:elodie'").fetchone()[0])
        self.assertTrue(db.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'port'").fetchone()[0])
        self.assertTrue(db.execute("SELECT count(*) FROM said WHERE who = 'Ann Lee'").fetchone()[0] >= 3)
        queries = [line.strip() for line in open(SOURCE + "/docs/exports.md", encoding="utf-8") if line.startswith("    SELECT ")]
        self.assertTrue(queries)
        for query in queries:
            db.execute(query).fetchall()

    def test_the_words_of_a_quote_are_without_its_cue(self):
        db = sqlite3.connect(self.export("sqlite"))
        self.assertIn(("“It stands,” “It will stand.”",), db.execute("SELECT text FROM quotes WHERE json_array_length(spans) = 2").fetchall())
        self.assertEqual(db.execute("SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'text:(said AND stand)'").fetchone()[0], 0)

    def read_table(self, folder, ending, separator, raw, table):
        with open("%s/%s.%s" % (folder, table, ending), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=separator))
        back = lambda text: text[1:] if not raw and text.startswith("'") and FORMULA.match(text) else text
        numbers = {"id", "article", "entity", "entity_in_article", "start", "end", "cue_start", "cue_end", "confidence", "latitude", "longitude", "at", "number"}
        return [{k: v if k in numbers else back(v) for k, v in row.items()} for row in rows]

    def test_csv_and_tsv_give_back_the_records(self):
        for form, separator in (("csv", ","), ("tsv", "\t")):
            for raw in (False, True):
                folder = self.export(form, *(["--csv-raw"] if raw else []))
                self.check_tables(lambda table: self.read_table(folder, form, separator, raw, table))

    def test_no_cell_is_a_formula(self):
        for form, separator in (("csv", ","), ("tsv", "\t")):
            folder = self.export(form)
            checked = 0
            for path in glob.glob(folder + "/*." + form):
                with open(path, encoding="utf-8", newline="") as file:
                    for row in csv.reader(file, delimiter=separator):
                        for cell in row:
                            if cell and cell[0] in "=+-@\t\r\n":
                                self.assertRegex(cell, r"^-?\d+(\.\d+)?(e-?\d+)?$")   # a number of ours
                            checked += cell.startswith("'=")
            self.assertGreater(checked, 5)

    def test_rows_end_as_rfc_4180_says(self):
        data = open(self.export("csv") + "/quotes.csv", "rb").read()
        self.assertTrue(data.endswith(b"\r\n"))
        self.assertTrue(data.startswith(b"id,article,number,type,text,"))

    # --- formats of others
    def test_quotebank_fields_and_probabilities(self):
        twice = self.folder + "/twice.jsonl"
        with open(twice, "w") as out:
            for i, (words, who, confidence, date) in enumerate([("The road is open!", "Ann Lee", 0.9, "2031-06-03"), ("the ROAD is open, all of it", "Ann Lee", 0.6, None), ("“The road is OPEN”", "Ann Lee", 0.7, "2031-05"), ("The road is open.", "Bo Dahl", 0.8, "2031-07-01"), ("Else", None, 0.5, None)]):
                record = made_up(i, words)
                record["article"].update(published=date, url="https://a.example/%d" % i)
                record["entities"][0]["name"] = who or ""
                record["entities"][0]["gazetteer"] = "Q42" if who == "Ann Lee" else None
                quote = record["quotes"][0]
                quote["confidence"] = confidence
                quote["speaker"] = dict(quote["speaker"], name=who) if who else None
                out.write(json.dumps(record) + "\n")
        rows = [json.loads(line) for line in open(self.export("quotebank", source=twice) + "/quotes.jsonl", encoding="utf-8")]
        self.assertEqual([list(r) for r in rows], [["quoteID", "quotation", "speaker", "qids", "date", "numOccurrences", "probas", "urls", "phase"]] * 3)
        same = next(r for r in rows if r["numOccurrences"] == 3)
        self.assertEqual((same["quotation"], same["speaker"], same["qids"], same["date"], same["quoteID"]), ("“The road is OPEN”", "Ann Lee", ["Q42"], "2031-05-01 00:00:00", "2031-05-01-000001"))
        self.assertEqual(same["urls"], ["https://a.example/0", "https://a.example/2", "https://a.example/3"])
        self.assertEqual(same["probas"], [["Ann Lee", "0.5333"], ["Bo Dahl", "0.2667"], ["None", "0.2000"]])
        other = next(r for r in rows if r["quotation"] == "Else")
        self.assertEqual((other["speaker"], other["probas"], other["date"]), ("None", [["None", "1.0000"]], None))
        self.assertEqual([r["quoteID"] for r in rows if r["date"] is None], ["0000-00-00-000001", "0000-00-00-000002"])

    def test_quotebank_holds_every_direct_quote(self):
        rows = [json.loads(line) for line in open(self.export("quotebank") + "/quotes.jsonl", encoding="utf-8")]
        plain = lambda s: "".join(c for c in s.lower() if not unicodedata.category(c).startswith(("P", "Z", "C")))
        have = {plain(r["quotation"]) for r in rows}
        for record in self.good[:len(ARTICLES)]:
            text = record["text"]
            for quote in record["quotes"]:
                if quote["type"] == "direct":
                    self.assertIn(plain("".join(text[s:e] for s, e in quote["spans"])), have)

    def test_gqg_fields_and_context(self):
        lines = [json.loads(line) for line in open(self.export("gqg") + "/articles.gqg.json", encoding="utf-8")]
        text_of = {r["article"].get("url") or r["id"]: r["text"] for r in self.good}
        seen = 0
        for line in lines:
            self.assertEqual(list(line), ["date", "url", "title", "lang", "quotes"])
            for quote in line["quotes"]:
                self.assertEqual(list(quote), ["pre", "quote", "post"])
                self.assertIn(quote["pre"] + quote["quote"] + quote["post"], text_of[line["url"]])
                self.assertLessEqual(max(len(quote["pre"]), len(quote["post"])), 100)
                seen += 1
        self.assertGreater(seen, len(ARTICLES))
        hostile = next(line for line in lines if line["title"] == "+1")
        self.assertEqual((hostile["lang"], hostile["date"]), ("ENGLISH", "2031-06-02T00:00:00Z"))

    def read_brat(self, path):
        """Text-bound annotations as {id: (type, fragments)}, relations, notes by target; checks their words against the text."""
        text = open(path[:-4] + ".txt", encoding="utf-8", newline="").read()
        bound, relations, notes = {}, [], {}
        for line in open(path, encoding="utf-8", newline="").read().split("\n"):
            if line.startswith("T"):
                key, place, words = line.split("\t")
                kind, _, offsets = place.partition(" ")
                fragments = [tuple(map(int, f.split(" "))) for f in offsets.split(";")]
                self.assertEqual(" ".join(text[s:e] for s, e in fragments), words)
                bound[key] = (kind, fragments)
            elif line.startswith("R"):
                kind, one, two = line.split("\t")[1].split(" ")
                relations.append((kind, one[5:], two[5:]))
            elif line.startswith("#"):
                _, target, note = line.split("\t")
                notes.setdefault(target.split(" ")[1], []).append(json.loads(note))
        return text, bound, relations, notes

    def brat_records(self, offsets):
        path = self.folder + "/brat-%s.jsonl" % offsets
        run("extract", self.folder + "/news", "--input", "text", "--offsets", offsets, "-f", "jsonl", "-o", path)
        return path

    def test_brat_gives_back_the_records_whatever_their_offsets(self):
        for offsets in ("codepoint", "byte", "utf16"):
            folder = self.export("brat", source=self.brat_records(offsets))
            files = sorted(glob.glob(folder + "/*.ann"))
            self.assertEqual(len(files), len(ARTICLES))
            for path, record in zip(files, self.records):
                text, bound, relations, notes = self.read_brat(path)
                self.assertEqual(text, record["text"])
                names = [(k, f) for k, f in bound.values() if k not in ("direct", "mixed", "indirect", "cue", "speaker")]
                self.assertEqual(names, [(m["type"], [(m["start"], m["end"])]) for m in record["mentions"]])
                self.assertEqual([notes[key][0]["confidence"] for key in list(bound)[:len(names)]], [m["confidence"] for m in record["mentions"]])
                quotes = [key for key, (kind, _) in bound.items() if kind in ("direct", "mixed", "indirect")]
                self.assertEqual(len(quotes), len(record["quotes"]))
                for key, quote in zip(quotes, record["quotes"]):
                    self.assertEqual((bound[key][0], notes[key][0]["spans"], notes[key][0]["rule"]), (quote["type"], quote["spans"], quote["rule"]))
                    words = lambda ranges: "".join("".join(text[s:e] for s, e in ranges).split())
                    self.assertEqual(words(bound[key][1]), words(quote["spans"]))
                    self.assertFalse(any("\n" in text[s:e] for s, e in bound[key][1]))
                    for kind, part in (("cued_by", "cue"), ("spoken_by", "speaker")):
                        linked = [bound[b][1][0] for k, a, b in relations if k == kind and a == key]
                        self.assertEqual(linked, [(quote[part]["start"], quote[part]["end"])] if quote[part] else [])

    def test_iob_tags_are_the_names_and_quotes(self):
        folder = self.export("iob")
        articles = open(folder + "/articles.iob", encoding="utf-8").read().split("-DOCSTART-\t-X-\t-X-\tO\t_\tO\tO\n\n")[1:]
        self.assertEqual(len(articles), len(self.good))
        index = list(csv.DictReader(open(folder + "/articles.tsv", encoding="utf-8", newline=""), delimiter="\t"))
        self.assertEqual([r["record"] for r in index], [r["id"] for r in self.good])
        for block, record in list(zip(articles, self.good))[:len(ARTICLES)]:
            rows = [line.split("\t") for line in block.splitlines() if line]
            for word, start, end, *_ in rows:
                self.assertEqual(record["text"][int(start):int(end)], word)
            chunks, before = [], "O"
            for row in rows:
                tag = row[6]
                if tag.startswith("B-"):
                    chunks.append([tag[2:], int(row[1]), int(row[2])])
                elif tag.startswith("I-"):
                    self.assertEqual(before[2:], tag[2:])
                    chunks[-1][2] = int(row[2])
                before = tag
            self.assertEqual([tuple(c) for c in chunks], [(m["type"], m["start"], m["end"]) for m in record["mentions"]])
            quoted = {int(n) for *_, n, _, _ in rows if n != "_"}
            self.assertEqual(quoted, set(range(1, len(record["quotes"]) + 1)))

    def test_web_annotations_select_the_words(self):
        folder = self.export("webanno")
        pages = [json.loads(line) for line in open(folder + "/annotations.jsonl", encoding="utf-8")]
        total, ids = 0, set()
        for page, record in zip(pages, self.good):
            self.assertEqual((page["@context"], page["type"]), ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage"))
            kinds = []
            described = [(b["purpose"], json.loads(b["value"])["confidence"]) for item in page["items"] for b in item["body"] if b.get("format") == "application/json"]
            self.assertEqual(described, [("describing", x["confidence"]) for x in record["mentions"] + record["quotes"]])
            for item in page["items"]:
                total += 1
                ids.add(item["id"])
                kinds.append(item["body"][0]["value"])
                for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
                    position, words = target["selector"]
                    self.assertEqual(record["text"][position["start"]:position["end"]], words["exact"])
                    self.assertTrue(record["text"][:position["start"]].endswith(words["prefix"]))
                    self.assertTrue(record["text"][position["end"]:].startswith(words["suffix"]))
            self.assertEqual(sum(k.endswith(" quote") for k in kinds), len(record["quotes"]))
            self.assertEqual(kinds.count("speaker"), sum(q["speaker"] is not None for q in record["quotes"]))
        collection = json.load(open(folder + "/collection.jsonld", encoding="utf-8"))
        self.assertEqual((len(ids), collection["total"], len(pages)), (total, total, len(self.good)))

    # --- all formats
    def test_the_same_records_give_the_same_bytes_and_replace_an_earlier_export(self):
        for form in FORMATS:
            once = tree(self.export(form))
            self.assertEqual(once, tree(self.export(form)), form)
            self.assertTrue(once)

    def test_metadata_counts_what_was_read(self):
        for form in FORMATS:
            target = self.export(form)
            about = dict(sqlite3.connect(target).execute("SELECT name, value FROM metadata")) if form == "sqlite" else json.load(open(target + "/metadata.json", encoding="utf-8"))
            self.assertEqual((about["records"], about["documents_failed"], about["quotes"]), (str(len(self.records)), "1", str(sum(len(r["quotes"]) for r in self.good))))
            self.assertRegex(about["made_by"], r"^saidby \d")

    def test_a_manifest_tells_what_the_records_were_made_with(self):
        out = self.folder + "/run"
        os.makedirs(out, exist_ok=True)
        shutil.copy(self.path, out + "/0001.jsonl")
        self.write("run/manifest.json", json.dumps({"version": "9.9.9", "knowledge": "abcdef", "settings": "offsets=codepoint", "shards": []}))
        about = json.load(open(self.export("csv", source=out) + "/metadata.json"))
        self.assertEqual((about["extracted_by"], about["rules_and_gazetteers"]), ("saidby 9.9.9", "abcdef"))
        self.assertIn("abcdef", about["cite"])
        self.assertIn("this installation has others", about["origin"])

    def test_a_receipt_tells_what_the_records_were_made_with(self):
        path = self.folder + "/told.jsonl"
        run("extract", self.folder + "/news", "--input", "text", "-f", "jsonl", "-o", path, "--receipt", path + ".receipt.json")
        about = json.load(open(self.export("csv", source=path) + "/metadata.json"))
        self.assertEqual(about["rules_and_gazetteers"], about["installed_rules_and_gazetteers"])
        self.assertIn("which is what this installation has", about["origin"])
        self.assertIn("lang=auto", about["extraction_settings"])
        os.remove(path + ".receipt.json")
        about = json.load(open(self.export("csv", source=path) + "/metadata.json"))
        self.assertNotIn("rules_and_gazetteers", about)
        self.assertIn("is not told", about["origin"])

    def test_metadata_states_how_accurate_the_release_is(self):
        self.write("home/docs/accuracy.tsv", "# a comment\nfigure\tvalue\tdata\tarticles\tdate\tmeaning\nQ F1\t90.0\tours\t84\t2031-01-01\tboth right\nNames\t80.5\ttheirs\t100\t2031-01-02\tnames\n")
        about = json.load(open(self.export("csv", "--home", self.folder + "/home") + "/metadata.json"))
        self.assertEqual(about["accuracy"], "Q F1 90.0 (ours, 84 articles, 2031-01-01); Names 80.5 (theirs, 100 articles, 2031-01-02)")

    def test_packed_and_piped_records(self):
        packed = self.write("packed.jsonl.gz", gzip.compress(open(self.path, "rb").read()))
        once = tree(self.export("csv"))
        once.pop("metadata.json"), once.pop("metadata.csv")
        for source, data in ((packed, None), ("-", open(self.path, "rb").read())):
            target = self.folder + "/piped"
            run("export", source, "--to", "csv", "-o", target, data=data)
            again = tree(target)
            again.pop("metadata.json"), again.pop("metadata.csv")
            self.assertEqual(again, once)

    def test_a_broken_line_costs_one_record_and_tells_its_place(self):
        lines = open(self.path, "rb").read().split(b"\n")
        broken = self.write("broken.jsonl", b"\n".join([lines[0], b"{broken", lines[1]]))
        db = sqlite3.connect(self.export("sqlite", source=broken, status=1))
        self.assertIn("broken.jsonl:2: not JSON", self.errors)
        self.assertEqual(db.execute("SELECT count(*) FROM articles").fetchone()[0], 2)
        self.assertEqual(db.execute("SELECT value FROM metadata WHERE name = 'lines_passed_over'").fetchone()[0], "1")

    def test_damaged_records_stop_nothing(self):
        chance = random.Random(7)
        with open(self.path, "rb") as file:
            lines = [line for line in file.read().split(b"\n") if line]
        changes = [(b'"start":0', b'"start":4294967294'), (b'"start": 0', b'"start": 1'), (b'"end":', b'"end":9'), (b'"e1"', b'"e2"'), (b"null", b"7"), (b'"spans": [[', b'"spans": [[5,1],['), (b'"codepoint"', b'"byte"'), (b'"codepoint"', b'"utf16"'), (b'"text":', b'"txet":'), (b'"direct"', b'"mixed"'), (b"[[0,", b"[[3,")]
        damaged = []
        for _ in range(400):
            line = chance.choice(lines)
            for _ in range(chance.randint(1, 3)):
                if chance.random() < 0.7:
                    line = line.replace(*chance.choice(changes))
                else:
                    at = chance.randrange(len(line))
                    line = line[:at] + bytes([chance.choice(b'0123456789"[]{},:e\\ x')]) + line[at + 1:]
            damaged.append(line)
        path = self.write("damaged.jsonl", b"\n".join(damaged) + b"\n")
        for form in FORMATS:
            target = self.folder + "/damaged-" + form
            run("export", path, "--to", form, "-o", target, status=1)
            self.assertTrue(os.path.exists(target), form)
        db = sqlite3.connect(self.folder + "/damaged-sqlite")
        about = dict(db.execute("SELECT name, value FROM metadata"))
        self.assertEqual(int(about["records"]) + int(about["lines_passed_over"]), len(damaged))
        self.assertGreater(min(int(about["records"]), int(about["lines_passed_over"])), 50)
        self.assertEqual(db.execute("PRAGMA foreign_key_check").fetchall(), [])

    def test_articles_without_text_are_refused_by_formats_that_need_it(self):
        bare = self.folder + "/bare.jsonl"
        run("extract", "-", "-f", "jsonl", "-o", bare, data=ARTICLES[0].encode())
        for form in ("gqg", "brat", "iob"):
            target = self.export(form, source=bare, status=1)
            self.assertIn("bare.jsonl:1: the text is not in the record", self.errors)
            self.assertIn("--text", self.errors)
            self.assertFalse(os.path.exists(target))

    def test_texts_are_read_from_the_lines_of_their_source(self):
        news = self.write("lines.jsonl", "".join(json.dumps({"id": i, "text": text, "url": "https://a.example/%d" % i}) + "\n" for i, text in enumerate(ARTICLES)))
        with_text, without = self.folder + "/lines-with.jsonl", self.folder + "/lines-without.jsonl"
        run("extract", news, "-f", "jsonl", "--text", "-o", with_text)
        run("extract", news, "-f", "jsonl", "-o", without)
        for source, order in ((without, 1), (without, -1)):
            with open(source, "rb") as file:
                lines = file.read().splitlines()[::order]
            shuffled = self.write("lines-%d.jsonl" % order, b"\n".join(lines) + b"\n")
            for form in ("gqg", "brat", "iob"):
                once, again = self.folder + "/lines-a", self.folder + "/lines-b"
                run("export", with_text, "--to", form, "-o", once)
                run("export", shuffled, "--to", form, "-o", again)
                if order == 1:
                    a, b = tree(once), tree(again)
                    a.pop("metadata.json"), b.pop("metadata.json")
                    self.assertEqual(a, b, form)
        self.write("lines.jsonl", json.dumps({"id": 0, "text": ARTICLES[0]}) + "\n")
        self.export("brat", source=without, status=1)
        self.assertIn("lines.jsonl:2 holds no such document", self.errors)

    def test_a_text_that_has_changed_is_noticed(self):
        path = self.write("changing.txt", ARTICLES[0])
        records = self.folder + "/changing.jsonl"
        run("extract", path, "--input", "text", "-f", "jsonl", "-o", records)
        self.write("changing.txt", "Now " + ARTICLES[0])
        self.export("brat", source=records, status=1)
        self.assertIn("is not the one that was extracted", self.errors)

    def test_what_stands_in_the_way_is_not_replaced(self):
        mine = self.folder + "/mine"
        os.makedirs(mine, exist_ok=True)
        self.write("mine/thesis.txt", "years of work")
        self.assertIn(b"choose another folder", run("export", self.path, "--to", "csv", "-o", mine, status=3).stderr)
        self.assertEqual(os.listdir(mine), ["thesis.txt"])

    def test_usage(self):
        for args, says in (([self.path, "-o", "x"], "--to"), ([self.path, "--to", "csv"], "--output"), (["--to", "csv", "-o", "x"], "needs records"), ([self.path, "--to", "sqlite", "-o", "-"], "standard output"), ([self.path, "--to", "exel", "-o", "x"], "exel"), ([self.folder + "/news", "--to", "csv", "-o", self.folder + "/news/out"], "lies in the input")):
            self.assertIn(says, run("export", *args, status=2).stderr.decode())

    def test_nothing_is_left_behind_when_it_can_not_be_written(self):
        run("export", self.path, "--to", "sqlite", "-o", self.folder + "/no/such/folder.db", status=3)
        self.assertIn(b"none.jsonl", run("export", self.folder + "/none.jsonl", "--to", "csv", "-o", self.folder + "/empty", status=3).stderr)

    def test_what_holds_no_records_makes_no_export(self):
        news = self.write("plain.txt", "One line.\n" * 200)
        for form in FORMATS:
            target = self.export(form, source=news, status=3)
            self.assertFalse(os.path.exists(target))
            self.assertEqual(self.errors.count("\n"), 2, self.errors)
            self.assertIn("plain.txt:1: not JSON", self.errors)
            self.assertIn("nothing was written", self.errors)

    # --- people across articles
    def test_a_place_behind_a_name_is_no_other_name_and_namesakes_stay_apart(self):
        people = [("Judith Crane of Saltmere", "mayor"), ("Judith Crane", "the town's mayor"), ("Judith Crane of Oxley", None), ("Ingrid Halvorsen", "chief executive of Nordline"), ("Ingrid Halvorsen", "company's chief executive"), ("Halvorsen", None),
                  ("Olaf Halvorsen", None), ("Ingrid Halvorsen", "goalkeeper"), ("Donald J. Trump", None), ("Donald Trump", None), ("Donald R. Trump", None), ("Judith Crane", None)]
        path = self.folder + "/names.jsonl"
        with open(path, "w") as out:
            for i, (name, role) in enumerate(people):
                record = made_up(i, "x")
                record["entities"] = [{"id": "e1", "type": "person", "name": name, "role": role, "gender": None, "gazetteer": None}]
                out.write(json.dumps(record) + "\n")
        db = sqlite3.connect(self.export("sqlite", source=path))
        who = [e for e, in db.execute("SELECT entity FROM entities_in_articles ORDER BY id")]
        self.assertEqual(who[0], who[1])
        self.assertEqual(db.execute("SELECT name FROM entities WHERE id = ?", (who[0],)).fetchone()[0], "Judith Crane")
        self.assertEqual(who[3], who[4])
        self.assertEqual(who[8], who[9])
        self.assertEqual(len({who[0], who[2], who[3], who[5], who[6], who[7], who[8], who[10], who[11]}), 9)   # of two places; a surname; another given name; another role; another initial; one of two
        self.assertEqual(db.execute("SELECT key FROM entities WHERE id = ?", (who[5],)).fetchone()[0], "article:6:e1")

    def test_people_are_joined_by_id_or_full_name_with_what_fits(self):
        def person(name, role=None, gender=None, country=None, gazetteer=None, organization=None):
            entity = {"id": "e1", "type": "person", "name": name, "role": role, "gender": gender, "gazetteer": gazetteer}
            entity.update({k: v for k, v in (("country", country), ("organization", organization)) if v})
            return entity
        people = [person("Ann Lee", "mayor"), person("Ann Lee", "the mayor of Quayford", "female"), person("ann lee"), person("Lee"), person("Lee"), person("A. Lee"), person("Ann Lee", "striker"), person("Ann Lee", "striker of Oxley United", "female"), person("Ann Lee"),
                  person("Ann Lee", "mayor", "male"), person("José Peña", country="ES"), person("Jose Pena", country="ES"), person("José Peña", country="MX"), person("Bo Dahl", gazetteer="official:bo-dahl"), person("Bo Dahl", "minister"), person("B. Dahl-Ek", gazetteer="official:bo-dahl"), person("Eva Ek", "minister"), person("Eva Ek", "minister of Norway", gazetteer="official:eva-ek"), person("Kim Roe", "son"), person("Kim Roe", "son"), person("Kim Roe", "baker")]
        path = self.folder + "/people.jsonl"
        with open(path, "w") as out:
            for i, entity in enumerate(people):
                record = made_up(i, "x")
                record["entities"] = [entity]
                out.write(json.dumps(record) + "\n")
        db = sqlite3.connect(self.export("sqlite", source=path))
        got = db.execute("SELECT a.entity, e.key, a.joined_by FROM entities_in_articles a JOIN entities e ON e.id = a.entity ORDER BY a.id").fetchall()
        who = [g[0] for g in got]
        self.assertEqual(len({who[0], who[1], who[2]}), 1)           # mayor, mayor of Quayford, not told
        self.assertEqual(got[1][2], "full name, role")
        self.assertEqual(len(set(who[3:6])), 3)                       # never by a bare surname, nor by an initial
        self.assertEqual({g[1] for g in got[3:6]}, {"article:4:e1", "article:5:e1", "article:6:e1"})
        self.assertEqual(who[6], who[7])
        self.assertNotEqual(who[0], who[6])                           # the roles exclude each other
        self.assertNotIn(who[8], (who[0], who[6]))                    # two bear the name: which of them is not told
        self.assertEqual(got[8][2], "full name of several people")
        self.assertNotIn(who[9], (who[0], who[6], who[8]))            # a man
        self.assertEqual(who[10], who[11])                            # accents aside
        self.assertNotEqual(who[10], who[12])                         # another country
        self.assertEqual(len(set(who[13:16])), 1)
        self.assertEqual((got[15][1], got[15][2]), ("official:bo-dahl", "gazetteer id"))
        self.assertEqual(who[16], who[17])
        self.assertEqual(db.execute("SELECT key, evidence, articles FROM entities WHERE id = ?", (who[16],)).fetchone(), ("official:eva-ek", "gazetteer id", 2))
        self.assertEqual(len(set(who[18:21])), 1)                     # "son" says nothing that could exclude
        self.assertEqual(got[20][2], "full name")
        self.assertEqual(db.execute("SELECT sum(articles), sum(quotes) FROM entities").fetchone(), (len(people), len(people)))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1, warnings="ignore")
