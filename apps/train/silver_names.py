#!/usr/bin/env python3
"""Annotates names in plain German articles well enough to learn from: the first annotation for `saidby-train mentions`, where no gold exists.

usage: silver_names.py TEXTS.jsonl RULES-FOLDER GAZETTEERS-FOLDER... >NAMES.jsonl

German writes nouns with capitals, so a capitalised word is a name unless it stands behind determiners and adjectives like a noun, or ends like one
(-ung, -heit). Runs of such words are names; the gazetteers say which are places and organizations, titles, offices and a second word which are people. What an
article says once about a surname holds for all of the article.
"""
import collections, csv, json, os, re, sys

NOUN = re.compile(r"(ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|ismus|tät|nis|nisse|chen|werk|zeug|stelle|recht|gesetz|gruppe|amt|haus|minister|ministerin|ministerium|präsident|partei|chef|sprecher|sprecherin|verband|verein)(s|es|n|e)?$")
WORD = re.compile(r"\w+(?:[-’']\w+)*\.?|[^\w\s]", re.U)
JOINERS = {"von", "van", "de", "der", "den", "al", "bin", "du", "zu", "del", "da", "di", "la", "le"}


def words_of(folder, name):
    found = set()
    for line in open(os.path.join(folder, "words", name + ".txt"), encoding="utf-8"):
        if not line.startswith("#"):
            found |= {form.strip() for form in line.split("  #")[0].split(",")}
    return found - {""}


def gazetteer(folders):
    names = {}
    for folder in folders:
        for row in csv.DictReader(open(os.path.join(folder, "index.tsv"), encoding="utf-8"), delimiter="\t"):
            kind = {"city": "LOC", "country": "LOC", "region": "LOC", "organization": "ORG", "official": "PER"}.get(row["type"])
            if not kind or row["file"] in ("towns.tsv", "us_counties.tsv"):
                continue
            for entry in csv.DictReader(open(os.path.join(folder, row["file"]), encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
                if "stop" in entry["flags"] or "pattern" in entry["flags"]:
                    continue
                for name in [entry["name"]] + entry["aliases"].split("|"):
                    weak = "weak" in entry["flags"] or name.startswith("~")
                    if name.strip("~") and not weak:
                        names.setdefault(name.strip("~"), kind)
    return names


class Silver:
    def __init__(self, texts, rules, folders):
        self.texts = texts
        self.known = gazetteer(folders)
        lists = lambda *names: set().union(*(words_of(rules, name) for name in names))
        self.common = lists("offices", "titles", "person_nouns", "organization_nouns", "time_words", "months", "weekdays", "cue_nouns", "work_nouns", "write_media", "city_nouns", "region_nouns")
        self.introduce = lists("offices", "titles", "person_nouns")
        self.small = lists("prepositions", "determiners", "subordinators", "conjunctions", "wh_words", "adverbs_manner", "auxiliaries", "he", "she", "it", "we_i", "who", "negations", "say", "say_weak", "think")
        self.behind, self.seen, self.lower = collections.Counter(), collections.Counter(), collections.Counter()
        determiners = lists("determiners") | {"zum", "zur", "im", "am", "vom", "beim", "ins", "sein", "seine", "seiner", "seinen", "ihre", "ihrer", "ihren"}
        for text in texts:
            tokens = WORD.findall(text)
            for before, word in zip(tokens, tokens[1:]):
                if word[0].isupper() and word[0].isalpha() and before not in ".!?:“\"":
                    self.seen[word] += 1
                    self.behind[word] += before.lower() in determiners or before[0].isdigit() or bool(re.fullmatch(r"[a-zäöüß]+(e|en|er|es|em)", before))
                elif word[0].islower():
                    self.lower[word] += 1

    def is_noun(self, word):
        if word in self.common or NOUN.search(word) or word.lower() in self.small or word in self.small:
            return True
        return self.seen[word] == 0 and self.lower[word.lower()] > 0 or self.behind[word] > 0.25 * max(1, self.seen[word])

    def names(self, text):
        tokens = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]
        found, surnames, at = [], {}, 0
        while at < len(tokens):
            last, kind = self.listed(tokens, at, text)
            if not last:
                last, kind = self.run(tokens, at)
            if last and kind:
                found.append([tokens[at][0], tokens[last - 1][1], kind])
                if kind == "PER" and last > at + 1:
                    surnames[tokens[last - 1][2]] = "PER"
            at = last or at + 1
        for name in found:
            surface = text[name[0]:name[1]]
            if name[2] == "MISC" and (surface in surnames or surface.removesuffix("s") in surnames):
                name[2] = "PER"
        return [name for name in found if name[2] != "MISC"]

    def listed(self, tokens, at, text):
        if not tokens[at][2][0].isupper() and not tokens[at][2][0].isdigit():
            return 0, None
        for last in range(min(len(tokens), at + 6), at, -1):
            surface = text[tokens[at][0]:tokens[last - 1][1]]
            kind = self.known.get(surface)
            if kind and not (last == at + 1 and self.is_noun(surface) and kind != "ORG") and not (at and tokens[at - 1][2] in self.introduce and kind == "LOC"):
                return last, kind
        return 0, None

    def run(self, tokens, at):
        last = at
        while last < len(tokens) and self.name_word(tokens, last, last == at):
            last += 1
            if last + 1 < len(tokens) and tokens[last][2] in JOINERS and self.name_word(tokens, last + 1, False):
                last += 1
        if last == at:
            return 0, None
        before = tokens[at - 1][2] if at else ""
        words = [token[2] for token in tokens[at:last]]
        if before and before[0].isdigit() or any(word in ("Millionen", "Milliarden", "Euro", "Dollar", "US-Dollar", "Prozent") for word in words):
            return last, None
        if before in self.introduce and len(words) <= 3:
            return last, "PER"
        if any(w in ("GmbH", "AG", "e.V", "Inc", "Ltd", "Corp") for w in words) or (len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6):
            return last, "ORG"
        if 2 <= len(words) <= 4 and all(re.fullmatch(r"[A-ZÄÖÜ][\w’'-]+|von|van|de|der|al|bin|du|zu|del|da|di|la|le", w) for w in words):
            return last, "PER"
        return last, "MISC"

    def name_word(self, tokens, at, first):
        word = tokens[at][2]
        opens = at == 0 or tokens[at - 1][2] in ".!?:“”„\""
        return word[0].isupper() and len(word) > 1 and not self.is_noun(word) and not (first and opens and self.seen[word] < 2) and not word.endswith(".")


def main():
    documents = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    silver = Silver([document["text"] for document in documents], sys.argv[2], sys.argv[3:])
    for document in documents:
        entities = [{"start": s, "end": e, "type": kind} for s, e, kind in silver.names(document["text"])]
        print(json.dumps({"id": document["id"], "text": document["text"], "entities": entities}, ensure_ascii=False))


main()
