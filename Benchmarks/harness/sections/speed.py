"""Decoding and encoding: all sides in turn on the same bytes, medians over the rounds."""
import os

from .. import messages, paths
from ..building import Unavailable, say
from ..rounds import alternate, middle, ratio, repetitions
from ..sides import by_name, chosen
from ..worker import Refused

TARGETS = {
    "decode": {"sax2": 1.2, "gsoap": 6, "xmlcoder": 100},
    "encode": {"gsoap": 5, "xmlcoder": 200},
}
_QUICK = [("goals", "plain", "1MB"), ("conversions", "plain", "1MB"), ("errors", "plain", "1MB"),
          ("goals", "plain", "12MB")]
_ALL = (
    [(kind, "plain", size) for kind in messages.KINDS for size in ("60KB", "1MB", "12MB")]
    + [("errors", "plain", "1000")]
    + [("goals", form, "1MB") for form in messages.FORMS if form != "plain"])
# A sample is so many runs that it takes about this long, in nanoseconds.
_SAMPLE = 15e6


def run(direction, report, arguments):
    """Measures one direction; without our own side there is nothing to compare, and the run fails."""
    sides = [side for side in chosen(arguments) if direction == "decode" or side.encodes]
    workers = {}
    for side in sides:
        try:
            workers[side] = side.start()
        except Unavailable as reason:
            report.add(direction, "all", side.title, None, "", note=f"not installed: {reason}")
            if side.name == "ours":
                # Peers without us are minutes for nothing.
                return report.fail(f"{direction}: our own side does not build: {reason}")
    cases = _QUICK if arguments.quick else _ALL
    if direction == "encode":
        cases = [case for case in cases if case[1] in ("plain", "unicode")]
    for case in cases:
        _measure(direction, case, workers, report, arguments)
    for worker in workers.values():
        worker.close()


def _measure(direction, case, workers, report, arguments):
    kind, form, size = case
    what = " ".join((kind, size) if form == "plain" else (kind, form, size))
    path = messages.message(paths.MESSAGES, kind, form, size)
    say(f"{direction} {what}")
    taking_part, refusals = {}, {}
    for side, worker in workers.items():
        # Interpreted and reflecting sides would need minutes; their cost per byte is the same.
        if side.is_slow and size == "12MB":
            continue
        try:
            count = int(worker.ask("open", kind, path)[0])
            taking_part[side] = worker
            if direction == "decode":
                worker.ask("decode", 1)
            else:
                worker.ask("encode", 1)
        except Refused as reason:
            taking_part.pop(side, None)
            refusals[side] = str(reason)
    if direction == "decode":
        _check_values(taking_part, what, report)
    else:
        _check_written(taking_part, kind, what, report)
    samples = _rounds(direction, taking_part, arguments.rounds)
    _add(direction, what, os.path.getsize(path), samples, refusals, report)


def _check_values(workers, what, report):
    """All sides must have seen the same values; where a side does not tell nil from absent, nils are not compared."""
    seen = {}
    for side, worker in workers.items():
        try:
            items, nils, checksum = worker.ask("values")
        except Refused:
            continue
        seen[side.title] = (items, checksum)
        if int(nils) >= 0:
            seen.setdefault("nils", nils)
            if seen["nils"] != nils:
                report.fail(f"{what}: {side.title} saw {nils} nils, another side {seen['nils']}")
    seen.pop("nils", None)
    if len(set(seen.values())) > 1:
        report.fail(f"{what}: other values: {seen}")


def _check_written(workers, kind, what, report):
    """What each side wrote must hold the same values; libxml2 sums them up."""
    judge = by_name("sax2").start()
    path = os.path.join(paths.WORK, "written.xml")
    seen = {}
    for side, worker in workers.items():
        try:
            worker.ask("write", path)
            judge.ask("open", kind, path)
            values = judge.ask("values")
            if not side.deviation:
                seen[side.title] = values
        except Refused as reason:
            report.fail(f"{what}: {side.title}: {reason}")
    judge.close()
    if len(set((items, checksum) for items, _, checksum in seen.values())) > 1:
        report.fail(f"{what}: other values were written: {seen}")


def _rounds(direction, workers, rounds):
    """Processor nanoseconds of one run, a sample of each side in each round."""
    times = {side: repetitions(int(worker.ask(direction, 1)[0]), _SAMPLE) for side, worker in workers.items()}

    def take(side):
        # The reply begins with processor time: other programs on the machine disturb it less than the wall's.
        return int(workers[side].ask(direction, times[side])[0]) / times[side]

    return alternate(rounds, workers, take, [side for side in workers if side.is_slow])


def _add(direction, what, size, samples, refusals, report):
    ours = next((values for side, values in samples.items() if side.name == "ours"), None)
    for side, values in samples.items():
        times = ratio(values, ours) if ours and side.name != "ours" else None
        target = TARGETS[direction].get(side.name)
        report.add(
            direction, what, side.title, size / middle(values) * 1000, "MB/s", times,
            f">= {target} x" if target else None, times >= target if times and target else None,
            side.deviation if direction == "encode" else None)
    for side, reason in refusals.items():
        report.add(direction, what, side.title, None, "", note=f"refused: {reason}")
