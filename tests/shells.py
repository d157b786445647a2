#!/usr/bin/env python3
"""The manual page and the completions of bash, zsh and fish, as those programs themselves read them. What a shell offers is asked
of the shell, and held against what `saidby help COMMAND` says.   usage: shells.py SAIDBY SOURCE-FOLDER"""
import os, pty, re, select, shutil, subprocess, sys, tempfile, time, unittest

SAIDBY = os.path.abspath(sys.argv[1])


def told(*args):
    return subprocess.run([SAIDBY, *args], capture_output=True, text=True, check=True).stdout


def commands():
    return re.findall(r"^  ([a-z]+(?: [a-z]+)?)  ", told("help").split("\ncommands\n")[1].split("\n\n")[0], re.M)


def options(command):
    """{"--format": ["auto", "table", "jsonl"], "--text": []}: as the help says."""
    found = re.findall(r"^ {2}(?:-.,| {3}) (--[a-z0-9-]+) ?(\S*)", told("help", *command.split()), re.M)
    return {name: value.split("|") if "|" in value else [] for name, value in found}


def needs(program):
    return unittest.skipUnless(shutil.which(program), f"{program} is not installed")


class Shell:
    """Completes a command line in a folder with a.txt and sub/; gives the words offered."""

    def __init__(self, folder):
        self.folder = folder
        os.mkdir(os.path.join(folder, "sub"))
        open(os.path.join(folder, "a.txt"), "w").close()
        self.script = os.path.join(folder, self.name)
        with open(self.script, "w") as out:
            out.write(told("completions", self.shell))

    def run(self, *args, **more):
        return subprocess.run(args, capture_output=True, text=True, cwd=self.folder, timeout=60, **more)


class Bash(Shell):
    shell, name = "bash", "saidby.bash"

    def complete(self, line):
        words = line.split(" ")
        quoted = " ".join("'" + word + "'" for word in words)
        script = f"source {self.script}; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _saidby; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        done = self.run("bash", "--norc", "-c", script)
        assert not done.stderr, done.stderr
        return done.stdout.split()

    def faults(self):
        return self.run("bash", "-n", self.script).stderr


class Fish(Shell):
    shell, name = "fish", "saidby.fish"

    def complete(self, line):
        done = self.run("fish", "--no-config", "-c", f"source {self.script}; complete -C '{line}'", env=dict(os.environ, HOME=self.folder))
        assert not done.stderr, done.stderr
        return [row.split("\t")[0] for row in done.stdout.splitlines()]

    def faults(self):
        return self.run("fish", "-n", self.script).stderr


class Zsh(Shell):
    """zsh completes only where a person types: it gets a terminal, and the matches that it would show are written to a file."""
    shell, name = "zsh", "_saidby"

    SETUP = r"""
PS1=; unsetopt beep; cd FOLDER
autoload -Uz compinit; compinit -D -u; source SCRIPT
compadd() {
  local -a found
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return $?; fi
  builtin compadd -A found "$@"; print -rl -- $found >> FOLDER/offered
  builtin compadd "$@"
}
ask() { : > FOLDER/offered; zle complete-word; BUFFER=; print done >> FOLDER/finished; zle -I }
zle -N ask; bindkey '^T' ask; print done >> FOLDER/finished
"""

    def __init__(self, folder):
        super().__init__(folder)
        pid, self.terminal = pty.fork()
        if pid == 0:
            os.execvp("zsh", ["zsh", "-f", "-i"])
        self.process, self.finished = pid, 0
        setup = os.path.join(folder, "setup")
        with open(setup, "w") as out:
            out.write(self.SETUP.replace("FOLDER", folder).replace("SCRIPT", self.script))
        self.type(f"source {setup}\n")

    def type(self, keys):
        os.write(self.terminal, keys.encode())
        self.finished += 1
        path, until, shown = os.path.join(self.folder, "finished"), time.time() + 30, b""
        while not os.path.exists(path) or os.path.getsize(path) < 5 * self.finished:
            if select.select([self.terminal], [], [], 0.02)[0]:
                shown += os.read(self.terminal, 4096)
            assert time.time() < until, f"zsh doesn't answer: {shown.decode(errors='replace')}"

    def complete(self, line):
        self.type(line + "\x14")
        with open(os.path.join(self.folder, "offered")) as offered:
            return [word.rstrip("=") for word in offered.read().split()]

    def faults(self):
        return self.run("zsh", "-n", self.script).stderr

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.process, 0)


