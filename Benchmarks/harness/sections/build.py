"""Building: the module generated from the service's whole description, beside gSOAP's output; the generator itself."""
import glob
import os
import shutil
import subprocess

from .. import paths
from ..building import Unavailable, install, run as build, say
from ..cpu import seconds
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


def run(section, report, arguments):
    if os.path.exists(paths.FULL_WSDL):
        document = os.path.abspath(paths.FULL_WSDL)
        figures = _ours(section, document, report)
        _gsoap(section, document, figures, report)
    else:
        report.add(section, "full v13 module", "all", None, "", note="skipped: ../shared is not here")
    _generator(section, report)


def _ours(section, document, report):
    package = os.path.join(_FOLDER, "ours")
    sources = os.path.join(package, "Sources", "FullService")
    shutil.rmtree(package, ignore_errors=True)
    os.makedirs(sources)
    os.makedirs(generate._FOLDER, exist_ok=True)
    with open(os.path.join(package, "Package.swift"), "w") as file:
        file.write(_MANIFEST.replace("@PACKAGE@", paths.PACKAGE))
    generate.generate(generate.generator("release"), document, sources)
    figures = {}
    for configuration, limit in (("debug", 25), ("release", 40)):
        say(f"build: full v13 module, {configuration}")
        command = ["swift", "build", "-c", configuration, "--package-path", package]
        # What the module needs is built before: only the module itself is on the clock.
        build(command + ["--product", "FullService"] if configuration == "debug" else command)
        objects = os.path.join(package, ".build", configuration, "FullService.build")
        shutil.rmtree(objects)
        figures[configuration] = seconds(command, _FOLDER)
        report.add(section, f"full v13 module, {configuration}", "ours", figures[configuration], "s of CPU", None,
                   f"<= {limit} s on 2 cores", figures[configuration] <= 2 * limit)
        if configuration == "release":
            figures["text"] = _text(glob.glob(os.path.join(objects, "**", "*.o"), recursive=True))
            report.add(section, "full v13 module, machine code", "ours", figures["text"] / 1e6, "MB", None, "<= 4 MB",
                       figures["text"] <= 4e6)
    return figures


def _gsoap(section, document, figures, report):
    side = "gSOAP, g++ -O2"
    say(f"build: {side}")
    try:
        install(["gsoap", "libgsoap-dev"])
        generate.gsoap(document)
        folder = os.path.join(generate._FOLDER, "gsoap")
        time = seconds(["g++", "-O2", "-c", "soapC.cpp", "-o", "soapC.o"], folder)
        time += seconds(["g++", "-O2", "-c", "soapClient.cpp", "-o", "soapClient.o"], folder)
    except Unavailable as reason:
        report.add(section, "full v13 module, release", side, None, "", note=f"not installed: {reason}")
        return
    ratio = time / figures["release"]
    report.add(section, "full v13 module, release", side, time, "s of CPU", ratio, ">= 4 x", ratio >= 4)
    text = _text([os.path.join(folder, name) for name in ("soapC.o", "soapClient.o")])
    ratio = text / figures["text"]
    report.add(section, "full v13 module, machine code", side, text / 1e6, "MB", ratio, "> 1 x", ratio > 1)


def _text(objects):
    lines = subprocess.run(["size", *objects], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    return sum(int(line.split()[0]) for line in lines[1:])


def _generator(section, report):
    say("build: the generator, debug, from nothing")
    scratch = os.path.join(_FOLDER, "generator")
    shutil.rmtree(scratch, ignore_errors=True)
    # Fetching is not building.
    build(["swift", "package", "--scratch-path", scratch, "resolve"], paths.PACKAGE)
    time = seconds(["swift", "build", "--product", "wsdl2swift", "--scratch-path", scratch], paths.PACKAGE)
    report.add(section, "generator, debug, clean", "ours", time, "s of CPU", None, "<= 60 s", time <= 60)
