"""The smallest call: one conversion to a transport that answers at once. Request and response, on one thread."""
from statistics import median

from ..building import say
from ..sides import allocation_counter, by_name

_TIMES = 2000
_LIMIT = 12


def run(section, report, arguments):
    say("call")
    side = by_name("ours")
    worker = side.start()
    worker.ask("call", _TIMES)
    samples = [int(worker.ask("call", _TIMES)[0]) / _TIMES / 1000 for _ in range(arguments.rounds)]
    worker.close()
    time = median(samples)
    report.add(section, "one conversion there, no errors back", side.title, time, "µs", None, f"<= {_LIMIT} µs",
               time <= _LIMIT)
    worker = side.start({"LD_PRELOAD": allocation_counter()})
    report.add(section, "allocations", side.title, int(worker.ask("allocations", "call")[0]) / 100, "")
    worker.close()
