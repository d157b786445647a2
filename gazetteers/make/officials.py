#!/usr/bin/env python3
"""Makes gazetteers/officials.tsv from the hand-written lists officials/*.txt.

usage: officials.py [FOLDER]      (FOLDER: where to write, default ..)

A list has sections; a section is a country, with a role, an organization and a month for all of its lines when that saves words:

    [KG] as_of: 2025-03
    Sadyr Japarov = Sadyr Zhaparov = ~Japarov | m | P | 2021-01..
    [US] role: US senator from *; org: US Senate
    Bernie Sanders = Bernard Sanders | m | Vermont | 2007-01..

name = aliases | gender, order | role | since..until | organization. Gender is m, f or nothing; behind it "^" says family name first, "+" two
surnames in the Spanish way, "1" a mononym; such a sign behind the country is meant for all lines but those with "-". A role is a code of
officials/codes.txt, or words; "*" in words is the country's name. When the section has a role, the line's role stands for its "*". Rows are
known to be right up to 2025-03 unless the section or a date says more.
"""
import glob, os, re, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "..")
HEADER = "name id aliases flags role country organization gender since until as_of name_order".split()
GENDERS = {"m": "male", "f": "female", "": ""}
ORDERS = {"^": "family-first", "+": "spanish", "1": "mononym", "": ""}
ARTICLE = re.compile(r"(United|Netherlands|Philippines|Gambia|Maldives|Bahamas|Central African|Marshall|Solomon|Comoros|Dominican Rep|Cook Isl|Democratic)")
DATE = re.compile(r"(\d{4}(-\d\d){0,2})?$")


def nfc(text):
    return unicodedata.normalize("NFC", " ".join(text.split()))


def slug(text):
    plain = unicodedata.normalize("NFD", text).replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("Đ", "D")
    plain = plain.replace("ß", "ss").replace("æ", "ae").replace("ð", "d").replace("þ", "th").replace("Ł", "L").replace("Ø", "O").replace("ə", "a").replace("Ə", "A")
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "").replace("’", "").lower()).strip("-")


def countries():
    """code -> name as it stands after "of" """
    names = {}
    with open(os.path.join(HERE, "..", "countries.tsv"), encoding="utf-8") as file:
        next(file)
        for line in file:
            name, identity = line.split("\t")[:2]
            names[identity[4:]] = ("the " if ARTICLE.match(name) else "") + name
    return names


def codes():
    lines = (line.rstrip("\n") for line in open(os.path.join(HERE, "officials", "codes.txt"), encoding="utf-8"))
    return dict(line.split("|") for line in lines if line and not line.startswith("#"))


def section_of(line):
    head, rest = re.fullmatch(r"\[([^\]]*)\]\s*(.*)", line).groups()
    section = dict(part.split(": ", 1) for part in re.split(r";\s*", rest) if part)
    section["country"], section["order"] = re.fullmatch(r"([A-Z]{2}|)\s*([\^+1]?)", head).groups()
    return section


def role_of(cell, section, names, short):
    country = names.get(section["country"], "")
    if "role" in section:
        return section["role"].replace("*", cell)
    return short.get(cell, cell).replace("*", country)


def row_of(line, section, names, short):
    cells = [nfc(cell) for cell in line.split("|")] + [""] * 2
    name, *aliases = [part.strip() for part in cells[0].split(" = ")]
    gender, order = re.fullmatch(r"([mf]?)([\^+1-]?)", cells[1]).groups()
    since, _, until = cells[3].partition("..")
    if not DATE.match(since) or not DATE.match(until):
        raise ValueError("dates are written since..until, each YYYY, YYYY-MM or YYYY-MM-DD")
    order = ORDERS[(order or section["order"]).replace("-", "")]
    as_of = max(section.get("as_of", "2025-03"), since[:7], until[:7])
    return [name, "official:" + slug(name), "|".join(aliases), "", role_of(cells[2], section, names, short), section["country"],
            cells[4] or section.get("org", ""), GENDERS[gender], since, until, as_of, order]


def read_lists():
    names, short, rows, faults = countries(), codes(), [], []
    for path in sorted(glob.glob(os.path.join(HERE, "officials", "*.txt"))):
        if path.endswith("codes.txt"):
            continue
        section = {"country": "", "order": ""}
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                if line.startswith("["):
                    section = section_of(line.strip())
                else:
                    rows.append(row_of(line.strip(), section, names, short))
            except (ValueError, AttributeError, KeyError, IndexError) as error:
                faults.append(f"{path}:{number}: {error}: {line.strip()}; see the head of officials.py")
    return rows, faults


def doubles(rows):
    """Names and ids that stand in two rows; aliases that are another row's name."""
    seen, faults = {}, []
    for row in rows:
        for kind, key in [("id", row[1])] + [("name", name) for name in [row[0]] + row[2].split("|") if name and not name.startswith("~")]:
            if (kind, key) in seen:
                faults.append(f'the {kind} "{key}" stands in two rows ({seen[kind, key][0]}; {row[0]}, {row[4]}); write a fuller name or drop one')
            seen[kind, key] = row
    return faults


def main():
    rows, faults = read_lists()
    faults += doubles(rows)
    if faults:
        sys.exit("\n".join(faults))
    with open(os.path.join(OUT, "officials.tsv"), "w", encoding="utf-8") as out:
        for row in [HEADER] + sorted(rows, key=lambda row: row[1]):
            out.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main()
