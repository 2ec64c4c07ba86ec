"""Building: the module generated from the service's whole description, beside gSOAP's output; the generator itself."""
import collections
import glob
import json
import os
import shutil
import subprocess
from statistics import median

from .. import paths
from ..building import Unavailable, install, run as build, say
from ..clock import Clock
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
# Readings of the clock before and after what is built: half a second.
_READINGS = 200
# SwiftPM compiles with -g in release too. It changes no instruction but adds tables for unwinding, which `size` counts
# as text, and time; so both sides are built in both ways, and compared with their like.
_DEBUG_INFORMATION = {True: "with debug information", False: "without"}


def run(section, report, arguments):
    clock = Clock(report, section)
    if os.path.exists(paths.FULL_WSDL):
        _full(section, os.path.abspath(paths.FULL_WSDL), 1 if arguments.quick else 2, clock, report)
    else:
        report.add(section, "full v13 module", "all", None, "", note="skipped: ../shared is not here")
    _generator(section, clock, report)
    clock.close()


def _full(section, document, rounds, clock, report):
    """Ours and gSOAP's in turn: only ratios of one run mean anything."""
    module = _Module(document)
    module.generate(None)
    gsoap = reason = None
    try:
        gsoap = _GSOAP(document)
    except Unavailable as caught:
        reason = caught
    debug, release, theirs = [], {}, {}
    for number in range(rounds):
        turn = f"({number + 1} of {rounds})"
        say(f"build: full v13 module, debug {turn}")
        debug.append(_clocked(clock, lambda: module.build("debug")))
        for has_debug_information, how in _DEBUG_INFORMATION.items():
            say(f"build: full v13 module, release, {how} {turn}")
            release.setdefault(how, []).append(_clocked(clock, lambda: module.build("release", has_debug_information)))
            if gsoap:
                say(f"build: {_GSOAP.side}, {how} {turn}")
                theirs.setdefault(how, []).append(_Sample(gsoap.build(has_debug_information), None))
    _times(section, report, "full v13 module, debug", "ours", debug, _LIMITS["debug"], clock=clock)
    for has_debug_information, how in _DEBUG_INFORMATION.items():
        what = f"full v13 module, release, {how}"
        ours = _times(section, report, what, "ours", release[how], _LIMITS["release"], clock=clock)
        if gsoap:
            _times(section, report, what, _GSOAP.side, theirs[how], ours=ours)
        _sizes(section, report, f"full v13 module, machine code, {how}",
               module.objects("release", has_debug_information), gsoap and gsoap.objects(has_debug_information))
    if not gsoap:
        report.add(section, "full v13 module, release", _GSOAP.side, None, "", note=f"not installed: {reason}")
    _parts(section, module, report)


# A build: its times, and the speed of the machine around it if that was measured.
_Sample = collections.namedtuple("_Sample", "took speed")


def _clocked(clock, build):
    """A build, and the speed of the machine before and after it."""
    before = clock.now(_READINGS)
    took = build()
    return _Sample(took, before and (before + clock.now(_READINGS)) / 2)


def _times(section, report, what, side, samples, limit=None, ours=None, clock=None):
    """Processor time and time on the wall; the wall of two cores has the limit, and twice that is what they can do."""
    took = Times(median(one.took.cpu for one in samples), median(one.took.wall for one in samples))
    for name, unit, figure, our_figure, most in (
            ("", "s of CPU", took.cpu, ours and ours.cpu, limit and 2 * limit),
            (", on the wall", "s", took.wall, ours and ours.wall, limit)):
        if ours:
            ratio = figure / our_figure
            report.add(section, what + name, side, figure, unit, ratio, ">= 4 x", ratio >= 4)
        else:
            report.add(section, what + name, side, figure, unit, None, f"<= {most} s", figure <= most)
    if clock:
        clock.add_at_full_speed(
            what + ", on the wall", side, "s", [(one.took.wall, one.speed) for one in samples], limit,
            what + ", SAX2 before and after")
    return took


def _sizes(section, report, what, ours, theirs):
    """What `size` calls text, which has constants and tables for unwinding in it, and instructions alone."""
    for name, count in (("", _text), (", instructions alone", _instructions)):
        size = count(ours)
        report.add(section, what + name, "ours", size / 1e6, "MB", None, "<= 4 MB", size <= 4e6)
        if theirs:
            ratio = count(theirs) / size
            report.add(section, what + name, _GSOAP.side, count(theirs) / 1e6, "MB", ratio, "> 1 x", ratio > 1)


