"""Stages of dev/corpus: generate, compile, and with --instances decode, encode, equal.

DIR holds one folder a set: with a file ENTRY that names the entry document, or with an .xsd of the folder's own name.
Imports by URL are found through CATALOG.tsv in the set (URL, tab, path) and through --catalog (the same for all sets).
Sets are compiled many at a time, each inside an enum of its own; a set with errors leaves its batch and counts at the
first stage where it fails. A WSDL beside the schema of a set is a case of its own, NAME/FILE.wsdl. With --services
clients and servers are generated and compiled too. A folder `static` of the W3C patterns holds what they include.

Instances are the files in the folder instances/ of a set, or, without that, its .xml files. Of a SOAP message each entry of header
and body is an instance, of the WSDL if there is one. They are read strictly, written, and judged by ../shared/tools/equivalent.py; documents of a
WSDL by the schema inside it, or, where there are several, by their infoset. An instance that fails and is not valid either, as xmlschema sees it, is
counted as disputed, and so is what is no XML at all.

Results of ../shared/corpus are recorded in dev/corpus-results with --update; with --instances and --services a run fails
where it differs from what is recorded there.
"""
import argparse
import collections
import glob
import os
import re
import sys
import tempfile

import corpusresults
import documents
import equality
import programs
from generating import Case, generate, read_catalog

BATCH_BYTES = 3_000_000
BATCH_SETS = 150
STATIC = "http://www.w3.org/2002/ws/databinding/examples/6/09/static/"
SOAP = ("{http://schemas.xmlsoap.org/soap/envelope/}", "{http://www.w3.org/2003/05/soap-envelope}")


def entry_of(folder):
    marker = os.path.join(folder, "ENTRY")
    if os.path.exists(marker):
        with open(marker, encoding="utf-8") as file:
            return os.path.join(folder, file.read().strip().split("\n")[0])
    own = os.path.join(folder, os.path.basename(folder) + ".xsd")
    return own if os.path.exists(own) else None


def is_message(path):
    """Whether the file is a SOAP message, by its first bytes."""
    with open(path, "rb") as file:
        return b"Envelope" in file.read(2000)


def instances_of(folder, document):
    """The instances of one entry document: the messages go to the WSDL."""
    inner = os.path.join(folder, "instances")
    inside = os.path.isdir(inner)
    # In a folder of their own they may be called .kml, .bpmn, .dae, …
    pattern = os.path.join(inner, "**", "*.*") if inside else os.path.join(folder, "*.xml")
    paths = sorted(path for path in glob.glob(pattern, recursive=True) if os.path.isfile(path))
    if inside or not document.endswith(".wsdl") and not glob.glob(os.path.join(folder, "*.wsdl")):
        return paths
    return [path for path in paths if is_message(path) == document.endswith(".wsdl")]


def schemas_for_judge(case, work):
    """The documents that equivalent.py loads: of a WSDL the schema inside it; `None` if there are several."""
    root = documents.parse(case.documents[0])
    # A schema may be called .xml.
    if root.tag == "{http://www.w3.org/2001/XMLSchema}schema":
        return case.documents
    schemas = root.findall(".//{http://www.w3.org/2001/XMLSchema}schema")
    if len(schemas) != 1:
        return None
    # Beside the WSDL imports would be found, but nothing is written there.
    path = os.path.join(work, "schemas", case.enclosing + ".xsd")
    documents.write(schemas[0], path)
    return [path]


class Instance:
    """One document: a file, or an entry of a SOAP message."""

    def __init__(self, case, path, source, output):
        self.case, self.path, self.source, self.output = case, path, source, output
        self.stage, self.reason, self.infoset, self.job = "decode", "", False, None

    def label(self, root):
        """The path in the corpus, with the number of the entry."""
        path, found = os.path.relpath(self.path, root), re.search(r"\.entry\d+\.", self.source)
        return path + (":" + found.group(0)[6:-1] if found else "")


