#!/usr/bin/env python3
"""The program as a user runs it: formats, inputs, faults, exit statuses.   usage: command_line.py SAIDBY SOURCE-FOLDER"""
import json, os, shutil, stat, subprocess, sys, tempfile, unittest, unittest.mock

SAIDBY, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ARTICLE = "Maria Keller opened the road. “It is open to all,” she said.\n"


def run(*args, data=None, cwd=None, out=subprocess.PIPE):
    """Without data standard input is a device, from which nothing is read unasked."""
    data = data.encode() if isinstance(data, str) else data
    given = {"stdin": subprocess.DEVNULL} if data is None else {"input": data}
    done = subprocess.run([SAIDBY, *args], stdout=out, stderr=subprocess.PIPE, cwd=cwd, timeout=120, **given)
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

    def test_standard_input_is_read_without_a_path_where_something_is_piped_in(self):
        data = json.dumps({"url": "u1", "body": ARTICLE}) + "\n"
        record, = self.records("--text-field", "body", "--id-field", "url", data=data)
        self.assertEqual((record["id"], record["source"]), ("u1", "stdin:1"))
        with open(self.file("a.jsonl", data), "rb") as file:
            done = subprocess.run([SAIDBY, "run", "-o", self.folder.name + "/out"], stdin=file, capture_output=True)
        self.assertEqual((done.returncode, os.path.exists(self.folder.name + "/out/stdin-00001.jsonl")), (0, True), done.stderr)
        code, _, err = run("extract", "-", "-", data=data)
        self.assertEqual(code, 2)
        self.assertIn("only once", err)

    def test_what_holds_no_documents_is_told_of(self):
        for name, data, args, told in (("a.jsonl", "", [], "taken for JSON lines); it is empty"), ("a.csv", "id,text\n", [], "taken for a table); look into it"), ("a.warc", "", [], "taken for a web archive"), ("a.json", "[]\n", [], "taken for JSON"),
                                       ("a.txt", ARTICLE, ["--input", "warc"], "or leave --input out"), ("b.txt", ARTICLE, ["--input", "sgml"], "taken for SGML newswire"),
                                       ("b.warc", "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 2\r\n\r\nGE\r\n\r\n" * 3, [], "of its records (3) none is a page")):
            path = self.file(name, data)
            for form in ("jsonl", "table"):
                code, out, err = run("extract", path, "-f", form, *args)
                self.assertEqual((code, out), (0, ""), name)
                self.assertEqual(err.count("\n"), 1)
                self.assertIn(path + ": no documents in it (", err)
                self.assertIn(told, err)
        run("extract", self.folder.name + "/b.warc", "-o", self.folder.name + "/o", "--receipt", self.folder.name + "/r")
        with open(self.folder.name + "/r") as file:
            receipt = json.load(file)
        self.assertEqual((receipt["documents"], receipt["passed_over"]), (0, 3))
        self.assertEqual(run("extract", self.file("empty.txt", ""), "-f", "table"), (0, "", "saidby: the document has diagnostics: empty; -f jsonl says what and where\n"))

    def test_a_table_tells_of_diagnostics(self):
        odd, whole = self.file("odd.txt", b"caf\xe9 said.\r\n"), self.file("a.txt", ARTICLE)
        code, out, err = run("extract", odd, whole, "-f", "table")
        charset = "saidby: " + odd + ": what isn't UTF-8 in it was read as windows-1252; convert the file to UTF-8 first where that is wrong\n"
        self.assertEqual((code, err), (0, charset + "saidby: 1 of 2 documents has diagnostics: charset (1), crlf (1); -f jsonl says what and where\n"))
        self.assertEqual(run("extract", whole, "-f", "table")[2], "")
        self.assertEqual(run("extract", odd, whole, "-f", "jsonl")[2], charset)

    def test_fields_that_nothing_has_are_told_of(self):
        asked = ["--id-field", "nope", "--title-field", "nix", "--date-field", "ne", "--keep", "none,text"]
        path = self.file("news.jsonl", json.dumps({"text": ARTICLE}) + "\n" + json.dumps({"text": ARTICLE, "ne": "2031-06-03"}) + "\n")
        for command in (["extract", path, "-f", "jsonl"], ["run", path, "-o", self.folder.name + "/out"]):
            code, _, err = run(*command, *asked)
            self.assertEqual((code, err.splitlines()), (0, [f"saidby: {option}: none of the 2 documents has it; check the name, or leave it out" for option in ("--id-field nope", "--title-field nix", "--keep none")]))
        code, out, err = run("extract", self.file("news.csv", "id,text\n1,One said.\n"), "-f", "jsonl", *asked)
        self.assertEqual((code, len(out.splitlines())), (1, 1))
        self.assertIn("news.csv:1: no column nope (--id-field), nix (--title-field), ne (--date-field), none (--keep); check the name, or leave it out; the table was skipped; the columns are: id, text", err)

    def test_json_lines_keep_all_of_the_text(self):
        path = self.file("news.jsonl", json.dumps({"key": 7, "words": "A headline\n\n" + ARTICLE}) + "\n\n" + json.dumps({"key": "b", "words": ARTICLE}) + "\n")
        records = self.records(path, "--id-field", "key", "--text-field", "words")
        self.assertEqual([r["id"] for r in records], ["7", "b"])
        self.assertTrue(records[0]["article"]["headline"] or len(records[0]["article"]["paragraphs"]) == 2)

    def test_offsets_are_code_points_bytes_or_utf16(self):
        path = self.file("a.txt", "\U0001F600 " + ARTICLE)
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
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
            self.assertRegex(err, rf"(?m)^saidby: .*news.jsonl:{number}: .*; the document was skipped")

    def test_odd_bytes_are_read_and_told(self):
        for text, told in ((b"caf\xe9 is open.", "charset"), ("“It’s open.”".encode() + b"\xff", "invalid-utf8"), (b"a\r\nb", "crlf"), (b"\xef\xbb\xbfa", "byte-order-mark"), (b"a\0b", "nul"), (b"", "empty")):
            record, = self.records(self.file("odd.txt", text))
            self.assertIn(told, [d["code"] for d in record["diagnostics"]])

    def test_an_odd_number_of_marks_loses_nothing(self):
        record, = self.records(self.file("odd.txt", "“One,” said Maria Keller. “Two is left open.\n\nThe last paragraph, “three,” she said.\n"), "--input", "text")
        self.assertEqual(len(record["article"]["paragraphs"]), 2)
        self.assertTrue(any("three" in q["text"] for q in record["quotes"]))

    def test_repaired_bytes_are_reported_where_they_stand(self):
        record, = self.records(self.file("odd.txt", b"Maria Keller opened the caf\xe9. \xe2\x80\x9cIt is \xff open,\xe2\x80\x9d she said."), "--text", "--input", "text")
        found, = [d for d in record["diagnostics"] if d["code"] == "invalid-utf8"]
        self.assertEqual(found["at"], 27)
        self.assertEqual(record["text"], "Maria Keller opened the caf\ufffd. “It is \ufffd open,” she said.")
        self.assertEqual(record["quotes"][0]["text"], "“It is \ufffd open,”")

    def test_offsets_count_mark_line_ends_and_nul_as_they_came(self):
        for text in ("\ufeff" + ARTICLE, ARTICLE.replace(". ", ".\r\n\r\n", 1), ARTICLE.replace("road", "ro\0ad")):
            record, = self.records(self.file("odd.txt", text), "--input", "text")
            pieces = [piece for quote in record["quotes"] for piece in (quote, quote["cue"], quote["speaker"])] + record["mentions"]
            self.assertTrue(record["quotes"], repr(text))
            for piece in pieces:
                self.assertEqual(text[piece["start"]:piece["end"]], piece["text"])

    def test_a_file_that_cannot_be_read_is_exit_3_and_the_others_go_on(self):
        loop = os.path.join(self.folder.name, "loop.txt")
        os.symlink(loop, loop)
        paths = [loop]
        if os.geteuid() != 0:
            paths.append(self.file("locked.txt", ARTICLE))
            os.chmod(paths[-1], 0)
        for path in paths:
            code, out, err = run("extract", path, self.file("a.txt", ARTICLE), "-f", "jsonl")
            self.assertEqual(code, 3)
            self.assertIn(path + ": can't be opened: ", err)
            self.assertEqual(["error" in json.loads(line) for line in out.splitlines()], [True, False])

    def test_a_folder_without_files_is_told_of(self):
        os.mkdir(os.path.join(self.folder.name, "none"))
        code, out, err = run("extract", os.path.join(self.folder.name, "none"), self.file("a.txt", ARTICLE), "-f", "jsonl")
        self.assertEqual(code, 3)
        self.assertIn("none: the folder holds no files", err)
        self.assertEqual(len(out.splitlines()), 2)

    @unittest.skipIf(os.geteuid() == 0 and not shutil.which("setpriv"), "root reads every folder")
    def test_a_folder_in_a_folder_that_cannot_be_read_costs_only_itself(self):
        for name in ("in/a.txt", "in/b/locked.txt", "in/c.txt", "in/d/e.txt"):
            self.file(name, ARTICLE)
        os.chmod(self.folder.name, 0o777)
        os.chmod(self.folder.name + "/in/b", 0)
        self.addCleanup(os.chmod, self.folder.name + "/in/b", 0o755)
        other = ["setpriv", "--reuid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        environment = dict(os.environ, SAIDBY_CACHE=self.folder.name + "/cache")
        done = subprocess.run([*other, SAIDBY, "extract", self.folder.name + "/in", "-f", "jsonl"], capture_output=True, text=True, env=environment)
        if done.returncode == 126 or "setpriv" in done.stderr:
            self.skipTest("another user may not run the program")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual([os.path.relpath(r["id"], self.folder.name + "/in") + (" error" if "error" in r else "") for r in map(json.loads, done.stdout.splitlines())], ["a.txt", "b error", "c.txt", "d/e.txt"])
        self.assertIn("in/b: the folder can't be read", done.stderr)
        subprocess.run([*other, SAIDBY, "run", self.folder.name + "/in", "-o", self.folder.name + "/out"], capture_output=True, env=environment)
        with open(self.folder.name + "/out/manifest.json") as file:
            manifest = json.load(file)
        self.assertEqual((manifest["complete"], manifest["documents"], manifest["failed"]), (False, 4, 1))

    def test_links_in_folders_to_files_are_read_and_others_told_of(self):
        self.file("in/a.txt", ARTICLE)
        self.file("b.txt", ARTICLE)
        self.file("more/c.txt", ARTICLE)
        for name, to in (("file.txt", "../b.txt"), ("folder", "../more"), ("loop", "."), ("nowhere", "none")):
            os.symlink(to, f"{self.folder.name}/in/{name}")
        code, out, err = run("extract", self.folder.name + "/in", "-f", "jsonl")
        self.assertEqual((code, [os.path.basename(json.loads(line)["id"]) for line in out.splitlines()]), (0, ["a.txt", "file.txt"]))
        self.assertEqual(err.count("\n"), 1)
        self.assertIn(": ".join(["passed over", ", ".join(f"{self.folder.name}/in/{name}" for name in ("folder", "loop", "nowhere"))]) + "; ", err)

    def test_a_missing_file_fails_and_the_others_go_on(self):
        path = self.file("a.txt", ARTICLE)
        code, out, err = run("extract", self.folder.name + "/none.txt", path, "-f", "jsonl")
        self.assertEqual(code, 3)
        self.assertEqual(len(out.splitlines()), 2)
        self.assertRegex(err, "^saidby: .*none.txt: can't be opened: .*; the document was skipped; check the path")

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

    def test_what_is_no_file_is_not_replaced(self):
        pipe = os.path.join(self.folder.name, "pipe")
        os.mkfifo(pipe)
        reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, text=True)
        code = run("extract", self.file("a.txt", ARTICLE), "-f", "jsonl", "-o", pipe)[0]
        text = reader.communicate(timeout=60)[0]
        self.assertEqual((code, len(text.splitlines())), (0, 1))
        self.assertTrue(stat.S_ISFIFO(os.stat(pipe).st_mode))

    def test_an_open_quotation_mark_is_told(self):
        path = self.file("a.txt", 'The mayor said: "The road is open to all.\n\nThe council met on Monday.\n')
        [diagnostic] = json.loads(run("extract", path, "-f", "jsonl")[1])["diagnostics"]
        self.assertEqual((diagnostic["code"], diagnostic["at"]), ("unclosed-quotation", 16))
        path = self.file("b.txt", '"The road is open to all," said Ann Lee. "It is wide.\n\n"It is long," she said.\n')
        self.assertEqual(json.loads(run("extract", path, "-f", "jsonl")[1])["diagnostics"], [])

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_is_exit_3(self):
        with open("/dev/full", "w") as full:
            code, _, err = run("extract", self.file("a.txt", ARTICLE), "-f", "jsonl", out=full)
        self.assertEqual(code, 3)
        self.assertIn("standard output", err)
        for args in (["extract", self.file("a.txt", ARTICLE), "-f", "table"], ["help"], ["help", "extract"], ["extract", "--help"], ["man"], ["completions", "bash"], ["--version"], ["rules", "check", SOURCE], ["gazetteers", "check", SOURCE]):
            with open("/dev/full", "w") as full:
                code, _, err = run(*args, out=full)
            self.assertEqual(code, 3, args)
            self.assertIn("standard output: can't be written", err)

    def test_an_output_file_appears_when_it_is_complete(self):
        target = self.folder.name + "/out.jsonl"
        code, out, err = run("extract", self.file("a.txt", ARTICLE), "-f", "jsonl", "-o", target)
        self.assertEqual((code, out), (0, ""))
        with open(target) as file:
            self.assertEqual(len(file.read().splitlines()), 1)
        self.assertFalse(os.path.exists(target + ".part"))
        self.assertEqual(run("extract", self.file("a.txt", ARTICLE), "-o", self.folder.name + "/no/such/out.jsonl")[0], 3)

    def test_an_output_among_the_inputs_is_refused(self):
        path = self.file("sub/a.txt", ARTICLE)
        for inputs, output in (([path], path), ([self.file("b.txt", ARTICLE), path], os.path.join(self.folder.name, "sub", "..", "sub", "a.txt")), ([self.folder.name + "/sub"], self.folder.name + "/sub/out.jsonl")):
            code, out, err = run("extract", *inputs, "-f", "jsonl", "-o", output)
            self.assertEqual((code, out), (2, ""))
            self.assertIn("choose another place", err)
        with open(path) as file:
            self.assertEqual(file.read(), ARTICLE)
        self.assertEqual(os.listdir(self.folder.name + "/sub"), ["a.txt"])

    def test_a_receipt_over_what_is_read_or_written_is_refused(self):
        path, out, folder = self.file("sub/a.txt", ARTICLE), self.folder.name + "/out.jsonl", self.folder.name + "/out"
        os.symlink(path, self.folder.name + "/link")
        run("run", path, "-o", folder)
        before = sorted(os.listdir(folder))
        for args in (["extract", path, "--receipt", path], ["extract", path, "--receipt", self.folder.name + "/link"], ["extract", self.folder.name + "/sub", "--receipt", self.folder.name + "/sub/r.json"],
                     ["extract", path, "-o", out, "--receipt", out], ["extract", path, "-o", out, "--receipt", out + ".part"], ["extract", path, "--receipt", "-"], ["extract", path, "--receipt", folder],
                     ["run", path, "-o", folder, "--resume", "--receipt", folder + "/manifest.json"], ["run", path, "-o", folder, "--overwrite", "--receipt", folder + "/a-00001.jsonl"], ["run", path, "-o", "-"]):
            code, written, err = run(*args)
            self.assertEqual((code, written, os.path.exists(out)), (2, "", False), args)
            self.assertTrue(err.startswith("saidby: "), err)
        with open(path, "r+b") as file:   # standard input and output are files too
            for args in (["-o", path], ["--receipt", path]):
                self.assertEqual(subprocess.run([SAIDBY, "extract", *args], stdin=file, capture_output=True).returncode, 2)
            file.seek(0, os.SEEK_END)
            self.assertEqual(subprocess.run([SAIDBY, "extract", self.folder.name + "/link", "--receipt", path], stdout=file, stderr=subprocess.PIPE).returncode, 2)
        with open(path) as file:
            self.assertEqual(file.read(), ARTICLE)
        self.assertEqual(sorted(os.listdir(folder)), before)
        code, written, _ = run("extract", path, "-f", "jsonl", "-o", out, "--receipt", "-")
        self.assertEqual((code, json.loads(written)["output"]), (0, out))
        self.assertEqual(run("extract", path, "-f", "jsonl", "--receipt", folder + "/r.json")[0], 0)

    def test_eval_reads_records_in_any_unit_and_refuses_those_of_other_articles(self):
        text = "😀 – Müller opened it. “It is open,” said Maria Keller."
        at = lambda words: [[text.index(words), text.index(words) + len(words)]]
        gold = self.file("gold.jsonl", json.dumps({"id": "a", "text": text, "attributions": [{"content": at("“It is open,”"), "cue": at("said"), "source": at("Maria Keller"), "type": "direct"}]}) + "\n")
        names = self.file("names.jsonl", json.dumps({"id": "a", "text": text, "entities": [{"start": at(name)[0][0], "end": at(name)[0][1], "type": "PER"} for name in ("Müller", "Maria Keller")]}) + "\n")
        source = self.file("in.jsonl", json.dumps({"id": "a", "text": text}) + "\n")
        for annotated in (gold, names):
            scores = {unit: run("eval", annotated, self.file(unit, run("extract", source, "-f", "jsonl", "--offsets", unit)[1])) for unit in ("codepoint", "byte", "utf16")}
            self.assertEqual(scores["codepoint"][0], 0, scores)
            self.assertEqual(scores["byte"], scores["codepoint"])
            self.assertEqual(scores["utf16"], scores["codepoint"])
            self.assertIn("100.0 100.0 100.0" if annotated == gold else "100.00  100.00  100.00", scores["byte"][1])
        self.assertIn("missing in pred 1", run("eval", names, self.file("r.jsonl", '{"id":"a","error":"lost"}\n'))[1])
        for data, told in (('{"id":"b","quotes":[]}\n', "none of its 1 ids"), ("", "holds no records"), ('{"id":"a","offsets":"inch","quotes":[]}\n', "none of codepoint, byte, utf16")):
            code, out, err = run("eval", gold, self.file("r.jsonl", data))
            self.assertEqual((code, out), (2, ""), err)
            self.assertIn(told, err)

    @unittest.skipUnless(shutil.which("bash"), "no bash")
    def test_a_broken_pipe_is_quiet(self):
        gold = self.file("gold.jsonl", "".join(json.dumps({"id": str(i), "text": ARTICLE, "attributions": [{"content": [[0, 5]], "cue": [], "source": [], "type": "direct"}]}) + "\n" for i in range(300)))
        for command in (f"eval '{gold}' --errors 300", "man", "help", "help extract", "extract --help", "completions bash", "--version", f"rules check '{SOURCE}'", "gazetteers lookup Berlin"):
            done = subprocess.run(["bash", "-c", f"'{SAIDBY}' {command} | true"], capture_output=True)
            self.assertEqual(done.stderr, b"", command)

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
        for args, says in ((["--version"], "saidby "), (["help"], "extract"), (["help", "extract"], "--text-field"), (["extract", "--help"], "--text-field"), (["help", "rules", "check"], "usage: saidby rules check"), (["help", "rules"], "saidby help rules COMMAND"), (["help", "gazetteers"], "gazetteers lookup"), (["help", "extract"], "records.jsonl"), (["rules", "check", "-h"], "usage: saidby rules check")):
            code, out, _ = run(*args)
            self.assertEqual(code, 0, args)
            self.assertIn(says, out)

    def broken_home(self, rules="", row=""):
        """A copy of the rules with one more file of rules, and own gazetteers; images of it go with it."""
        home = self.folder.name + "/home"
        cache = unittest.mock.patch.dict(os.environ, SAIDBY_CACHE=self.folder.name + "/cache")
        cache.start()
        self.addCleanup(cache.stop)
        shutil.copytree(SOURCE + "/rules", home + "/rules")
        if rules:
            self.file("home/rules/7_speakers/mine.rules", rules)
            with open(home + "/rules/7_speakers/ORDER", "a") as order:
                order.write("mine\n")
        self.file("home/gazetteers/index.tsv", "file\ttype\tcase\tweight\tsource\tlicence\nmine.tsv\tcity\tsmart\t1\town\tApache-2.0\n")
        self.file("home/gazetteers/mine.tsv", "name\tid\taliases\nAvaldorf\tx:1\t\n" + row)
        return home

    def test_every_broken_rule_is_told_of_by_file_and_line(self):
        examples = "yes <QUOTE “a”> [cue said]\nno he said\n"
        broken = [  # the rule's text, the line in it, what is told
            ("find {say}\n", 1, "before any"),
            ("rule one\nfind {no_such_list}\n" + examples, 1, "unknown list or symbol: no_such_list"),
            ("rule two\nfind ({say}\n" + examples, 1, "RE2 rejects"),
            ("rule three\nfind {say}*\n" + examples, 1, "matches the empty string"),
            ("rule four\nfind {say}\nyes he [cue said]\n", 1, "needs a yes and a no"),
            ("rule five\n" + examples, 1, "has no find"),
            ("rule six\nfind {say}\n" + examples + "maybe he said\n", 5, "is none of define, rule, find"),
            ("rule six\nfind {say}\n" + examples, 1, "is used twice"),
            ("rule seven\nfind\n" + examples, 2, 'nothing after "find"'),
        ]
        text, expected = "# made to be broken\n", []
        for rule, line, told in broken:
            expected.append((text.count("\n") + line, told))
            text += rule
        home = self.broken_home(text)
        for args in (["rules", "check", home], ["extract", self.file("a.txt", ARTICLE), "--home", home]):
            code, out, err = run(*args)
            self.assertEqual((code, out), (2, ""))
            self.assertIn("nothing was written", err)
            for line, told in expected:
                self.assertTrue(any(f"mine.rules:{line}: " in row and told in row for row in err.splitlines()), (line, told, err))
            for row in err.splitlines():
                self.assertRegex(row, r"^saidby: .*; ")

    def test_an_example_that_does_not_hold_is_told_of(self):
        home = self.broken_home("rule mine\nfind (?P<cue>{say}) (?P<speaker>{PERSON})\nyes he [cue said]\nno said <PERSON Ann Lee>.\nknown he left.\nyes [cue said] [speaker <PERSON Ann Lee>].\n")
        code, out, _ = run("rules", "check", home)
        self.assertEqual(code, 2)
        for line, told in ((3, "does not match"), (4, "matches, but must not"), (5, "no longer wrong")):
            self.assertTrue(any(f"mine.rules:{line}: rule mine: " in row and told in row for row in out.splitlines()), out)
        self.assertNotIn("mine.rules:6", out)

    def test_examples_are_tagged_as_the_stage_of_their_rules_finds_them(self):
        home = self.broken_home("rule mine\nfind (?P<speaker>{PERSON}) (?P<cue>{say&VERB})\nyes <QUOTE “It is open,”> Mr. [speaker <PERSON Lee>] [cue notes].\nno <PERSON Lee> notes and letters.\n")   # "notes": a noun, but behind words in marks
        code, out, _ = run("rules", "check", home)
        self.assertEqual(code, 0, out)

    def test_every_broken_gazetteer_row_is_told_of_by_file_and_line(self):
        broken = [("Bedorf\tx:2", "2 cells, the header has 3"), ("Cedorf \tx:3\t", "spaces at its edge"), ("Dedorf\tx:1\t", "ids are unique"), ("Edo\u0301rf\tx:5\t", "normal form C"), ("Fe\x01dorf\tx:6\t", "control character"),
                  ("\tx:7\t", "empty name"), ("Gedorf\tx:8\tG||H", "empty name or alias"), ("G" * 400 + "\tx:9\t", "400 bytes")]
        home = self.broken_home(row="".join(row + "\n" for row, _ in broken))
        with open(home + "/gazetteers/index.tsv", "a") as index:
            index.write("none.tsv\tcity\tsmart\t1\town\tApache-2.0\nmine.tsv\tvillage\tsmart\t1\town\tApache-2.0\nmine.tsv\tcity\tloud\t1\town\tApache-2.0\nmine.tsv\tcity\tsmart\t1kg\town\tApache-2.0\n")
        code, out, err = run("gazetteers", "check", home)
        self.assertEqual((code, out), (2, ""))
        for line, (_, told) in enumerate(broken, 3):
            self.assertTrue(any(f"mine.tsv:{line}: " in row and told in row for row in err.splitlines()), (line, told, err))
        for line, told in ((4, 'unknown type "village"'), (5, 'unknown case policy "loud"'), (6, "no number")):
            self.assertTrue(any(f"index.tsv:{line}: " in row and told in row for row in err.splitlines()), (told, err))
        self.assertIn("none.tsv: can't be read", err)

    def test_a_broken_line_of_a_table_of_rules_is_told_of(self):
        home = self.broken_home()
        with open(home + "/rules/1_text/field_names.tsv", "r+") as table:
            lines = len(table.readlines()) + 1
            table.write("text body\n")
        for args in (["rules", "check", home], ["extract", self.file("a.txt", ARTICLE), "--home", home]):
            code, out, err = run(*args)
            self.assertEqual((code, out), (2, ""))
            self.assertRegex(err, rf"(?m)^saidby: \S*/1_text/field_names.tsv:{lines}: not a field and a name of it; write")
        os.remove(home + "/rules/1_text/field_names.tsv")
        code, _, err = run("rules", "check", home)
        self.assertEqual(code, 2)
        self.assertIn("field_names.tsv: can't be read; check", err)

    def test_bytes_that_are_no_text_in_rules_and_gazetteers(self):
        home = self.broken_home("rule mine\n# caf\xe9\n".encode("latin-1"), "Bedorf\tx:2\0\t\n")
        code, _, err = run("rules", "check", home)
        self.assertEqual(code, 2)
        self.assertIn("mine.rules:2: is not UTF-8", err)
        self.assertIn("mine.tsv:3: holds a NUL", err)

    def test_folders_without_knowledge_are_told_of(self):
        for args, told in ((["extract", "a", "--home", "/none"], "/none: holds no folder rules/"), (["rules", "check", "/none"], "--home"), (["extract", "a", "--gazetteer", "/none"], "/none: holds no index.tsv"),
                           (["extract", "a", "--lang", "xx"], 'no rules for the language "xx"')):
            code, out, err = run(*args)
            self.assertEqual((code, out), (2, ""), args)
            self.assertIn(told, err)

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