def _parts(section, module, report):
    """What splitting the files brings; on its own the generator puts types into eight."""
    for parts in _PARTS:
        module.generate(parts)
        for configuration in _LIMITS:
            say(f"build: full v13 module, parts: {parts}, {configuration}")
            took = module.build(configuration)
            report.add(section, f"parts: {parts}, {configuration}", "ours", took.cpu, "s of CPU")
            report.add(section, f"parts: {parts}, {configuration}, on the wall", "ours", took.wall, "s")


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
        settings = {"documents": [self._document], "name": "FullService"}
        if parts is not None:
            settings["parts"] = parts
        with open(configuration, "w") as file:
            json.dump(settings, file)
        shutil.rmtree(self._sources)
        os.makedirs(self._sources)
        seconds([self._tool, "generate", "--config", configuration, "--output", self._sources], _FOLDER)

    def build(self, configuration, has_debug_information=True):
        """What the module needs is built before: only the module itself is on the clock."""
        command = ["swift", "build", "-c", configuration, "--package-path", self._package,
                   "--scratch-path", self._scratch(has_debug_information)]
        if not has_debug_information:
            command += ["-debug-info-format", "none"]
        if (configuration, has_debug_information) not in self._built:
            build(command + ["--target", "SOAPRuntime"])
            self._built.add((configuration, has_debug_information))
        self._empty(self._folder(configuration, has_debug_information))
        return _said(times(command, _FOLDER))

    @staticmethod
    def _empty(folder):
        """Nothing is left of the last build but what SwiftPM writes when it plans, which it does not do each time."""
        for path in glob.glob(os.path.join(folder, "**"), recursive=True):
            if os.path.isfile(path) and os.path.basename(path) != "output-file-map.json":
                os.remove(path)

    def objects(self, configuration, has_debug_information=True):
        folder = self._folder(configuration, has_debug_information)
        return glob.glob(os.path.join(folder, "**", "*.o"), recursive=True)

    def _folder(self, configuration, has_debug_information):
        return os.path.join(self._scratch(has_debug_information), configuration, "FullService.build")

    def _scratch(self, has_debug_information):
        return os.path.join(self._package, ".build" if has_debug_information else ".build-without")


class _GSOAP:
    side = "gSOAP, g++ -O2"
    _FILES = ("soapC", "soapClient")

    def __init__(self, document):
        install(["g++", "make", "gsoap", "libgsoap-dev"])
        generate.gsoap(document)
        self._folder = os.path.join(generate._FOLDER, "gsoap")
        rules = "".join(f"$(OUT){name}.o: {name}.cpp\n\tg++ -O2 $(DEBUG) -c $< -o $@\n" for name in self._FILES)
        with open(os.path.join(self._folder, "measured.mk"), "w") as file:
            file.write("all: " + " ".join(f"$(OUT){name}.o" for name in self._FILES) + "\n" + rules)

    def build(self, has_debug_information):
        """Both files at once: ours takes as many cores as there are too."""
        command = ["make", "-j2", "-B", "-f", "measured.mk", "OUT=" + self._prefix(has_debug_information)]
        return _said(times(command + (["DEBUG=-g"] if has_debug_information else []), self._folder))

    def objects(self, has_debug_information):
        return [os.path.join(self._folder, self._prefix(has_debug_information) + f"{name}.o") for name in self._FILES]

    @staticmethod
    def _prefix(has_debug_information):
        return "debug-" if has_debug_information else "plain-"


def _said(took):
    """These take minutes: a figure is shown when it is known."""
    say(f"  {took.cpu:.1f} s of CPU, {took.wall:.1f} s")
    return took


def _text(objects):
    """The first column of `size`: instructions, constants, and tables for unwinding."""
    lines = subprocess.run(["size", *objects], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    return sum(int(line.split()[0]) for line in lines[1:])


def _instructions(objects):
    """All sections called .text: each function may have its own."""
    lines = subprocess.run(["size", "-A", *objects], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(".text"))


def _generator(section, clock, report):
    """What a new user builds before anything is generated: the tool and the plugin that runs it."""
    say("build: the generator and its plugin, debug, from nothing")
    scratch = os.path.join(_FOLDER, "generator")
    shutil.rmtree(scratch, ignore_errors=True)
    # Fetching is not building.
    build(["swift", "package", "--scratch-path", scratch, "resolve"], paths.PACKAGE)

    def both():
        command = ["swift", "build", "--scratch-path", scratch, "--product"]
        tool, plugin = (times(command + [product], paths.PACKAGE) for product in ("wsdl2swift", "WSDLGenerator"))
        return Times(tool.cpu + plugin.cpu, tool.wall + plugin.wall)

    (cpu, wall), speed = _clocked(clock, both)
    report.add(section, "generator and plugin, debug, clean", "ours", cpu, "s of CPU", None, "<= 60 s", cpu <= 60)
    report.add(section, "generator and plugin, debug, clean, on the wall", "ours", wall, "s")
    clock.add_at_full_speed(
        "generator and plugin, debug, clean", "ours", "s of CPU", [(cpu, speed)], 60,
        "generator and plugin, SAX2 before and after")
