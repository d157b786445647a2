#!/usr/bin/env python3
"""The report's pages in a headless chromium (tests/browser/); skipped, and it says so, where chromium, node or playwright-core is not installed.   usage: browser.py SAIDBY SOURCE-FOLDER"""
import os, shutil, subprocess, sys

SAIDBY, SOURCE = sys.argv[1], sys.argv[2]
FOLDER = os.path.join(SOURCE, "tests", "browser")


def missing():
    if not shutil.which("node"):
        return "node (Debian: nodejs)"
    if not shutil.which("chromium") and not shutil.which("chromium-browser"):
        return "chromium"
    if not os.path.isdir(os.path.join(FOLDER, "node_modules", "playwright-core")):
        return "playwright-core (npm ci --prefix tests/browser)"


if missing():
    print(f"SKIPPED: {missing()} is not installed; .ci/browser installs it")
    sys.exit(77)
sys.exit(subprocess.run(["node", os.path.join(FOLDER, "report_test.mjs"), SAIDBY, SOURCE]).returncode)
