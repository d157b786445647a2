#!/usr/bin/env python3
"""Makes gazetteers/{cities,countries,regions,demonyms}.tsv.

usage: places.py [FOLDER]      (Debian packages libgeonames0, iso-codes, unicode-cldr-core; FOLDER: where to write, default ..)

Cities are those of libgeonames (GeoNames, CC-BY-4.0) with state, country, coordinates and population; the names that English news uses stand
in city_aliases.txt. Countries and subdivisions are the codes of iso-codes with the English names of CLDR; other names, capitals and demonyms
stand in countries.txt, areas and waters in regions.txt.

A city is `weak` (counts only with a context) when its name is one word and either a common English word of a place under 1,000,000 people, a
month, or has under 4 letters, or has under 15,000 people; names in more than one place belong to the most populous, the others keep theirs.
"""
import ctypes, json, os, re, sys, unicodedata
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "..")
CLDR = "/usr/share/unicode/cldr/common/main/en.xml"
SUBDIVISIONS = "/usr/share/unicode/cldr/common/subdivisions/en.xml"
ISO = "/usr/share/iso-codes/json/iso_3166-%d.json"


def nfc(text):
    return unicodedata.normalize("NFC", " ".join(text.split()))


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", plain(text).lower()).strip("-")


def rows_of(name):
    """The cells of a hand-written list, split at "|"; lines that begin with # are comments."""
    for line in open(os.path.join(HERE, name), encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.rstrip("\n").split("|")]


def names_of(cell):
    return [nfc(name) for name in re.split(r",\s*(?!D\.C\.)", cell) if name.strip()]


def write(name, header, rows):
    with open(os.path.join(OUT, name), "w", encoding="utf-8") as out:
        out.write("\t".join(header) + "\n")
        for row in sorted(rows, key=lambda r: r[1]):
            out.write("\t".join(str(cell) for cell in row) + "\n")


def aliases(names, name):
    """Joined, each once, the name itself left out."""
    seen, out = {name}, []
    for alias in names:
        if alias.lstrip("~") not in seen:
            seen.add(alias.lstrip("~"))
            out.append(alias)
    return "|".join(out)


def common_words():
    path = os.path.join(HERE, "..", "words.tsv")
    return {line.split("\t")[0] for line in open(path, encoding="utf-8")} if os.path.exists(path) else set()


def geonames():
    library = ctypes.CDLL("libgeonames.so.0")
    library.geonames_get_city.restype = ctypes.c_void_p
    getters = {}
    for field, kind in (("name", ctypes.c_char_p), ("state", ctypes.c_char_p), ("country_code", ctypes.c_char_p), ("latitude", ctypes.c_double), ("longitude", ctypes.c_double), ("population", ctypes.c_uint)):
        getter = getattr(library, "geonames_city_get_" + field)
        getter.restype, getter.argtypes = kind, [ctypes.c_void_p]
        getters[field] = getter
    for i in range(library.geonames_get_n_cities()):
        city = library.geonames_get_city(i)
        yield {field: (lambda v: v.decode() if isinstance(v, bytes) else v)(getter(city)) for field, getter in getters.items()}


def cities():
    news = {(row[0], row[1]): names_of(row[2]) for row in rows_of("city_aliases.txt")}
    words, rows, ids = common_words(), [], set()
    for city in geonames():
        original, country = nfc(city["name"]), city["country_code"]
        names = news.get((original, country), [original])
        name, population = names[0].lstrip("~"), city["population"]
        single = len(name.split()) == 1 and "-" not in name
        weak = names[0].startswith("~") or single and (name.lower() in words and population < 1000000 or len(name) < 4 or population < 15000)
        key = "geonames:%s-%s-%s" % (country.lower(), slug(city["state"] or "") or "x", slug(name) or slug(original) or "x")
        while key in ids:
            key += "+"
        ids.add(key)
        rows.append([name, key, aliases(names[1:], name), "weak" if weak else "", country, nfc(city["state"] or ""), "%.4f" % city["latitude"], "%.4f" % city["longitude"], population])
    write("cities.tsv", ["name", "id", "aliases", "flags", "country", "admin1", "lat", "lon", "population"], rows)
    return {(r[0], r[4]): r for r in sorted(rows, key=lambda r: r[8])}


def coordinates():
    return {key: (lat, lon) for key, lat, lon in (line.split() for line in open(os.path.join(HERE, "coordinates.txt")) if line.strip() and not line.startswith("#"))}


AREA_WORDS = re.compile(r"\b(State of|Estado de|Province|Region|Governorate|Oblast|Prefecture|District|Emirate|Municipality|County|Department|Voivodeship|of)\b")


def bare(name):
    plain = "".join(c for c in unicodedata.normalize("NFD", AREA_WORDS.sub("", name)) if not unicodedata.combining(c))
    return " ".join(plain.lower().replace("-", " ").split())


def middles():
    """(country, region) -> the middle of the box that its cities lie in"""
    boxes = {}
    for line in list(open(os.path.join(OUT, "cities.tsv"), encoding="utf-8"))[1:]:
        cells = line.rstrip("\n").split("\t")
        boxes.setdefault((cells[4], bare(cells[5])), []).append((float(cells[6]), float(cells[7])))
    return {key: tuple("%.2f" % ((min(p[i] for p in points) + max(p[i] for p in points)) / 2) for i in (0, 1)) for key, points in boxes.items()}


