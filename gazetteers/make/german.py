#!/usr/bin/env python3
"""Makes gazetteers/de/{countries,regions,cities,organizations}.tsv: the German names of what the other gazetteers name.

usage: german.py       (Debian package unicode-cldr-core; countries.tsv, regions.tsv, cities.tsv made before)

Countries, states and provinces keep the ids of countries.tsv and regions.tsv; the German names are CLDR's. Cities keep the ids of cities.tsv; their German
names are those of CLDR's time zones and of german/cities.txt. Organizations stand in german/organizations.txt.
"""
import csv, os, re, unicodedata
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
GAZETTEERS = os.path.join(HERE, "..")
CLDR = "/usr/share/unicode/cldr/common/"


def read(name):
    with open(os.path.join(GAZETTEERS, name), encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def write(name, header, rows):
    os.makedirs(os.path.join(GAZETTEERS, "de"), exist_ok=True)
    with open(os.path.join(GAZETTEERS, "de", name), "w", encoding="utf-8") as out:
        out.write("\t".join(header) + "\n")
        for row in sorted(rows, key=lambda row: (row[1], row[0])):
            out.write("\t".join(row) + "\n")


def slug(text):
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def lines(name):
    for line in open(os.path.join(HERE, "german", name), encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            first, rest = line.rstrip("\n").split("|")
            yield first, [alias.strip() for alias in rest.split(",") if alias.strip()]


def countries():
    names = {}
    for territory in ET.parse(CLDR + "main/de.xml").iter("territory"):
        names.setdefault(territory.get("type"), []).append(territory.text.replace("\u00ad", ""))
    short = {"US": ["USA", "Vereinigte Staaten", "Vereinigten Staaten"], "GB": ["Großbritannien", "Vereinigtes Königreich"], "IR": ["Irans"], "IQ": ["Iraks"], "BY": ["Weißrussland"], "CZ": ["Tschechische Republik"], "XX": []}
    rows = []
    for row in read("countries.tsv"):
        code = row["country"]
        german = list(dict.fromkeys(n for n in names.get(code, []) + short.get(code, []) if "(" not in n and n not in ("USA",) or n == "USA"))
        possessive = [n + "s" for n in german if re.fullmatch(r"\w+[^sxz]", n) and not n.isupper()]
        if german:
            rows.append([german[0], row["id"], "|".join(german[1:] + possessive), "", code])
    write("countries.tsv", ["name", "id", "aliases", "flags", "country"], rows)


def regions():
    names = {s.get("type"): s.text for s in ET.parse(CLDR + "subdivisions/de.xml").iter("subdivision")}
    rows = []
    for row in read("regions.tsv"):
        code = row["id"].removeprefix("iso:").replace("-", "").lower()
        if row["id"].startswith("iso:") and code in names and names[code] != row["name"]:
            rows.append([names[code], row["id"], "", row["flags"], row["country"]])
    write("regions.tsv", ["name", "id", "aliases", "flags", "country"], rows)


def cities():
    largest = {}
    for row in read("cities.tsv"):
        for name in [row["name"]] + row["aliases"].split("|"):
            name = name.lstrip("~")
            if name and int(row["population"]) > int(largest.get(name, row)["population"]) - 1:
                largest[name] = row
    german = {}
    english = {zone.get("type"): zone.findtext("exemplarCity") for zone in ET.parse(CLDR + "main/en.xml").iter("zone")}
    for zone in ET.parse(CLDR + "main/de.xml").iter("zone"):
        name = zone.findtext("exemplarCity")
        before = english.get(zone.get("type")) or zone.get("type").split("/")[-1].replace("_", " ")
        if name and name != before and before in largest:
            german.setdefault(before, []).append(name)
    for before, names in lines("cities.txt"):
        if before in largest:
            german[before] = list(dict.fromkeys(german.get(before, []) + names))
    by_id = {}
    for before, names in german.items():
        row = largest[before]
        if names != [row["name"]]:
            by_id.setdefault((row["id"], row["country"]), []).extend(names)
    rows = [[names[0], id, "|".join(dict.fromkeys(names[1:])), "", country] for (id, country), names in by_id.items()]
    write("cities.tsv", ["name", "id", "aliases", "flags", "country"], rows)


def organizations():
    write("organizations.tsv", ["name", "id", "aliases", "flags"], [[name, "org-de:" + slug(name), "|".join(aliases), ""] for name, aliases in lines("organizations.txt")])


countries()
regions()
cities()
organizations()
