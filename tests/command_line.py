#!/usr/bin/env python3
"""The program as a user runs it: formats, inputs, faults, exit statuses.   usage: command_line.py SAIDBY SOURCE-FOLDER"""
import json, os, subprocess, sys, tempfile, unittest

SAIDBY, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ARTICLE = "Maria Keller opened the road. “It is open to all,” she said.\n"


def run(*args, data=None, cwd=None, out=subprocess.PIPE):
    data = data.encode() if isinstance(data, str) else data
    done = subprocess.run([SAIDBY, *args], input=data if data is not None else b"", stdout=out, stderr=subprocess.PIPE, cwd=cwd, timeout=120)
    return done.returncode, (done.stdout or b"").decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, text):
        path = os.path.join(self.folder.name, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(text.encode() if isinstance(text, str) else text)
        return path

    def records(self, *args, status=0, data=None):
        code, out, err = run("extract", *args, "-f", "jsonl", data=data)
        self.assertEqual(code, status, err)
        return [json.loads(line) for line in out.splitlines()]

    def test_one_record_a_file_in_order(self):
        paths = [self.file(name, ARTICLE) for name in ("b.txt", "a.txt", "sub/c.txt")]
        self.assertEqual([r["id"] for r in self.records(*paths)], paths)

    def test_a_folder_is_read_recursively_by_name(self):
        for name in ("z.txt", "a/y.txt", "b.txt"):
            self.file(name, ARTICLE)
        self.assertEqual([os.path.relpath(r["id"], self.folder.name) for r in self.records(self.folder.name)], ["a/y.txt", "b.txt", "z.txt"])

    def test_standard_input(self):
        record, = self.records("-", data=ARTICLE)
        self.assertEqual(record["quotes"][0]["speaker"]["name"], "Maria Keller")

    def test_json_lines_keep_all_of_the_text(self):
        path = self.file("news.jsonl", json.dumps({"key": 7, "words": "A headline\n\n" + ARTICLE}) + "\n\n" + json.dumps({"key": "b", "words": ARTICLE}) + "\n")
        records = self.records(path, "--id-field", "key", "--text-field", "words")
        self.assertEqual([r["id"] for r in records], ["7", "b"])
        self.assertTrue(records[0]["article"]["headline"] or len(records[0]["article"]["paragraphs"]) == 2)

    def test_offsets_are_code_points_bytes_or_utf16(self):
        path = self.file("a.txt", "\U0001F600 " + ARTICLE)
        text = open(path, encoding="utf-8", newline="").read()
        encoded = {"codepoint": text, "byte": text.encode(), "utf16": text.encode("utf-16-le")}
        for unit, whole in encoded.items():
            record, = self.records(path, "--offsets", unit, "--input", "text")
            quote, step = record["quotes"][0], 2 if unit == "utf16" else 1
            piece = whole[quote["start"] * step:quote["end"] * step]
            piece = piece.decode("utf-16-le") if unit == "utf16" else piece.decode() if unit == "byte" else piece
            self.assertEqual(piece, quote["text"])
            self.assertEqual(record["offsets"], unit)

    def test_bad_lines_become_error_records_and_the_rest_goes_on(self):
        path = self.file("news.jsonl", '{"id":"a","text":"One."}\nnot json\n{"id":"c"}\n[1]\n{"id":"e","text":"Five."}\n')
        code, out, err = run("extract", path, "-f", "jsonl")
        records = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(code, 1)
        self.assertEqual(["error" in r for r in records], [False, True, True, True, False])
        for number in (2, 3, 4):
            self.assertIn(f"news.jsonl:{number}: ", err)

    def test_odd_bytes_are_read_and_told(self):
        for text, told in ((b"caf\xe9 is open.", "invalid-utf8"), (b"a\r\nb", "crlf"), (b"\xef\xbb\xbfa", "byte-order-mark"), (b"a\0b", "nul"), (b"", "empty")):
            record, = self.records(self.file("odd.txt", text))
            self.assertIn(told, [d["code"] for d in record["diagnostics"]])

    def test_an_odd_number_of_marks_loses_nothing(self):
        record, = self.records(self.file("odd.txt", "“One,” said Maria Keller. “Two is left open.\n\nThe last paragraph, “three,” she said.\n"), "--input", "text")
        self.assertEqual(len(record["article"]["paragraphs"]), 2)
        self.assertTrue(any("three" in q["text"] for q in record["quotes"]))

    def test_a_missing_file_fails_and_the_others_go_on(self):
        path = self.file("a.txt", ARTICLE)
        code, out, err = run("extract", self.folder.name + "/none.txt", path, "-f", "jsonl")
        self.assertEqual(code, 3)
        self.assertEqual(len(out.splitlines()), 2)
        self.assertIn("none.txt: can't be opened", err)

    def test_a_document_over_the_limit_is_an_error_record(self):
        path = self.file("big.txt", ARTICLE * 100)
        code, out, err = run("extract", path, self.file("small.txt", ARTICLE), "-f", "jsonl", "--max-doc-bytes", "1000")
        self.assertEqual(code, 1)
        self.assertIn("--max-doc-bytes", json.loads(out.splitlines()[0])["error"])
        self.assertNotIn("error", json.loads(out.splitlines()[1]))

    def test_a_long_line_is_an_error_record_with_its_number(self):
        path = self.file("news.jsonl", '{"id":"a","text":"One."}\n{"id":"b","text":"' + "x" * 5000 + '"}\n{"id":"c","text":"Three."}\n')
        code, out, err = run("extract", path, "-f", "jsonl", "--max-doc-bytes", "1000")
        self.assertEqual(code, 1)
        self.assertEqual([json.loads(line)["id"] for line in out.splitlines()], ["a", path + ":2", "c"])

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_is_exit_3(self):
        with open("/dev/full", "w") as full:
            code, _, err = run("extract", self.file("a.txt", ARTICLE), "-f", "jsonl", out=full)
        self.assertEqual(code, 3)
        self.assertIn("standard output", err)

    def test_an_output_file_appears_when_it_is_complete(self):
        target = self.folder.name + "/out.jsonl"
        code, out, err = run("extract", self.file("a.txt", ARTICLE), "-f", "jsonl", "-o", target)
        self.assertEqual((code, out), (0, ""))
        self.assertEqual(len(open(target).read().splitlines()), 1)
        self.assertFalse(os.path.exists(target + ".part"))
        self.assertEqual(run("extract", self.file("a.txt", ARTICLE), "-o", self.folder.name + "/no/such/out.jsonl")[0], 3)

    def test_usage_errors_are_exit_2_and_say_what_was_meant(self):
        for args, says in ((["extrat"], "did you mean extract"), (["extract", "--formt", "jsonl", "a"], "did you mean --format"), (["extract"], "needs a file"), (["extract", "-f", "xml", "a"], "none of"), ([], "usage"),
                           (["extract", "--offsets", "inch", "a"], "none of codepoint"), (["extract", "--offsets", "bytes", "a"], "did you mean byte?"),
                           (["extract", "--max-doc-bytes", "-1", "a"], "--max-doc-bytes"), (["extract", "-f"], "--format"), (["extract", "-q", "a"], "unknown option -q"), (["rules"], "saidby rules check"),
                           (["rules", "chek"], "did you mean rules check?"), (["gazeteers", "check"], "did you mean gazetteers check?"), (["rules", "check", "a", "b"], "too many"), (["help", "extrat"], "did you mean extract?")):
            code, _, err = run(*args)
            self.assertEqual(code, 2, args)
            self.assertIn(says, err)
            self.assertTrue(err.startswith("saidby"), err)

    def test_help_and_version(self):
        for args, says in ((["--version"], "saidby "), (["help"], "extract"), (["help", "extract"], "--text-field"), (["extract", "--help"], "--text-field"), (["help", "rules", "check"], "usage: saidby rules check"), (["help", "extract"], "records.jsonl"), (["rules", "check", "-h"], "usage: saidby rules check")):
            code, out, _ = run(*args)
            self.assertEqual(code, 0, args)
            self.assertIn(says, out)

    def test_broken_knowledge_is_exit_2_with_file_and_line(self):
        import shutil
        home = self.folder.name + "/home"
        shutil.copytree(SOURCE + "/rules", home + "/rules")
        os.makedirs(home + "/gazetteers")
        self.file("home/rules/7_speakers/beside-quote.rules", "rule a\nfind {nothing_like_it}\n")
        self.file("home/gazetteers/index.tsv", "file\ttype\tcase\tweight\tsource\tlicence\nbad.tsv\tcity\tsmart\t1\town\tApache-2.0\n")
        self.file("home/gazetteers/bad.tsv", "name\tid\naaa\n")
        code, _, err = run("rules", "check", home)
        self.assertEqual(code, 2)
        self.assertIn("beside-quote.rules:1: ", err)
        self.assertIn("bad.tsv:2: ", err)

    def test_the_checks_pass_on_our_own_knowledge(self):
        self.assertEqual(run("rules", "check", SOURCE)[0], 0)
        self.assertEqual(run("gazetteers", "check", SOURCE)[0], 0)

    def test_the_table_shows_speaker_and_words(self):
        code, out, _ = run("extract", self.file("a.txt", ARTICLE), "-f", "table")
        self.assertEqual(code, 0)
        for words in ("Who said what", "Maria Keller", "It is open to all", "Names"):
            self.assertIn(words, out)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
