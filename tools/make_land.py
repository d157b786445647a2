#!/usr/bin/env python3
"""The land of the reports' world map as dots, from the coordinates of the gazetteers: a dot of a hexagonal grid (Equal Earth projection) is land when a place lies near it.

    tools/make_land.py gazetteers > report/page/land.path

Prints the `d` of an SVG path with one point a dot, in a view box of 1000 x 487, to be drawn with round line caps. report/projection.h places cities on it."""
import math, sys
from pathlib import Path

WIDTH, HEIGHT, STEP, NEAR_KM = 1000, 487, 7.4, 105
SOUTHERNMOST = -56   # no land is drawn beyond
A = (1.340264, -0.081106, 0.000893, 0.003796)   # of B. Savric, T. Patterson and B. Jenny, The Equal Earth map projection, 2018
EDGE = 2.7066297   # x of 180 degrees east


def project(latitude, longitude):
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    t2, t6 = t * t, t ** 6
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(t) / (3 * (9 * A[3] * t6 * t2 + 7 * A[2] * t6 + 3 * A[1] * t2 + A[0]))
    y = t * (A[3] * t6 * t2 + A[2] * t6 + A[1] * t2 + A[0])
    return (x / EDGE + 1) * WIDTH / 2, HEIGHT / 2 - y * WIDTH / 2 / EDGE


def places(folder):
    for file in sorted(Path(folder).glob("*.tsv")):
        lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        if not lines or "lat" not in lines[0]:
            continue
        latitude, longitude = lines[0].index("lat"), lines[0].index("lon")
        for row in lines[1:]:
            if len(row) > longitude and row[latitude] and row[longitude] and float(row[latitude]) > SOUTHERNMOST:
                yield float(row[latitude]), float(row[longitude])


def dots(folder):
    near = NEAR_KM / 40075 * 2 * math.pi / (2 * EDGE) * WIDTH   # map units at the equator
    land = set()
    for latitude, longitude in places(folder):
        x, y = project(latitude, longitude)
        for row in range(int((y - near) / (STEP * .866)), int((y + near) / (STEP * .866)) + 2):
            shift = STEP / 2 if row % 2 else 0
            for column in range(int((x - near - shift) / STEP), int((x + near - shift) / STEP) + 2):
                dx, dy = column * STEP + shift - x, row * STEP * .866 - y
                if dx * dx + dy * dy <= near * near + (STEP * STEP / 3):
                    land.add((row, column))
    return sorted(land)


rows = dots(sys.argv[1])
print("".join(f"M{c * STEP + (STEP / 2 if r % 2 else 0):.0f} {r * STEP * .866:.0f}h0" for r, c in rows))
print(len(rows), "dots", file=sys.stderr)
