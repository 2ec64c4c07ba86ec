"""Building: the module generated from the service's whole description, beside gSOAP's output; the generator itself."""
import glob
import json
import os
import shutil
import subprocess
from statistics import median

from .. import paths
from ..building import Unavailable, install, run as build, say
from ..cpu import Times, seconds, times
from . import generate

_FOLDER = os.path.join(paths.WORK, "build")
_MANIFEST = """\
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "FullService",
  platforms: [.macOS(.v15)],
  products: [.library(name: "FullService", targets: ["FullService"])],
  dependencies: [.package(name: "swift-wsdl-generator", path: "@PACKAGE@")],
  targets: [
    .target(
      name: "FullService",
      dependencies: [
        .product(name: "SOAPRuntime", package: "swift-wsdl-generator"),
        .product(name: "XSDRuntime", package: "swift-wsdl-generator"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
"""


_LIMITS = {"debug": 25, "release": 40}
_PARTS = (1, 2, 4, 8)


def run(section, report, arguments):
    if os.path.exists(paths.FULL_WSDL):
        _full(section, os.path.abspath(paths.FULL_WSDL), 1 if arguments.quick else 2, report)
    else:
        report.add(section, "full v13 module", "all", None, "", note="skipped: ../shared is not here")
    _generator(section, report)


def _full(section, document, rounds, report):
    """Ours and gSOAP's in turn: only ratios of one run mean anything."""
    module = _Module(document)
    module.generate(1)
    gsoap = reason = None
    try:
        gsoap = _GSOAP(document)
    except Unavailable as caught:
        reason = caught
    ours = {configuration: [] for configuration in _LIMITS}
    theirs = []
    for number in range(rounds):
        for configuration in ours:
            say(f"build: full v13 module, {configuration} ({number + 1} of {rounds})")
            ours[configuration].append(module.build(configuration))
        if gsoap:
            say(f"build: {_GSOAP.side} ({number + 1} of {rounds})")
            theirs.append(gsoap.build())
    cpu = {configuration: median(times.cpu for times in ours[configuration]) for configuration in ours}
    for configuration, limit in _LIMITS.items():
        wall = median(times.wall for times in ours[configuration])
        report.add(section, f"full v13 module, {configuration}", "ours", cpu[configuration], "s of CPU", None,
                   f"<= {2 * limit} s (2 cores)", cpu[configuration] <= 2 * limit)
        report.add(section, f"full v13 module, {configuration}, on the wall", "ours", wall, "s", None, f"<= {limit} s",
                   wall <= limit)
    text = module.text("release")
    report.add(section, "full v13 module, machine code", "ours", text / 1e6, "MB", None, "<= 4 MB", text <= 4e6)
    if gsoap:
        time = median(times.cpu for times in theirs)
        ratio = time / cpu["release"]
        report.add(section, "full v13 module, release", _GSOAP.side, time, "s of CPU", ratio, ">= 4 x", ratio >= 4)
        ratio = gsoap.text() / text
        report.add(section, "full v13 module, machine code", _GSOAP.side, gsoap.text() / 1e6, "MB", ratio, "> 1 x",
                   ratio > 1)
    else:
        report.add(section, "full v13 module, release", _GSOAP.side, None, "", note=f"not installed: {reason}")
    _parts(section, module, report)


def _parts(section, module, report):
    """What splitting the files brings; the figures of one part again, so that they are of the same minutes."""
    for parts in _PARTS:
        module.generate(parts)
        for configuration in _LIMITS:
            say(f"build: full v13 module in {parts} parts, {configuration}")
            took = module.build(configuration)
            report.add(section, f"in parts: {parts}, {configuration}", "ours", took.cpu, "s of CPU")
            report.add(section, f"in parts: {parts}, {configuration}, on the wall", "ours", took.wall, "s")


class _Module:
    """A package of its own with what `wsdl2swift` makes of the document."""

    def __init__(self, document):
        self._document = document
        self._package = os.path.join(_FOLDER, "ours")
        self._sources = os.path.join(self._package, "Sources", "FullService")
        self._tool = generate.generator("release")
        self._built = set()
        os.makedirs(self._sources, exist_ok=True)
        os.makedirs(generate._FOLDER, exist_ok=True)
        with open(os.path.join(self._package, "Package.swift"), "w") as file:
            file.write(_MANIFEST.replace("@PACKAGE@", paths.PACKAGE))

    def generate(self, parts):
        configuration = os.path.join(_FOLDER, "parts.json")
        with open(configuration, "w") as file:
            json.dump({"documents": [self._document], "name": "FullService", "parts": parts}, file)
        shutil.rmtree(self._sources)
        os.makedirs(self._sources)
        seconds([self._tool, "generate", "--config", configuration, "--output", self._sources], _FOLDER)

    def build(self, configuration):
        """What the module needs is built before: only the module itself is on the clock."""
        command = ["swift", "build", "-c", configuration, "--package-path", self._package]
        if configuration not in self._built:
            build(command + ["--target", "SOAPRuntime"])
            self._built.add(configuration)
        shutil.rmtree(self._objects(configuration), ignore_errors=True)
        return _said(times(command, _FOLDER))

    def text(self, configuration):
        return _text(glob.glob(os.path.join(self._objects(configuration), "**", "*.o"), recursive=True))

    def _objects(self, configuration):
        return os.path.join(self._package, ".build", configuration, "FullService.build")


class _GSOAP:
    side = "gSOAP, g++ -O2"
    _FILES = ("soapC", "soapClient")

    def __init__(self, document):
        install(["g++", "gsoap", "libgsoap-dev"])
        generate.gsoap(document)
        self._folder = os.path.join(generate._FOLDER, "gsoap")

    def build(self):
        """One file after the other: processor time is what is compared."""
        each = [times(["g++", "-O2", "-c", f"{name}.cpp", "-o", f"{name}.o"], self._folder) for name in self._FILES]
        return _said(Times(sum(one.cpu for one in each), sum(one.wall for one in each)))

    def text(self):
        return _text([os.path.join(self._folder, f"{name}.o") for name in self._FILES])


def _said(took):
    """These take minutes: a figure is shown when it is known."""
    say(f"  {took.cpu:.1f} s of CPU, {took.wall:.1f} s")
    return took


def _text(objects):
    lines = subprocess.run(["size", *objects], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    return sum(int(line.split()[0]) for line in lines[1:])


def _generator(section, report):
    """What a new user builds before anything is generated: the tool and the plugin that runs it."""
    say("build: the generator and its plugin, debug, from nothing")
    scratch = os.path.join(_FOLDER, "generator")
    shutil.rmtree(scratch, ignore_errors=True)
    # Fetching is not building.
    build(["swift", "package", "--scratch-path", scratch, "resolve"], paths.PACKAGE)
    tool = times(["swift", "build", "--product", "wsdl2swift", "--scratch-path", scratch], paths.PACKAGE)
    plugin = times(["swift", "build", "--product", "WSDLGenerator", "--scratch-path", scratch], paths.PACKAGE)
    cpu, wall = tool.cpu + plugin.cpu, tool.wall + plugin.wall
    report.add(section, "generator and plugin, debug, clean", "ours", cpu, "s of CPU", None, "<= 60 s", cpu <= 60)
    report.add(section, "generator and plugin, debug, clean, on the wall", "ours", wall, "s")
