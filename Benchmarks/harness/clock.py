"""How fast the machine is at the moment, by something that does not change."""
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
        side = by_name("sax2")
        self.title = side.title
        self._worker = None
        try:
            self._worker = side.start()
            path = messages.message(paths.MESSAGES, "goals", "plain", "1MB")
            self._count = int(self._worker.ask("open", "goals", path)[0])
        except Unavailable as reason:
            report.add(section, "SAX2 on 1 MB of goals", self.title, None, "", note=f"not installed: {reason}")

    def now(self, times=20):
        """MB/s, from so many readings; None where libxml2 is missing."""
        return self._worker and self._count * times / int(self._worker.ask("decode", times)[0]) * 1000

    def close(self):
        if self._worker:
            self._worker.close()
