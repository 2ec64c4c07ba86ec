"""The libraries that are compared: how each is installed and built, and how its worker is started."""
import os

from . import paths, schemas
from .building import install, is_newer, run, say, shell_flags, venv
from .worker import Worker


def _swift(product):
    def build(_):
        program = os.path.join(paths.BENCHMARKS, ".build", "release", product)
        # SwiftPM knows best whether there is something to do.
        if not (os.environ.get("BENCH_NO_BUILD") and os.path.exists(program)):
            run(["swift", "build", "-c", "release", "--product", product])
        return [program]
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


def _xsd(_):
    install(["xsdcxx", "libxerces-c-dev"])
    folder = os.path.join(paths.WORK, "xsd")
    os.makedirs(folder, exist_ok=True)
    source = os.path.join(paths.PEERS, "xsd", "worker.cpp")
    product = os.path.join(folder, "worker")
    common = _common()
    if is_newer(product, [source, common, paths.WSDL]):
        return [product]
    files, namespaces = schemas.extract(paths.WSDL, folder)
    maps = [
        word for number, uri in enumerate(namespaces)
        for word in ("--namespace-map", f"{uri}={'service' if number == 0 else f'other{number}'}")]
    run(["xsdcxx", "cxx-tree", "--std", "c++11", "--generate-polymorphic", "--polymorphic-type-all",
         "--polymorphic-plate", "0", "--generate-serialization", "--root-element-all", "--type-naming", "ucc",
         "--function-naming", "lcc", *maps, *files], folder)
    say("building CodeSynthesis XSD's classes")
    objects = []
    for unit in [file.replace(".xsd", ".cxx") for file in files] + [source]:
        objects.append(os.path.basename(unit) + ".o")
        run(["g++", "-O2", "-std=c++11", f"-I{folder}", "-c", unit, "-o", objects[-1]], folder)
    run(["g++", *objects, common, "-o", product, "-lxerces-c", "-ldl"], folder)
    return [product]


def _python():
    return venv("python", ["lxml", "xsdata[cli,lxml]", "zeep"])


def _xsdata(_):
    python = _python()
    folder = os.path.join(paths.WORK, "xsdata")
    classes = os.path.join(folder, "service.py")
    if not is_newer(classes, [paths.WSDL]):
        os.makedirs(folder, exist_ok=True)
        # It calls a formatter that is installed beside it.
        path = {"PATH": os.path.dirname(python) + os.pathsep + os.environ["PATH"]}
        run([python, "-m", "xsdata", "generate", "--package", "service", "--structure-style", "single-package",
             paths.WSDL], folder, path)
    return [python, os.path.join(paths.PEERS, "python", "xsdata-worker.py"), folder]


def _zeep(_):
    return [_python(), os.path.join(paths.PEERS, "python", "zeep-worker.py"), paths.WSDL]


class Side:
    """`is_quick`: takes part with --quick. `is_slow`: sits out the large messages. `deviation`: what is known to be
    different in what it writes."""

    def __init__(self, name, title, build, encodes=True, is_quick=False, is_slow=False, deviation=None):
        self.name, self.title, self._build = name, title, build
        self.encodes, self.is_quick, self.is_slow = encodes, is_quick, is_slow
        self.deviation = deviation
        self._command = None

    def command(self):
        """Builds the side if there is need; raises Unavailable."""
        if self._command is None:
            self._command = self._build(self)
        return self._command

    def start(self, environment=None):
        return Worker(self.name, self.command(), environment)


SIDES = [
    Side("ours", "ours", _swift("bench-ours"), is_quick=True),
    Side("sax2", "libxml2 SAX2, empty handlers", _libxml2("sax2"), encodes=False, is_quick=True),
    Side("reader", "libxml2 xmlTextReader", _libxml2("text-reader"), encodes=False),
    Side("gsoap", "gSOAP -O2", _gsoap, is_quick=True),
    Side("xsd", "CodeSynthesis XSD -O2", _xsd, deviation="decimals as doubles, 735.7298 becomes 735.729799999999955"),
    Side("foundation", "Foundation XMLParser, empty delegate", _swift("bench-foundation"), encodes=False),
    Side("xmlcoder", "XMLCoder", _swift("bench-xmlcoder"), is_slow=True),
    Side("xsdata", "xsdata (lxml)", _xsdata, is_slow=True),
    Side("zeep", "zeep", _zeep, is_slow=True),
]
NAMES = [side.name for side in SIDES]


def chosen(arguments):
    """The sides that the command line asks for."""
    return [
        side for side in SIDES
        if (side.name in arguments.sides if arguments.sides else side.is_quick or not arguments.quick)]


def by_name(name):
    return next(side for side in SIDES if side.name == name)
