#!/usr/bin/env python3
"""Compares schemas/CampaignManagement/*/CampaignManagement.wsdl with the facts about the service.

Every contract is compared, in both directions, with ../shared/domain/contract.json and, within the same slice, with
the service's real WSDL in ../shared/wsdl/bing where there is one. What the files must have by themselves is checked
too: documentation everywhere, one schema per namespace, imports without schemaLocation, nothing undefined.

Prints one line per difference and exits with 1 if there are any. A comparison whose other side is not present is
reported as skipped. Needs nothing but Python 3.
"""

import argparse
import json
import pathlib
import sys

from contract_facts import XS, ContractReader, Facts, WSDLReader, name

ROOT = pathlib.Path(__file__).resolve().parent.parent

# Folder -> key in contract.json, real WSDL (None: none is known to exist in ../shared).
VERSIONS = {
    "v11": ("v11", "CampaignManagement-v11-2018.wsdl"),
    "v12": ("v12", None),
    "v13": ("v13-2026", "CampaignManagement-v13-2026.wsdl"),
}


def differences(ours, other, other_name, ignored):
    """One line per fact that only one side has, or that is another there. `ignored` tells facts not to compare."""
    lines = []
    for owner in sorted(ours.owners() ^ other.owners()):
        only_there = owner in other.owners()
        lines.append(f"{owner}: " + (f"missing, {other_name} has it" if only_there else f"not in {other_name}"))
    both = ours.owners() & other.owners()
    for key in sorted(k for k in ours.keys() | other.keys() if k[0] in both and not ignored(*k)):
        mine, theirs = ours.get(key, "(nothing)"), other.get(key, "(nothing)")
        if mine != theirs:
            lines.append(f"{key[0]}: {key[1]} is {mine}, in {other_name} {theirs}")
    return lines


def reachable(real, operations):
    """The types that messages of these operations can contain, derived types included."""
    references, derived = {}, {}
    for (owner, aspect), value in real.facts.items():
        if aspect == "base" or aspect.endswith(" type") or aspect == "type":
            references.setdefault(owner, set()).add(value)
    for owner, base in real.bases.items():
        derived.setdefault(base, set()).add(owner.removeprefix("type "))
    todo, seen = [], set()
    for operation in operations:
        for (owner, aspect), value in real.facts.items():
            if owner == operation and aspect.endswith(" parts"):
                todo += [f"element {element}" for _, element in value]
    while todo:
        owner = todo.pop()
        if owner not in seen:
            seen.add(owner)
            qname = owner.partition(" ")[2]
            found = references.get(owner, set()) | (derived.get(qname, set()) if owner.startswith("type") else set())
            todo += [f"type {found_name}" for found_name in found if found_name and found_name.startswith("{")]
    return {owner for owner in seen if owner.startswith("type") and name(XS, "") not in owner}


def own_rules(ours):
    """What a contract must have whatever the service says."""
    lines = [f"{where}: no documentation, or not a sentence" for where in ours.undocumented]
    namespaces = [schema.get("targetNamespace") for schema in ours.schemas]
    lines += [f"namespace {n}: more than one schema" for n in set(namespaces) if namespaces.count(n) > 1]
    for schema in ours.schemas:
        here = f"schema {schema.get('targetNamespace')}"
        imports = [node.get("namespace") for node in schema.all(XS, "import")]
        if schema.get("elementFormDefault") != "qualified":
            lines.append(f"{here}: elementFormDefault is not qualified")
        lines += [f"{here}: import with schemaLocation" for n in schema.all(XS, "import") if n.get("schemaLocation")]
        names = [node.reference(a) for node in schema.walk() for a in ("type", "base") if node.get(a)]
        used = {n[1:].partition("}")[0] for n in names} - {XS, schema.get("targetNamespace")}
        lines += [f"{here}: namespace {n} is used but not imported" for n in used - set(imports)]
        lines += [f"{here}: import of {n} is not used" for n in set(imports) - used] if used else []
        defined = ours.facts.owners()
        lines += [f"{here}: {n} is not defined" for n in names if name(XS, "") not in n and f"type {n}" not in defined]
    attached = {value for (_, aspect), value in ours.facts.items() if aspect.endswith(" message")}
    for (_, aspect), value in ours.facts.items():
        if aspect.endswith(" headers"):
            attached.update(message for message, _, _, _ in value)
    lines += [f"message {message}: used by nothing" for message in set(ours.messages) - attached]
    return lines


def check_config(folder):
    """The generator's configuration beside a contract."""
    path = folder / "wsdl-generator-config.json"
    if not path.exists():
        return [f"{path.name}: missing"]
    documents = json.loads(path.read_text()).get("documents")
    return [] if documents == ["CampaignManagement.wsdl"] else [f"{path.name}: documents is {documents}"]


def check(version, folder, shared):
    """Differences of one version, and notes about comparisons that were not possible."""
    key, real_name = VERSIONS[version]
    ours = WSDLReader(folder / "CampaignManagement.wsdl")
    lines, notes = own_rules(ours) + check_config(folder), []
    contract = shared / "domain" / "contract.json"
    if not contract.exists():
        return ours, lines, [f"skipped: {contract} not present"]
    expected = ContractReader(json.loads(contract.read_text())[key], version)
    lines += differences(ours.facts, expected.facts, "contract.json", lambda owner, aspect: aspect == "appinfo")
    if real_name is None:
        return ours, lines, [f"note: no real WSDL of {version} is known; compared with contract.json only"]
    path = shared / "wsdl" / "bing" / real_name
    if not path.exists():
        return ours, lines, [f"skipped: {path} not present"]
    real = WSDLReader(path)
    slice_ = expected.facts.owners()
    within = Facts((k, value) for k, value in real.facts.items() if k[0] in slice_)
    # The address in archived files names whichever host they were fetched from.
    lines += differences(ours.facts, within, real_name, lambda owner, aspect: aspect == "address")
    operations = [owner for owner in slice_ if owner.startswith("operation")]
    lines += [f"{t}: reachable in {real_name}, not here" for t in sorted(reachable(real, operations) - slice_)]
    return ours, lines, notes


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    default = ROOT / "schemas" / "CampaignManagement"
    parser.add_argument("--schemas", type=pathlib.Path, default=default, help="folder of the contracts")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared", help="folder of the facts")
    arguments = parser.parse_args()
    failed = False
    for version in VERSIONS:
        ours, lines, notes = check(version, arguments.schemas / version, arguments.shared)
        owners = ours.facts.owners()
        kinds = ("type", "element", "operation")
        counts = [f"{sum(owner.startswith(kind + ' ') for owner in owners)} {kind}s" for kind in kinds]
        print(f"{version}: {', '.join(counts)}; {len(lines)} differences")
        for line in notes + lines:
            print(f"  {version} {line}")
        failed = failed or bool(lines)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
