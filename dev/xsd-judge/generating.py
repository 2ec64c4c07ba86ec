"""Schemas through wsdl2swift, one process each, two at a time."""
import collections
import concurrent.futures
import json
import os
import re
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GENERATE_LIMIT = 30


def generator():
    """The command: built for release if it is there, else for debugging."""
    paths = [os.path.join(ROOT, ".build", kind, "wsdl2swift") for kind in ("release", "debug")]
    return next((path for path in paths if os.path.exists(path)), paths[0])


def read_catalog(path):
    """URL, tab, path relative to the catalogue."""
    entries = {}
    if path and os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                parts = line.rstrip("\n").split("\t")
                if len(parts) >= 2 and ":" in parts[0]:
                    entries[parts[0]] = os.path.join(os.path.dirname(path), parts[1])
    return entries


class Case:
    """The schema documents of one test or set, and how far they come.

    `stage` is where it stopped: load, generate, compile, or passed; trap and hang for those classes. `reason` begins
    with a code where there is one.
    """

    def __init__(self, name, number, documents, work, locations=(), services=False):
        self.name, self.documents = name, documents
        self.enclosing = "Set%d" % number
        self.out = os.path.join(work, "generated", self.enclosing)
        self.config = os.path.join(work, "configurations", self.enclosing + ".json")
        self.locations, self.services = dict(locations), services
        self.stage, self.reason, self.warnings, self.files, self.size = "load", "", collections.Counter(), [], 0

    def generate(self):
        os.makedirs(os.path.dirname(self.config), exist_ok=True)
        shutil.rmtree(self.out, ignore_errors=True)
        os.makedirs(self.out)
        config = {"documents": self.documents, "name": self.enclosing, "enclosingType": self.enclosing,
                  "locations": self.locations}
        if not self.services:
            config["generate"] = ["types"]
        with open(self.config, "w", encoding="utf-8") as file:
            json.dump(config, file)
        command = [generator(), "generate", "--config", self.config, "--output", self.out]
        try:
            result = subprocess.run(command, capture_output=True, timeout=GENERATE_LIMIT)
        except subprocess.TimeoutExpired:
            self.stage, self.reason = "hang", "%d s" % GENERATE_LIMIT
            return
        messages = result.stderr.decode("utf-8", "replace")
        for line in messages.split("\n"):
            if ": warning: " in line:
                self.warnings[line.rsplit("[", 1)[-1].rstrip("]")] += 1
        if result.returncode < 0 or result.returncode > 64:
            self.stage, self.reason = "trap", "exit status %d" % result.returncode
        elif result.returncode != 0:
            self.refuse(messages)
        else:
            self.stage = "compile"
            self.files = [os.path.join(self.out, name) for name in sorted(os.listdir(self.out)) if name.endswith(".swift")]
            self.size = sum(os.path.getsize(path) for path in self.files)

    def refuse(self, messages):
        errors = [line for line in messages.split("\n") if ": error: " in line or line.startswith("error")]
        text = (errors or [messages.strip()[-200:] or "no message"])[0].split("error: ", 1)[-1]
        found = re.search(r"\[([A-Z]+[0-9]+)\]", text)
        code = found.group(1) if found else "NOCODE"
        self.stage = "generate" if code.startswith(("GEN", "CFG")) else "load"
        self.reason = "%s %s" % (code, re.sub(r"\s*\[[A-Z]+[0-9]+\]", "", text).strip())


def generate(cases):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(Case.generate, cases))
