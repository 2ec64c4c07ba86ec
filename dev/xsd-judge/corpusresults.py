"""The committed tables of dev/corpus: what became of each set, and everything that is not as it should be."""
import collections
import os

from results import known, one_line, shown

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "corpus-results")
HEADER = ("set", "stage", "instances", "equal", "same infoset", "disputed", "warnings")


class Results:
    """One run beside its tables; sets that were not part of the run keep their lines."""

    def __init__(self, cases, instances, root):
        self.name = os.path.basename(root)
        self.ran = {case.name for case in cases}
        by_set = collections.defaultdict(list)
        for instance in instances:
            by_set[instance.case.name].append(instance)
        self.rows, self.failures = {}, {}
        for case in cases:
            own = by_set[case.name]
            stages = collections.Counter(instance.stage for instance in own)
            self.rows[case.name] = (
                case.stage, str(len(own)), str(stages["passed"]), str(sum(instance.infoset for instance in own)),
                str(stages["disputed"]), " ".join("%s:%d" % pair for pair in sorted(case.warnings.items())))
            if case.stage != "passed":
                self.failures["set " + case.name] = (case.stage, case.reason)
            for instance in own:
                if instance.stage != "passed":
                    self.failures["instance %s %s" % (case.name, instance.label(root))] = (instance.stage, instance.reason)

    def path(self, kind):
        return os.path.join(FOLDER, "%s-%s.tsv" % (self.name, kind))

    def is_recorded(self):
        return os.path.exists(self.path("sets"))

    def recorded_rows(self):
        rows = {}
        if self.is_recorded():
            with open(self.path("sets"), encoding="utf-8") as file:
                for line in list(file)[1:]:
                    parts = line.rstrip("\n").split("\t")
                    rows[parts[0]] = tuple(parts[1:])
        return rows

    def compare(self):
        """Prints what differs from the tables; how many lines that are."""
        rows, failures, differences = self.recorded_rows(), known(self.path("failures")), 0
        for key, (stage, reason) in sorted(self.failures.items()):
            if key not in failures or failures[key][0] != stage:
                print("NEWLY FAILS  %s: %s %s" % (key, stage, one_line(reason)))
                differences += 1
        for key in sorted(failures):
            if key.split(" ")[1] in self.ran and key not in self.failures:
                print("NEWLY PASSES %s" % key)
                differences += 1
        for name, row in sorted(self.rows.items()):
            if rows.get(name) != row:
                print("CHANGED      %s: %s, recorded: %s" % (name, " ".join(row), " ".join(rows.get(name, ("nothing",)))))
                differences += 1
        if differences:
            print("record it with --update")
        return differences

    def update(self):
        os.makedirs(FOLDER, exist_ok=True)
        rows, failures = self.recorded_rows(), known(self.path("failures"))
        rows.update(self.rows)
        failures = {key: value for key, value in failures.items() if key.split(" ")[1] not in self.ran}
        failures.update((key, (stage, shown(reason))) for key, (stage, reason) in self.failures.items())
        with open(self.path("sets"), "w", encoding="utf-8") as file:
            file.write("\t".join(HEADER) + "\n")
            for name, row in sorted(rows.items()):
                file.write("\t".join((name,) + row) + "\n")
        with open(self.path("failures"), "w", encoding="utf-8") as file:
            file.write("# case, stage, reason; written by dev/corpus --update\n")
            for key, (stage, reason) in sorted(failures.items()):
                file.write("%s\t%s\t%s\n" % (key, stage, reason))
        summarize()
        print("recorded in %s" % os.path.relpath(FOLDER))


def summary(name):
    """The figures of one table, by kind of document."""
    totals = collections.defaultdict(collections.Counter)
    with open(os.path.join(FOLDER, name + "-sets.tsv"), encoding="utf-8") as file:
        for line in list(file)[1:]:
            entry, stage, instances, equal, infoset, disputed, warnings = line.rstrip("\n").split("\t")
            counts = totals[name]
            counts["sets"] += 1
            counts["generated"] += stage in ("compile", "passed")
            counts["type-checked"] += stage == "passed"
            counts["instances"] += int(instances)
            counts["disputed"] += int(disputed)
            counts["equal, typed values"] += int(equal)
            counts["equal, infoset"] += int(infoset)
            counts["traps"] += stage == "trap"
            counts["hangs"] += stage == "hang"
            for warning in warnings.split():
                code, _, count = warning.partition(":")
                totals["warnings"][code] += int(count)
                totals["warned"][code] += 1
    return totals


def summarize():
    """Writes README.md from all tables."""
    names = sorted(file[:-len("-sets.tsv")] for file in os.listdir(FOLDER) if file.endswith("-sets.tsv"))
    totals = {name: summary(name) for name in names}
    rows = ("sets", "generated", "type-checked", "instances", "disputed", "equal, typed values", "equal, infoset", "traps", "hangs")
    lines = ["| | " + " | ".join(names) + " |", "|---|" + "---:|" * len(names)]
    for row in rows:
        lines.append("| %s | %s |" % (row, " | ".join(str(totals[name][name][row]) for name in names)))
    lines += ["", "| warning of the generator | corpus | sets | times |", "|---|---|---:|---:|"]
    for name in names:
        for code, count in sorted(totals[name]["warnings"].items()):
            lines.append("| %s | %s | %d | %d |" % (code, name, totals[name]["warned"][code], count))
    with open(os.path.join(FOLDER, "README.md"), "w", encoding="utf-8") as file:
        file.write(
            "# Real documents and databinding patterns\n\nWritten by `dev/corpus --instances --services --update` with "
            "`--root ../shared/corpus/real` and `--root ../shared/corpus/databinding`; the same without `--update` fails where "
            "a set or a document newly fails, newly passes or has other figures. The stages are described in "
            "`dev/xsd-judge/corpus.py`. `*-sets.tsv` have one line a set, `*-failures.tsv` one line for everything that is "
            "not equal, with its reason. Disputed is what is not valid either, as xmlschema sees it.\n\n%s\n" % "\n".join(lines))
