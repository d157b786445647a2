#!/usr/bin/env python3
"""Runs the examples that `saidby help COMMAND` shows, in the order of the commands, in one folder of sample files: what the help
says must work.   usage: help_examples.py SAIDBY SOURCE-FOLDER"""
import json, os, re, shutil, subprocess, sys, tempfile

SAIDBY, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
TEXT = "Maria Keller opened the road. “It is open to all,” she said.\n"
PAGE = "<html><head><title>Road opens</title></head><body><article><h1>Road opens</h1><p>" + TEXT + "</p></article></body></html>\n"


def samples(folder):
    """The files that examples may name (apps/saidby/command.h says so)."""
    def write(name, text):
        os.makedirs(os.path.dirname(os.path.join(folder, name)) or ".", exist_ok=True)
        with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as out:
            out.write(text)

    start, end = TEXT.index("“"), TEXT.index("”") + 1
    gold = {"id": "1", "publisher": "own", "text": TEXT, "attributions": [{"content": [[start, end]], "cue": [[end + 5, end + 9]], "source": [[end + 1, end + 4]], "type": "direct"}]}
    write("article.txt", TEXT)
    write("page.html", PAGE)
    write("folder/one.txt", TEXT)
    write("folder/two.txt", TEXT)
    write("news.jsonl", "".join(json.dumps({"url": f"https://example.org/{i}", "id": i, "body": TEXT, "text": TEXT}) + "\n" for i in range(3)))
    write("names.csv", "name,aliases\nOakford Water,Oakford Waterworks\n")
    write("gold.jsonl", json.dumps(gold) + "\n")


def commands():
    page = subprocess.run([SAIDBY, "help"], capture_output=True, text=True, check=True).stdout
    return re.findall(r"^  ([a-z]+(?: [a-z]+)?)  ", page.split("\ncommands\n")[1].split("\n\n")[0], re.M)


def examples(command):
    page = subprocess.run([SAIDBY, "help", *command.split()], capture_output=True, text=True, check=True).stdout
    part = page.partition("\nexamples\n")[2].split("\n\n")[0]
    return [line[2:] for line in part.splitlines() if line.startswith("  ") and not line.startswith("  #")]


def main():
    failed = ran = 0
    with tempfile.TemporaryDirectory() as folder:
        samples(folder)
        os.mkdir(os.path.join(folder, ".bin"))
        os.symlink(SAIDBY, os.path.join(folder, ".bin", "saidby"))
        path = os.path.join(folder, ".bin") + ":" + os.environ["PATH"]
        for command in commands():
            lines = examples(command)
            if not lines:
                print(f"saidby {command}: its help shows no example")
                failed += 1
            for line in lines:
                done = subprocess.run(["bash", "-c", "set -o pipefail; " + line], cwd=folder, env=dict(os.environ, PATH=path, SAIDBY_HOME=SOURCE), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
                ran += 1
                if done.returncode != 0 or done.stderr:
                    print(f"{line}\n  exit {done.returncode}: {done.stderr.strip()}")
                    failed += 1
    print(f"{ran} examples run, {failed} faults")
    return failed > 0 or ran == 0


sys.exit(main())
