#!/usr/bin/env python3
"""Records of the sample articles in data/ against those kept in tests/golden/, and against the schema.

usage: golden.py SAIDBY SOURCE-FOLDER [--renew]      --renew writes the golden records anew: read the difference before you commit it
"""
import json, os, subprocess, sys

SAIDBY, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
GOLDEN = os.path.join(SOURCE, "tests", "golden")


def record_of(name):
    folder = os.path.dirname(name)   # data/de/: read with --lang de
    out = subprocess.run([SAIDBY, "extract", name, "-f", "jsonl", "--lang", folder or "en"], capture_output=True, text=True, check=True, cwd=os.path.join(SOURCE, "data")).stdout
    return json.loads(out)


def differences(kept, got, path=""):
    if type(kept) is not type(got):
        yield f"{path}: {kept!r} is now {got!r}"
    elif isinstance(kept, dict):
        for key in sorted(set(kept) | set(got)):
            yield from differences(kept.get(key), got.get(key), f"{path}.{key}")
    elif isinstance(kept, list):
        if len(kept) != len(got):
            yield f"{path}: {len(kept)} items are now {len(got)}"
        for i, (a, b) in enumerate(zip(kept, got)):
            yield from differences(a, b, f"{path}[{i}]")
    elif kept != got and not path.endswith(".confidence"):
        yield f"{path}: {kept!r} is now {got!r}"


def check_schema(record):
    try:
        import jsonschema
    except ImportError:
        return print("skipped: the schema check needs the package python3-jsonschema")
    jsonschema.validate(record, json.load(open(os.path.join(SOURCE, "docs", "record.schema.json"))))


failed = 0
DATA = os.path.join(SOURCE, "data")
names = sorted(os.path.relpath(os.path.join(folder, name), DATA) for folder, _, files in os.walk(DATA) for name in files if name.endswith((".txt", ".html")))
for name in names:
    path, record = os.path.join(GOLDEN, name + ".json"), record_of(name)
    check_schema(record)
    if "--renew" in sys.argv:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(json.dumps(record, ensure_ascii=False, indent=1) + "\n")
        continue
    found = list(differences(json.load(open(path, encoding="utf-8")), record)) if os.path.exists(path) else ["no golden record; make one with --renew"]
    for line in found[:20]:
        print(f"{name}{line}")
    failed += bool(found)
print(f"{len(names) - failed} passed, {failed} failed")
sys.exit(failed > 0 or not names)
