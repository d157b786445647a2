#!/usr/bin/env python3
"""Batches and what they must survive: any number of workers, kill -9 and --resume, an error at every write, signals, broken pipes, endless lines, cut off and corrupt archives,
decompression bombs.

usage: engine.py SAIDBY SOURCE-FOLDER [--kills N] [-k NAME]      --kills: how often a run is killed (5; the full test is 50)
"""
import bz2, gzip, hashlib, json, os, random, re, shutil, signal, subprocess, sys, tempfile, threading, time, unittest

SAIDBY, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
KILLS = int(sys.argv[sys.argv.index("--kills") + 1]) if "--kills" in sys.argv else 5
FIRST = ["Ann", "Maria", "Tomas", "Li", "Omar", "Grete", "Ivo", "Sana"]
LAST = ["Lee", "Keller", "Novak", "Wei", "Haddad", "Lindqvist", "Petrov", "Mensah"]
TOWN = ["Quayford", "Oslo", "Lima", "Nairobi", "Kyoto", "Bern"]


def article(number):
    pick = random.Random(number)
    mayor, town = f"{pick.choice(FIRST)} {pick.choice(LAST)}", pick.choice(TOWN)
    lines = [f"Bridge {number} opens in {town}", f"The mayor of {town} opened bridge {number} on Monday after {pick.randint(2, 9)} years of work."]
    for i in range(pick.randint(1, 5)):
        lines.append(f"“It will stand for {pick.randint(10, 99)} years,” said {'Mayor ' if i == 0 else ''}{mayor}. “We have waited long,” {pick.choice(['he', 'she'])} added.")
        lines.append(f"{pick.choice(FIRST)} {pick.choice(LAST)}, a spokesman for the {town} Port Authority, said that the old bridge would be closed.")
    return "\n\n".join(lines)


def line(number, **more):
    return json.dumps({"id": str(number), "url": f"https://herald.example/{number}", "likes": number, "title": f"Bridge {number}", "text": article(number), **more}, ensure_ascii=False) + "\n"


def lines(first, last):
    return "".join(line(i) for i in range(first, last))


def content(path):
    with open(path, "rb") as file:
        return file.read()


def tree(folder):
    return {name: hashlib.sha256(content(os.path.join(folder, name))).hexdigest() for name in sorted(os.listdir(folder))}


