#!/usr/bin/env python3
"""Records of every kind of input and option against docs/record.schema.json, which allows no key that it doesn't name, and the schema
against docs/output.md: a key or code is documented when it exists, and exists when it is documented.
usage: record_schema.py SAIDBY SOURCE-FOLDER"""
import json, os, re, subprocess, sys, tempfile, unittest

try:
    import jsonschema
except ImportError:
    print("skipped: needs the package python3-jsonschema")
    sys.exit(77)

SAIDBY, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
TEXT = "The mayor of Oslo, Maria Keller, opened the road. “It is open to all,” she said. Officials added that it was late. “No,” said Ann Lee, “not yet.”\n"
ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
PAGE = ("<!DOCTYPE html><html lang='en'><head><meta charset='windows-1252'><title>Road opens | The News</title><meta property='og:site_name' content='The News'><meta name='author' content='Bo Ray'>"
        "<meta property='article:published_time' content='2031-06-03'><meta property='article:section' content='Town'><link rel='canonical' href='https://example.org/road'></head><body><nav><a href='/'>Home</a></nav>"
        "<article><h1>Road opens</h1><p>OSLO (AP) — " + TEXT + "</p><p>The road had been closed for a year, the council said, after a storm had taken its bridge away.</p></article><footer>Terms of use</footer></body></html>")
RECORD = {"id": "a", "url": "https://example.org/a", "title": "Road opens", "date": "2031-06-03", "publisher": "The News", "language": "en", "section": "Town", "text": TEXT}


def schema():
    with open(os.path.join(SOURCE, "docs", "record.schema.json")) as file:
        return json.load(file)


def documentation():
    with open(os.path.join(SOURCE, "docs", "output.md"), encoding="utf-8") as file:
        return file.read()


def paths_of(value, path=""):
    """Every key of a record as a path: "quotes.speaker.name"."""
    if isinstance(value, list):
        for item in value:
            yield from paths_of(item, path)
    elif isinstance(value, dict) and path != "kept":
        for key, inner in value.items():
            here = f"{path}.{key}" if path else key
            yield here
            yield from paths_of(inner, here)


def paths_in(node, definitions, path=""):
    """The same of a schema."""
    if "$ref" in node:
        yield from paths_in(definitions[node["$ref"].split("/")[-1]], definitions, path)
    for part in node.get("oneOf", []) + node.get("allOf", []):
        yield from paths_in(part, definitions, path)
    if isinstance(node.get("items"), dict):
        yield from paths_in(node["items"], definitions, path)
    for key, inner in node.get("properties", {}).items():
        here = f"{path}.{key}" if path else key
        yield here
        yield from paths_in(inner, definitions, here)


