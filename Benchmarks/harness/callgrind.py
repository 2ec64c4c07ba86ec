"""Instruction counts by valgrind: the same binary on the same bytes gives the same count, however busy the machine."""
import os
import re
import subprocess
import tempfile

from . import paths
from .building import Unavailable, install

# The function of the workers that decodes or encodes once; only what happens inside is counted.
HOT = "*hotRegion*"


def count(command, questions, output=None, environment=None):
    """Instructions that `command` spends inside the hot region while it answers the questions."""
    install(["valgrind"])
    with tempfile.TemporaryDirectory(dir=_work()) as folder:
        file = output or os.path.join(folder, "callgrind.out")
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", "--collect-atstart=no", f"--toggle-collect={HOT}",
             f"--callgrind-out-file={file}", *command],
            input="".join(question + "\n" for question in questions), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, env=dict(os.environ, **(environment or {})))
        bad = [line for line in done.stdout.splitlines() if not line.startswith("ok")]
        if done.returncode != 0 or bad:
            raise Unavailable(f"valgrind: {bad[0] if bad else done.stderr[-300:]}")
        found = re.search(r"Collected : (\d+)", done.stderr)
        if not found or found.group(1) == "0":
            raise Unavailable("valgrind counted nothing")
        return int(found.group(1))


def _work():
    os.makedirs(paths.WORK, exist_ok=True)
    return paths.WORK


def functions(file):
    """Instructions by function, callees not included, most first: [(name, instructions)]."""
    names, totals = {}, {}
    current = None
    is_call = False
    for line in open(file, errors="replace"):
        if line.startswith("fn="):
            current = _name(line[3:].strip(), names)
        elif line.startswith("cfn="):
            _name(line[4:].strip(), names)
        elif line.startswith("calls="):
            is_call = True
        elif line[0:1] in "0123456789+-*":
            words = line.split()
            # The line after "calls=" is what the callee took.
            if not is_call and len(words) > 1 and current:
                totals[current] = totals.get(current, 0) + int(words[1])
            is_call = False
    return sorted(totals.items(), key=lambda entry: -entry[1])


def _name(text, names):
    number, _, name = text.partition(" ")
    if name:
        names[number] = name
    return names.get(number, number)


def demangled(names):
    try:
        done = subprocess.run(
            ["swift", "demangle", "--simplified", "--compact"], input="\n".join(names), stdout=subprocess.PIPE, text=True)
    except OSError:
        return list(names)
    lines = done.stdout.splitlines()
    return lines if len(lines) == len(names) else list(names)
