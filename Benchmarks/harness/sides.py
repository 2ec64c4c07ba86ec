"""The libraries that are compared: how each is installed and built, and how its worker is started."""
import glob
import os

from . import paths
from .building import Unavailable, install, is_newer, run, say, shell_flags, venv
from .worker import Worker


def _swift(product):
    def build(_):
        # SwiftPM knows best whether there is something to do.
        run(["swift", "build", "-c", "release", "--product", product])
        return [os.path.join(paths.BENCHMARKS, ".build", "release", product)]
    return build


def _common():
    """The object file that the workers in C and C++ share."""
    source = os.path.join(paths.PEERS, "common", "worker.c")
    product = os.path.join(paths.WORK, "worker.o")
    if not is_newer(product, [source, source[:-1] + "h"]):
        os.makedirs(paths.WORK, exist_ok=True)
        run(["gcc", "-O2", "-Wall", "-c", source, "-o", product])
    return product


def allocation_counter():
    """The library to preload for counting allocations."""
    source = os.path.join(paths.PEERS, "common", "allocations.c")
    product = os.path.join(paths.WORK, "allocations.so")
    if not is_newer(product, [source]):
        os.makedirs(paths.WORK, exist_ok=True)
        run(["gcc", "-O2", "-Wall", "-fPIC", "-shared", source, "-o", product])
    return product


def _libxml2(name):
    def build(_):
        install(["libxml2-dev"])
        source = os.path.join(paths.PEERS, "libxml2", name + ".c")
        product = os.path.join(paths.WORK, "libxml2-" + name)
        common = _common()
        if not is_newer(product, [source, common]):
            flags, libraries = shell_flags("xml2-config", "--cflags"), shell_flags("xml2-config", "--libs")
            run(["gcc", "-O2", "-Wall", *flags, source, common, "-o", product, *libraries, "-ldl"])
        return [product]
    return build


def _gsoap(_):
    install(["gsoap", "libgsoap-dev"])
    folder = os.path.join(paths.WORK, "gsoap")
    os.makedirs(folder, exist_ok=True)
    source = os.path.join(paths.PEERS, "gsoap", "worker.cpp")
    product = os.path.join(folder, "worker")
    generated = os.path.join(folder, "soapC.cpp")
    common = _common()
    if not is_newer(generated, [paths.WSDL]):
        run(["wsdl2h", "-o", "service.h", paths.WSDL], folder)
        run(["soapcpp2", "-I/usr/share/gsoap/import", "-x", "-C", "service.h"], folder)
    if not is_newer(product, [source, generated, common]):
        say("building gSOAP's serializers")
        run(["g++", "-O2", f"-I{folder}", generated, source, common, "-o", product, "-lgsoap++", "-ldl"], folder)
    return [product]


def _python(name, packages):
    def build(_):
        python = venv("python", ["lxml", "xsdata[lxml]", "zeep"])
        return [python, os.path.join(paths.PEERS, "python", name)]
    return build


class Side:
    def __init__(self, name, title, build, decodes=True, encodes=True, is_slow=False):
        self.name, self.title, self._build = name, title, build
        self.decodes, self.encodes, self.is_slow = decodes, encodes, is_slow
        self._command = None

    def command(self):
        """Builds the side if there is need; raises Unavailable."""
        if self._command is None:
            self._command = self._build(self)
        return self._command

    def start(self, environment=None):
        return Worker(self.name, self.command(), environment)


SIDES = [
    Side("ours", "ours", _swift("bench-ours")),
    Side("sax2", "libxml2 SAX2, empty handlers", _libxml2("sax2"), encodes=False),
    Side("reader", "libxml2 xmlTextReader", _libxml2("text-reader"), encodes=False),
    Side("gsoap", "gSOAP -O2", _gsoap),
]
NAMES = [side.name for side in SIDES]


def chosen(arguments):
    """The sides that the command line asks for."""
    return [
        side for side in SIDES
        if (side.name in arguments.sides if arguments.sides else not (arguments.quick and side.is_slow))]


def by_name(name):
    return next(side for side in SIDES if side.name == name)