def territory_names():
    names = {}
    for node in ET.parse(CLDR).iter("territory"):
        if node.get("type") and node.text:
            names.setdefault(node.get("type"), []).append(nfc(node.text))
    return names


def countries(city):
    territories, rows, demonyms, place = territory_names(), [], [], coordinates()
    hand = {row[0]: row for row in rows_of("countries.txt")}
    iso = {c["alpha_2"]: c for c in json.load(open(ISO % 1))["3166-1"]}
    for code in sorted(set(iso) | {"XK"}):
        data, row = iso.get(code, {}), hand.get(code, [code, "", "", ""])
        official = [nfc(data[k]) for k in ("common_name", "name", "official_name") if k in data and "," not in data[k]]
        known = [n for n in territories.get(code, []) if len(n) > 2] + official
        listed = names_of(row[1])
        weak = next((n for n in listed if n.startswith("~") and n[1:] == known[0]), None)
        name = known[0].replace(" & ", " and ")
        if code in ("HK", "MO", "PS", "MM", "CG", "CD", "CI", "CZ", "TR") and listed:
            name = {"HK": "Hong Kong", "MO": "Macau", "PS": "Palestine", "MM": "Myanmar", "CG": "Republic of Congo", "CD": "Democratic Republic of Congo", "CI": "Ivory Coast", "CZ": "Czech Republic", "TR": "Turkey"}[code]
        capital = city.get((row[2].replace(" D.C.", ""), code))
        lat, lon = place.get("iso:" + code, (capital[6], capital[7]) if capital else ("", ""))
        kept = [n for n in known[1:] + listed if n.lstrip("~") != name and "SAR" not in n and "(" not in n and "’" not in n]
        rows.append([name, "iso:" + code, aliases(kept, name), "weak" if weak else "", code, data.get("alpha_3", ""), row[2], lat, lon])
        people = names_of(row[3])
        if people:
            demonyms.append([people[0].lstrip("~"), "demonym:" + slug(people[0]) + ("-" + code.lower() if people[0] == "Congolese" else ""), aliases(people[1:], people[0].lstrip("~")), "weak" if people[0].startswith("~") else "", code, "nationality"])
    write("countries.tsv", ["name", "id", "aliases", "flags", "country", "alpha3", "capital", "lat", "lon"], rows)
    return demonyms


def demonyms(rows):
    for kind, names in rows_of("demonyms.txt"):
        people = names_of(names)
        rows.append([people[0].lstrip("~"), "demonym:" + slug(people[0]), aliases(people[1:], people[0].lstrip("~")), "weak" if people[0].startswith("~") else "", "", kind])
    write("demonyms.tsv", ["name", "id", "aliases", "flags", "country", "kind"], rows)


GENERIC = re.compile(r"\b(Municipality|Commune|Parish|City|Urban|Rural|Council|Zone|Constituency)\b")


def regions(city):
    words, rows, taken = common_words(), [], set()
    named = {node.get("type"): nfc(node.text) for node in ET.parse(SUBDIVISIONS).iter("subdivision") if node.text}
    states = {row[0]: names_of(row[1]) for row in rows_of("us_states.txt")}
    level = {"IN", "US", "CA", "AU", "CN", "DE", "BR", "MX", "RU", "NG", "JP", "KR", "IT", "ES", "FR", "ZA", "PK", "ID", "PH", "UA", "AR", "TR", "IR", "IQ", "SY", "AF", "SD", "SS", "ET", "KE", "MM", "TH", "VN", "MY", "PL", "NL", "CH", "AT", "SE", "NO", "FI", "VE", "CO", "PE", "CL", "EG", "MA", "DZ", "SA", "YE", "KZ", "UZ", "LK", "NP", "BD", "GB", "IE", "CD", "CM", "SO", "ZM", "ZW", "UG", "TZ", "GH", "CU", "LY"}
    for item in json.load(open(ISO % 2))["3166-2"]:
        country, short = item["code"].split("-", 1)
        if country not in level or ("parent" in item and country not in ("GB", "ES", "IT", "FR")):
            continue
        name = nfc(re.sub(r"\s*[\[(].*", "", named.get(item["code"].lower().replace("-", ""), item["name"])))
        if GENERIC.search(name) or len(name) < 4 or (name, country) in taken:
            continue
        taken.add((name, country))
        other = [nfc(re.sub(r"\s*[\[(].*", "", item["name"]))]
        if country == "US":
            other += states.get(short, [])
        weak = len(name.split()) == 1 and name.lower() in words or (name, country) in city
        rows.append([name, "iso:" + item["code"], aliases([o for o in other if len(o) > 2], name), "weak" if weak and country != "US" else "", country, slug(item["type"]), "", ""])
    for kind, name, other, *country in rows_of("regions.txt"):
        rows.append([name, "region:" + slug(name) + ("-2" if any(r[1] == "region:" + slug(name) for r in rows) else ""), aliases(names_of(other), name), "", (country or [""])[0], kind, "", ""])
    place, middle = coordinates(), middles()
    for row in rows:
        row[6:] = place.get(row[1]) or next((middle[row[4], bare(n)] for n in [row[0]] + row[2].split("|") if (row[4], bare(n)) in middle), ("", ""))
    write("regions.tsv", ["name", "id", "aliases", "flags", "country", "kind", "lat", "lon"], rows)


if __name__ == "__main__":
    by_name = cities()
    demonyms(countries(by_name))
    regions(by_name)
