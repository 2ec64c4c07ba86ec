"""Instructions and allocations of the hot loops, compared with the figures in git."""
import os
import re
import subprocess

from . import callgrind, messages, paths, sides
from .building import say

FILE = os.path.join(paths.BENCHMARKS, "thresholds.tsv")
# What a figure may grow or shrink by, in percent: instruction counts move a little with the layout of the code.
TOLERANCE = {"instructions": 3.0, "instructions before": 5.0, "allocations": 1.0}
CASES = [
    ("decode goals", "goals", "1MB", "decode"), ("decode conversions", "conversions", "1MB", "decode"),
    ("decode errors", "errors", "1000", "decode"), ("encode goals", "goals", "1MB", "encode"),
    ("encode conversions", "conversions", "1MB", "encode"), ("encode errors", "errors", "1000", "encode"),
    ("call", None, None, "call"),
]
_HEAD = """\
# What the hot loops cost: `dev/bench-check` compares, `dev/bench-check --update` writes. Instructions are those of
# valgrind's callgrind for one decode, encode or call, tables already made; "before" are those that the first one needs to
# make the tables. They hold for the toolchain named here.
# toolchain: {toolchain}
# what\tcounter\tfigure\ttolerance in percent
"""
# Otherwise the order in dictionaries differs from run to run.
_ENVIRONMENT = {"SWIFT_DETERMINISTIC_HASHING": "1"}


def toolchain():
    text = subprocess.run(["swift", "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    version = re.search(r"Swift version (\S+)", text)
    target = re.search(r"Target: (\S+)", text)
    return f"{version.group(1) if version else '?'} {target.group(1) if target else '?'}"


def measure():
    """Figures now: {(what, counter): figure}."""
    side = sides.by_name("ours")
    counter = sides.allocation_counter()
    figures = {}
    for what, kind, size, direction in CASES:
        say(what)
        opening = [f"open {kind} {messages.message(paths.MESSAGES, kind, 'plain', size)}"] if kind else []
        # The first times fill tables; the difference is what every later one costs.
        few, more = (10, 110) if direction == "call" else (1, 3)
        counts = [
            callgrind.count(side.command(), opening + [f"{direction} {times}"], environment=_ENVIRONMENT)
            for times in (few, more)]
        each = (counts[1] - counts[0]) / (more - few)
        figures[what, "instructions"] = round(each)
        if direction == "decode":
            # What is made once: tables, and what the Swift runtime looks up for them.
            figures[what, "instructions before"] = round(counts[0] - few * each)
        worker = side.start(dict(_ENVIRONMENT, LD_PRELOAD=counter))
        for question in opening:
            worker.ask(*question.split())
        allocations = int(worker.ask("allocations", direction)[0])
        figures[what, "allocations"] = allocations / 100 if direction == "call" else allocations
        worker.close()
    return figures


def read():
    """The figures in git, with their tolerances, and the toolchain that they hold for."""
    figures, known = {}, None
    for line in open(FILE):
        if line.startswith("# toolchain:"):
            known = line.split(":", 1)[1].strip()
        elif line.strip() and not line.startswith("#"):
            what, counter, figure, tolerance = line.rstrip("\n").split("\t")
            figures[what, counter] = (float(figure), float(tolerance))
    return figures, known


def write(figures):
    with open(FILE, "w") as file:
        file.write(_HEAD.format(toolchain=toolchain()))
        for (what, counter), figure in figures.items():
            file.write(f"{what}\t{counter}\t{figure:.12g}\t{TOLERANCE[counter]:g}\n")


def compare(figures):
    """Prints all figures beside the ones in git; gives how many are out of bounds."""
    known, toolchain_then = read()
    is_same = toolchain_then == toolchain()
    if not is_same:
        print(f"instructions are not compared: the figures are of {toolchain_then}, this is {toolchain()}")
    bad = compared = 0
    for key, (then, tolerance) in known.items():
        now = figures.pop(key, None)
        if now is None:
            print(f"FAILED  {' '.join(key)}: not measured any more; run dev/bench-check --update")
            bad += 1
            continue
        change = 100 * (now - then) / then if then else (0 if now == then else 100)
        verdict = "ok"
        if key[1].startswith("instructions") and not is_same:
            verdict = "-"
        elif change > tolerance:
            verdict = "WORSE"
        elif change < -tolerance:
            verdict = "BETTER, update the figure: dev/bench-check --update"
        compared += verdict != "-"
        bad += verdict not in ("ok", "-")
        print(f"{' '.join(key):40} {then:>14,.10g} -> {now:>14,.10g}  {change:+6.1f} %  {verdict}")
    for key in figures:
        print(f"FAILED  {' '.join(key)}: no figure in git; run dev/bench-check --update")
        bad += 1
    print(f"{compared - bad} passed, {bad} failed")
    return bad
