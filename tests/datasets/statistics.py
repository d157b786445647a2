#!/usr/bin/env python3
"""saidby stats against the same figures counted here, from the records, with Python alone.   usage: statistics.py SAIDBY SOURCE-FOLDER"""
import collections, csv, io, json, os, shutil, subprocess, sys, tempfile, unittest

SAIDBY, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
os.environ["SAIDBY_HOME"] = SOURCE
TEXTS = ["“The road is open,” said Mayor Ann Lee of Quayford. She added that the lamps in Paris were lit.", "Ann Lee said that “nothing” was lost. “We go on,” said Omar Haddad, a baker. “Paris is ours,” Haddad said.", "The Baltic Port Authority said that ships would wait.", "Nothing was said."]


class Statistics(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        news = cls.folder + "/news.jsonl"
        with open(news, "w") as out:
            for i, text in enumerate(TEXTS):
                out.write(json.dumps({"id": i, "text": text, "publisher": ["Herald", "=cmd()"][i % 2], "date": "2031-0%d-01" % (i + 1)}) + "\n")
            out.write('{"id":"x"}\nnot json\n{"id":"y"}\n')
        cls.path = cls.folder + "/records.jsonl"
        subprocess.run([SAIDBY, "extract", news, "-f", "jsonl", "-o", cls.path], capture_output=True)
        with open(cls.path) as file:
            cls.records = [json.loads(line) for line in file]
        cls.good = [r for r in cls.records if "error" not in r]
        cls.quotes = [(r, q) for r in cls.good for q in r["quotes"]]

    def stats(self, *args, status=0, data=None):
        done = subprocess.run([SAIDBY, "stats", *args], capture_output=True, input=data)
        self.assertEqual(done.returncode, status, done.stderr)
        self.errors = done.stderr.decode()
        return done.stdout.decode()

    def test_the_summary_counts_the_records(self):
        s = json.loads(self.stats(self.path, "-f", "json"))["summary"]
        self.assertGreater(len(self.quotes), 5)
        self.assertEqual((s["records"], s["articles"], s["documents_failed"], s["quotes"]), (7, 4, 3, len(self.quotes)))
        for kind in ("direct", "mixed", "indirect"):
            self.assertEqual(s[kind], sum(q["type"] == kind for _, q in self.quotes))
        self.assertEqual(s["with_speaker"], sum(q["speaker"] is not None for _, q in self.quotes))
        self.assertEqual(s["with_known_speaker"], sum(bool(q["speaker"] and q["speaker"]["entity"]) for _, q in self.quotes))
        self.assertEqual(s["articles_with_quotes"], sum(bool(r["quotes"]) for r in self.good))
        self.assertAlmostEqual(s["mean_confidence"], sum(q["confidence"] for _, q in self.quotes) / len(self.quotes), 3)
        self.assertEqual((s["first_date"], s["last_date"]), ("2031-01-01", "2031-04-01"))

    def test_who_is_quoted_by_whom_and_on_what(self):
        got = json.loads(self.stats(self.path, "-f", "json"))
        said = collections.Counter(q["speaker"]["name"] for _, q in self.quotes if q["speaker"] and q["speaker"]["name"])
        self.assertEqual({s["name"]: s["quotes"] for s in got["speakers"]}, dict(said))
        lee = next(s for s in got["speakers"] if s["name"] == "Ann Lee")
        self.assertEqual((lee["articles"], lee["key"], lee["evidence"]), (2, "person:ann lee", "full name"))
        self.assertIn("Herald", lee["by"])
        self.assertEqual(sum(g["quotes"] for g in got["genders"]), sum(said.values()))
        cues = collections.Counter(q["cue"]["text"].lower() for _, q in self.quotes if q["cue"])
        self.assertEqual({c["cue"]: c["times"] for c in got["cues"]}, dict(cues))
        paris = sum(any(r["entities"][int(m["entity"][1:]) - 1]["name"] == "Paris" and any(s <= m["start"] and m["end"] <= e for s, e in q["spans"]) for m in r["mentions"]) for r, q in self.quotes)
        self.assertEqual({t["name"]: t["quotes"] for t in got["topics"]}.get("Paris", 0), paris)
        publishers = {p["publisher"]: (p["articles"], p["quotes"]) for p in got["publishers"]}
        for name in ("Herald", "=cmd()"):
            mine = [r for r in self.good if r["article"]["publisher"] == name]
            self.assertEqual(publishers[name], (len(mine), sum(len(r["quotes"]) for r in mine)))
        self.assertEqual(sum(e["times"] for e in got["errors"]), 3)
        self.assertEqual(sorted(e["times"] for e in got["errors"]), [1, 2])   # the same reason in two places is one

    def test_csv_holds_the_figures_of_json_and_no_formula(self):
        got = json.loads(self.stats(self.path, "-f", "json"))
        rows = list(csv.DictReader(io.StringIO(self.stats(self.path, "-f", "csv"), newline="")))
        self.assertEqual({r["measure"]: r["value"] for r in rows if r["section"] == "summary"}.keys(), got["summary"].keys())
        values = {(r["section"], int(r["rank"]), r["measure"]): r["value"] for r in rows if r["rank"]}
        for section in ("speakers", "cues", "publishers"):
            for rank, row in enumerate(got[section], 1):
                for key, value in row.items():
                    cell = values[section, rank, key]
                    if isinstance(value, str):
                        self.assertIn(cell, (value, "'" + value))
                    elif value is not None:
                        self.assertEqual(float(cell), value)
        self.assertIn("'=cmd()", values.values())
        self.assertIn("=cmd()", self.stats(self.path, "-f", "csv", "--csv-raw"))

    def test_the_table_is_for_reading(self):
        table = self.stats(self.path)
        for words in ("Who is quoted most", "Ann Lee", "Who quotes", "Cue words", "said", "Women and men quoted", "unknown", "Documents that failed"):
            self.assertIn(words, table)
        hostile = json.loads(json.dumps(self.good[0]))
        for entity in hostile["entities"]:
            entity["name"] = "\x1b[31mred\u202e" + entity["name"] + "x" * 200
        out = self.stats("-", data=(json.dumps(hostile) + "\n").encode())
        self.assertNotIn("\x1b", out)
        self.assertNotIn("\u202e", out)
        self.assertLess(max(len(line) for line in out.splitlines()), 300)

    def test_top_cuts_lists_and_says_so(self):
        got = json.loads(self.stats(self.path, "-f", "json", "--top", "1"))
        self.assertEqual(len(got["speakers"]), 1)
        self.assertIn("(1 of ", self.stats(self.path, "--top", "1"))

    def test_what_holds_no_records_is_told_once(self):
        article = self.folder + "/article.txt"
        with open(article, "w") as out:
            out.write("\n".join("Line %d of an article." % i for i in range(500)))
        for path, says in ((article, "article.txt:1: not JSON"), (self.folder + "/news.jsonl", "news.jsonl:1: no record of saidby's")):
            self.assertEqual(self.stats(path, status=3), "")
            self.assertIn(says, self.errors)
            self.assertEqual(self.errors.count("\n"), 1)
            self.assertIn("make records of articles with saidby extract -f jsonl", self.errors)
            got = json.loads(self.stats(path, self.path, "-f", "json", status=3))   # the other file is counted
            self.assertEqual((got["summary"]["records"], got["summary"]["lines_passed_over"]), (7, 1))

    def test_a_file_whose_first_lines_are_broken_is_read_on(self):
        with open(self.path) as file:
            data = "{broken\n" * 9 + file.read() + "{broken\n" * 40
        got = json.loads(self.stats("-", "-f", "json", status=1, data=data.encode()))
        self.assertEqual((got["summary"]["records"], got["summary"]["lines_passed_over"]), (7, 49))
        self.assertIn("stdin:1: not JSON", self.errors)
        self.assertIn("stdin:5: not JSON", self.errors)
        self.assertIn("44 more faults like these", self.errors)

    def test_faults_and_the_same_output_twice(self):
        self.assertEqual(self.stats(self.path, "-f", "json"), self.stats(self.path, "-f", "json"))
        with open(self.path, "rb") as file:
            broken = b"{\n" + file.read()
        got = json.loads(self.stats("-", "-f", "json", status=1, data=broken))
        self.assertIn("stdin:1: not JSON", self.errors)
        self.assertEqual(got["summary"]["lines_passed_over"], 1)
        self.stats(self.folder + "/none", status=3)
        self.stats(status=2)
        self.assertEqual(json.loads(self.stats("-", "-f", "json", data=b""))["summary"]["quotes"], 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1, warnings="ignore")
