"""How fast the machine is at the moment, by something that does not change."""
from statistics import median

from . import messages, paths
from .building import Unavailable
from .sides import by_name

# The plan's measurements (design/runtime.md) put libxml2's SAX2 at 260 to 600 MB/s. This is what it reads of 1 MB of goals
# on the machine of these benchmarks while nobody shares it.
FULL_SPEED = 440


class Clock:
    """Reads 1 MB of goals with libxml2's SAX2, whose speed tells that of the machine: where the target is a time, a shared
    machine has another speed every minute."""

    def __init__(self, report, section):
        self._report, self._section = report, section
        side = by_name("sax2")
        self._title = side.title
        self._worker = None
        try:
            self._worker = side.start()
            path = messages.message(paths.MESSAGES, "goals", "plain", "1MB")
            self._count = int(self._worker.ask("open", "goals", path)[0])
        except Unavailable as reason:
            report.add(section, "SAX2 on 1 MB of goals", side.title, None, "", note=f"not installed: {reason}")

    def now(self, times=20):
        """MB/s, from so many readings; None where libxml2 is missing."""
        return self._worker and self._count * times / int(self._worker.ask("decode", times)[0]) * 1000

    def add_at_full_speed(self, what, side, unit, samples, limit, when):
        """What a figure would be at full speed, and the speed that there was: from figures with the speed around each.
        Nothing where libxml2 is missing."""
        if any(speed is None for _, speed in samples):
            return
        self._report.add(self._section, when, self._title, median(speed for _, speed in samples), "MB/s")
        scaled = median(figure * speed / FULL_SPEED for figure, speed in samples)
        self._report.add(
            self._section, f"{what}, where that reads {FULL_SPEED} MB/s", side, scaled, unit, None,
            f"<= {limit} {unit.split()[0]}", scaled <= limit)

    def close(self):
        if self._worker:
            self._worker.close()