def saidby(*args, data=b"", prefix=(), env=None, timeout=120):
    done = subprocess.run([*prefix, SAIDBY, *args], input=data, capture_output=True, timeout=timeout, env=env)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def peak(args, feed=None):
    """Exit status, standard output and peak memory in KiB of a process of its own; `feed` writes to its standard input."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([SAIDBY, *args], stdin=subprocess.PIPE, stdout=out, stderr=subprocess.DEVNULL)
        if feed:
            feed(process.stdin)
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return process.returncode, out.read(), usage.ru_maxrss


class Engine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name, data=None):
        path = os.path.join(self.folder, name)
        if data is not None:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as out:
                out.write(data if isinstance(data, bytes) else data.encode())
        return path

    def corpus(self, documents=240):
        """Three inputs with a fault in each: their paths."""
        third = documents // 3
        a = self.path("in/a.jsonl", lines(0, third) + "broken\n")
        b = self.path("in/b.jsonl.gz", gzip.compress((lines(third, 2 * third) + '{"id":"no text"}\n').encode(), mtime=0))
        for i in range(2 * third, documents):
            self.path(f"in/c/{i:04}.txt", article(i))
        self.path("in/c/zz.txt", b"%PDF-1.4 not a text")
        return [a, b, self.path("in/c")]

    def run_(self, inputs, out, *more, status=1, prefix=(), env=None):
        code, _, err = saidby("run", *inputs, "-o", out, "--shard-bytes", "8000", *more, prefix=prefix, env=env)
        if status is not None:
            self.assertEqual(code, status, err)
        return code, err

    # --- order and identity
    def test_the_output_is_the_same_for_any_number_of_workers(self):
        inputs = self.corpus()
        one = saidby("extract", *inputs, "-f", "jsonl", "-j", "1")
        self.assertEqual(one[0], 1)
        self.assertEqual(len(one[1].splitlines()), 243)
        self.assertEqual([json.loads(r)["id"] for r in one[1].splitlines()[:3]], ["0", "1", "2"])
        for jobs in ("2", "5", "0"):
            self.assertEqual(saidby("extract", *inputs, "-f", "jsonl", "-j", jobs), one)

    def test_a_large_document_stands_in_its_place(self):
        data = (lines(0, 5) + json.dumps({"id": "big", "text": "\n\n".join(article(i) for i in range(3))  + " ." * 2_200_000}) + "\n" + lines(5, 9)).encode()
        code, out, err = saidby("extract", "-", "-f", "jsonl", "-j", "3", data=data)
        self.assertEqual(code, 0, err)
        self.assertEqual([json.loads(r)["id"] for r in out.splitlines()], ["0", "1", "2", "3", "4", "big", "5", "6", "7", "8"])

    def test_a_record_comes_as_soon_as_its_line_does(self):
        process = subprocess.Popen([SAIDBY, "extract", "-", "-f", "jsonl", "--input", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        timer = threading.Timer(60, process.kill)
        timer.start()
        for i in range(3):
            process.stdin.write(line(i).encode() + (b"\n" if i == 0 else b""))
            process.stdin.flush()
            self.assertEqual(json.loads(process.stdout.readline())["id"], str(i))
        process.stdin.close()
        self.assertEqual(process.wait(), 0)
        timer.cancel()
        process.stdout.close()

    # --- run
    def test_shards_hold_the_records_and_the_manifest_tells_of_them(self):
        inputs, out = self.corpus(), self.path("out")
        self.run_(inputs, out, "-j", "2")
        manifest = json.loads(content(out + "/manifest.json"))
        self.assertTrue(manifest["complete"])
        self.assertEqual((manifest["documents"], manifest["failed"], manifest["duplicate_ids"]), (243, 3, 0))
        self.assertEqual(sorted(s["file"] for s in manifest["shards"]), [n for n in tree(out) if n != "manifest.json"])
        whole = b"".join(content(f"{out}/{s['file']}") for s in manifest["shards"])
        self.assertEqual(whole, saidby("extract", *inputs, "-f", "jsonl")[1])
        self.assertGreater(len(manifest["shards"]), 8)
        for shard in manifest["shards"]:
            data = content(f"{out}/{shard['file']}")
            self.assertEqual((shard["bytes"], shard["sha256"], shard["documents"]), (len(data), hashlib.sha256(data).hexdigest(), data.count(b"\n")))
            self.assertEqual(shard["failed"], sum("error" in json.loads(r) for r in data.splitlines()))
        self.assertEqual([s["last"] for s in manifest["shards"]].count(True), 3)
        other = self.path("other")
        self.run_(inputs, other, "-j", "1")
        self.assertEqual(tree(out), tree(other))

    def test_an_earlier_output_is_kept_unless_told(self):
        inputs, out = self.corpus(30), self.path("out")
        self.run_(inputs, out)
        self.assertIn("--resume", self.run_(inputs, out, status=2)[1])
        before = tree(out)
        self.run_(inputs, out, "--overwrite")
        self.assertEqual(tree(out), before)
        self.path("other/a-00001.jsonl", "mine")
        self.assertIn("is there already", self.run_(inputs, self.path("other"), status=2)[1])
        self.assertEqual(content(self.path("other/a-00001.jsonl")), b"mine")

    def test_inputs_of_one_name_get_shards_of_their_own(self):
        a, b, out = self.path("x/news.jsonl", lines(0, 2)), self.path("y/news.jsonl.gz", gzip.compress(lines(2, 4).encode())), self.path("out")
        self.run_([a, b], out, status=0)
        self.assertEqual(list(tree(out)), ["manifest.json", "news-00001.jsonl", "news.2-00001.jsonl"])

    def test_resume_trusts_only_what_is_whole_and_made_alike(self):
        inputs, out = self.corpus(120), self.path("out")
        self.run_(inputs, out)
        right = tree(out)
        shards = [name for name in right if name != "manifest.json"]

        def resumed(*more, kept=None, status=1):
            before = {name: os.stat(f"{out}/{name}").st_mtime_ns for name in os.listdir(out)}
            self.run_(inputs, out, "--resume", *more, status=status)
            stayed = sum(before.get(name) == os.stat(f"{out}/{name}").st_mtime_ns for name in os.listdir(out) if name != "manifest.json")
            if kept is not None:
                self.assertEqual(stayed, kept)

        resumed(kept=len(shards))
        with open(f"{out}/{shards[2]}", "r+b") as shard:   # a byte is another
            shard.seek(40)
            shard.write(b"#")
        os.remove(f"{out}/{shards[4]}")
        with open(f"{out}/{shards[5]}", "ab") as shard:
            shard.write(b"more\n")
        self.path(f"out/{shards[0]}.part", "half")
        resumed(kept=len(shards) - 3)
        self.assertEqual(tree(out), right)
        self.path("out/manifest.json", '{"version":')   # a broken manifest: nothing is trusted
        resumed(kept=0)
        self.assertEqual(tree(out), right)
        resumed("--offsets", "byte", kept=len(shards), status=2)
        names = self.path("names/index.tsv", "file\ttype\tcase\tweight\tsource\tlicence\nours.tsv\tperson\tsmart\t1\town\tApache-2.0\n")
        self.path("names/ours.tsv", "name\tid\nZyx Abcde\tz1\n")
        resumed("--gazetteer", os.path.dirname(names), kept=len(shards), status=2)
        self.assertEqual(tree(out), right)
        with open(inputs[0], "a") as more:   # an input grew: its shards are made anew, and no others
            more.write(line(500))
        of_a = sum(name.startswith("a-") for name in shards)
        resumed(kept=len(shards) - of_a)
        fresh = self.path("fresh")
        self.run_(inputs, fresh)
        self.assertEqual(tree(out), tree(fresh))

    def test_resume_with_other_options_or_rules_is_refused_and_says_what_differs(self):
        inputs, out = self.corpus(30), self.path("out")
        self.run_(inputs, out, "--text")
        right = tree(out)
        for more, told in (([], "(text then, nothing now)"), (["--text", "--offsets", "byte"], "(offsets=codepoint then, offsets=byte now)"), (["--text", "--lang", "de"], "other rules or gazetteers")):
            _, err = self.run_(inputs, out, "--resume", *more, status=2)
            self.assertIn(told, err)
            self.assertIn("--overwrite", err)
            self.assertEqual(tree(out), right)
        self.run_(inputs, out, "--resume", "--text")
        self.assertEqual(tree(out), right)

    def test_shards_of_inputs_that_are_not_named_or_missing_stay(self):
        inputs, out = self.corpus(120), self.path("out")
        self.run_(inputs, out)
        right = tree(out)
        for named in ([inputs[1]], inputs[1:], inputs[:1], [inputs[2], inputs[0]], inputs):
            self.run_(named, out, "--resume")
            self.assertEqual({name: digest for name, digest in tree(out).items() if name != "manifest.json"}, {name: digest for name, digest in right.items() if name != "manifest.json"})
            if named != [inputs[2], inputs[0]]:
                self.assertEqual(tree(out), right)
        for path in (inputs[0], inputs[2]):
            os.rename(path, path + ".away")
            self.assertIn(path + ": can't be read now; its finished shards stay", self.run_(inputs, out, "--resume", status=3)[1])
            self.assertEqual(tree(out), right)
            os.rename(path + ".away", path)
        last = max(name for name in right if name.startswith("a-"))
        os.remove(f"{out}/{last}")   # not finished, and not named
        self.assertIn("a.jsonl: is not finished", self.run_(inputs[1:], out, "--resume")[1])
        self.assertFalse(json.loads(content(out + "/manifest.json"))["complete"])
        self.run_(inputs, out, "--resume")
        self.assertEqual(tree(out), right)

    def test_inputs_keep_the_names_of_their_shards_when_others_are_named_no_more(self):
        a, b, out = self.path("x/news.jsonl", lines(0, 2)), self.path("y/news.jsonl", lines(2, 4)), self.path("out")
        self.run_([a, b], out, status=0)
        right = tree(out)
        self.run_([b], out, "--resume", status=0)
        self.assertEqual(tree(out), right)

    def test_an_input_by_another_path_is_made_anew_and_not_twice(self):
        a, b, out = self.path("in/a.jsonl", lines(0, 2)), self.path("in/b.jsonl", lines(2, 4)), self.path("out")
        self.run_([a, b], out, status=0)
        os.rename(self.path("in"), self.path("moved"))
        for paths in ([self.path("moved/a.jsonl"), self.path("moved/b.jsonl")], [self.path("moved/./a.jsonl"), self.path("moved/b.jsonl")]):
            _, err = self.run_(paths, out, "--resume", status=0)
            self.assertEqual(err, "")
            fresh = self.path("fresh" + str(len(paths[0])))
            self.run_(paths, fresh, status=0)
            self.assertEqual(tree(out), tree(fresh))

    def test_an_input_that_was_missing_is_tried_again(self):
        inputs, out = self.corpus(30), self.path("out")
        os.rename(inputs[0], inputs[0] + ".away")
        self.assertIn("a.jsonl: can't be opened", self.run_(inputs, out, status=3)[1])
        os.rename(inputs[0] + ".away", inputs[0])
        self.run_(inputs, out, "--resume")
        fresh = self.path("fresh")
        self.run_(inputs, fresh)
        self.assertEqual(tree(out), tree(fresh))

    def test_killed_at_any_moment_and_resumed_the_tree_is_the_same(self):
        inputs, calm, out = self.corpus(360), self.path("calm"), self.path("out")
        begin = time.monotonic()
        self.run_(inputs, calm, "-j", "2")
        took, right = time.monotonic() - begin, tree(calm)
        pick, kills, resumed = random.Random(11), 0, 0
        while kills < KILLS:
            more = ["--resume"] if os.path.exists(out) else []
            process = subprocess.Popen([SAIDBY, "run", *inputs, "-o", out, "--shard-bytes", "8000", "-j", str(pick.randint(1, 3)), *more], stderr=subprocess.DEVNULL)
            try:
                process.wait(pick.uniform(0.05, 0.9) * took)
                shutil.rmtree(out)   # it came to its end: from the beginning
                resumed += 1
                self.assertLess(resumed, 10 * KILLS + 20)
                continue
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                kills += 1
            for name, digest in tree(out).items():   # what has its final name is whole
                if name.endswith(".jsonl"):
                    self.assertEqual(digest, right[name], name)
        if os.path.exists(out):
            self.run_(inputs, out, "--resume", "-j", "2")
            self.assertEqual(tree(out), right)
        print(f"killed {kills} times", file=sys.stderr)

    # --- faults of the disk
    def injectable(self):
        if not shutil.which("strace"):
            self.skipTest("no strace: errors at every write are not tested; install the package strace")
        probe = subprocess.run(["strace", "-f", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", "true"], capture_output=True)
        if probe.returncode != 0:
            self.skipTest("strace may not trace here: errors at every write are not tested")

    def inject(self, call, error, when):
        return ["strace", "-f", "-o", self.path("trace"), "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}"]

    def test_an_error_at_every_write_is_exit_3_and_leaves_no_half_file(self):
        self.injectable()
        inputs, calm = [self.path("a.jsonl", lines(0, 16)), self.path("b.jsonl", lines(16, 20))], self.path("calm")
        self.run_(inputs, calm, status=0)
        right, faults = tree(calm), 0
        for call, error in (("write", "ENOSPC"), ("fsync", "EIO"), ("rename", "EACCES")):
            for when in range(1, 200):
                out = self.path(f"out-{call}-{when}")
                code, err = self.run_(inputs, out, "-j", "1", status=None, prefix=self.inject(call, error, f"{when}+" if call == "write" and when % 2 else when))
                injected = b"(INJECTED)" in content(self.path("trace"))
                if not injected:
                    break
                self.assertEqual(code, 3, (call, when, err))
                faults += 1
                for name, digest in tree(out).items() if os.path.exists(out) else ():
                    if name.endswith(".jsonl"):
                        self.assertEqual(digest, right[name], (call, when, name))
                if os.path.exists(out):
                    self.run_(inputs, out, "--resume", status=0)
                    self.assertEqual(tree(out), right, (call, when))
                shutil.rmtree(out, ignore_errors=True)
            else:
                self.fail(f"{call} has no end")
        self.assertGreater(faults, 10)

    def test_an_error_at_every_write_of_an_output_file(self):
        self.injectable()
        source, out = self.path("a.jsonl", lines(0, 60)), self.path("out.jsonl")
        right = saidby("extract", source, "-f", "jsonl")[1]
        for call, error in (("write", "ENOSPC"), ("fsync", "EIO"), ("rename", "EROFS")):
            for when in range(1, 100):
                code, _, err = saidby("extract", source, "-f", "jsonl", "-o", out, prefix=self.inject(call, error, when))
                if b"(INJECTED)" not in content(self.path("trace")):
                    self.assertEqual(code, 0, err)
                    break
                self.assertEqual((code, os.path.exists(out + ".part")), (3, False), (call, when))
                if os.path.exists(out):   # the folder could not be synced: whole, but not for certain on the disk
                    self.assertEqual((call, content(out)), ("fsync", right))
                    os.remove(out)
                self.assertIn(": can't be", err)
            os.remove(out)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_under_standard_output_is_exit_3_with_many_workers(self):
        source = self.path("a.jsonl", lines(0, 300))
        with open("/dev/full", "w") as full:
            done = subprocess.run([SAIDBY, "extract", source, "-f", "jsonl", "-j", "3"], stdout=full, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"standard output: can't be written", done.stderr)

    def test_two_runs_do_not_share_a_folder(self):
        out = self.path("out")
        process = subprocess.Popen([SAIDBY, "run", "-", "-o", out, "--input", "jsonl"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        while not os.path.exists(out + "/manifest.json"):
            time.sleep(0.01)
        self.assertIn("another saidby", self.run_([self.path("a.jsonl", lines(0, 2))], out, "--resume", status=3)[1])
        process.communicate(line(1).encode(), timeout=60)
        self.assertEqual(process.returncode, 0)

    # --- signals and pipes
    def test_a_signal_ends_extract_behind_a_whole_record(self):
        for number, status in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
            process = subprocess.Popen([SAIDBY, "extract", "-", "-f", "jsonl", "--input", "jsonl", "-j", "2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            process.stdin.write(lines(0, 3).encode() + line(3).encode()[:200])   # the fourth is cut off by the signal
            process.stdin.flush()
            first = [process.stdout.readline() for _ in range(3)]
            process.send_signal(number)
            self.assertEqual(process.wait(60), status)
            out, err = process.communicate()
            self.assertEqual(err, b"")
            self.assertEqual([json.loads(r)["id"] for r in first + out.splitlines()], ["0", "1", "2"])

    def test_a_signal_ends_the_wait_for_the_writer_of_a_pipe(self):
        pipe = self.path("pipe")
        os.mkfifo(pipe)
        process = subprocess.Popen([SAIDBY, "extract", pipe, "-f", "jsonl", "--progress", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(1)
        process.terminate()
        out, err = process.communicate(timeout=60)
        self.assertEqual((process.returncode, out), (143, b""))
        self.assertFalse(json.loads(err.splitlines()[-1])["done"])
        process = subprocess.Popen([SAIDBY, "extract", pipe, "-f", "jsonl"], stdout=subprocess.PIPE)
        with open(pipe, "w") as writer:
            time.sleep(0.2)
            writer.write(line(1))
        self.assertEqual(json.loads(process.communicate(timeout=60)[0])["id"], "1")

    def test_a_signal_ends_run_and_resume_goes_on(self):
        inputs, calm, out = self.corpus(360), self.path("calm"), self.path("out")
        self.run_(inputs, calm)
        process = subprocess.Popen([SAIDBY, "run", *inputs, "-o", out, "--shard-bytes", "8000", "-j", "2"], stderr=subprocess.PIPE)
        while not os.path.exists(out + "/a-00002.jsonl"):
            time.sleep(0.002)
        process.terminate()
        _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 143, err)
        self.assertIn(b"--resume", err)
        self.assertFalse(json.loads(content(out + "/manifest.json"))["complete"])
        self.assertFalse([name for name in os.listdir(out) if name.endswith(".part")])
        self.run_(inputs, out, "--resume")
        self.assertEqual(tree(out), tree(calm))

    def test_an_output_file_of_a_stopped_extract_does_not_appear(self):
        out = self.path("out.jsonl")
        process = subprocess.Popen([SAIDBY, "extract", "-", "-f", "jsonl", "--input", "jsonl", "-o", out], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        while not os.path.exists(out + ".part"):
            time.sleep(0.01)
        process.stdin.write(lines(0, 3).encode())
        process.stdin.flush()
        time.sleep(0.3)
        process.terminate()
        process.communicate(timeout=60)
        self.assertEqual((process.returncode, os.listdir(self.folder)), (143, []))

    def test_a_broken_pipe_is_quiet(self):
        source = self.path("a.jsonl", lines(0, 400))
        for jobs in ("1", "3"):
            done = subprocess.run(["bash", "-c", f"'{SAIDBY}' extract '{source}' -f jsonl -j {jobs} | head -n 1"], capture_output=True, timeout=60)
            self.assertEqual((len(done.stdout.splitlines()), done.stderr), (1, b""))

    # --- inputs that are not as they should be
    def test_an_endless_line_is_one_error_and_costs_no_memory(self):
        size = 200 << 20

        def feed(pipe):
            pipe.write(lines(0, 2).encode() + b'{"id":"long","text":"')
            for _ in range(size >> 20):
                pipe.write(b"x" * (1 << 20))
            pipe.write(b'"}\n' + line(2).encode())

        code, out, memory = peak(["extract", "-", "-f", "jsonl", "--input", "jsonl", "--max-doc-bytes", "1000000"], feed)
        records = [json.loads(r) for r in out.splitlines()]
        self.assertEqual((code, [r["id"] for r in records]), (1, ["0", "1", "stdin:3", "2"]))
        self.assertIn("--max-doc-bytes", records[2]["error"])
        self.assertLess(memory, 100 << 10)

    def packed(self, data):
        yield "gz", gzip.compress(data, mtime=0), "gzip"
        yield "bz2", bz2.compress(data, 1), "bzip2"
        if shutil.which("zstd"):
            yield "zst", subprocess.run(["zstd", "-q", "-c", "-1"], input=data, capture_output=True, check=True).stdout, "zstd"
        else:
            print("skipped: zstd archives need the package zstd", file=sys.stderr)

    def test_the_good_beginning_of_a_cut_off_archive_is_kept(self):
        data = lines(0, 600).encode()
        for ending, whole, kind in self.packed(data):
            cut = whole[:len(whole) * 2 // 3]
            path = self.path("cut.jsonl." + ending, cut)
            code, out, err = saidby("extract", path, "-f", "jsonl", "-j", "2")
            records = [json.loads(r) for r in out.splitlines()]
            good = [r["id"] for r in records if "error" not in r]
            self.assertEqual(code, 1, err)
            self.assertEqual(good, [str(i) for i in range(len(good))])
            self.assertGreater(len(good), 150)
            self.assertEqual(len(records), len(good) + 1)
            self.assertRegex(records[-1]["error"], rf"cut\.jsonl\.{ending}:{len(good) + 1}: the {kind} data end too early at byte {len(cut)}")

    def test_the_good_beginning_of_a_corrupt_archive_is_kept(self):
        data = lines(0, 600).encode()
        for ending, whole, kind in self.packed(data):
            broken = bytearray(whole)
            for i in range(len(broken) * 3 // 4, len(broken) * 3 // 4 + 50):
                broken[i] ^= 0x5A
            path = self.path("broken.jsonl." + ending, bytes(broken))
            code, out, err = saidby("extract", path, "-f", "jsonl")
            records = [json.loads(r) for r in out.splitlines()]
            errors = [r["error"] for r in records if "error" in r]
            self.assertEqual(code, 1, err)
            self.assertEqual([r["id"] for r in records[:200]], [str(i) for i in range(200)])
            self.assertTrue(any(re.search(rf"broken\.jsonl\.{ending}:\d+: the {kind} data are corrupt( \(the checksum is wrong.*\))? at byte \d+", e) for e in errors), errors)

    def test_a_packed_bomb_is_an_error(self):
        if not shutil.which("zstd"):
            self.skipTest("bombs need the package zstd")
        frame = subprocess.run(["zstd", "-q", "-c", "-19"], input=b"\n" * (64 << 20), capture_output=True, check=True).stdout
        head = subprocess.run(["zstd", "-q", "-c"], input=line(1).encode(), capture_output=True, check=True).stdout
        path = self.path("bomb.jsonl.zst", head + frame * 40)
        code, out, memory = peak(["extract", path, "-f", "jsonl"])
        records = [json.loads(r) for r in out.splitlines()]
        self.assertEqual((code, len(records)), (1, 2))
        self.assertIn("bomb", records[1]["error"])
        text = self.path("bomb.txt.zst", frame * 2)
        code, out, memory = peak(["extract", text, "-f", "jsonl", "--max-doc-bytes", "1000000"])
        self.assertEqual(code, 1)
        self.assertIn("--max-doc-bytes", json.loads(out)["error"])
        self.assertLess(memory, 100 << 10)

    # --- what is told
    def test_duplicate_ids_are_counted_and_told_and_nothing_is_dropped(self):
        data = lines(0, 20) + line(3) + line(7) + line(3)
        code, out, err = saidby("extract", "-", "-f", "jsonl", data=data.encode())
        self.assertEqual((code, len(out.splitlines())), (0, 23))
        self.assertIn("3 documents have the id of an earlier one", err)
        self.assertIn("document 22 that of document 8", err)
        a, b, out = self.path("a.jsonl", lines(0, 20)), self.path("b.jsonl", lines(18, 30)), self.path("out")
        _, err = self.run_([a, b], out, status=0)
        self.assertIn("b-00001.jsonl:1 that of a-0000", err)
        self.assertEqual(json.loads(content(out + "/manifest.json"))["duplicate_ids"], 2)
        right = tree(out)
        os.remove(out + "/b-00001.jsonl")
        self.assertIn("2 documents", self.run_([a, b], out, "--resume", status=0)[1])
        self.assertEqual(tree(out), right)

    def test_keys_of_the_input_are_kept(self):
        keep = ["--keep", "url, likes,meta.tags,none"]
        source = self.path("a.jsonl", line(7, meta={"tags": ["a", "ü\n"]}) + '{"url":"u","likes":null}\n')
        records = [json.loads(r) for r in saidby("extract", source, "-f", "jsonl", *keep)[1].splitlines()]
        self.assertEqual(records[0]["kept"], {"url": "https://herald.example/7", "likes": 7, "meta.tags": ["a", "ü\n"]})
        self.assertEqual(records[1]["kept"], {"url": "u", "likes": None})
        self.assertIn("error", records[1])
        table = self.path("a.csv", 'id,text,Section,url\n1,"One went.",Local,"a ""b"""\n')
        record = json.loads(saidby("extract", table, "-f", "jsonl", "--keep", "section,url")[1])
        self.assertEqual(record["kept"], {"section": "Local", "url": 'a "b"'})
        self.assertNotIn("kept", json.loads(saidby("extract", table, "-f", "jsonl")[1]))

    def test_the_receipt_says_what_was_read_and_written(self):
        source, out = self.path("a.jsonl", lines(0, 5) + "broken\n" + line(1)), self.path("out.jsonl")
        for arguments, target in ((["extract", source, "-f", "jsonl", "-o", out], out), (["run", source, "-o", self.path("out")], self.path("out"))):
            code, _, err = saidby(*arguments, "--receipt", self.path("receipt.json"))
            self.assertEqual(code, 1, err)
            receipt = json.loads(content(self.path("receipt.json")))
            self.assertEqual((receipt["documents"], receipt["failed"], receipt["duplicate_ids"], receipt["status"], receipt["complete"], receipt["output"]), (7, 1, 1, 1, True, target))
            self.assertEqual(receipt["inputs"][0]["bytes"], os.path.getsize(source))
            self.assertEqual(receipt["bytes_read"], os.path.getsize(source))
        self.assertEqual(json.loads(content(self.path("out/manifest.json")))["knowledge"], receipt["knowledge"])
        saidby("extract", source, "-f", "jsonl", "-o", out, "--receipt", self.path("receipt.json"))
        self.assertEqual(json.loads(content(self.path("receipt.json")))["sha256"], hashlib.sha256(content(out)).hexdigest())

    def test_progress_is_told_when_asked_for(self):
        source = self.path("a.jsonl", lines(0, 20) + "broken\n")
        self.assertEqual(saidby("extract", source, "-f", "jsonl", "-j", "2")[2].count("\n"), 1)   # the error alone
        last = json.loads(saidby("extract", source, "-f", "jsonl", "--progress", "json")[2].splitlines()[-1])
        self.assertEqual((last["documents"], last["failed"], last["bytes"], last["share"], last["done"]), (21, 1, os.path.getsize(source), 1, True))
        self.assertIn("21 documents", saidby("extract", source, "-f", "jsonl", "--progress", "always")[2])

    def test_timings_name_the_stages(self):
        err = saidby("extract", self.path("a.jsonl", lines(0, 20)), "-f", "jsonl", "--timings", "-j", "2")[2]
        for stage in ("1 input", "3 tokens", "4 mentions", "7 speakers", "8 records"):
            self.assertIn(stage, err)

    def test_memory_does_not_grow_with_the_input(self):
        small, large = self.path("small.jsonl", lines(0, 300)), self.path("large.jsonl", lines(0, 1500))
        memory = [peak(["extract", path, "-f", "jsonl", "-j", "2"])[2] for path in (small, large)]
        self.assertLess(memory[1], memory[0] * 1.15, memory)


if __name__ == "__main__":
    arguments = sys.argv[:1] + (["-k", sys.argv[sys.argv.index("-k") + 1]] if "-k" in sys.argv else [])
    unittest.main(argv=arguments, verbosity=1)
