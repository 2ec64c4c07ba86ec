"""Figures, and the table they are printed as."""
import json
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
        heads = ["what", "side", "figure", "ours is", "target", ""]
        table = [[
            row["what"], row["side"], _figure(row["value"], row["unit"]),
            "" if row["ratio"] is None else f"{row['ratio']:.2f} x", row["target"] or "",
            {True: "met", False: "MISSED", None: ""}[row["met"]] + (f" ({row['note']})" if row["note"] else ""),
        ] for row in rows]
        widths = [max(len(line[i]) for line in [heads] + table) for i in range(len(heads))]
        print(f"\n## {section}\n")
        for number, line in enumerate([heads] + table):
            cells = [
                cell.rjust(width) if i in (2, 3) else cell.ljust(width)
                for i, (cell, width) in enumerate(zip(line, widths))]
            print("| " + " | ".join(cells) + " |")
            if number == 0:
                print("|" + "|".join(
                    "-" * (width + 1) + (":" if i in (2, 3) else "-") for i, width in enumerate(widths)) + "|")
        sys.stdout.flush()

    def write_json(self, path):
        with open(path, "w") as file:
            json.dump({"machine": _machine(), "rows": self.rows, "failures": self.failures}, file, indent=1)
            file.write("\n")


def _figure(value, unit):
    if value is None:
        return "-"
    if value == int(value) and abs(value) < 1e12:
        return f"{int(value):,} {unit}"
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
