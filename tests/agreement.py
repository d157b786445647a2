#!/usr/bin/env python3
"""saidby eval prints the digits that the published scorer prints, on the same records.

usage: agreement.py SAIDBY SOURCE-FOLDER      (scorer and annotated articles lie in ../shared beside the source; skipped, exit 77, where they don't)
"""
import json, os, subprocess, sys, tempfile

SAIDBY, SHARED = os.path.abspath(sys.argv[1]), os.path.join(os.path.abspath(sys.argv[2]), "..", "shared")
ARTICLES = 30


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def scorer_row(score):
    spans, ends = score["span_soft"], score["end_to_end"]
    shares = [spans["P"], spans["R"], spans["F1"], score["speaker_acc_head"], score["speaker_acc_all_gold"], ends["P"], ends["R"], ends["F1"], score["cue_acc"]]
    return [f"{100 * share:.1f}" for share in shares] + [str(spans["gold"]), str(spans["pred"])]


def eval_rows(gold, records):
    rows = {}
    for line in run(SAIDBY, "eval", gold, records).splitlines()[1:]:
        cells = line.replace("(", " ").replace(")", " ").replace(",", " ").split()
        rows[cells[0]] = cells[1:]
    return rows


def disagreements(folder, name, lang):
    gold, records, scores = (os.path.join(folder, file) for file in ("gold.jsonl", "records.jsonl", "scores.json"))
    with open(SHARED + "/gold/quotes/" + name, encoding="utf-8") as lines, open(gold, "w", encoding="utf-8") as out:
        out.writelines(line for line, _ in zip(lines, range(ARTICLES)))
    run(SAIDBY, "extract", gold, "--id-field", "id", "--text-field", "text", "--lang", lang, "-f", "jsonl", "-o", records)
    run(sys.executable, SHARED + "/score/score_quotes.py", gold, records, "--json", scores)
    mine, theirs = eval_rows(gold, records), json.load(open(scores))
    for track, score in theirs.items():
        if mine[track] != scorer_row(score):
            yield f"{name} {track}: eval {mine[track]}, scorer {scorer_row(score)}"


if not os.path.exists(SHARED + "/score/score_quotes.py"):
    print("skipped: no scorer in", SHARED)
    sys.exit(77)
with tempfile.TemporaryDirectory() as temporary:
    faults = [fault for name, lang in (("polnear-dev.jsonl", "en"), ("german-wikinews-dev.jsonl", "de")) for fault in disagreements(temporary, name, lang)]
for fault in faults:
    print(fault)
print(f"{len(faults)} tracks disagree")
sys.exit(len(faults) > 0)
