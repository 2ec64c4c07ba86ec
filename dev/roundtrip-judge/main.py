"""The judge: see dev/roundtrip."""
import argparse
import glob
import os
import random
import sys
import time
import zlib

from lxml import etree

import judging
from driver import Failed, Module
from instances import Instances
from mutations import at, mutations
from rendering import Style, render
from schema import Complex, SchemaSet, Unsupported

COLUMNS = ["elements", "untyped", "documents", "decoded", "encoded", "valid", "infoset", "typed", "stable", "mutations"]


class Report:
    """Counts and failures of one WSDL."""

    def __init__(self, name):
        self.name, self.counts, self.failures, self.kinds = name, dict.fromkeys(COLUMNS, 0), [], {}
        self.plain, self.tried, self.note = 0, 0, ""

    def count(self, column):
        self.counts[column] += 1

    def fail(self, kind, title, detail, documents=()):
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        self.failures.append((kind, title, detail, documents))

    def row(self):
        cells = [str(self.counts[column]) for column in COLUMNS]
        cells[COLUMNS.index("infoset")] += "/%d" % self.plain
        cells[COLUMNS.index("mutations")] += "/%d" % self.tried
        return [self.name] + cells + [self.note]


class Case:
    def __init__(self, number, element, root, plain, style, strict=True):
        self.number, self.element, self.root, self.strict = number, element, root, strict
        # The text of a QName depends on prefixes, which may change.
        self.has_names = any(getattr(node.kind, "kind", None) == "QName" for node in root.walk())
        self.plain = plain and not self.has_names
        self.data = render(root, style)


def documents(number, element, schemas, instances, count, chooser):
    """Documents of one global element."""
    def style(index):
        return Style() if index == 0 else Style(chooser)

    def case(index, plain, root):
        return Case(number, element, root, plain, style(index))

    kind = element.type
    if not isinstance(kind, Complex):
        yield case(0, True, instances.document(element, True, 0))
        for index, text in enumerate(instances.leaves_of(kind)):
            root = instances.document(element, False, 0)
            root.text = text
            yield case(index + 1, False, root)
    else:
        for index in range(count):
            plain = index % 2 == 0
            fill = [0.8, 0.6, 0.3][index % 3]
            yield case(index, plain, instances.document(element, plain, index if index < 3 else None, fill))
        variants = kind.hierarchy()
        for variant in variants if len(variants) > 1 else []:
            yield case(1, True, instances.document(element, True, 0, 0.5, variant))


def has_nan(case):
    return any((node.text or "").strip() == "NaN" for node in case.root.walk()) or any(
        text.strip() == "NaN" for node in case.root.walk() for _, text, _ in node.attributes)


def judge_documents(module, cases, view, validator, report):
    results = module.trips([(case.number, case.strict, case.data) for case in cases])
    for case, (verdict, output, message) in zip(cases, results):
        name = case.element.name
        report.count("documents")
        report.plain += case.plain
        original = judging.parse(case.data)
        if not validator.validate(original):
            report.fail("invalid document made", name, str(validator.error_log.last_error), (case.data,))
            continue
        if verdict == "refused":
            report.fail("not decoded", name, message, (case.data,))
            continue
        report.count("decoded")
        try:
            encoded = judging.parse(output)
        except etree.XMLSyntaxError as error:
            report.fail("not encoded", name, str(error), (case.data, output))
            continue
        report.count("encoded")
        if validator.validate(encoded):
            report.count("valid")
        else:
            report.fail("not valid", name, str(validator.error_log.last_error), (case.data, output))
        same = judging.infoset(original) == judging.infoset(encoded)
        if same and case.plain:
            report.count("infoset")
        elif case.plain:
            detail = judging.difference(judging.infoset(original), judging.infoset(encoded))
            report.fail("infoset differs", name, detail, (case.data, output))
        before, after = view.view(original, case.element.type), view.view(encoded, case.element.type)
        if before == after:
            report.count("typed")
        else:
            report.fail("values differ", name, judging.difference(before, after), (case.data, output))
        # NaN is not equal to itself, so neither is a value that holds it.
        if verdict == "ok" or has_nan(case) and "differs" in message:
            report.count("stable")
        else:
            report.fail("not stable", name, message, (case.data, output))


def judge_mutations(module, cases, view, report, chooser):
    runs = []
    for case in cases:
        for mutation in mutations(case.root, chooser):
            data = render(mutation.root, Style())
            runs.append((case, mutation, True, mutation.strict, data))
            runs.append((case, mutation, False, mutation.lenient, data))
    results = module.trips([(case.number, strict, data) for case, _, strict, _, data in runs])
    for (case, mutation, strict, expected, data), (verdict, output, message) in zip(runs, results):
        problem = mutation_problem(case, expected, verdict, output, message, data, view)
        # Where anything may happen, only a crash would be a failure.
        report.tried += expected != "any"
        if problem is None and expected == "any":
            continue
        if problem is None:
            report.count("mutations")
        else:
            kind = "mutation '%s', %s" % (mutation.name, "strict" if strict else "lenient")
            report.fail(kind, case.element.name, problem, (data, output))


