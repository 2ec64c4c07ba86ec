"""Samples of several things in turn. A shared machine changes its speed by half from one second to the next: many short
samples that alternate see the same machine, few long ones do not. For the same reason what is compared is compared within
each round."""
from statistics import fmean, median

# What takes long for one sample takes part in every sixth round only.
SELDOM = 6


def alternate(rounds, things, take, seldom=()):
    """`rounds` samples of each thing, made by `take(thing)`; fewer of those in `seldom`, which have None elsewhere."""
    samples = {thing: [] for thing in things}
    for number in range(rounds):
        for thing in things:
            samples[thing].append(take(thing) if thing not in seldom or number % SELDOM == 0 else None)
    return samples


def middle(samples):
    """The median of the samples that were taken."""
    return median(sample for sample in samples if sample is not None)


def ratio(samples, others):
    """How many times more `samples` are than `others`: the median of the rounds' ratios."""
    return median(one / other for one, other in zip(samples, others) if one is not None and other is not None)


def typical(samples):
    """The mean without the lowest and the highest tenth. Where a machine has two speeds, the median of long samples lies
    between them and that of short ones at one of them; means of both are the same."""
    taken = sorted(sample for sample in samples if sample is not None)
    edge = len(taken) // 10
    return fmean(taken[edge:len(taken) - edge])


def repetitions(once, sample):
    """How often something that takes `once` nanoseconds is done to fill a sample."""
    return max(1, round(sample / max(once, 1)))
