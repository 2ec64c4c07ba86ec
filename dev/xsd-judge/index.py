"""The rows of an index of test groups."""
import csv
import os
import tarfile

STRATA = ("structural", "simple", "nist")


class Group:
    """One test group: its schema documents, what is expected of them, and its instances."""

    def __init__(self, row, root):
        self.paths = [path for path in row["schema_docs"].split(";") if path]
        self.documents = [os.path.join(root, path) for path in self.paths]
        self.name = "%s/%s" % (row["set"], row["group"])
        self.expected = row["schema_expected_1_0"]
        self.applies = row.get("applies_1_0", "yes") == "yes"
        self.instances = []
        for item in row.get("instances", "").split(";"):
            path, _, validity = item.rpartition("=")
            if path and os.path.exists(os.path.join(root, path)):
                self.instances.append((path, validity))
        first = self.paths[0].lower() if self.paths else ""
        if "nist" in row["set"].lower() or first.startswith("nistdata/"):
            self.stratum = "nist"
        elif any(first.startswith("msdata/" + part) for part in ("datatypes/", "regex/", "simpletype/")):
            self.stratum = "simple"
        else:
            self.stratum = "structural"


def unpacked(root, work):
    """The folder of the suite; an archive is unpacked first."""
    if os.path.isfile(root):
        target = os.path.join(work, "unpacked")
        if not os.path.isdir(target):
            with tarfile.open(root) as archive:
                archive.extractall(target + ".part", filter="data")
            os.rename(target + ".part", target)
        root = target
    # Archives and checkouts have a folder of their own around what the index names.
    return root


def read(root, file):
    with open(file, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    first = next((path for row in rows for path in row["schema_docs"].split(";") if path), "")
    if first and not os.path.exists(os.path.join(root, first)):
        inner = [name for name in sorted(os.listdir(root)) if os.path.exists(os.path.join(root, name, first))]
        root = os.path.join(root, inner[0]) if inner else root
    return [Group(row, root) for row in rows], root