def mutation_problem(case, expected, verdict, output, message, data, view):
    if expected == "any":
        return None
    if expected == "refused":
        return None if verdict == "refused" else "it is taken, and should be refused"
    if verdict != "ok":
        return "it is %s: %s" % (verdict, message)
    kind = case.element.type
    encoded = judging.parse(output)
    if expected == "kept" and not case.has_names:
        before, after = judging.infoset(judging.parse(data)), judging.infoset(encoded)
        return judging.difference(before, after) if before != after else None
    after = view.view(encoded, kind)
    original = view.view(judging.parse(case.data), kind)
    if expected == "same":
        return judging.difference(original, after) if original != after else None
    changed = view.view(judging.parse(data), kind)
    if expected == "kept" and case.has_names:
        return judging.difference(changed, after) if changed != after else None
    if changed == original or after == original:
        return "the change does not show"
    return judging.difference(changed, after) if changed != after else None


def judge(package, wsdl, folder, options):
    report = Report(os.path.basename(wsdl) if "schemas" not in wsdl else "/".join(wsdl.split("/")[-2:]))
    started = time.time()
    try:
        schemas = SchemaSet(wsdl)
        validator = schemas.validator(os.path.join(folder, "Schemas"))
        module = Module(package, wsdl, folder)
        generating = module.generate()
        module.read()
        chooser = random.Random(zlib.crc32(os.path.basename(wsdl).encode()) + options.seed)
        subjects, cases = [], []
        count = options.documents or (3 if len(schemas.elements) > 300 else 9)
        instances = Instances(chooser, 60 if count == 3 else 120)
        for name, element in sorted(schemas.elements.items()):
            subject = module.subject(element)
            if subject is None:
                report.count("untyped")
                if not (isinstance(element.type, Complex) and element.type.is_array()):
                    report.fail("no Swift type", name, "only arrays, which stand inside other types, need none")
                continue
            if isinstance(element.type, Complex) and not element.type.hierarchy():
                report.count("untyped")
                continue
            report.count("elements")
            subjects.append((element,) + subject)
            cases += documents(len(subjects) - 1, element, schemas, instances, count, chooser)
        compiling = module.compile(subjects, options.with_services)
        view = judging.TypedView(schemas)
        judge_documents(module, cases, view, validator, report)
        first = {}
        for case in cases:
            first.setdefault(case.number, case)
        judge_mutations(module, list(first.values()), view, report, chooser)
        report.note = "%.1f s generate, %.1f s compile (CPU), %.0f s in all" % (generating, compiling, time.time() - started)
    except (Failed, Unsupported, etree.XMLSchemaParseError) as error:
        report.fail("stopped", os.path.basename(wsdl), str(error))
        report.note = "stopped: " + str(error).split("\n")[0]
    return report


def show(reports, details):
    for report in reports:
        if not report.failures:
            continue
        print("\n%s: %d failures" % (report.name, len(report.failures)))
        for kind, number in sorted(report.kinds.items(), key=lambda item: -item[1]):
            print("  %5d  %s" % (number, kind))
        shown = {}
        for kind, title, detail, texts in report.failures:
            shown[kind] = shown.get(kind, 0) + 1
            if shown[kind] > details:
                continue
            print("  --- %s: %s\n      %s" % (kind, title, detail))
            for label, text in zip(["in ", "out"], texts):
                print("      %s %s" % (label, text[:1500].decode("utf-16" if text[:2] == b"\xff\xfe" else "utf-8", "replace")))
    print()
    rows = [["WSDL"] + COLUMNS + [""]] + [report.row() for report in reports]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) if i in (0, len(row) - 1) else cell.rjust(width)
                        for i, (cell, width) in enumerate(zip(row, widths))).rstrip())


def default_documents(package):
    wsdls = sorted(glob.glob(os.path.join(package, "dev", "roundtrip-fixtures", "*.wsdl")))
    wsdls += sorted(glob.glob(os.path.join(package, "schemas", "**", "*.wsdl"), recursive=True))
    real = sorted(glob.glob(os.path.join(package, "..", "shared", "wsdl", "bing", "*.wsdl")))
    if not real:
        print("SKIPPED: ../shared/wsdl/bing is missing; only the documents of this repository are judged")
    return wsdls + real


def has_services(package):
    """Whether there is a runtime for clients and servers to compile against."""
    sources = glob.glob(os.path.join(package, "Sources", "SOAPRuntime", "**", "*.swift"), recursive=True)
    if any("struct SOAPClient" in open(path, encoding="utf-8").read() for path in sources):
        return True
    print("SKIPPED: SOAPRuntime has no SOAPClient; clients and servers are generated but not compiled")
    return False


def main():
    parser = argparse.ArgumentParser(prog="dev/roundtrip", description=__doc__)
    parser.add_argument("wsdl", nargs="*")
    parser.add_argument("--documents", type=int, help="documents for each element of a complex type")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--details", type=int, default=1, help="failures of each kind to show in full")
    options = parser.parse_args()
    package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    options.with_services = has_services(package)
    reports = []
    for number, wsdl in enumerate(options.wsdl or default_documents(package)):
        folder = os.path.join(package, ".build", "roundtrip", "%02d-%s" % (number, os.path.basename(wsdl)))
        os.makedirs(folder, exist_ok=True)
        print("%s …" % os.path.relpath(wsdl), flush=True)
        reports.append(judge(package, os.path.abspath(wsdl), folder, options))
    show(reports, options.details)
    failures = sum(len(report.failures) for report in reports)
    print("\n%s" % ("%d failures" % failures if failures else "No failures."))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
