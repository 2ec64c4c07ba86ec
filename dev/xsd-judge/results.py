"""The table of results and the list of known failures."""
import collections
import json
import os
import re

from index import STRATA


def code(reason):
    """The first word where it is a code."""
    word = reason.split(" ")[0].rstrip(":") if reason else ""
    return word or "NOCODE"


def one_line(reason):
    return " ".join(reason.split())[:160]


def percent(part, whole):
    return "%d/%d (%.2f %%)" % (part, whole, 100.0 * part / whole) if whole else "0/0"


def failures(groups, cases, instances):
    """Everything that is not as it should be: {key: (stage, reason)}."""
    found = {}
    for group, case in zip(groups, cases):
        key = "schema " + group.name
        if case.stage in ("trap", "hang"):
            found[key] = (case.stage, case.reason)
        elif group.applies and group.expected == "valid" and case.stage != "passed":
            found[key] = (case.stage, case.reason)
        elif group.applies and group.expected == "invalid" and case.stage == "compile":
            found[key] = ("accepted", "INVALID schema taken as valid")
    for instance in instances:
        key = "instance %s %s" % (instance.group.name, instance.path)
        if instance.validity == "valid":
            if instance.stage != "passed":
                found[key] = (instance.stage, instance.reason)
            elif instance.violations:
                found[key] = ("validate", "VIOLATION reported in a valid instance: " + instance.violations)
            elif instance.shows is False:
                found[key] = ("change", instance.change_reason)
        elif instance.stage in ("trap", "hang"):
            found[key] = (instance.stage, instance.reason)
        elif instance.stage == "accepted":
            found[key] = ("accepted", "INVALID instance neither refused nor reported")
    return found


def table(groups, cases, instances):
    rows = ["schemas expected valid", "  load", "  generate", "  compile", "schemas expected invalid, refused",
            "valid instances", "  decode", "  encode", "  equal, typed values", "  equal, infoset", "  nothing reported by validate()", "  one changed leaf shows",
            "  elements with a type", "invalid instances", "  refused by strict reading", "  reported by validate()",
            "  refused or reported", "traps", "hangs"]
    cells = {row: [] for row in rows}
    for stratum in STRATA:
        pairs = [(group, case) for group, case in zip(groups, cases) if group.stratum == stratum]
        valid = [case for group, case in pairs if group.applies and group.expected == "valid"]
        stages = collections.Counter(case.stage for case in valid)
        cells["schemas expected valid"].append(str(len(valid)))
        loaded = len(valid) - stages["load"] - stages["trap"] - stages["hang"]
        generated = loaded - stages["generate"]
        cells["  load"].append(percent(loaded, len(valid)))
        cells["  generate"].append(percent(generated, loaded))
        cells["  compile"].append(percent(stages["passed"], generated))
        invalid = [case for group, case in pairs if group.applies and group.expected == "invalid"]
        cells["schemas expected invalid, refused"].append(percent(sum(case.stage in ("load", "generate") for case in invalid), len(invalid)))
        own = [instance for instance in instances if instance.group.stratum == stratum]
        good = [instance for instance in own if instance.validity == "valid"]
        at = collections.Counter(instance.stage for instance in good)
        cells["valid instances"].append(str(len(good)))
        built = len(good) - at["unbuilt"]
        decoded = at["encode"] + at["equal"] + at["passed"]
        encoded = at["equal"] + at["passed"]
        cells["  decode"].append(percent(decoded, built))
        cells["  encode"].append(percent(encoded, decoded))
        cells["  equal, typed values"].append(percent(at["passed"], len(good)))
        cells["  equal, infoset"].append(percent(sum(instance.infoset for instance in good), len(good)))
        written = [instance for instance in good if instance.stage in ("equal", "passed")]
        cells["  nothing reported by validate()"].append(percent(sum(not instance.violations for instance in written), len(written)))
        shows = [instance.shows for instance in good if instance.shows is not None]
        cells["  one changed leaf shows"].append(percent(sum(shows), len(shows)))
        all_elements = sum(instance.elements for instance in good if instance.stage in ("equal", "passed"))
        raw = sum(instance.raw for instance in good)
        cells["  elements with a type"].append(percent(all_elements - raw, all_elements))
        bad = [instance for instance in own if instance.validity == "invalid"]
        cells["invalid instances"].append(str(len(bad)))
        cells["  refused by strict reading"].append(percent(sum(instance.refused for instance in bad), len(bad)))
        cells["  reported by validate()"].append(percent(sum(instance.stage == "reported" for instance in bad), len(bad)))
        cells["  refused or reported"].append(percent(sum(instance.stage in ("refused", "reported") or instance.refused for instance in bad), len(bad)))
        for name in ("trap", "hang"):
            cells[name + "s"].append(str(sum(case.stage == name for _, case in pairs) + sum(instance.stage == name for instance in own)))
    return {row: dict(zip(STRATA, cells[row])) for row in rows}


