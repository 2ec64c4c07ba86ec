"""Stages of dev/xsd-suite, each with its own denominator; a case counts at the first stage where it fails.

load      the documents become a component model        of all schemas expected valid
generate  the model becomes Swift                       of those
compile   the Swift compiles without an error           of those
decode    a valid instance is read strictly             of the valid instances of schemas that compile
encode    it is written; what was written is read and written again with the same bytes; and a value rebuilt through
          public initializers has the same bytes too
equal     the document written has the same typed values, and (fidelity) the same infoset, by equivalent.py
validate  validate() has nothing to say about it
change    one leaf of the instance is changed: the change is refused, or shows in the output

Schemas expected invalid: refused or not. Invalid instances: refused by strict reading, or reported by validate().
trap and hang (30 s a schema, 5 s an instance) are classes of their own and must be 0, whatever is expected.
"""
import argparse
import collections
import os
import sys
import tempfile
import time
import zlib

import documents
import equality
import index
from generating import ROOT, Case, generate, read_catalog
from programs import Program
import results

BATCH_SCHEMAS = 150
BATCH_BYTES = 1_500_000
LARGE_BYTES = 200_000


class Instance:
    """One instance: the document, and the parts of it that stand in a wildcard of the root but have types of their own."""

    def __init__(self, group, path, validity, root):
        self.group, self.path, self.validity = group, path, validity
        self.source = os.path.join(root, path)
        self.stage, self.reason = "decode", ""
        self.infoset = self.refused = self.reported = False
        self.violations = ""
        self.jobs, self.change_job, self.output = [], None, None
        self.elements = self.raw = 0
        self.parts = []

    def prepare(self, case, program, work, number):
        folder = os.path.join(work, "documents", str(number))
        os.makedirs(folder, exist_ok=True)
        try:
            root = documents.parse(self.source)
        except Exception as error:
            self.reason = "UNREADABLE %s" % str(error)[:80]
            self.refused = True
            return
        self.elements = documents.elements(root)
        kind = case.roots.get(root.tag if root.tag.startswith("{") else "{}" + root.tag)
        if kind is None:
            self.reason = "UNTYPED no type for the root element"
            return
        valid = "valid" if self.validity == "valid" else "invalid"
        self.output = os.path.join(folder, "out.xml")
        self.jobs.append(program.add(case, kind, valid, self.source, self.output))
        leaf_kind, leaf_root = kind, root
        if kind.is_open:
            for position, child in enumerate(documents.children(root)):
                part = case.roots.get(child.tag if child.tag.startswith("{") else "{}" + child.tag)
                if part is None or part.is_open:
                    continue
                source = os.path.join(folder, "part%d.xml" % position)
                output = os.path.join(folder, "part%d.out.xml" % position)
                documents.write(child, source)
                self.parts.append((position, output, documents.elements(child)))
                self.jobs.append(program.add(case, part, valid, source, output))
                leaf_kind, leaf_root = part, documents.parse(source)
        if valid == "valid":
            other = documents.changed(leaf_root, self.path)
            if other is not None:
                source = os.path.join(folder, "changed.xml")
                documents.write(other, source)
                self.change_output = os.path.join(folder, "changed.out.xml")
                self.change_job = program.add(case, leaf_kind, "changed", source, self.change_output)

    def conclude(self, answers):
        """What the program said about the document and its parts."""
        if self.reason:
            return
        verdicts = [answers[number] for number in self.jobs]
        for verdict, message in verdicts:
            if verdict in ("trap", "hang"):
                self.stage, self.reason = verdict, message
                return
        if self.validity != "valid":
            self.refused = any(verdict == "decode" for verdict, _ in verdicts)
            self.reported = any(verdict == "accepted" and message for verdict, message in verdicts)
            self.stage = "refused" if self.refused else "reported" if self.reported else "accepted"
            return
        for verdict, message in verdicts:
            if verdict != "written":
                self.stage = "encode" if verdict in ("encode", "rebuilt") else verdict
                self.reason = ("" if verdict in ("decode", "encode") else verdict.upper() + " ") + message
                return
        raw = [int(message.split()[0]) for _, message in verdicts]
        self.violations = "; ".join(filter(None, (message.split("raw; ", 1)[1] for _, message in verdicts)))
        self.raw = raw[0] - sum(count for _, _, count in self.parts) + sum(raw[1:])
        self.stage = "equal"
        if self.parts:
            self.assemble()

    def assemble(self):
        """Puts the parts that were written back into the document."""
        root = documents.parse(self.output)
        parts = {position: documents.parse(output) for position, output, _ in self.parts}
        self.output += ".whole.xml"
        documents.write(documents.with_children(root, parts), self.output)

    def check_change(self, answers):
        """None if there is nothing to say; else whether the change shows."""
        if self.change_job is None or self.stage not in ("equal", "passed"):
            return None
        verdict, _ = answers[self.change_job]
        if verdict == "decode":
            return True
        if verdict != "written":
            return False
        before = self.parts[-1][1] if self.parts else self.output
        with open(before, "rb") as one, open(self.change_output, "rb") as other:
            return one.read() != other.read()


def sampled(name, share):
    return zlib.crc32(name.encode()) % 1000 < share * 1000


