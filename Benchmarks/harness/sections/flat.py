"""Cost per byte from 60 KB to 200 MB: whatever grows faster than the message shows here."""
from statistics import median

from .. import messages, paths
from ..building import say
from ..sides import by_name

_SIZES = ("60KB", "1MB", "12MB", "200MB")
_SAMPLE = 100e6
_LIMIT = 0.15


def run(section, report, arguments):
    sizes = _SIZES[:-1] if arguments.quick else _SIZES
    for name in ("ours", "sax2"):
        for direction in ("decode", "encode"):
            if by_name(name).encodes or direction == "decode":
                _measure(section, by_name(name), direction, sizes, report, arguments.rounds)


def _measure(section, side, direction, sizes, report, rounds):
    workers, times, samples = {}, {}, {size: [] for size in sizes}
    for size in sizes:
        say(f"flat: {side.name} {direction} {size}")
        worker = side.start()
        count = int(worker.ask("open", "goals", messages.message(paths.MESSAGES, "goals", "plain", size))[0])
        once = int(worker.ask(direction, 1)[0])
        workers[size], times[size] = (worker, count), max(1, round(_SAMPLE / once))
    for _ in range(rounds):
        for size, (worker, count) in workers.items():
            samples[size].append(int(worker.ask(direction, times[size])[0]) / times[size] / count)
    for worker, _ in workers.values():
        worker.close()
    costs = {size: median(values) for size, values in samples.items()}
    for size, cost in costs.items():
        report.add(section, f"{direction} goals {size}", side.title, cost, "ns a byte")
    spread = max(costs.values()) / min(costs.values()) - 1
    ours = side.name == "ours"
    report.add(
        section, f"{direction}: most over least", side.title, 100 * spread, "%", None, "<= 15 %" if ours else None,
        spread <= _LIMIT if ours else None)
    # What other programs on the machine take comes on top of every round; the best one has the least of it.
    best = [min(values) for values in samples.values()]
    report.add(
        section, f"{direction}: most over least, best rounds", side.title, 100 * (max(best) / min(best) - 1), "%")
