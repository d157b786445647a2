#!/usr/bin/env python3
"""What `cmake --install` puts under a prefix works there and wherever that folder is moved, without the source tree: the program finds its
knowledge, a record is the same, manual page and completions are in place, another program can be built on the library.
usage: install.py SAIDBY SOURCE-FOLDER"""
import json, os, shlex, shutil, subprocess, sys, tempfile, unittest

SAIDBY, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
BUILD = os.path.dirname(SAIDBY)
PLAIN = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
PROGRAM = """
#include <cstdio>
#include "pipeline/pipeline.h"
int main(int, char** arguments) {
  const auto knowledge = saidby::Knowledge::load({.home = arguments[1]});
  saidby::Pipeline pipeline(*knowledge);
  std::printf("%zu", pipeline.run({.id = "a", .bytes = "Maria Keller left. “It is open,” she said."}).quotes.size());
}
"""


def run(*args, **more):
    done = subprocess.run(args, capture_output=True, text=True, **{"env": PLAIN, "cwd": "/", **more})
    assert done.returncode == 0, (args, done.stdout, done.stderr)
    return done.stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        run("cmake", "--install", BUILD, "--prefix", cls.folder.name + "/first", env=os.environ)
        cls.prefix = os.path.realpath(cls.folder.name) + "/moved"
        os.rename(cls.folder.name + "/first", cls.prefix)
        cls.saidby = cls.prefix + "/bin/saidby"

    def test_it_finds_its_knowledge_beside_itself(self):
        self.assertIn(f"knowledge: {self.prefix}/share/saidby", run(self.saidby, "--version"))
        link = self.folder.name + "/saidby"
        os.symlink(self.saidby, link)
        self.assertIn(f"knowledge: {self.prefix}/share/saidby", run(link, "--version"))

    def test_rules_and_gazetteers_are_whole(self):
        run(self.saidby, "rules", "check")
        run(self.saidby, "rules", "check", "--lang", "de")
        run(self.saidby, "gazetteers", "check")

    def test_a_record_is_that_of_the_build(self):
        article = SOURCE + "/data/wire-report.txt"
        record = run(self.saidby, "extract", article, "-f", "jsonl")
        self.assertEqual(record, run(SAIDBY, "extract", article, "-f", "jsonl", env=dict(PLAIN, SAIDBY_HOME=SOURCE)))
        self.assertTrue(json.loads(record)["quotes"])

    def test_nothing_but_knowledge_lies_in_its_folder(self):
        for folder, _, names in os.walk(self.prefix + "/share/saidby"):
            self.assertNotIn("make", os.path.relpath(folder, self.prefix).split("/"))
            self.assertEqual([name for name in names if name.endswith((".py", ".js", ".cc"))], [])

    def test_manual_page_and_completions_are_those_that_it_tells(self):
        for path, args in (("man/man1/saidby.1", ["man"]), ("bash-completion/completions/saidby", ["completions", "bash"]), ("zsh/site-functions/_saidby", ["completions", "zsh"]),
                           ("fish/vendor_completions.d/saidby.fish", ["completions", "fish"])):
            with open(f"{self.prefix}/share/{path}") as file:
                self.assertEqual(file.read(), run(self.saidby, *args), path)

    @unittest.skipUnless(shutil.which("pkg-config") and shutil.which("c++"), "no compiler or pkg-config")
    def test_a_program_can_be_built_on_the_library(self):
        with open(self.folder.name + "/own.cc", "w") as out:
            out.write(PROGRAM)
        package = next(os.path.join(folder, "saidby.pc") for folder, _, names in os.walk(self.prefix) if "saidby.pc" in names)
        environment = dict(PLAIN, PKG_CONFIG_PATH=os.path.dirname(package))
        with open(BUILD + "/CMakeCache.txt") as cache:
            sanitizers = [word for line in cache if line.startswith("CMAKE_CXX_FLAGS:") for word in line.split("=", 1)[1].split() if word.startswith("-fsanitize")]
        flags = shlex.split(run("pkg-config", "--cflags", "--libs", "--static", "saidby", env=environment))
        run("c++", "-std=c++20", "-O0", "own.cc", *sanitizers, *flags, "-o", "own", cwd=self.folder.name)
        self.assertEqual(run(self.folder.name + "/own", self.prefix + "/share/saidby"), "1")


unittest.main(argv=sys.argv[:1], verbosity=1)