def run_batch(cases, groups, work, number, options, root, catalog, judged):
    program = Program(cases, work, number, options.swiftc)
    instances = []
    for case in cases:
        for path, validity in groups[case.name].instances:
            if validity in ("valid", "invalid"):
                instance = Instance(groups[case.name], path, validity, root)
                instance.prepare(case, program, work, "%d-%d" % (number, len(instances)))
                instances.append((case, instance))
    program.compile()
    answers = program.run()
    tasks, waiting = [], []
    for case, instance in instances:
        if case.stage != "passed":
            instance.stage, instance.reason = "unbuilt", case.reason
            continue
        instance.conclude(answers)
        if instance.stage == "equal":
            tasks.append((groups[case.name].documents, catalog, [(instance.source, instance.output)]))
            waiting.append(instance)
    for instance, [(infoset, typed, _, note)] in zip(waiting, equality.judge_all(tasks)):
        instance.infoset = infoset
        if typed:
            instance.stage = "passed"
        else:
            instance.reason = "JUDGE " + note if note else "DIFFERENT typed values"
    for _, instance in instances:
        instance.shows = instance.check_change(answers)
        if instance.shows is False:
            instance.change_reason = "CHANGE one changed leaf does not show"
    judged += [instance for _, instance in instances]
    for case in cases:
        case.types = case.roots = None


def main():
    parser = argparse.ArgumentParser(prog="dev/xsd-suite", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", help="the suite, as a folder or as .tar.gz; default: ../shared/w3c/xsts.tar.gz")
    parser.add_argument("--index", help="one row a test group; default: ../shared/w3c/index.tsv")
    parser.add_argument("--sample", type=float, help="only this share of the groups, the same ones each time")
    parser.add_argument("--fast", action="store_true", help="a sample that takes minutes")
    parser.add_argument("--only", action="append", help="only groups whose name or path contains this")
    parser.add_argument("--stratum", choices=index.STRATA)
    parser.add_argument("--results", default=os.path.join(ROOT, "dev", "xsd-suite-results"))
    parser.add_argument("--update", action="store_true", help="record results and known failures of whole strata")
    parser.add_argument("--work", help="leave everything in this folder")
    parser.add_argument("--swiftc", default="swiftc", help="the command that starts the compiler")
    parser.add_argument("--no-build", action="store_true", help="use what is built already")
    parser.add_argument("--catalog", help="URL, tab, path: where imports by URL are found")
    options = parser.parse_args()
    if options.update and (options.sample or options.fast or options.only):
        parser.error("--update records whole strata: not with --sample, --fast or --only")
    shared = os.path.join(ROOT, "..", "shared", "w3c")
    if not os.path.exists(equality.tool()):
        sys.exit(print("SKIPPED: ../shared is missing, with it the judge of round trips"))
    if not options.root:
        if not os.path.exists(shared):
            sys.exit(print("SKIPPED: ../shared/w3c is missing"))
        options.root, options.index = os.path.join(shared, "xsts.tar.gz"), os.path.join(shared, "index.tsv")
    started = time.time()
    work = options.work or tempfile.mkdtemp(prefix="xsd-suite-")
    os.makedirs(work, exist_ok=True)
    groups, root = index.read(index.unpacked(os.path.abspath(options.root), work), options.index)
    share = options.sample or (0.03 if options.fast else None)
    groups = [group for group in groups if group.paths
              and (share is None or sampled(group.name, share))
              and (not options.stratum or group.stratum == options.stratum)
              and (not options.only or any(text in group.name or text in group.paths[0] for text in options.only))]
    locations = read_catalog(options.catalog or os.path.join(shared, "..", "corpus", "catalog", "catalog.tsv"))
    cases = [Case(group.name, number, group.documents, work, locations) for number, group in enumerate(groups, 1)]
    generate(cases)
    print("%d schemas through the generator after %.0f s" % (len(cases), time.time() - started), flush=True)
    by_name = {group.name: group for group in groups}
    batch, size, number, judged = [], 0, 0, []
    compiled = [case for case, group in zip(cases, groups) if case.stage == "compile" and group.applies and group.expected == "valid"]
    # What is unusually large is compiled alone, and last: it may take the compiler longer than all others together.
    compiled.sort(key=lambda case: case.size > LARGE_BYTES)
    for case in compiled + [None]:
        if batch and (case is None or case.size > LARGE_BYTES or len(batch) == BATCH_SCHEMAS or size + case.size > BATCH_BYTES):
            number += 1
            run_batch(batch, by_name, work, number, options, root, options.catalog, judged)
            print("batch %d, %d schemas, after %.0f s" % (number, len(batch), time.time() - started), flush=True)
            batch, size = [], 0
        if case:
            batch.append(case)
            size += case.size
    for case, group in zip(cases, groups):
        if case.stage in ("load", "generate", "trap", "hang") and group.applies and group.expected == "valid":
            for path, validity in group.instances:
                if validity in ("valid", "invalid"):
                    instance = Instance(group, path, validity, root)
                    instance.stage, instance.reason, instance.shows = "unbuilt", case.reason, None
                    judged.append(instance)
    sys.exit(results.conclude(groups, cases, judged, options, time.time() - started))


if __name__ == "__main__":
    main()
