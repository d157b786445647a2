#!/usr/bin/env python3
"""Write rules/2_article/entities.tsv: HTML's named character references, as Python's html.entities has them.

usage: make_entities.py > rules/2_article/entities.tsv
"""
import html.entities

print("# made by tools/make_entities.py: HTML's named character references, a name (with its semicolon, where it needs one), a tab, what it stands for")
for name, value in sorted(html.entities.html5.items()):
    print(name, value.replace("\n", "\\n").replace("\t", "\\t"), sep="\t")