def prepare(case, folder, program, work):
    found = []
    for path in instances_of(folder, case.documents[0]):
        base = os.path.join(work, "documents", case.enclosing, os.path.basename(path))
        try:
            root = documents.parse(path)
        except Exception as error:
            instance = Instance(case, path, path, None)
            instance.reason = "UNREADABLE " + str(error)[:80]
            found.append(instance)
            continue
        entries = [(path, root)]
        if root.tag.startswith(SOAP) and root.tag.endswith("}Envelope"):
            entries = []
            for number, entry in enumerate(entry for part in documents.children(root) for entry in documents.children(part)):
                source = "%s.entry%d.xml" % (base, number)
                documents.write(entry, source)
                entries.append((source, documents.parse(source)))
        for number, (source, element) in enumerate(entries):
            instance = Instance(case, path, source, "%s.out%d.xml" % (base, number))
            os.makedirs(os.path.dirname(base), exist_ok=True)
            kind = case.roots.get(element.tag if element.tag.startswith("{") else "{}" + element.tag)
            if kind is None:
                instance.reason = "UNTYPED no type for the element '%s'" % element.tag
            else:
                instance.job = program.add(case, kind, "valid", source, instance.output)
            found.append(instance)
    return found


def judge(instances, catalogs, work):
    """The stage of each instance that was written; `disputed` for those that fail and are not valid."""
    schemas = {instance.case.name: instance.case for instance in instances}
    schemas = {name: schemas_for_judge(case, work) for name, case in schemas.items()}
    written = [instance for instance in instances if instance.stage == "equal"]
    tasks = [(schemas[instance.case.name], catalogs.get(instance.case.name), [(instance.source, instance.output)])
             for instance in written]
    for instance, [(infoset, typed, _, note)] in zip(written, equality.judge_all(tasks)):
        instance.infoset = infoset
        if typed:
            instance.stage = "passed"
        else:
            instance.reason = "JUDGE " + note if note else "DIFFERENT written differently: " + instance.output
    failed = [instance for instance in instances if instance.stage in ("decode", "encode", "equal")
              and schemas[instance.case.name]]
    answers = equality.valid_all([(schemas[instance.case.name], catalogs.get(instance.case.name), [instance.source]) for instance in failed])
    for instance, [valid] in zip(failed, answers):
        if not valid:
            instance.stage, instance.reason = "disputed", "not valid for xmlschema; " + instance.stage + " " + instance.reason


def run_batch(batch, folders, work, number, options, catalogs):
    with_instances = [case for case in batch if options.instances and instances_of(folders[case.name], case.documents[0])]
    program = programs.Program(with_instances, work, number, options.swiftc)
    instances = [instance for case in with_instances for instance in prepare(case, folders[case.name], program, work)]
    program.compile()
    programs.type_check([case for case in batch if case not in with_instances], options.swiftc)
    answers = program.run() if instances else []
    for instance in instances:
        if instance.case.stage != "passed":
            instance.stage, instance.reason = "unbuilt", instance.case.reason
        elif instance.job is not None:
            verdict, message = answers[instance.job]
            if verdict == "written":
                instance.stage = "equal"
            else:
                instance.stage = "encode" if verdict in ("encode", "rebuilt") else verdict
                instance.reason = ("" if verdict in ("decode", "encode") else verdict.upper() + " ") + message
    judge(instances, catalogs, work)
    for case in batch:
        case.types = case.roots = None
    return instances