class Completions:
    """What holds for each shell."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.shell = self.Shell(os.path.realpath(folder.name))
        self.addCleanup(getattr(self.shell, "close", lambda: None))

    def test_the_script_is_well_formed(self):
        self.assertEqual(self.shell.faults(), "")

    def test_every_command_is_offered(self):
        offered = self.shell.complete("saidby ")
        for command in commands():
            first, _, second = command.partition(" ")
            self.assertIn(first, offered)
            if second:
                self.assertIn(second, self.shell.complete(f"saidby {first} "))
                self.assertIn(second, self.shell.complete(f"saidby help {first} "))
        self.assertIn("extract", self.shell.complete("saidby help ex"))
        self.assertNotIn("a.txt", offered)

    def test_every_option_and_its_values_are_offered(self):
        for command in commands():
            known = options(command)
            if command == "help":
                continue
            offered = self.shell.complete(f"saidby {command} --")
            self.assertEqual(set(known) - set(offered), set(), command)
            for name, values in known.items():
                if values:
                    offered = [word.replace("\\", "") for word in self.shell.complete(f"saidby {command} {name} ")]
                    self.assertEqual(sorted(offered), sorted(values), f"{command} {name}")

    def test_files_and_folders(self):
        strip = lambda words: {word.rstrip("/") for word in words}
        self.assertTrue({"a.txt", "sub"} <= strip(self.shell.complete("saidby extract ")))
        self.assertIn("a.txt", strip(self.shell.complete("saidby extract --output ")))
        folders = strip(self.shell.complete("saidby extract --home "))
        self.assertIn("sub", folders)
        self.assertNotIn("a.txt", folders)
        self.assertNotIn("a.txt", strip(self.shell.complete("saidby extract --id-field ")))

    def test_arguments_with_fixed_words(self):
        self.assertEqual(sorted(self.shell.complete("saidby completions ")), ["bash", "fish", "zsh"])

    def test_the_value_of_a_one_letter_option(self):
        self.assertIn("jsonl", self.shell.complete("saidby extract -f "))


@needs("bash")
class BashTest(Completions, unittest.TestCase):
    Shell = Bash

    def test_a_value_after_an_equals_sign(self):
        self.assertEqual(self.shell.complete("saidby extract --format = js"), ["jsonl"])


@needs("zsh")
class ZshTest(Completions, unittest.TestCase):
    Shell = Zsh


@needs("fish")
class FishTest(Completions, unittest.TestCase):
    Shell = Fish


class ManualPage(unittest.TestCase):
    @needs("mandoc")
    def test_mandoc_finds_nothing_to_complain_of(self):
        done = subprocess.run(["mandoc", "-Tlint", "-Wstyle"], input=told("man"), capture_output=True, text=True)
        self.assertEqual([line for line in done.stdout.splitlines() if "referenced manual not found" not in line], [])

    @needs("mandoc")
    def test_every_command_option_and_example_is_there(self):
        page = subprocess.run(["mandoc", "-Tutf8", "-Owidth=1000"], input=told("man"), capture_output=True, text=True).stdout
        page = re.sub(".\b", "", page)
        for command in commands():
            self.assertIn(f"saidby {command}", page)
            for name in options(command):
                self.assertIn(name, page)
        self.assertIn("saidby extract article.txt -f jsonl", page)


unittest.main(argv=sys.argv[:1], verbosity=1)