def rendered(cells):
    lines = ["| stage | " + " | ".join(STRATA) + " |", "|---|" + "---:|" * len(STRATA)]
    for row, columns in cells.items():
        name = row.replace("  ", "&nbsp;&nbsp;", 1) if row.startswith("  ") else row
        lines.append("| %s | %s |" % (name, " | ".join(columns.get(stratum, "") for stratum in STRATA)))
    return lines


def known(path):
    entries = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                parts = line.rstrip("\n").split("\t")
                if len(parts) == 3 and not line.startswith("#"):
                    entries[parts[0]] = (parts[1], parts[2])
    return entries


def shown(reason):
    """The reason without what differs from machine to machine."""
    return one_line(re.sub(r"\(Set\d+\.[^)]*\)", "", re.sub(r"(/[^\s:']+)+/", "", reason)).replace("\t", " "))


def listing(options, stratum):
    return os.path.join(options.results, "known-failures-%s.tsv" % stratum)


def update(found, cells, classes, present, options):
    """Records the strata of this run; what others have recorded before stays."""
    os.makedirs(options.results, exist_ok=True)
    for stratum in present:
        with open(listing(options, stratum), "w", encoding="utf-8") as file:
            file.write("# case, stage, reason; written by dev/xsd-suite --update\n")
            for key, (stage, reason, own) in sorted(found.items()):
                if own == stratum:
                    file.write("%s\t%s\t%s\n" % (key, stage, shown(reason)))
    path = os.path.join(options.results, "results.json")
    record = {"cells": {}, "classes": {}}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            record = json.load(file)
    for row, columns in cells.items():
        record["cells"].setdefault(row, {}).update((stratum, columns[stratum]) for stratum in present)
    record["cells"] = {row: record["cells"][row] for row in cells}
    for stratum in present:
        record["classes"][stratum] = [[count, *names] for names, count in sorted(
            ((key[1:], count) for key, count in classes.items() if key[0] == stratum), key=lambda item: (-item[1], item[0]))]
    with open(path, "w", encoding="utf-8") as file:
        json.dump(record, file, indent=1)
        file.write("\n")
    with open(os.path.join(options.results, "README.md"), "w", encoding="utf-8") as file:
        file.write(
            "# W3C XML Schema Test Suite\n\nWritten by `dev/xsd-suite --update` from the part of the suite in `../shared/w3c`. "
            "The stages are described in `dev/xsd-judge/suite.py`. `known-failures-*.tsv` list each case that fails, with stage "
            "and reason; a case that newly passes or newly fails, fails the run.\n\n%s\n\n"
            "| failures | stratum | what | stage | reason |\n|---:|---|---|---|---|\n" % "\n".join(rendered(record["cells"])))
        for stratum in STRATA:
            for count, kind, stage, name in record["classes"].get(stratum, []):
                file.write("| %d | %s | %s | %s | %s |\n" % (count, stratum, kind, stage, name.replace("|", "\\|")))


def conclude(groups, cases, instances, options, seconds):
    strata = {"schema " + group.name: group.stratum for group in groups}
    strata.update(("instance %s %s" % (instance.group.name, instance.path), instance.group.stratum) for instance in instances)
    found = {key: value + (strata[key],) for key, value in failures(groups, cases, instances).items()}
    cells = table(groups, cases, instances)
    present = [stratum for stratum in STRATA if stratum in strata.values()]
    print("\n".join(line.replace("&nbsp;", " ") for line in rendered(cells)))
    classes = collections.Counter((own, key.split()[0], stage, code(reason)) for key, (stage, reason, own) in found.items())
    print("\nfailures by class:")
    for names, count in sorted(classes.items(), key=lambda item: -item[1]):
        print("%6d  %-10s %-8s %-9s %s" % (count, *names))
    if options.work:
        with open(os.path.join(options.work, "failures.tsv"), "w", encoding="utf-8") as file:
            outputs = {"instance %s %s" % (instance.group.name, instance.path): instance.output for instance in instances}
            for key, (stage, reason, _) in sorted(found.items()):
                file.write("%s\t%s\t%s\t%s\n" % (key, stage, " ".join(reason.split())[:600], outputs.get(key)))
    if options.update:
        update(found, cells, classes, present, options)
        print("\nrecorded in %s" % options.results)
        return 0
    expected = {}
    for stratum in present:
        expected.update(known(listing(options, stratum)))
    new = sorted(key for key in found if key not in expected)
    better = sorted(key for key in expected if key in strata and key not in found)
    for key in new[:200]:
        print("NEWLY FAILS  %s: %s %s" % (key, found[key][0], one_line(found[key][1])))
    for key in better[:200]:
        print("NEWLY PASSES %s: record it with --update" % key)
    print("\n%d cases, %d instances, %d failures (%d new), %d newly pass; %.0f s"
          % (len(cases), len(instances), len(found), len(new), len(better), seconds))
    return 1 if new or better else 0
