#!/usr/bin/env python3
"""A floor under the accuracy, a little below what was last measured (docs/accuracy.md), so that it can't slip unseen.

usage: accuracy.py SAIDBY SOURCE-FOLDER      (the annotated articles lie in ../shared/gold beside the source; skipped, exit 77, where they don't)
"""
import json, os, subprocess, sys

SAIDBY, SHARED = os.path.abspath(sys.argv[1]), os.path.join(os.path.abspath(sys.argv[2]), "..", "shared")
FLOORS = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "accuracy_floors.json")))


def quotes():
    out = subprocess.run([SAIDBY, "eval", SHARED + "/gold/quotes/polnear-dev.jsonl"], capture_output=True, text=True, check=True).stdout
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines()[1:6]}
    return {"quotes Q span precision": rows["Q"][0], "quotes Q span recall": rows["Q"][1], "quotes Q speaker": rows["Q"][3], "quotes Q end-to-end F1": rows["Q"][7],
            "quotes Q>=4 end-to-end F1": rows["Q>=4"][7], "quotes I-say end-to-end F1": rows["I-say"][7], "quotes I end-to-end F1": rows["I"][7], "quotes Q cue": rows["Q"][8]}


def german():
    out = subprocess.run([SAIDBY, "eval", "--lang", "de", SHARED + "/gold/quotes/german-wikinews-dev.jsonl"], capture_output=True, text=True, check=True).stdout
    return {"german Q end-to-end F1": next(line.split()[8] for line in out.splitlines() if line.startswith("Q "))}


def records(path, *more):
    out = "/tmp/saidby-accuracy-%d.jsonl" % os.getpid()
    subprocess.run([SAIDBY, "extract", path, "-f", "jsonl", "-o", out, *more], check=True, stderr=subprocess.DEVNULL)
    return out


def entities():
    gold = SHARED + "/gold/entities/worldwide-dev.jsonl"
    out = records(gold, "--id-field", "id", "--text-field", "text")
    score = json.loads(subprocess.run([sys.executable, SHARED + "/score/score_entities.py", gold, out, "--types", "PER,LOC,ORG", "--json"], capture_output=True, text=True, check=True).stdout)
    os.remove(out)
    return {"entities exact F1": 100 * score["exact"]["micro"]["F1"], "entities overlap F1": 100 * score["overlap"]["micro"]["F1"]}


def seed():
    out = records(SHARED + "/seed/press-release.txt")
    lines = subprocess.run([sys.executable, SHARED + "/score/check_seed.py", out], capture_output=True, text=True).stdout.splitlines()
    os.remove(out)
    return {"seed: things that fall short": -sum(line.startswith("falls short") for line in lines)}


if not os.path.isdir(SHARED + "/gold"):
    print("skipped: no annotated articles in", SHARED)
    sys.exit(77)
failed = 0
for name, figure in {**quotes(), **german(), **entities(), **seed()}.items():
    low = float(figure) < FLOORS[name]
    failed += low
    print(f"{'BELOW' if low else 'ok   '} {name}: {float(figure):.1f} (floor {FLOORS[name]})")
sys.exit(failed > 0)
