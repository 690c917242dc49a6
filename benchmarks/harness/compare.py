"""`script/bench compare A B`: what changed between two runs, what is noise, and whether the ratios
to peers that the first found hold in the second."""
import math

from .beside import held_beside
from .repeat import stated
from .report import number
from .results import Run, title
from .statistics import least_p, mann_whitney, median, stars

SIGNIFICANT = 0.05


def judge(before, after, better):
    """(ratio, p, verdict) of two samples. No stars, no claim."""
    ratio, p = quotient(median(after), median(before)), mann_whitney(before, after)
    if least_p(len(before), len(after)) >= SIGNIFICANT:
        return ratio, p, 'too few rounds to tell'
    if p >= SIGNIFICANT:
        return ratio, p, 'noise'
    return ratio, p, 'better' if (ratio < 1) == (better == 'less') else 'worse'


def quotient(after, before):
    """Plain C holds no memory for an idle connection: nothing, to nothing, is no change."""
    if before == 0:
        return 1.0 if after == 0 else math.inf
    return after / before


def lines(a, b):
    """The comparison of two Runs as a table."""
    yield '| work | runtime | before | after | ratio | p | |'
    yield '|---|---|---|---|---|---|---|'
    ratios = {}
    for key in sorted(set(a.rows) & set(b.rows)):
        better = a.sample(key)['better']
        for runtime in sorted(set(a.rows[key]) & set(b.rows[key])):
            before, after = a.values(key, runtime), b.values(key, runtime)
            ratio, p, verdict = judge(before, after, better)
            if 0 < ratio < math.inf:
                ratios.setdefault(runtime, []).append(ratio if better == 'less' else 1 / ratio)
            yield '| %s | %s | %s | %s | %.3f%s | %.3f | %s |' % (
                title(key), runtime, number(median(before)), number(median(after)), ratio,
                stars(p) if verdict in ('better', 'worse') else '', p, verdict)
    for key, name in [*missing(a, b, 'only before'), *missing(b, a, 'only after')]:
        yield '| %s | | | | | | %s |' % (title(key), name)
    yield ''
    for runtime, found in sorted(ratios.items()):
        mean = math.exp(sum(math.log(r) for r in found) / len(found))
        yield '%s: cost after / before, geometric mean of %d rows: %.3f' % (
            runtime, len(found), mean)


def repeated(a, b):
    """(row, runtime, base, low, high, coverage, found) of each ratio of a that b has as well."""
    for key in sorted(set(a.rows) & set(b.rows)):
        for runtime in sorted(set(a.rows[key]) & set(b.rows[key])):
            base = held_beside(a, key, runtime)
            if base in (None, runtime) or base not in b.rows[key]:
                continue
            before, after = a.ratios(key, runtime, base), b.ratios(key, runtime, base)
            if len(before) > 1 and after and median(before) > 0:
                yield (title(key), runtime, base, *stated(a, key, before), median(after))


def reproduction(a, b):
    """Which ratios of a are, in b, outside of the interval that a states."""
    found = list(repeated(a, b))
    if not found:
        return
    outside = [one for one in found if not one[3] <= one[6] <= one[4]]
    yield ''
    yield '%d of %d ratios to the best peer are in the interval that the first run states; with ' \
        'as many rounds %.0f are to be expected.' % (
            len(found) - len(outside), len(found), sum(one[5] for one in found))
    for row, runtime, base, low, high, _, now in outside:
        yield '- %s, %s to %s: %.2f, not in %.2f to %.2f' % (row, runtime, base, now, low, high)


def missing(a, b, name):
    return [(key, name) for key in sorted(set(a.rows) - set(b.rows))]


def compare(a, b):
    """Of two Runs."""
    different = [k for k in ('kernel', 'cpu', 'cpus', 'versions', 'mitigations')
                 if a.environment.get(k) != b.environment.get(k)]
    if different:
        yield 'The conditions differ: ' + ', '.join(different)
        yield ''
    yield from lines(a, b)
    yield from reproduction(a, b)
