"""Memory at its highest while 200 MB are decoded, whole and item by item, in processes of their own."""
import os

from .. import messages, paths
from ..building import Unavailable, say
from ..sides import by_name, chosen
from ..worker import Refused

_MB = 1e6
# What a process has before it does anything, and what an allocator keeps free between values.
_SLACK = 16 * _MB


def run(section, report, arguments):
    size = "12MB" if arguments.quick else "200MB"
    for kind in ("goals", "conversions"):
        path = messages.message(paths.MESSAGES, kind, "plain", size)
        what, count = f"{kind} {size}", os.path.getsize(path)
        ours = by_name("ours")
        say(f"memory: {what}")
        values = _values(ours, kind, path)
        report.add(section, f"{what}: the values", ours.title, values / _MB, "MB")
        for side in chosen(arguments):
            if side.is_slow or side.name in ("foundation",):
                continue
            _whole(section, side, kind, path, what, values + count + _SLACK, report)
        peak = _peak(ours, kind, path, "items")
        # The harness holds the message itself.
        report.add(section, f"{what}: item by item, beside the message", ours.title, (peak - count) / _MB, "MB", None,
                   "< 16 MB", peak - count < 16 * _MB)
        peak = _peak(ours, kind, path, "copy")
        report.add(section, f"{what}: item by item, read and written, beside the message", ours.title,
                   (peak - count) / _MB, "MB")


def _values(side, kind, path):
    worker = side.start()
    worker.ask("open", kind, path)
    before, after = (int(figure) for figure in worker.ask("hold", "-"))
    worker.close()
    return after - before


def _peak(side, kind, path, *question):
    worker = side.start()
    worker.ask("open", kind, path)
    worker.ask(*question)
    return worker.close()


def _whole(section, side, kind, path, what, most, report):
    try:
        # Ours is handed the message; the others copy what they need of it.
        peak = _peak(side, kind, path, *(("take", "-") if side.name == "ours" else ("decode", 1)))
    except (Unavailable, Refused) as reason:
        report.add(section, f"{what}: peak, decoded whole", side.title, None, "", note=str(reason))
        return
    is_ours = side.name == "ours"
    report.add(
        section, f"{what}: peak, decoded whole", side.title, peak / _MB, "MB", None,
        f"values + input: {most / _MB:,.0f} MB" if is_ours else None, peak <= most if is_ours else None)
