"""The smallest call: one conversion to a transport that answers at once. Request and response, on one thread."""
from statistics import median

from ..building import say
from ..clock import FULL_SPEED, Clock
from ..sides import allocation_counter, by_name

# Calls of one sample.
_TIMES = 500
_LIMIT = 12


def run(section, report, arguments):
    say("call")
    side = by_name("ours")
    worker = side.start()
    worker.ask("call", _TIMES)
    samples, speeds = [], []
    clock = Clock(report, section)
    for _ in range(arguments.rounds):
        samples.append(int(worker.ask("call", _TIMES)[0]) / _TIMES / 1000)
        speeds.append(clock.now())
    worker.close()
    clock.close()
    time = median(samples)
    report.add(section, "one conversion there, no errors back", side.title, time, "µs", None, f"<= {_LIMIT} µs",
               time <= _LIMIT)
    if None not in speeds:
        # A shared machine runs at a fraction of its speed, and at another one a minute later.
        report.add(section, "SAX2 on 1 MB of goals, in turn with it", clock.title, median(speeds), "MB/s")
        scaled = median(sample * speed / FULL_SPEED for sample, speed in zip(samples, speeds))
        report.add(section, f"the call, where that reads {FULL_SPEED} MB/s", side.title, scaled, "µs", None,
                   f"<= {_LIMIT} µs", scaled <= _LIMIT)
    worker = side.start({"LD_PRELOAD": allocation_counter()})
    report.add(section, "allocations", side.title, int(worker.ask("allocations", "call")[0]) / 100, "")
    worker.close()
