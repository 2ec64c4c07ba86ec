"""What is measured, one file each."""
import importlib

_MODULES = {
    "decode": "speed", "encode": "speed", "flat": "flat", "alloc": "allocations", "memory": "memory", "call": "call",
    "generate": "generate", "build": "build"}
NAMES = tuple(_MODULES)


def run(name, report, arguments):
    module = importlib.import_module(f"{__name__}.{_MODULES[name]}")
    module.run(name, report, arguments)
    report.print_section(name)