def main():
    parser = argparse.ArgumentParser(prog="dev/corpus", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", required=True)
    parser.add_argument("--catalog", help="a catalogue for all sets; default: DIR/../catalog/catalog.tsv")
    parser.add_argument("--services", action="store_true", help="clients and servers too")
    parser.add_argument("--instances", action="store_true", help="round-trip the instances as well")
    parser.add_argument("--work", help="leave everything in this folder")
    parser.add_argument("--swiftc", default="swiftc", help="the command that starts the compiler")
    parser.add_argument("--update", action="store_true", help="record the results in dev/corpus-results")
    parser.add_argument("--part", help="N/M: only each M-th set, from the N-th; records only those")
    parser.add_argument("--no-build", action="store_true", help="use what is built already")
    parser.add_argument("names", nargs="*", help="only these sets")
    options = parser.parse_args()
    root = os.path.abspath(options.root)
    work = options.work or tempfile.mkdtemp(prefix="corpus-")
    os.makedirs(work, exist_ok=True)
    if options.instances and not os.path.exists(equality.tool()):
        print("SKIPPED: instances; ../shared is missing, with it the judge of round trips")
        options.instances = False
    shared = read_catalog(options.catalog or os.path.join(os.path.dirname(root), "catalog", "catalog.tsv"))
    names = sorted(name for name in os.listdir(root) if os.path.isdir(os.path.join(root, name)))
    static = os.path.join(root, "static")
    if os.path.isdir(static):
        shared.update((STATIC + name, os.path.join(static, name)) for name in os.listdir(static))
        names.remove("static")
    names = [name for name in names if not options.names or name in options.names]
    if options.part:
        first, _, step = options.part.partition("/")
        names = names[int(first) - 1::int(step)]
    cases, folders, catalogs = [], {}, {}

    def add(name, folder, document, services):
        own = os.path.join(folder, "CATALOG.tsv")
        locations = dict(shared, **read_catalog(own))
        case = Case(name, len(cases) + 1, [document] if document else [], work, locations, services)
        folders[name] = folder
        catalogs[name] = own if os.path.exists(own) else None
        if not document:
            case.reason = "no entry document"
        cases.append(case)
    for name in names:
        folder = os.path.join(root, name)
        entry = entry_of(folder)
        add(name, folder, entry, options.services)
        if entry and entry.endswith(".xsd") and os.path.dirname(entry) == folder:
            cases[-1].services = False
            for path in sorted(glob.glob(os.path.join(folder, "*.wsdl"))):
                add(os.path.join(name, os.path.basename(path)), folder, path, options.services)
    generate([case for case in cases if not case.reason])
    batch, size, number, instances = [], 0, 0, []
    for case in [case for case in cases if case.stage == "compile"] + [None]:
        if batch and (case is None or len(batch) == BATCH_SETS or size + case.size > BATCH_BYTES):
            number += 1
            instances += run_batch(batch, folders, work, number, options, catalogs)
            batch, size = [], 0
        if case:
            batch.append(case)
            size += case.size
    sys.exit(report(cases, instances, root, options))


def report(cases, instances, root, options):
    warnings = collections.Counter()
    for case in cases:
        warnings.update(case.warnings.keys())
        if case.stage != "passed":
            print("%-9s %s: %s" % (case.stage, case.name, case.reason))
    counts = collections.Counter(case.stage for case in cases)
    print("sets %d, generated %d, type-checked %d, traps %d, hangs %d"
          % (len(cases), counts["compile"] + counts["passed"], counts["passed"], counts["trap"], counts["hang"]))
    print("sets with warnings of the generator, by code: %s" % dict(sorted(warnings.items())))
    for instance in instances:
        if instance.stage != "passed":
            print("%-9s %s: %s" % (instance.stage, instance.label(root), instance.reason))
    stages = collections.Counter(instance.stage for instance in instances)
    if options.instances:
        print("instances %d: %s; the same infoset %d" % (
            len(instances), ", ".join("%s %d" % pair for pair in sorted(stages.items())), sum(instance.infoset for instance in instances)))
    results = corpusresults.Results(cases, instances, root)
    if options.update:
        results.update()
        return 0
    if options.instances and options.services and results.is_recorded():
        return 1 if results.compare() else 0
    good = counts["passed"] == len(cases) and stages["passed"] + stages["disputed"] == len(instances)
    return 0 if good else 1


if __name__ == "__main__":
    main()
