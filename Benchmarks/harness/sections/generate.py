"""Generating code: the service's whole description, release and debug, beside wsdl2h + soapcpp2; ten times the input."""
import os
import shutil
from statistics import fmean, median

from .. import paths, wsdl
from ..building import Unavailable, install, run as build, say
from ..cpu import seconds
from ..rounds import ratio

_FOLDER = os.path.join(paths.WORK, "generate")


def generator(configuration):
    """Path of `wsdl2swift`, built in the package that is measured."""
    scratch = os.path.join(paths.WORK, "generator")
    build(["swift", "build", "-c", configuration, "--product", "wsdl2swift", "--scratch-path", scratch], paths.PACKAGE)
    return os.path.join(scratch, configuration, "wsdl2swift")


def generate(tool, document, output):
    shutil.rmtree(output, ignore_errors=True)
    return seconds([tool, "generate", document, "--output", output], _FOLDER)


def gsoap(document):
    """Runs wsdl2h and soapcpp2 in the folder `gsoap`."""
    folder = os.path.join(_FOLDER, "gsoap")
    os.makedirs(folder, exist_ok=True)
    return (seconds(["wsdl2h", "-o", "service.h", document], folder)
            + seconds(["soapcpp2", "-I/usr/share/gsoap/import", "-x", "-C", "service.h"], folder))


def run(section, report, arguments):
    os.makedirs(_FOLDER, exist_ok=True)
    # Each with how often it is generated for one sample: those of the small one last as long as those of the large.
    full, made = {}, {}
    if os.path.exists(paths.FULL_WSDL):
        full["full v13"] = (os.path.abspath(paths.FULL_WSDL), 1)
    else:
        report.add(section, "full v13, 191 operations", "all", None, "", note="skipped: ../shared is not here")
    for operations, often in ((191, 10), (1910, 1)):
        document = os.path.join(_FOLDER, f"made-{operations}.wsdl")
        wsdl.write(document, operations)
        made[f"made up, {operations:,} operations"] = (document, often)
    tools = {configuration: generator(configuration) for configuration in ("release", "debug")}
    try:
        install(["gsoap", "libgsoap-dev"])
        has_gsoap = True
    except Unavailable as reason:
        report.add(section, "all", "wsdl2h + soapcpp2", None, "", note=f"not installed: {reason}")
        has_gsoap = False
    times = {}
    # What is compared takes turns.
    for group, most in ((full, 7), (made, 3)):
        rounds = min(arguments.rounds, most) if group else 0
        for number in range(rounds):
            say(f"generate: {', '.join(group)} ({number + 1} of {rounds})")
            for what, (document, often) in group.items():
                samples = times.setdefault(what, {})
                for configuration, tool in tools.items():
                    output = os.path.join(_FOLDER, "output")
                    took = [generate(tool, document, output) for _ in range(often)]
                    samples.setdefault(configuration, []).append(fmean(took))
                if has_gsoap:
                    samples.setdefault("gsoap", []).append(gsoap(document))
    for what, samples in times.items():
        _add(section, what, {name: median(values) for name, values in samples.items()}, report)
    small, large = (times[f"made up, {count} operations"] for count in ("191", "1,910"))
    for configuration in tools:
        growth = ratio(large[configuration], small[configuration])
        report.add(
            section, f"ten times the input, {configuration}", "ours", growth, "x", None, "<= 11 x", growth <= 11)


def _add(section, what, figures, report):
    is_full = what.startswith("full")
    limits = {"release": 0.25, "debug": 1.5} if is_full else {}
    for name in ("release", "debug"):
        limit = limits.get(name)
        report.add(section, f"{what}, {name}", "ours", figures[name], "s of CPU", None,
                   f"<= {limit} s" if limit else None, figures[name] <= limit if limit else None)
    if "gsoap" in figures:
        times = figures["gsoap"] / figures["release"]
        report.add(section, f"{what}, release", "wsdl2h + soapcpp2", figures["gsoap"], "s of CPU", times,
                   ">= 5 x" if is_full else None, times >= 5 if is_full else None)
