"""Generates the types that the fuzzer decodes as, and its seeds and dictionary.

Usage: prepare.py WSDL2SWIFT WORK-FOLDER
"""
import glob
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
FIXTURES = os.path.join(ROOT, "dev", "constructs-fixtures")
SERVICE = os.path.join(ROOT, "Generated", "CampaignManagementV13")
CAMPAIGN = "https://bingads.microsoft.com/CampaignManagement/v13"


def enclosing(name):
    return name[0].upper() + name[1:] + "Fixture"


def generate(tool, name, work):
    """Generates the types of a fixture; files of different fixtures get different names."""
    config = os.path.join(work, name + ".json")
    with open(config, "w") as file:
        json.dump({"documents": [os.path.join(FIXTURES, name + ".xsd")], "enclosingType": enclosing(name),
                   "generate": ["types"]}, file)
    folder = os.path.join(work, name)
    subprocess.run([tool, "generate", "--config", config, "--output", folder], check=True, stdout=subprocess.DEVNULL)
    for path in glob.glob(folder + "/*.swift"):
        os.replace(path, os.path.join(work, f"{name}__{os.path.basename(path)}"))


def fixture_targets():
    """Type and seeds of each root element that an instance document shows."""
    targets = {}
    for path in sorted(glob.glob(FIXTURES + "/*.[0-9]*.xml")):
        root = ET.parse(path).getroot().tag.split("}")[-1]
        name = os.path.basename(path).split(".")[0]
        swift = f"{enclosing(name)}.{root[0].upper()}{root[1:]}"
        targets.setdefault(swift, []).append(open(path, "rb").read())
    return targets


def service_targets():
    sys.path.insert(0, os.path.join(ROOT, "Benchmarks"))
    from harness import messages
    targets = {}
    for kind in messages.KINDS:
        for form in messages.FORMS:
            path = os.path.join(sys.argv[2], f"{kind}-{form}.seed")
            messages.write(path, kind, form, -2)
            text = open(path, encoding="utf-8", newline="").read()
            body = re.search(r"Body>\s*(.*?)\s*</s:Body>", text, re.S).group(1)
            name = re.match(r"<(?:\w+:)?(\w+)", body).group(1)
            targets.setdefault(name, []).append(body.encode())
            os.remove(path)
    targets["ConversionGoal"] = [
        f'<ConversionGoal xmlns="{CAMPAIGN}"><Id>1</Id><Name>n</Name></ConversionGoal>'.encode()]
    return targets


def main():
    tool, work = sys.argv[1:]
    os.makedirs(work, exist_ok=True)
    for path in glob.glob(work + "/*.swift"):
        os.remove(path)
    for path in sorted(glob.glob(FIXTURES + "/*.xsd")):
        name = os.path.basename(path)[:-len(".xsd")]
        if not name.endswith(".part"):
            generate(tool, name, work)
    targets = {**fixture_targets(), **service_targets()}
    with open(os.path.join(work, "GeneratedTargets.swift"), "w") as file:
        # One statement each: the compiler takes long over one literal of so many types.
        file.write("nonisolated(unsafe) let generatedTargets: [GeneratedTarget] = {\n"
                   "  var targets: [GeneratedTarget] = []\n")
        file.writelines(f"  targets.append(GeneratedTarget({name}.self))\n" for name in targets)
        file.write("  return targets\n}()\n")
    seeds = os.path.join(work, "seeds")
    os.makedirs(seeds, exist_ok=True)
    words = set()
    for number, (name, documents) in enumerate(targets.items()):
        for index, document in enumerate(documents):
            with open(os.path.join(seeds, f"{name}-{index}"), "wb") as file:
                file.write(bytes([number]) + document)
            words |= set(re.findall(r"<([\w:]+)", document.decode()))
    for path in glob.glob(FIXTURES + "/*.xsd"):
        words |= set(re.findall(r' name="(\w+)"', open(path).read()))
    with open(os.path.join(work, "words.dict"), "w") as file:
        file.write(open(os.path.join(ROOT, "dev", "fuzz", "xml.dict")).read() + "\n")
        for word in sorted(words):
            file.write(f'"<{word}>"\n"</{word}>"\n"<{word}/>"\n" {word}=\\"1\\""\n')


main()
