"""The table of results and the list of known failures."""
import collections
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
    lines = []
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
    lines.append("| stage | " + " | ".join(STRATA) + " |")
    lines.append("|---|" + "---:|" * len(STRATA))
    for row in rows:
        lines.append("| %s | %s |" % (row.replace("  ", "&nbsp;&nbsp;", 1) if row.startswith("  ") else row, " | ".join(cells[row])))
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


def conclude(groups, cases, instances, options, seconds):
    found = failures(groups, cases, instances)
    lines = table(groups, cases, instances)
    print("\n".join(line.replace("&nbsp;", " ") for line in lines))
    classes = collections.Counter((key.split()[0], stage, code(reason)) for key, (stage, reason) in found.items())
    print("\nfailures by class:")
    for (kind, stage, name), count in sorted(classes.items(), key=lambda item: -item[1]):
        print("%6d  %-8s %-9s %s" % (count, kind, stage, name))
    if options.work:
        with open(os.path.join(options.work, "failures.tsv"), "w", encoding="utf-8") as file:
            outputs = {"instance %s %s" % (instance.group.name, instance.path): instance.output for instance in instances}
            for key, (stage, reason) in sorted(found.items()):
                file.write("%s\t%s\t%s\t%s\n" % (key, stage, " ".join(reason.split())[:600], outputs.get(key)))
    listing = os.path.join(options.results, "known-failures.tsv")
    if options.update:
        os.makedirs(options.results, exist_ok=True)
        with open(listing, "w", encoding="utf-8") as file:
            file.write("# case, stage, reason; written by dev/xsd-suite --update\n")
            for key, (stage, reason) in sorted(found.items()):
                file.write("%s\t%s\t%s\n" % (key, stage, shown(reason)))
        with open(os.path.join(options.results, "README.md"), "w", encoding="utf-8") as file:
            file.write("# W3C XML Schema Test Suite\n\nWritten by `dev/xsd-suite --update` from the part of the suite in `../shared/w3c`; "
                       "the stages are described in `dev/xsd-judge/suite.py`.\n"
                       "`known-failures.tsv` lists each case that fails, with stage and reason; a case that newly passes or newly "
                       "fails, fails the run.\n\n%s\n\n| failures | what | stage | reason |\n|---:|---|---|---|\n" % "\n".join(lines))
            for (kind, stage, name), count in sorted(classes.items(), key=lambda item: (-item[1], item[0])):
                file.write("| %d | %s | %s | %s |\n" % (count, kind, stage, name.replace("|", "\\|")))
        print("\nrecorded in %s" % listing)
        return 0
    expected = known(listing)
    seen = {"schema " + group.name for group in groups} | {"instance %s %s" % (instance.group.name, instance.path) for instance in instances}
    new = sorted(key for key in found if key not in expected)
    better = sorted(key for key in expected if key in seen and key not in found)
    for key in new[:200]:
        print("NEWLY FAILS  %s: %s %s" % (key, found[key][0], one_line(found[key][1])))
    for key in better[:200]:
        print("NEWLY PASSES %s: record it with --update" % key)
    print("\n%d cases, %d instances, %d failures (%d new), %d newly pass; %.0f s"
          % (len(cases), len(instances), len(found), len(new), len(better), seconds))
    return 1 if new or better else 0
