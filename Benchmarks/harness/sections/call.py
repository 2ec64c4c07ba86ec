"""The smallest call: one conversion to a transport that answers at once. Request and response, on one thread."""
from statistics import median

from .. import messages, paths
from ..building import Unavailable, say
from ..sides import allocation_counter, by_name

# Calls of one sample.
_TIMES = 500
_LIMIT = 12
# The plan's measurements (design/runtime.md) put libxml2's SAX2 at 260 to 600 MB/s. This is what it reads of 1 MB of goals
# on the machine of these benchmarks while nobody shares it.
_FULL_SPEED = 440


def run(section, report, arguments):
    say("call")
    side = by_name("ours")
    worker = side.start()
    worker.ask("call", _TIMES)
    samples, speeds = [], []
    clock = _Speed(report, section)
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
        scaled = median(sample * speed / _FULL_SPEED for sample, speed in zip(samples, speeds))
        report.add(section, f"the call, where that reads {_FULL_SPEED} MB/s", side.title, scaled, "µs", None,
                   f"<= {_LIMIT} µs", scaled <= _LIMIT)
    worker = side.start({"LD_PRELOAD": allocation_counter()})
    report.add(section, "allocations", side.title, int(worker.ask("allocations", "call")[0]) / 100, "")
    worker.close()


class _Speed:
    """How fast the machine is now, by something that does not change."""

    def __init__(self, report, section):
        side = by_name("sax2")
        self.title = side.title
        self._worker = None
        try:
            self._worker = side.start()
            path = messages.message(paths.MESSAGES, "goals", "plain", "1MB")
            self._count = int(self._worker.ask("open", "goals", path)[0])
        except Unavailable as reason:
            report.add(section, "SAX2 on 1 MB of goals", self.title, None, "", note=f"not installed: {reason}")

    def now(self):
        return self._worker and self._count * 20 / int(self._worker.ask("decode", 20)[0]) * 1000

    def close(self):
        if self._worker:
            self._worker.close()