class RecordSchema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)

        def file(name, content):
            path = os.path.join(folder.name, name)
            with open(path, "wb") as out:
                out.write(content)
            return path

        inputs = [
            file("plain.txt", TEXT.encode()),
            file("dateline.txt", ("OSLO, June 3, 2031 /PRNewswire/ -- " + TEXT).encode()),
            file("odd.txt", b"\xef\xbb\xbf\xff\r\n\0" + TEXT.encode()),
            file("old.txt", TEXT.encode().replace(b"\n", b"\r") + b"\r"),
            file("denied.txt", b"Maria Keller never said the road was open to all."),
            file("asked.txt", b"Did Maria Keller say that the road was open to all?"),
            file("french.txt", ("Le maire de la ville a déclaré mardi que la route serait fermée. Les habitants sont en colère, et plusieurs ont promis de manifester. " * 3).encode()),
            file("together.txt", b"Siemens, Bosch and Samsung Electronics said the road was open to all."),
            file("empty.txt", b""),
            file("page.html", PAGE.encode("windows-1252")),
            file("bytes.html", PAGE.replace("windows-1252", "utf-8").encode().replace(b"year", b"y\xffar")),
            file("double.html", PAGE.replace("windows-1252", "utf-8").encode().decode("windows-1252", "replace").encode("utf-8", "replace")),
            file("cut.warc", b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Truncated: length\r\nContent-Length: %d\r\n\r\n%s" % (len(ANSWER + PAGE), (ANSWER + PAGE).encode("windows-1252"))),
            file("news.jsonl", (json.dumps(RECORD) + "\nno json\n{}\n").encode()),
            file("table.csv", ("id,title,text\n1,Road opens,\"" + TEXT.replace('"', '""') + "\"\n").encode()),
            os.path.join(folder.name, "missing.txt"),
        ] + [os.path.join(SOURCE, "data", name) for name in sorted(os.listdir(os.path.join(SOURCE, "data"))) if name.endswith(".txt")]
        cls.records = []
        for options in ([], ["--text", "--regions", "--offsets", "utf16"], ["--offsets", "byte", "--input", "page"]):
            done = subprocess.run([SAIDBY, "extract", *inputs, "-f", "jsonl", *options], capture_output=True, text=True, env=dict(os.environ, SAIDBY_HOME=SOURCE))
            assert done.returncode == 3, done.stderr   # the missing file
            cls.records += [json.loads(line) for line in done.stdout.splitlines()]

    def test_every_record_is_as_the_schema_says(self):
        validator = jsonschema.Draft202012Validator(schema())
        for record in self.records:
            for fault in validator.iter_errors(record):
                best = jsonschema.exceptions.best_match([fault])
                self.fail(f"{record['source']}: {list(best.absolute_path)}: {best.message[:300]}")

    def test_the_schema_refuses_what_is_no_record(self):
        validator = jsonschema.Draft202012Validator(schema())
        sound = next(record for record in self.records if record.get("quotes"))

        def damaged(*path, value):
            copy = json.loads(json.dumps(sound))
            inner = copy
            for key in path[:-1]:
                inner = inner[key]
            inner[path[-1]] = value
            return copy

        self.assertTrue(validator.is_valid(sound))
        for record in ({}, dict(sound, error="x"), dict(sound, more=1), damaged("quotes", 0, "more", value=1), damaged("quotes", 0, "type", value="spoken"), damaged("quotes", 0, "confidence", value=2), damaged("mentions", 0, "start", value=-1),
                       damaged("mentions", 0, "more", value=1), damaged("entities", 0, "id", value="1"), damaged("article", "more", value=1), damaged("article", "published", value="3 June"), {"id": "a", "source": "a", "error": ""}):
            self.assertFalse(validator.is_valid(record), json.dumps(record)[:200])

    def test_the_records_here_have_nearly_every_key(self):
        # so that the test above has looked at them
        seen = {path for record in self.records for path in paths_of(record)}
        every = set(paths_in(schema(), schema()["$defs"]))
        self.assertEqual(seen - every, set())
        self.assertLessEqual({path for path in every - seen if not path.startswith(("kept", "article.dateline."))}, {"entities.organization"})

    def test_every_key_is_documented(self):
        words = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", documentation()))))
        every = {key for path in paths_in(schema(), schema()["$defs"]) for key in path.split(".")}
        self.assertEqual(every - words, set())

    def test_every_documented_key_exists(self):
        every = set(paths_in(schema(), schema()["$defs"]))
        table = documentation().split("| key | what it is |")[1].split("\n\n")[0]
        for cell in re.findall(r"^\| (.*?) \|", table, re.M):
            names = re.findall(r"`([a-z_.]+)(?:\[\])?`", cell)
            for name in names:
                prefix = names[0].rsplit(".", 1)[0] + "." if "." in names[0] and "." not in name else ""
                self.assertIn(prefix + name, every)

    def test_every_diagnostic_that_occurs_is_documented(self):
        table = documentation().split("## Diagnostics")[1].split("\n## ")[0]
        known = {code for cell in re.findall(r"^\| (.*?) \|", table, re.M) for code in re.findall(r"`([a-z0-9-]+)`", cell)}
        seen = {found["code"] for record in self.records for found in record.get("diagnostics", [])}
        self.assertEqual(seen - known, set())
        self.assertEqual(known - seen, set())


unittest.main(argv=sys.argv[:1], verbosity=1)
