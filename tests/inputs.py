#!/usr/bin/env python3
"""Every kind of input and what may be wrong with it (more of that in damaged_inputs.py): small files written here, run through the program, and what their records must say.

usage: inputs.py SAIDBY SOURCE-FOLDER
"""
import bz2, gzip, json, os, re, shlex, shutil, subprocess, sys, tempfile, unittest, zlib

SAIDBY, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
TEXT = "The mayor of Quayford opened the bridge.\n\n\"It will stand,\" said Mayor Ann Lee on Monday."
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge opens | Quay Herald</title><meta charset="utf-8">
<meta property="og:title" content="Bridge opens in Quayford"><meta property="article:published_time" content="2031-06-03T10:00:00Z">
<meta property="og:site_name" content="Quay Herald"><link rel="canonical" href="https://herald.example/bridge"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav><main><article><h1>Bridge opens in Quayford</h1>
<p>The mayor of Quayford opened the new bridge over the river on Monday after three years of work on it.</p>
<p>&ldquo;It will stand for a hundred years,&rdquo; said Mayor Ann Lee, who cut the ribbon before a crowd of some two thousand people.</p>
<p>The old bridge was closed when cracks were found in its piers, and traffic had to go around by the mill ever since then.</p>
</article></main><footer><p>Copyright 2031 Quay Herald. All rights reserved.</p></footer></body></html>"""


def warc(kind, body, uri="https://herald.example/bridge", http=True, headers="Content-Type: text/html; charset=utf-8\r\n", status="200 OK", extra=""):
    body = body if isinstance(body, bytes) else body.encode()
    if http:
        body = ("HTTP/1.1 %s\r\n%s\r\n" % (status, headers)).encode() + body
    head = "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Record-ID: <urn:uuid:0001>\r\n%sContent-Length: %d\r\n\r\n" % (kind, uri, extra, len(body))
    return head.encode() + body + b"\r\n\r\n"


def chunked(data, size=100):
    out = b""
    for i in range(0, len(data), size):
        piece = data[i:i + size]
        out += b"%x\r\n" % len(piece) + piece + b"\r\n"
    return out + b"0\r\n\r\n"


class Base(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name, data):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as out:
            out.write(data if isinstance(data, bytes) else data.encode())
        return path

    def records(self, *args, stdin=None, status=0):
        if isinstance(stdin, str):
            stdin = stdin.encode()
        run = subprocess.run([SAIDBY, "extract", *args, "-f", "jsonl"], capture_output=True, input=stdin, timeout=60)
        self.assertEqual(run.returncode, status, run.stderr.decode())
        return [json.loads(line) for line in run.stdout.decode().splitlines()]

    def read(self, name, data, *args, **more):
        return self.records(self.path(name, data), *args, **more)

    def paragraphs(self, record, text=None):
        text = text or record["text"]
        return [text[s:e] for s, e in record["article"]["paragraphs"]]


class Inputs(Base):
    # --- documents
    def test_text_is_known_by_content(self):
        [record] = self.read("a.txt", TEXT)
        self.assertEqual((record["article"]["taken_for"], len(record["article"]["paragraphs"])), ("text", 2))

    def test_html_is_known_by_content_whatever_its_name(self):
        for name in ("a.html", "a.txt", "a"):
            [record] = self.read(name, PAGE)
            article = record["article"]
            self.assertEqual(article["taken_for"], "html")
            self.assertEqual(article["headline"]["text"], "Bridge opens in Quayford")
            self.assertEqual(article["published"], "2031-06-03")
            self.assertEqual(article["publisher"], "Quay Herald")
            self.assertEqual(article["url"], "https://herald.example/bridge")
            self.assertEqual(len(article["paragraphs"]), 3)
            self.assertTrue(self.paragraphs(record)[1].startswith("\u201cIt will stand"))
            for mention in record["mentions"]:
                self.assertEqual(record["text"][mention["start"]:mention["end"]], mention["text"])

    def test_html_in_other_charsets(self):
        page = PAGE.replace('<meta charset="utf-8">', '<meta charset="windows-1252">').replace("&ldquo;", "\u201c").replace("&rdquo;", "\u201d")
        for data in (page.encode("windows-1252"), page.encode("utf-16"), b"\xef\xbb\xbf" + page.encode()):
            [record] = self.read("a.html", data)
            self.assertIn("\u201cIt will stand for a hundred years,\u201d", record["text"])

    def test_utf_16_with_and_without_a_mark(self):
        text = "The mayor of Łódź opened the bridge \U0001f309.\r\n\r\n\"It will stand,\" said Mayor Ann Lee on Monday."
        for charset in ("utf-16", "utf-16-le", "utf-16-be"):
            path = self.path("a.txt", text.encode(charset))
            [record] = self.records(path, "--text")
            self.assertEqual(record["text"], text)
            self.assertEqual(record["quotes"][0]["text"], '"It will stand,"')
        rows = "id\ttext\r\n7\t" + text.split("\r\n")[0] + "\r\n"
        [record] = self.read("rows.tsv", rows.encode("utf-16"), "--text")
        self.assertEqual((record["id"], record["text"]), ("7", text.split("\r\n")[0]))
        [record] = self.records("-", "--text", stdin=text.encode("utf-16") + b"\x00")   # half a unit
        self.assertEqual(record["text"], text + "\ufffd")

    def test_regions_have_roles(self):
        [record] = self.read("a.html", PAGE, "--regions")
        roles = {r["role"] for r in record["article"]["regions"]}
        self.assertIn("navigation", roles)
        for region in record["article"]["regions"]:
            self.assertEqual(record["text"][region["start"]:region["end"]], region["text"])
        self.assertEqual(len(record["article"]["paragraphs"]), 3)

    def test_input_can_be_forced(self):
        [record] = self.read("a.txt", TEXT, "--input", "page")
        self.assertEqual(record["article"]["taken_for"], "page")
        [record] = self.read("a.html", PAGE, "--input", "text")
        self.assertEqual(record["article"]["taken_for"], "text")

    def test_pdf_and_binary_files_are_refused(self):
        self.assertIn("PDF", self.read("a.txt", b"%PDF-1.4 ...", status=1)[0]["error"])
        self.assertIn("neither", self.read("a.txt", bytes(range(32)) * 100, status=1)[0]["error"])

    def test_lines_that_end_with_cr_alone(self):
        text = "Bridge opens in Quayford\r\r" + TEXT.replace("\n", "\r") + "\r"
        [record] = self.read("a.txt", text, "--text")
        self.assertEqual((record["text"], record["article"]["headline"]["text"], len(record["article"]["paragraphs"])), (text, "Bridge opens in Quayford", 2))
        self.assertEqual([d["code"] for d in record["diagnostics"]], ["cr"])
        self.assertEqual(record["quotes"][0]["speaker"]["text"], "Ann Lee")
        records = self.read("a.csv", "id,text\r1,One went.\r2,\"Two, with Ann, came.\"\r3,Three stayed.\r")
        self.assertEqual([(r["id"], r["source"].rsplit(":", 1)[1]) for r in records], [("1", "2"), ("2", "3"), ("3", "4")])
        lines = "\r".join(json.dumps({"id": str(i), "text": TEXT}) for i in range(3))
        for name in ("a.jsonl", "a"):
            self.assertEqual([r["id"] for r in self.read(name, lines)], ["0", "1", "2"])

    # --- packing
    def test_packed_files_are_known_by_content(self):
        packed = {"gz": gzip.compress(TEXT.encode()), "bz2": bz2.compress(TEXT.encode())}
        if shutil.which("zstd"):
            packed["zst"] = subprocess.run(["zstd", "-qc"], input=TEXT.encode(), capture_output=True, check=True).stdout
        for name, data in packed.items():
            for path in ("a.txt." + name, "plain-" + name):
                [record] = self.read(path, data)
                self.assertEqual(len(record["article"]["paragraphs"]), 2)
        [record] = self.records("-", stdin=packed["gz"])
        self.assertEqual(record["id"], "stdin")

    def test_the_begin_of_a_packed_file_alone(self):
        for data in (b"BZh", b"BZh9", b"\x1f", b"\x1f\x8b", b"\x28\xb5\x2f", gzip.compress(TEXT.encode())[:4], bz2.compress(TEXT.encode())[:11]):
            path = self.path("a", data)
            run = subprocess.run([SAIDBY, "extract", path, "-f", "jsonl"], capture_output=True, timeout=60)
            self.assertIn(run.returncode, (0, 1), run.stderr.decode())
            self.assertEqual(len(run.stdout.splitlines()), 1, data)

    def test_members_in_a_row_are_one_file(self):
        for pack in (gzip.compress, bz2.compress):
            rows = [json.dumps({"id": str(i), "text": TEXT}) + "\n" for i in range(3)]
            self.assertEqual([r["id"] for r in self.read("a.jsonl.x", b"".join(pack(r.encode()) for r in rows))], ["0", "1", "2"])

    def test_cut_off_gzip_is_an_error(self):
        data = gzip.compress(os.urandom(2000).hex().encode())
        [record] = self.read("a.gz", data[:-200], status=1)
        self.assertIn("end too early", record["error"])

    def test_corrupt_gzip_is_an_error(self):
        data = bytearray(gzip.compress(os.urandom(4000).hex().encode()))
        data[len(data) // 2] ^= 0xFF
        data[len(data) // 2 + 1] ^= 0xFF
        [record] = self.read("a.gz", bytes(data), status=1)
        self.assertIn("corrupt", record["error"])

    def test_the_body_that_a_page_states_is_read_where_its_blocks_hold_none(self):
        body = "The bridge at Oakford opened on Monday. \"It is open to all,\" said Maria Keller, the mayor, who cut the ribbon. " * 4
        stated = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Bridge opens", "articleBody": body})
        page = f"<html><head><title>Bridge opens</title><script type='application/ld+json'>{stated}</script></head><body><h1>Bridge opens</h1><p>Subscribe to continue reading.</p></body></html>"
        [record] = self.read("a.html", page)
        self.assertIn("cut the ribbon", record["text"])
        self.assertNotIn("Subscribe", record["text"])
        self.assertEqual(record["quotes"][0]["speaker"]["text"], "Maria Keller")

    # --- JSON
    def test_json_lines_fields(self):
        line = json.dumps({"url": "https://a.example/1", "Title": "Bridge opens", "maintext": TEXT, "date_publish": "2031-06-03 10:00:00", "language": "en"})
        [record] = self.read("a.jsonl", line)
        self.assertEqual((record["id"], record["article"]["url"], record["article"]["published"], record["article"]["headline"]["text"]),
                         ("https://a.example/1", "https://a.example/1", "2031-06-03", "Bridge opens"))

    def test_the_first_field_that_holds_something_is_the_text(self):
        for members in ({"text": "", "content": TEXT}, {"Full Text": TEXT}, {"bodyText": TEXT}):
            [record] = self.read("a.jsonl", json.dumps(members) + "\n")
            self.assertGreater(len(record["article"]["paragraphs"]), 0)

    def test_json_lines_are_known_by_content(self):
        for name in ("a.txt", "a"):
            self.assertEqual(len(self.read(name, json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT}))), 2)

    def test_json_paths_lists_and_whole_files(self):
        value = {"id": 7, "article": {"body": ["One went.", "Two came."]}}
        [record] = self.read("a.jsonl", json.dumps(value), "--text-field", "article.body")
        self.assertEqual((record["id"], len(record["article"]["paragraphs"])), ("7", 2))
        self.assertEqual(len(self.read("a.json", json.dumps([{"text": TEXT}, {"text": TEXT}], indent=1))), 2)
        self.assertEqual(len(self.read("b.json", json.dumps({"text": TEXT}, indent=1))), 1)

    def test_fields_inside_objects(self):
        inside = {"text": TEXT, "title": "Bridge opens", "date": "2031-06-03", "url": "https://a.example/1"}
        paragraphs = [{"content": "Bridge opens", "type": "title"}, {"content": TEXT.split("\n\n")[0], "type": "sanitized_html", "subtype": "paragraph"}, {"type": "image", "content": "a.jpg"},
                      {"content": TEXT.split("\n\n")[1], "type": "sanitized_html", "subtype": "paragraph"}]
        rows = [{"id": "a", "headline": {"main": "Bridge opens", "kicker": "Roads"}, "body": TEXT, "pub_date": "2031-06-03", "web_url": "https://a.example/1"},
                {"id": "a", "title": {"rendered": "Bridge opens"}, "content": {"rendered": TEXT}, "date": {"$date": {"$numberLong": "1938289800000"}}, "link": "https://a.example/1"},
                {"_id": "a", "_source": inside}, {"id": "a", "article": inside}, {"id": "a", "title": "Bridge opens", "contents": paragraphs, "published_date": 1938289800000, "article_url": "https://a.example/1"}]
        for record in self.read("a.jsonl", "\n".join(map(json.dumps, rows))):
            article = record["article"]
            self.assertEqual((record["id"], article["headline"]["text"], article["published"], article["url"], len(article["paragraphs"])), ("a", "Bridge opens", "2031-06-03", "https://a.example/1", 2), record["source"])
        [record] = self.read("b.jsonl", json.dumps({"piece": {"words": {"plain": TEXT}, "head": {"main": "Bridge opens"}}, "when": {"out": 1938289800}}), "--text-field", "piece.words.plain", "--title-field", "piece.head", "--date-field", "when.out")
        self.assertEqual((record["article"]["headline"]["text"], record["article"]["published"], len(record["article"]["paragraphs"])), ("Bridge opens", "2031-06-03", 2))
        for columns in ("id,headline.main,article.text,date", "_id,_source.title,_source.text,_source.date", "id,title.rendered,content.rendered,pubdate"):
            [record] = self.read("a.csv", columns + "\na,Bridge opens,One went.,1938289800000\n")
            self.assertEqual((record["id"], record["article"]["headline"]["text"], record["article"]["published"]), ("a", "Bridge opens", "2031-06-03"), columns)
        [record] = self.read("b.csv", "number,article.words,head.main\na,One went.,Bridge opens\n", "--text-field", "article.words", "--title-field", "head.main", "--id-field", "number")
        self.assertEqual((record["id"], record["article"]["headline"]["text"]), ("a", "Bridge opens"))

    def test_the_names_of_fields_are_those_that_the_documentation_names(self):
        with open(SOURCE + "/rules/1_text/field_names.tsv", encoding="utf-8") as table, open(SOURCE + "/docs/inputs.md", encoding="utf-8") as file:
            rows, page = [line.rstrip("\n").split("\t") for line in table if line.strip() and not line.startswith("#")], file.read()
        names = lambda use: [name for key, name in rows if key == use]
        section = page[page.index("## Fields of records"):page.index("## When sources disagree")]
        told = {title: shlex.split(listed) for title, listed in re.findall(r"^\| (\w+) \| `([^`]*)`", section, re.M)}
        self.assertEqual(told, {{"url": "URL"}.get(field, field): names(field) for field in ("text", "id", "title", "date", "url", "publisher", "language")})
        for use, lead in (("inside", "the first of `"), ("envelope", "in the objects `"), ("paragraph", "are among `")):
            self.assertEqual(section.split(lead, 1)[1].split("`")[0].split(), names(use))

    def test_the_names_of_fields_come_from_the_rules_that_are_in_use(self):
        home = self.folder + "/home"
        os.makedirs(home + "/rules")
        for stage in set(os.listdir(SOURCE + "/rules")) - {"1_text"}:
            os.symlink(f"{SOURCE}/rules/{stage}", f"{home}/rules/{stage}")
        shutil.copytree(SOURCE + "/rules/1_text", home + "/rules/1_text")
        with open(home + "/rules/1_text/field_names.tsv", "a", encoding="utf-8") as names:
            names.write("text\twords of it\nid\tshelf mark\n")
        line, table = json.dumps({"shelf mark": "7", "Words of it": TEXT}), "shelf mark,words of it\n7,The mayor left.\n"
        for path in (self.path("a.jsonl", line), self.path("a.csv", table)):
            self.assertTrue(self.records(path, status=1)[0]["error"])
            self.assertEqual(self.records(path, "--home", home)[0]["id"], "7")
            run = subprocess.run([SAIDBY, "run", path, "-o", path + ".out", "--home", home, "--progress", "never"], capture_output=True, text=True)
            self.assertEqual(run.returncode, 0, run.stderr)

    def test_dates_that_are_numbers(self):
        for date, day in ((1938289800, "2031-06-03"), (1938289800000, "2031-06-03"), ("1938289800", "2031-06-03"), (1938289800.25, "2031-06-03"), (20310603, "2031-06-03"), ("Tue, 03 Jun 2031 07:30:00 GMT", "2031-06-03"), (7, None), (99999999999, None)):
            [record] = self.read("a.jsonl", json.dumps({"id": "1", "text": TEXT, "date": date}))
            self.assertEqual(record["article"]["published"], day, date)

    def test_a_broken_line_is_one_error(self):
        records = self.read("a.jsonl", json.dumps({"id": "1", "text": TEXT}) + "\n{broken\n[]\n{\"id\":\"4\"}\n" + json.dumps({"id": "5", "text": TEXT}), status=1)
        self.assertEqual([bool(r.get("error")) for r in records], [False, True, True, True, False])
        self.assertIn(":2: not JSON", records[1]["error"])
        self.assertEqual(records[3]["id"], "4")

    def test_html_in_a_field(self):
        [record] = self.read("a.jsonl", json.dumps({"id": "1", "html": PAGE}))
        self.assertEqual((record["article"]["taken_for"], len(record["article"]["paragraphs"])), ("html", 3))

    # --- tables
    def test_tables(self):
        for separator, name in ((",", "a.csv"), ("\t", "a.tsv"), (";", "a.csv"), ("|", "a.csv")):
            rows = ["ID,Headline,Date,Text", '1,Bridge opens,2031-06-03,"One, ""two"" went.', '', 'Three came."', "2,Lamps,2031-06-04,The lamps are lit."]
            data = "\r\n".join(rows)
            if separator != ",":
                data = data.replace("One, ", "One ").replace(",", separator)
            records = self.read(name, "\ufeff" + data)
            self.assertEqual([r["id"] for r in records], ["1", "2"])
            self.assertEqual([len(r["article"]["paragraphs"]) for r in records], [2, 1])
            self.assertEqual(records[0]["article"]["published"], "2031-06-03")
            self.assertTrue(records[1]["source"].endswith(":5"))

    def test_table_fields_can_be_named_and_input_forced(self):
        [record] = self.records("-", "--input", "csv", "--text-field", "words", "--id-field", "number", stdin="number,words\n9,The mayor left.\n")
        self.assertEqual(record["id"], "9")

    def test_table_without_text_says_which_columns_there_are(self):
        [record] = self.read("a.csv", "a,b\n1,2\n", status=1)
        self.assertIn("columns are: a, b", record["error"])

    def test_a_row_with_too_many_fields_is_one_error(self):
        records = self.read("a.csv", "id,text\n1,One went.\n2,Two, came.\n3,Three stayed.\n", status=1)
        self.assertEqual([bool(r.get("error")) for r in records], [False, True, False])

    def test_an_unclosed_quotation_loses_one_row(self):
        records = self.read("a.csv", "id,text\n1,One went.\n2,\"Two came.\n3,Three stayed.\n4,Four left.\n", status=1)
        self.assertEqual([r["id"] for r in records if not r.get("error")], ["1", "3", "4"])
        self.assertIn(":3: a quotation mark is not closed", [r for r in records if r.get("error")][0]["error"])

    # --- web archives
    def test_web_archive_plain_and_packed(self):
        info = warc("warcinfo", "software: x", http=False)
        request = warc("request", "GET / HTTP/1.1\r\n\r\n", http=False)
        gone = warc("response", PAGE, status="404 Not Found")
        picture = warc("response", b"\x89PNG", headers="Content-Type: image/png\r\n")
        parts = [info, request, warc("response", PAGE), gone, picture, warc("response", PAGE, uri="https://b.example/2")]
        for name, data in (("a.warc", b"".join(parts)), ("a.warc.gz", b"".join(map(gzip.compress, parts))), ("a", b"".join(map(gzip.compress, parts)))):
            records = self.read(name, data)
            self.assertEqual([r["id"] for r in records], ["https://herald.example/bridge", "https://b.example/2"])
            self.assertTrue(records[0]["source"].endswith(name + ":urn:uuid:0001"))
            self.assertEqual(len(records[0]["article"]["paragraphs"]), 3)

    def test_bodies_are_unpacked(self):
        html = "Content-Type: text/html\r\n"
        bodies = [warc("response", chunked(PAGE.encode()), headers=html + "Transfer-Encoding: chunked\r\n"),
                  warc("response", gzip.compress(PAGE.encode()), headers=html + "Content-Encoding: gzip\r\n"),
                  warc("response", chunked(gzip.compress(PAGE.encode())), headers=html + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
                  warc("response", zlib.compress(PAGE.encode()), headers=html + "Content-Encoding: deflate\r\n"),
                  warc("response", PAGE, headers=html + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")]
        records = self.read("a.warc", b"".join(bodies))
        self.assertEqual([len(r["article"]["paragraphs"]) for r in records], [3] * 5)

    def test_a_body_that_is_cut_off_keeps_its_begin_and_says_so(self):
        long = PAGE.replace("</article>", "".join("<p>The %s stone of the bridge was laid by the masons of Quayford in %s.</p>" % (os.urandom(40).hex(), os.urandom(40).hex()) for _ in range(200)) + "</article>")
        packed, html = gzip.compress(long.encode()), "Content-Type: text/html\r\n"
        bodies = [warc("response", packed[:len(packed) // 2], headers=html + "Content-Encoding: gzip\r\n"), warc("response", chunked(PAGE.encode())[:-9], headers=html + "Transfer-Encoding: chunked\r\n"),
                  warc("response", PAGE, headers=html, extra="WARC-Truncated: length\r\n"), warc("response", PAGE)]
        records = self.read("a.warc", b"".join(bodies))
        told = [[(d["at"] == len(r["text"]), d["message"]) for d in r["diagnostics"] if d["code"] == "cut-off"] for r in records]
        self.assertEqual([len(t) for t in told], [1, 1, 1, 0])
        self.assertTrue(told[0][0][0])
        self.assertIn("the gzip data end too early at byte %d of its body" % (len(packed) // 2), told[0][0][1])
        self.assertIn("The mayor of Quayford opened", records[0]["text"])
        self.assertIn("chunks end too early", told[1][0][1])
        self.assertIn("WARC-Truncated: length", told[2][0][1])

    def test_charset_of_the_header(self):
        page = PAGE.replace('<meta charset="utf-8">', "").replace("Ann Lee", "Анна Ли")
        [record] = self.read("a.warc", warc("response", page.encode("koi8-r", "replace"), headers="Content-Type: text/html; charset=KOI8-R\r\n"))
        self.assertIn("Анна Ли", record["text"])

    def test_wet(self):
        [record] = self.read("a.wet.gz", gzip.compress(warc("conversion", "Home\nNews\nBridge opens\n" + TEXT, http=False, extra="Content-Type: text/plain\r\n")))
        self.assertEqual((record["article"]["taken_for"], record["id"]), ("page", "https://herald.example/bridge"))

    def test_cut_off_archive(self):
        whole = warc("response", PAGE)
        records = self.read("a.warc", whole + whole[:-300], status=1)
        self.assertEqual([bool(r.get("error")) for r in records], [False, True])
        records = self.read("a.warc.gz", gzip.compress(whole) + gzip.compress(whole)[:-30], status=1)
        self.assertEqual([bool(r.get("error")) for r in records], [False, True])

    def test_a_corrupt_member_is_one_error(self):
        members = [gzip.compress(warc("response", PAGE, uri="https://a.example/%d" % i)) for i in range(4)]
        broken = bytearray(members[1])
        for i in range(len(broken) // 2, len(broken) // 2 + 20):
            broken[i] ^= 0x5A
        records = self.read("a.warc.gz", members[0] + bytes(broken) + members[2] + members[3], status=1)
        self.assertEqual([r["id"] for r in records if not r.get("error")], ["https://a.example/0", "https://a.example/2", "https://a.example/3"])
        self.assertEqual(sum(bool(r.get("error")) for r in records), 1)

    def test_a_wrong_length_is_one_error_at_most(self):
        bad = warc("response", PAGE).replace(b"Content-Length: ", b"Content-Length: x")
        records = self.read("a.warc", warc("response", PAGE, uri="https://a.example/1") + bad + warc("response", PAGE, uri="https://a.example/3"), status=1)
        self.assertEqual([bool(r.get("error")) for r in records], [False, True, False])

    # --- SGML
    def test_sgml(self):
        document = '<DOC id="TST_ENG_20310603.0001" type="story" >\n<HEADLINE>\nBridge opens\nin Quayford\n</HEADLINE>\n<DATELINE>\nQUAYFORD, June 3 (TST)\n</DATELINE>\n<TEXT>\n<P>\nThe mayor &AMP; the\nsmith left.\n</P>\n<P>\n"It will stand," said Mayor Ann Lee.\n</P>\n</TEXT>\n</DOC>\n'
        old = "<DOC>\n<DOCNO> TST310603-0002 </DOCNO>\n<HEAD>Lamps</HEAD>\n<TEXT>\n   The lamps are lit.\n   They burn\nwell.\n</TEXT>\n</DOC>\n"
        first, second = self.read("a.sgm", document + old)
        article = first["article"]
        self.assertEqual((first["id"], article["headline"]["text"], article["published"]), ("TST_ENG_20310603.0001", "Bridge opens in Quayford", "2031-06-03"))
        self.assertEqual(self.paragraphs(first), ["QUAYFORD, June 3 (TST) -- The mayor & the smith left.", '"It will stand," said Mayor Ann Lee.'])
        self.assertEqual(article["dateline"]["city"], "Quayford")
        self.assertEqual((second["id"], self.paragraphs(second)), ("TST310603-0002", ["The lamps are lit.", "They burn well."]))

    def test_sgml_with_a_tag_left_open_says_nothing_twice(self):
        body = "".join(f"<P>\nThe lamps of street {i} are lit.\n</P\n" for i in range(50))
        [record] = self.read("a.sgm", '<DOC id="a1">\n<TEXT>\n' + body + "<P>\nThey burn.\n</P>\n</TEXT>\n</DOC>\n")
        self.assertEqual(self.paragraphs(record), [f"The lamps of street {i} are lit." for i in range(50)] + ["They burn."])

    def test_sgml_of_one_line(self):
        records = self.read("line.sgm", '<DOC id="A"><TEXT>The mayor left.</TEXT></DOC> <DOC id="B"><TEXT>The baker\'s a<b and came.</TEXT></DOC>\n<DOC id="C"><TEXT>It rained.</TEXT></DOC>\n')
        self.assertEqual([(r["id"], r["text"].strip()) for r in records], [("A", "The mayor left."), ("B", "The baker's a<b and came."), ("C", "It rained.")])

    def test_sgml_without_an_end_is_one_error(self):
        one = '<DOC id="a%d">\n<TEXT>\n<P>\nOne went.\n</P>\n</TEXT>\n'
        records = self.read("a.sgm", one % 1 + one % 2 + "</DOC>\n" + one % 3, status=1)
        self.assertEqual([r["id"] for r in records if not r.get("error")], ["a2"])
        self.assertEqual(len(records), 3)

    # --- folders
    def test_folders(self):
        inside = os.path.join(self.folder, "in", "deep")
        os.makedirs(inside)
        for name in ("b.txt", "a.txt", ".hidden"):
            with open(os.path.join(inside, name), "w") as out:
                out.write(TEXT)
        self.assertEqual([os.path.basename(r["id"]) for r in self.records(os.path.join(self.folder, "in"))], ["a.txt", "b.txt"])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
