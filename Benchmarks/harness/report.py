"""Figures, and the table they are printed as."""
import datetime
import json
import os
import platform
import subprocess
import sys


class Report:
    def __init__(self):
        self.rows = []
        self.failures = []

    def add(self, section, what, side, value, unit, ratio=None, target=None, met=None, note=None):
        """Takes one figure. `ratio` is ours against this side, above 1 where ours is better."""
        self.rows.append({
            "section": section, "what": what, "side": side, "value": value, "unit": unit, "ratio": ratio,
            "target": target, "met": met, "note": note})

    def fail(self, text):
        """A side saw other values, or something that must work does not."""
        self.failures.append(text)
        print(f"FAILED: {text}", file=sys.stderr, flush=True)

    def print_section(self, section):
        rows = [row for row in self.rows if row["section"] == section]
        print(f"\n## {section}\n")
        if len({row["unit"] for row in rows if row["value"] is not None}) == 1 and any(row["ratio"] for row in rows):
            _print_by_side(rows)
        else:
            _print_one_by_one(rows)
        sys.stdout.flush()

    def write_json(self, path, keep=False):
        """Writes all figures; with `keep`, those of other sections that the file has stay there. Each row says of which
        day it is: ratios hold within one run."""
        rows = [dict(row, date=datetime.date.today().isoformat()) for row in self.rows]
        sections = {row["section"] for row in rows}
        if keep and os.path.exists(path):
            with open(path) as file:
                rows = [row for row in json.load(file)["rows"] if row["section"] not in sections] + rows
        with open(path, "w") as file:
            json.dump({"machine": _machine(), "rows": rows, "failures": self.failures}, file, indent=1)
            file.write("\n")


def _print_by_side(rows):
    """One line per message, one column per side: the figure, and how many times better ours is."""
    sides = list(dict.fromkeys(row["side"] for row in rows))
    cases = list(dict.fromkeys(row["what"] for row in rows))
    unit = next(row["unit"] for row in rows if row["value"] is not None)
    table, notes = [], []
    for case in cases:
        line = [case]
        for side in sides:
            row = next((row for row in rows if row["what"] == case and row["side"] == side), None)
            if row and row["note"]:
                if f"{side}: {row['note']}" not in notes:
                    notes.append(f"{side}: {row['note']}")
            if row is None or row["value"] is None:
                line.append("" if row is None else "-")
            else:
                mark = {True: " +", False: " !", None: ""}[row["met"]]
                ratio = f" ({row['ratio']:.2f}x{mark})" if row["ratio"] else ""
                line.append(_figure(row["value"], "").strip() + ratio)
        table.append(line)
    targets = {row["side"]: row["target"] for row in rows if row["target"]}
    heads = [f"{unit} (ours is)"] + [f"{side} [{targets[side]}]" if side in targets else side for side in sides]
    _print_table(heads, table, range(1, len(heads)))
    for note in notes:
        print(f"- {note}")


def _print_one_by_one(rows):
    table = [[
        row["what"], row["side"], _figure(row["value"], row["unit"]),
        "" if row["ratio"] is None else f"{row['ratio']:.2f}x", row["target"] or "",
        {True: "met", False: "MISSED", None: ""}[row["met"]] + (f" ({row['note']})" if row["note"] else ""),
    ] for row in rows]
    _print_table(["what", "side", "figure", "ours is", "target", ""], table, (2, 3))


def _print_table(heads, table, right):
    widths = [max(len(line[i]) for line in [heads] + table) for i in range(len(heads))]
    for number, line in enumerate([heads] + table):
        cells = [
            cell.rjust(width) if i in right else cell.ljust(width) for i, (cell, width) in enumerate(zip(line, widths))]
        print("| " + " | ".join(cells) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 1) + (":" if i in right else "-") for i, width in enumerate(widths)) + "|")


def _figure(value, unit):
    if value is None:
        return "-"
    if value == int(value) and abs(value) < 1e12:
        return f"{int(value):,} {unit}".strip()
    return f"{value:,.{0 if value >= 1000 else 1 if value >= 100 else 2}f} {unit}"


def _machine():
    try:
        names = [line for line in open("/proc/cpuinfo") if line.startswith("model name")]
    except OSError:
        names = []
    swift = subprocess.run(["swift", "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    return {
        "system": platform.system(), "architecture": platform.machine(), "cores": len(names),
        "processor": names[0].split(":")[1].strip() if names else "", "swift": swift.splitlines()[0] if swift else ""}
