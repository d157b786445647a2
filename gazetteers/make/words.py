#!/usr/bin/env python3
"""Makes gazetteers/words.tsv: common English words in lower case, each with a class by WordNet.

usage: words.py > ../words.tsv        (Debian packages wordnet-base, wamerican-small)

The class is the lexicographer file of the noun's commonest sense (person, group, artifact, ...), or verb, adjective,
adverb, function, word, whichever part of speech the word is most often in WordNet's counts. The names of stage 4 need
it: "Kaska Nation" ends with a group, "artist Ann Lee" has a person before it.
"""
import collections

WORDNET = "/usr/share/wordnet/"
WORDS = "/usr/share/dict/american-english-small"
CLASSES = {3: "thing", 4: "act", 5: "animal", 6: "artifact", 7: "attribute", 8: "body", 9: "cognition", 10: "communication", 11: "event",
           12: "feeling", 13: "food", 14: "group", 15: "location", 16: "motive", 17: "object", 18: "person", 19: "phenomenon", 20: "plant",
           21: "possession", 22: "process", 23: "quantity", 24: "relation", 25: "shape", 26: "state", 27: "substance", 28: "time"}
PLURALS = (("ies", "y"), ("ves", "f"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("men", "man"), ("s", ""))
INFLECTIONS = (("ies", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""))


def first_senses(part):
    """word -> number of the lexicographer file of its first sense"""
    numbers, senses = {}, {}
    for line in open(WORDNET + "data." + part):
        if not line.startswith("  "):
            fields = line.split(" ")
            numbers[fields[0]] = int(fields[1])
    for line in open(WORDNET + "index." + part):
        if not line.startswith("  "):
            fields = line.split()
            senses[fields[0]] = numbers[fields[6 + int(fields[3])]]
    return senses


def counts():
    total = collections.Counter()
    for line in open(WORDNET + "cntlist.rev"):
        key, _, count = line.split()
        word, rest = key.split("%")
        total[word, rest[0]] += int(count)
    return total


def base(word, endings, known):
    for ending, instead in endings:
        if not word.endswith(ending):
            continue
        stem = word[:-len(ending)]
        if stem + instead in known:
            return stem + instead
        if ending in ("ed", "ing") and len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in known:
            return stem[:-1]
    return None


def class_of(word, nouns, verbs, adjectives, adverbs, count):
    noun = word if word in nouns else base(word, PLURALS, nouns)
    verb = word if word in verbs else base(word, INFLECTIONS, verbs)
    if verb and verb != word and word.endswith(("ed", "ing")) and word not in nouns:
        return "verb"
    found = []
    if noun:
        found.append((count[noun, "1"], CLASSES[nouns[noun]]))
    if verb:
        found.append((count[verb, "2"], "verb"))
    if word in adjectives:
        found.append((count[word, "3"] + count[word, "5"], "adjective"))
    if word in adverbs:
        found.append((count[word, "4"], "adverb"))
    if not found:
        return "function" if len(word) < 5 else "word"
    return max(found, key=lambda one: one[0])[1]


def main():
    known = [first_senses(part) for part in ("noun", "verb", "adj", "adv")]
    count = counts()
    words = {line.strip() for line in open(WORDS)}
    print("name\tclass")
    for word in sorted(word for word in words if word.isascii() and word.isalpha() and word.islower()):
        print(word + "\t" + class_of(word, *known, count))


main()
