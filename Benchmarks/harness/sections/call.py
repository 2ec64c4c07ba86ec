"""The smallest call: one conversion to a transport that answers at once. Request and response, on one thread."""
from statistics import median

from ..building import say
from ..clock import Clock
from ..sides import allocation_counter, by_name

# Calls of one sample.
_TIMES = 500
_LIMIT = 12


def run(section, report, arguments):
    say("call")
    side = by_name("ours")
    worker = side.start()
    worker.ask("call", _TIMES)
    samples = []
    clock = Clock(report, section)
    for _ in range(arguments.rounds):
        samples.append((int(worker.ask("call", _TIMES)[0]) / _TIMES / 1000, clock.now()))
    worker.close()
    clock.close()
    time = median(time for time, _ in samples)
    report.add(section, "one conversion there, no errors back", side.title, time, "µs", None, f"<= {_LIMIT} µs",
               time <= _LIMIT)
    clock.add_at_full_speed(
        "the call", side.title, "µs", samples, _LIMIT, "SAX2 on 1 MB of goals, in turn with it")
    worker = side.start({"LD_PRELOAD": allocation_counter()})
    report.add(section, "allocations", side.title, int(worker.ask("allocations", "call")[0]) / 100, "")
    worker.close()
