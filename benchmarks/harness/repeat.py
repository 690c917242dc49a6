"""What to expect of a ratio on another occasion: the interval that is stated with it.

  * stated(run, key, ratios, metric)    (low, high, share): the interval of a row's ratios to a peer
  * factors(run)                        by suite, and for what takes time and memory apart: the
                                        factor, and from how many ratios it is

What divides two occasions is more than the chance that divides the rounds of one: the machine's
other guests, where the memory of a process happens to lie. A run that went on later (--resume)
shows how much: of each ratio, how far its median on one occasion was from that on all the others.
Within the factor that SHARE of those kept to, over all rows of a suite, lies the next occasion's,
too, as far as it is like these. A run of one occasion knows of chance only: then it is the order
of its own rounds that says (statistics.interval).
"""
import math

from .beside import held_beside
from .statistics import interval, median

SHARE = 0.95


def distances(run, key, runtime, base):
    """|log| of each occasion's median ratio to that of all the others' rounds."""
    parts = run.ratios_by_occasion(key, runtime, base)
    for occasion, ratios in parts.items():
        others = sum((rest for at, rest in parts.items() if at != occasion), [])
        if others and median(ratios) > 0 and median(others) > 0:
            yield abs(math.log(median(ratios) / median(others)))


def factors(run):
    """{group: (factor, how many)}, of the suites that have several occasions."""
    found = {}
    for key in run.rows:
        for runtime in run.rows[key]:
            base = held_beside(run, key, runtime)
            if base and base != runtime:
                group = found.setdefault(group_of(run, key), [])
                group.extend(distances(run, key, runtime, base))
    return {group: (math.exp(quantile(all_of_it)), len(all_of_it))
            for group, all_of_it in found.items() if all_of_it}


def group_of(run, key, metric=None):
    return key[0], 'memory' if (metric or run.sample(key)['metric']) == 'memory' else 'time'


def quantile(values):
    """What the next one is below in SHARE of all cases: one higher than the share of these."""
    ordered = sorted(values)
    return ordered[min(math.ceil((len(ordered) + 1) * SHARE), len(ordered)) - 1]


def stated(run, key, ratios, metric=None):
    factor = factor_of(run, group_of(run, key, metric))
    if factor is None:
        return interval(ratios)
    return median(ratios) / factor, median(ratios) * factor, SHARE


def factor_of(run, group):
    """A suite whose rows were settled on the first occasion has the largest of the others'."""
    if group in run.factors:
        return run.factors[group][0]
    return max((factor for (_, kind), (factor, _) in run.factors.items() if kind == group[1]),
               default=None)
