"""Cost per byte from 60 KB to 200 MB: whatever grows faster than the message shows here."""

from .. import messages, paths
from ..building import say
from ..rounds import alternate, repetitions, typical
from ..sides import by_name

_SIZES = ("60KB", "1MB", "12MB", "200MB")
# Nanoseconds of one sample.
_SAMPLE = 15e6
# Rounds here for each round that is asked for.
_ROUNDS = 3
_LIMIT = 0.15


def run(section, report, arguments):
    sizes = _SIZES[:-1] if arguments.quick else _SIZES
    rounds = _ROUNDS * arguments.rounds
    for name in ("ours", "sax2"):
        for direction in ("decode", "encode", "pieces"):
            if direction == "decode" or (by_name(name).encodes if direction == "encode" else name == "ours"):
                _measure(section, by_name(name), direction, sizes, report, rounds)


def _measure(section, side, direction, sizes, report, rounds):
    what = "encode in pieces" if direction == "pieces" else direction
    workers, times = {}, {}
    for size in sizes:
        say(f"flat: {side.name} {direction} {size}")
        worker = side.start()
        count = int(worker.ask("open", "goals", messages.message(paths.MESSAGES, "goals", "plain", size))[0])
        # The first one makes what is kept: tables, memory.
        worker.ask(direction, 1)
        workers[size], times[size] = (worker, count), repetitions(int(worker.ask(direction, 1)[0]), _SAMPLE)

    def take(size):
        worker, count = workers[size]
        return int(worker.ask(direction, times[size])[0]) / times[size] / count

    samples = alternate(rounds, sizes, take, ["200MB"])
    for worker, _ in workers.values():
        worker.close()
    costs = {size: typical(values) for size, values in samples.items()}
    for size, cost in costs.items():
        report.add(section, f"{what} goals {size}", side.title, cost, "ns a byte")
    ours = side.name == "ours"
    spread = max(costs.values()) / min(costs.values()) - 1
    report.add(
        section, f"{what}: most over least", side.title, 100 * spread, "%", None, "<= 15 %" if ours else None,
        spread <= _LIMIT if ours else None)
    # What other programs on the machine take comes on top of every round; the best one has the least of it.
    best = [min(value for value in values if value is not None) for values in samples.values()]
    report.add(
        section, f"{what}: most over least, best rounds", side.title, 100 * (max(best) / min(best) - 1), "%")
