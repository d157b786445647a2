#!/usr/bin/env python3
"""Inputs that are damaged, or that nearly keep to their format: what is lost is told, what can be read is read, and nothing behind it is lost.

usage: damaged_inputs.py SAIDBY SOURCE-FOLDER
"""
import bz2, gzip, io, json, re, shutil, subprocess, sys, tarfile, unittest

import inputs
from inputs import PAGE, TEXT, warc


def row(number, text=TEXT):
    return (json.dumps({"id": str(number), "text": text}) + "\n").encode()


def longer(record, by):
    return re.sub(rb"(?<=Content-Length: )\d+", lambda length: b"%d" % (int(length[0]) + by), record, count=1)


class Damaged(inputs.Base):
    def ids(self, records):
        return [record["id"] for record in records if not record.get("error")]

    def errors(self, records):
        return [record["error"] for record in records if record.get("error")]

    def read_with_remarks(self, name, data):
        path = self.path(name, data)
        run = subprocess.run([inputs.SAIDBY, "extract", path, "-f", "jsonl"], capture_output=True, timeout=60)
        return run.returncode, [json.loads(line) for line in run.stdout.splitlines()], run.stderr.decode()

    # --- packing
    def test_a_gzip_member_whose_begin_is_damaged_is_one_error(self):
        members = [gzip.compress(row(i)) for i in range(3)]
        begin = len(members[0])
        for between in (b"XX", b"\0" * 300, b"\0" * 70000, b"\x1f" + members[1][2:], b"\0\0" + members[1][2:]):
            records = self.read("a.jsonl.gz", members[0] + between + members[2], status=1)
            self.assertEqual(self.ids(records), ["0", "2"], between[:4])
            self.assertEqual(len(self.errors(records)), 1)
            self.assertRegex(self.errors(records)[0], "gzip data .* at byte %d" % (begin + len(between) - len(between.lstrip(b"\0"))))
        pages = [gzip.compress(warc("response", PAGE, uri="https://a.example/%d" % i)) for i in range(3)]
        records = self.read("a.warc.gz", pages[0] + b"\x1e" + pages[1][1:] + pages[2], status=1)
        self.assertEqual((self.ids(records), len(self.errors(records))), (["https://a.example/0", "https://a.example/2"], 1))

    def test_zeros_behind_the_last_gzip_member_are_padding(self):
        for zeros in (1, 512, 200000):
            self.assertEqual(self.ids(self.read("a.jsonl.gz", gzip.compress(row(1)) + b"\0" * zeros)), ["1"])

    @unittest.skipUnless(shutil.which("zstd"), "no zstd")
    def test_zstd_windows_and_frames_to_be_skipped(self):
        pack = lambda *options: subprocess.run(["zstd", "-qc", *options], input=row(1), capture_output=True, check=True).stdout
        self.assertEqual(self.ids(self.read("a.jsonl.zst", pack("--long=27"))), ["1"])
        self.assertEqual(self.ids(self.read("b.jsonl.zst", b"\x52\x2a\x4d\x18\x03\0\0\0abc" + pack() + b"\x50\x2a\x4d\x18\0\0\0\0")), ["1"])
        [record] = self.read("c.jsonl.zst", pack("--long=31"), status=1)
        self.assertIn("a window of 2048 MiB, more than the 128 that are allowed, at byte 0", record["error"])
        self.assertIn("--long=27", record["error"])
        first = pack()
        records = self.read("d.jsonl.zst", first + pack("--long=28") + first, status=1)
        self.assertEqual(self.ids(records), ["1", "1"])
        self.assertIn("256 MiB, more than the 128 that are allowed, at byte %d" % len(first), self.errors(records)[0])

    def test_other_packings_are_refused_by_name(self):
        tar = io.BytesIO()
        with tarfile.open(fileobj=tar, mode="w") as out:
            out.addfile(tarfile.TarInfo("a.txt"))
        begins = {"lz4": b"\x04\x22\x4d\x18", "compress": b"\x1f\x9d\x90", "xz": b"\xfd7zXZ\0", "ZIP": b"PK\x03\x04\x14", "7-Zip": b"7z\xbc\xaf\x27\x1c", "RAR": b"Rar!\x1a\x07\x01", "tar": tar.getvalue(),
                  "tar archive": gzip.compress(tar.getvalue()), "twice": gzip.compress(gzip.compress(row(1)))}
        for name, begin in begins.items():
            for more in ([], ["--input", "jsonl"]):
                [record] = self.read("a.jsonl", begin, *more, status=1)
                self.assertRegex(record["error"], name + ".*; the document was skipped; unpack it")

    def test_binary_data_are_no_text_in_another_charset(self):
        [record] = self.read("a", bytes(i * i * 37 % 251 for i in range(1, 400)), status=1)
        self.assertIn("neither text nor HTML", record["error"])

    # --- web archives
    def test_a_record_with_a_wrong_length_loses_nothing_but_itself(self):
        pages = [warc("response", PAGE, uri="https://a.example/%d" % i) for i in range(4)]
        request = warc("request", "GET / HTTP/1.1\r\n\r\n", http=False)
        for broken in [longer(pages[1], by) for by in (100, 2000, 10**9, 10**15, -100, -900)] + [longer(request, by) for by in (7, 1500, 10**9, -5)]:
            for members in ([pages[0] + broken + pages[2] + pages[3]], [pages[0], broken, pages[2], pages[3]]):
                data = b"".join(members) if len(members) == 1 else b"".join(map(gzip.compress, members))
                records = self.read("a.warc", data, status=1)
                self.assertEqual(self.ids(records), ["https://a.example/%d" % i for i in (0, 2, 3)])
                self.assertEqual(len(self.errors(records)), 1)
                self.assertRegex(self.errors(records)[0], r"record at byte %d .*wrong" % len(pages[0]))

    def test_lengths_that_are_all_wrong_are_an_error_each(self):
        pages = [warc("response", PAGE, uri="https://a.example/%d" % i) for i in range(250)]
        records = self.read("a.warc", b"".join(longer(page, 50000) for page in pages[:-1]) + pages[-1], status=1)
        self.assertEqual((self.ids(records), len(records)), (["https://a.example/249"], 250))

    def test_headers_that_are_cut_off_leave_the_next_record(self):
        page = warc("response", PAGE, uri="https://a.example/1")
        records = self.read("a.warc", page[:90] + b"\r\n" + page, status=1)
        self.assertEqual((self.ids(records), len(self.errors(records))), (["https://a.example/1"], 1))

    def test_a_page_that_tells_of_archives_is_one_document(self):
        page = PAGE.replace("</article>", "<pre>\nWARC/1.0\nWARC-Type: response\nContent-Length: 7\n\n</pre></article>")
        self.assertEqual(len(self.read("a.warc", warc("response", page) + warc("response", PAGE))), 2)
        self.assertEqual(len(self.read("b.warc", warc("response", PAGE).rstrip() + b"\r\n" + warc("response", PAGE).rstrip())), 2)

    # --- tables
    def test_a_mark_that_isnt_closed_merges_no_rows(self):
        table = 'id,text\n1,"One said.\n2,"Two said."\n3,"Three."\n4,"Four.\n5,"Five."\n'
        for data in (table, table.replace(",", ";"), table + '6,"Six.\n7,Seven.\n'):
            records = self.read("a.csv", data, status=1)
            self.assertEqual(self.ids(records), ["2", "3", "5"] + ["7"] * ("Seven" in data))
            self.assertEqual([re.search(r":(\d+): a quotation mark is not closed", error)[1] for error in self.errors(records)], ["2", "5", "7"][:len(self.errors(records))])

    def test_two_hundred_marks_that_arent_closed_lose_two_hundred_rows(self):
        data = "id,text\n" + "".join('%d,"One "%d" said.\n' % (i, i) if i % 2 else "%d,One said.\n" % i for i in range(400))
        records = self.read("a.csv", data, status=1)
        self.assertEqual((len(self.ids(records)), len(self.errors(records))), (200, 200))

    def test_fields_between_tabs_that_begin_with_a_mark(self):
        texts = ['"It will stand," said Mayor Ann Lee. "We waited," she said.', '"One.', 'He said "no."', '"', '"Two" "three"', 'Four."']
        data = "id\ttext\n" + "".join(f"{i}\t{text}\n" for i, text in enumerate(texts))
        self.assertEqual([record["text"] for record in self.read("a.tsv", data, "--text")], texts)
        wrapped = 'id\ttext\tnote\n1\t"One ""went"".\n\n\tTwo\tcame."\tx\n2\t"Three"\t"y\n3\tFour\tz\n'
        self.assertEqual([record["text"] for record in self.read("b.tsv", wrapped, "--text")], ['One "went".\n\n\tTwo\tcame.', "Three", "Four"])

    def test_marks_behind_backslashes(self):
        data = 'id,text\n1,"He said \\"yes\\", twice."\n2,"A folder C:\\"\n3,"One \\"two\\"\nthree \\\\."\n4,"Five ""six"" \\n."\n'
        self.assertEqual([record["text"] for record in self.read("a.csv", data, "--text")], ['He said "yes", twice.', "A folder C:\\", 'One "two"\nthree \\.', 'Five "six" \\n.'])

    def test_a_header_with_a_broken_mark_is_an_error(self):
        [record] = self.read("a.csv", 'id,"text" of it\n1,One.\n', status=1)
        self.assertIn("a.csv:1: a quotation mark", record["error"])

    # --- JSON
    def test_a_broken_object_of_a_list_is_one_error(self):
        good = [json.dumps({"id": str(i), "author": {"id": 7}, "text": TEXT}) for i in range(4)]
        for broken in ('{"id": "x", "text": "He said "no"."}', '{"id": "x", "text": "no end}', '{"id": "x", "text": "no brace"', '{"id": "x", "text": tru}', '{"id": "x", "text": "a\nb"}', '{"id": "x",, "text": "y"}', "7", '{"id": "x"]}'):
            for separator in (",", ",\n", "\n , \n"):
                records = self.read("a.json", "[" + separator.join([good[0], good[1], broken, good[2], good[3]]) + "]", status=1)
                self.assertEqual(self.ids(records), ["0", "1", "2", "3"], broken)
                self.assertEqual(len(self.errors(records)), 1, broken)
                self.assertIn("a.json#3: ", self.errors(records)[0])
        self.assertEqual(len(self.read("a.json", '[{"id": "x", "text": "He said "no"."}]', status=1)), 1)

    def test_a_list_that_is_cut_off_keeps_its_begin(self):
        data = json.dumps([{"id": str(i), "text": TEXT} for i in range(3)], indent=1)
        for cut, ids in ((data[:-40], ["0", "1"]), (data[:-2], ["0", "1", "2"]), (data[:data.rindex("{")], ["0", "1"])):
            records = self.read("a.json", cut, status=1)
            self.assertEqual((self.ids(records), len(self.errors(records))), (ids, 1))
        noise = json.dumps([{"id": str(i), "text": TEXT, "noise": "%032x" % (i * 0x9E3779B97F4A7C15F39CC0605CEDC835)} for i in range(200)]).encode()
        records = self.read("a.json.gz", gzip.compress(noise)[:-400], status=1)
        self.assertGreater(len(self.ids(records)), 100)
        self.assertIn("end too early", self.errors(records)[0])

    def test_lists_may_be_larger_than_a_document(self):
        data = json.dumps([{"id": "1", "text": TEXT}, {"id": "2", "text": TEXT * 30}, {"id": "3", "text": TEXT}])
        records = self.read("a.json", data, "--max-doc-bytes", "1000", status=1)
        self.assertEqual(self.ids(records), ["1", "3"])
        self.assertIn("#2: larger than 1000 bytes", self.errors(records)[0])

    def test_objects_in_a_row(self):
        records = self.read("a", json.dumps({"id": "1", "text": TEXT}, indent=1) + "\n" + json.dumps({"id": "2", "text": TEXT}, indent=1))
        self.assertEqual([(r["id"], r["source"].rsplit("/", 1)[1]) for r in records], [("1", "a"), ("2", "a#2")])
        self.assertEqual(len(self.read("c.txt", json.dumps([{"text": TEXT}] * 2, indent=1), "--input", "jsonl")), 2)
        self.assertEqual(len(self.read("b", "\ufeff[\n" + json.dumps({"text": TEXT}) + "]")), 1)

    def test_json_is_known_by_its_begin_though_its_first_line_is_broken(self):
        good = json.dumps({"id": "2", "text": TEXT}).encode()
        for first, status in ((b'{"id": "1", "score": NaN, "text": "One."}', 0), (b'{"id": "1", "text": "caf\xe9"}', 0), (b'{"id": "1", "text": "On', 1), (b'{"id": "1", "text": One}', 1)):
            records = self.read("a", gzip.compress(first + b"\n" + good + b"\n"), status=status)
            self.assertEqual((len(records), records[1]["id"], records[1]["source"].rsplit(":", 1)[1]), (2, "2", "2"), first)
        self.assertEqual(len(self.read("b", '{\n"id": "1",\n"notes": [\n{"a": 1},\n{"a": 2}\n],\n"text": "One."\n}')), 1)
        for text in ("{curly} is a word that the mayor said.", "[Editor's note] The mayor left."):
            [record] = self.read("a", text)
            self.assertEqual(record["article"]["taken_for"], "text")

    def test_values_that_are_no_json_lose_no_document(self):
        line = '{"id": "1", "a": NaN, "b": [Infinity, -Infinity], "text": "It is NaN \\ud83d and \\ud83d\\ude00 \\udc00."}'
        for name, data in (("a.jsonl", line), ("a.json", "[" + line + "]")):
            [record] = self.read(name, data, "--text")
            self.assertEqual(record["text"], "It is NaN \ufffd and \U0001f600 \ufffd.")
            self.assertEqual([(d["code"], d["at"]) for d in record["diagnostics"]], [("invalid-utf8", 10)])

    def test_ill_formed_bytes_lose_no_json_line(self):
        [record] = self.read("a.jsonl", '{"id": "1", "text": "The “café” of L'.encode() + b"\xff" + b'odz."}', "--text")
        self.assertEqual((record["text"], [d["code"] for d in record["diagnostics"]]), ("The “café” of L\ufffdodz.", ["invalid-utf8"]))

    # --- charsets
    def test_text_in_other_charsets(self):
        text = "The mayor of Quayford opened the café – at last.\n\n“It’s going to stand,” said Mayor Ann Lee on Monday."
        flat = text.replace("\n\n", " ")
        documents = {"a.txt": text, "a.jsonl": json.dumps({"id": "1", "text": text}, ensure_ascii=False), "a.json": json.dumps([{"id": "1", "text": text}], ensure_ascii=False), "a.csv": f'id,text\n1,"{flat}"\n2,One went.\n',
                     "a.sgm": f'<DOC id="a">\n<TEXT>\n{flat}\n</TEXT>\n</DOC>\n'}
        for name, document in documents.items():
            status, records, told = self.read_with_remarks(name, document.encode("windows-1252"))
            self.assertEqual(status, 0)
            self.assertIn(records[0]["text"], (text, flat))
            self.assertEqual([d["message"] for d in records[0]["diagnostics"]], ["the text was read as windows-1252"])
            self.assertEqual(records[0]["quotes"][0]["text"], "“It’s going to stand,”")
            self.assertEqual(told.count("what isn't UTF-8 in it was read as windows-1252"), 1)
            for record in records[1:]:
                self.assertEqual(record["diagnostics"], [])

    def test_charsets_are_found_by_what_the_file_holds(self):
        russian = "Мэр города сказал, что мост откроют в понедельник. Жители города долго ждали этого дня."
        rows = "".join(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n" for i, text in enumerate(["Да.", russian, russian]))
        for charset in ("windows-1251", "koi8-r"):
            records = self.read("a.jsonl", rows.encode(charset))
            self.assertEqual([record["text"] for record in records], ["Да.", russian, russian])

    def test_utf_8_with_damage_is_not_taken_for_another_charset(self):
        for damaged in ("“Yes,” said Ann L".encode() + b"\xe9e.", b"It\xe2\x80 is."):
            [record] = self.read("a.txt", damaged, "--text")
            self.assertIn("\ufffd", record["text"])
            self.assertEqual([d["code"] for d in record["diagnostics"]], ["invalid-utf8"])

    def test_charset_of_the_header_of_plain_text(self):
        text = "The mayor of Quayford opened the bridge.\r\n\r\n“It will stand,” said Mayor Ann Lee."
        for header in ("; charset=windows-1252", "; charset=utf-8", ""):
            [record] = self.read("a.warc", warc("response", text.encode("windows-1252"), headers=f"Content-Type: text/plain{header}\r\n"))
            self.assertIn("“It will stand,”", record["text"])
        [record] = self.read("b.warc", warc("response", "Мэр ушёл.".encode("koi8-r"), headers="Content-Type: text/plain; charset=koi8-r\r\n"))
        self.assertEqual((record["text"], record["diagnostics"][0]["message"]), ("Мэр ушёл.", "the text was read as koi8-r"))

    # --- SGML
    def test_signs_that_are_no_tags_are_text(self):
        [record] = self.read("a.sgm", '<DOC id="a">\n<TEXT>\n<P>\nThe costs are < 5 percent, said Ann Lee. Then a <B>bold</B> word, 3 <4 and <.\n</P>\n</TEXT>\n</DOC>\n')
        self.assertEqual(record["text"], "The costs are < 5 percent, said Ann Lee. Then a bold word, 3 <4 and <.")

    def test_all_that_is_text_and_what_is_said_of_it(self):
        document = "<DOC>\n<DOCNO> TST0603-1 </DOCNO>\n<DATE>\n<P>\nJune 3, 2031, Tuesday\n</P>\n</DATE>\n<HL> Lamps </HL>\n<BYLINE>\n<P>\nBy JO TRANTER and BO RAY, Staff Writers\n</P>\n</BYLINE>\n<DATELINE> QUAYFORD </DATELINE>\n<LP>\n<P>\nThe lamps are lit.\n</P>\n</LP>\n<TEXT>\nThey burn.\n</TEXT>\n<TEXT>\nThey are red.\n</TEXT>\n</DOC>\n"
        for name in ("DATE", "DATE_TIME", "DD"):
            [record] = self.read("a.sgm", document.replace("DATE>", name + ">"))
            self.assertEqual(self.paragraphs(record), ["QUAYFORD -- The lamps are lit.", "They burn.", "They are red."])
            self.assertEqual((record["article"]["published"], record["article"]["authors"]), ("2031-06-03", ["JO TRANTER", "BO RAY"]))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
