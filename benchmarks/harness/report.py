"""Tables of a run: rows by suite, the targets, how cost grows. Markdown, as the docs have it."""
import os
import re

from . import loop_level, paths, workload
from .beside import best_of, held_beside
from .environment import sentence
from .repeat import stated
from .results import title
from .statistics import interval, mann_whitney, median, power_law, stars

TARGET = re.compile(r'^(?:(\w+): )?(.+?) ([\d.]+) of ([\w-]+)(?: at (\w+)=(\S+))?$')


def number(value):
    if value is None:
        return ''
    if abs(value) >= 1000:
        return '{:,.0f}'.format(value)
    return '%.3g' % value


def better(row_better, a, b):
    return a < b if row_better == 'less' else a > b


def rows_of(run):
    """Row keys by suite, in order."""
    suites = {}
    for key in sorted(run.rows):
        suites.setdefault(key[0], []).append(key)
    return suites


def claim(run, key, runtime, base):
    """'0.62***' : the rounds' median ratio to another runtime, and whether chance explains it."""
    ratios = run.ratios(key, runtime, base)
    p = mann_whitney(run.values(key, runtime), run.values(key, base))
    return '%.2f%s' % (median(ratios), stars(p)) if ratios else ''


def counted(record):
    """What the loop level counts beside its times."""
    counters = record['metrics'].get('counters', {})
    return {'system_calls': counters.get('calls_per_op'),
            'events_per_turn': counters.get('events_per_turn'),
            'submissions_per_call': counters.get('submissions_per_call')}


def table(run, key):
    """One row of the suite: its runtimes, the best first."""
    sample = run.sample(key)
    order = sorted(run.rows[key], key=lambda n: run.median(key, n),
                   reverse=sample['better'] == 'more')
    peer = best_of(run, key, 'peer', '')
    yield '| %s, %s | median | interval | rounds | per second | µs CPU | system calls | ' \
        'switches | events/turn | entries | ops/call | peak MiB | of the best %s |' % (
            title(key), sample['unit'], 'peer' if peer else 'plain C of its kind')
    yield '|' + '---|' * 13
    for name in order:
        records = run.rows[key][name]
        values = [r['value'] for r in records]
        low, high, _ = interval(values)
        counts = run.counts.get((key, name)) or counted(records[-1])
        def middle(metric):
            found = [r['metrics'][metric] for r in records if r['metrics'].get(metric) is not None]
            return median(found) if found else None
        full = any(r['metrics'].get('saturated') for r in records)
        base = held_beside(run, key, name)
        cells = [number(median(values)), '%s to %s' % (number(low), number(high)), str(len(values)),
                 number(middle('per_second')) + ('†' if full else ''), number(middle('cpu_us')),
                 number(counts.get('system_calls')), number(middle('context_switches')),
                 number(counts.get('events_per_turn')), number(counts.get('entries')),
                 number(counts.get('submissions_per_call')), number(middle('peak_mib')),
                 claim(run, key, name, base) if base else '']
        yield '| %s | %s |' % (name, ' | '.join(cells))


MANY = 12  # rows of one workload from which on they share a table


def by_workload(keys):
    groups = {}
    for key in keys:
        groups.setdefault(key[:2], []).append(key)
    return groups.values()


def column_order(name):
    return (COLUMNS.index(name) if name in COLUMNS else len(COLUMNS), name)


def overview(run, keys):
    """The medians of a workload's rows in one table, a column a runtime."""
    names = sorted({name for key in keys for name in run.rows[key]}, key=column_order)
    yield '| %s/%s, %s | %s |' % (*keys[0][:2], run.sample(keys[0])['unit'], ' | '.join(names))
    yield '|---' * (len(names) + 1) + '|'
    for key in keys:
        yield '| %s | %s |' % (' '.join('%s=%s' % pair for pair in key[2]), ' | '.join(
            number(run.median(key, name)) for name in names))


def targets(run, workloads=None):
    """What was found, and in which interval, of every target of every workload of the run."""
    by_name = {(w.suite, w.name): w for w in workloads or workload.discover()}
    for key in sorted(run.rows):
        program = by_name.get(key[:2])
        wanted = program.keys.get('target', []) if program else []
        for text in wanted + loop_level.TARGETS.get(title(key), []):
            match = TARGET.match(text)
            if not match:
                raise ValueError('%s: not a target: %s' % (title(key), text))
            where, names, ratio, base, parameter, value = match.groups()
            if parameter and dict(key[2]).get(parameter) != value:
                continue
            yield from held_against(run, key, where, names.split(), float(ratio), base, text)


def held_against(run, key, metric, names, ratio, base, text):
    for runtime, records in sorted(run.rows[key].items()):
        loop = records[0]['loop']
        if records[0]['runtime_kind'] != 'orrery' or not ('all' in names or loop in names):
            continue
        if metric == 'memory':
            other = run.rows[key].get(base)
            if not other:
                continue
            ratios, against, less = run.ratios(key, runtime, base, peak_mib), base, True
        else:
            best = best_of(run, key, base, loop)
            if not best:
                continue
            ratios, against = run.ratios(key, runtime, best[0]), best[0]
            less = run.sample(key)['better'] == 'less'
        if not ratios:
            continue
        found = median(ratios)
        low, high, coverage = stated(run, key, ratios, metric)
        met = found <= ratio if less else found >= ratio
        yield {'row': title(key), 'loop': loop, 'target': text, 'against': against, 'found': found,
               'low': low, 'high': high, 'coverage': coverage, 'met': met}


def peak_mib(record):
    return record['metrics']['peak_mib']


def target_table(run):
    yield '| work | loop | target | held against | found | interval | |'
    yield '|---|---|---|---|---|---|---|'
    for one in targets(run):
        where = '%.2f to %.2f' % (one['low'], one['high']) if one['coverage'] else 'one round'
        yield '| %s | %s | %s | %s | %.2f | %s | %s |' % (
            one['row'], one['loop'], one['target'], one['against'], one['found'], where,
            'met' if one['met'] else '**missed**')


GROWING = ('growth', loop_level.SUITE)  # the suites whose sweeps are there to be fitted


def growth(run, suites=GROWING):
    """How cost grows with a swept number: a fitted exponent per runtime, where 3 points exist."""
    families = {}
    for key in run.rows:
        if key[0] not in suites:
            continue
        for name, value in key[2]:
            if re.fullmatch(r'[\d.]+', value):
                rest = tuple(p for p in key[2] if p[0] != name)
                families.setdefault((key[0], key[1], rest, name), []).append((float(value), key))
    for (suite, work, rest, name), points in sorted(families.items()):
        if len(points) < 3:
            continue
        runtimes = set.intersection(*(set(run.rows[key]) for _, key in points))
        for runtime in sorted(runtimes):
            fit = power_law([(x, run.median(key, runtime)) for x, key in points])
            if fit:
                yield {'row': title((suite, work, rest)), 'parameter': name, 'runtime': runtime,
                       'unit': run.sample(points[0][1])['unit'], 'points': len(points),
                       'factor': fit[0], 'exponent': fit[1], 'r2': fit[2]}


def repeat_table(run):
    """What the intervals of the ratios come from (repeat.py)."""
    yield '| suite | another occasion: within a factor of | seen in |'
    yield '|---|---|---|'
    for (suite, kind), (factor, count) in sorted(run.factors.items()):
        yield '| %s, %s | %.2f | %d comparisons |' % (suite, kind, factor, count)


def growth_table(run):
    yield '| work | grows with | runtime | value ≈ | r² | points |'
    yield '|---|---|---|---|---|---|'
    for one in growth(run):
        yield '| %s, %s | %s | %s | %s · n^%.2f | %.2f | %d |' % (
            one['row'], one['unit'], one['parameter'], one['runtime'], number(one['factor']),
            one['exponent'], one['r2'], one['points'])


def whole(run):
    """The lines of a report."""
    for part in run.parts:
        yield from conditions(part)
    for suite, keys in rows_of(run).items():
        yield from ('', '### ' + suite)
        yield from suite_tables(run, keys)
    yield ''
    yield '### Targets'
    yield ''
    yield from target_table(run)
    for heading, table_of in (('What to expect of another occasion', repeat_table),
                              ('How cost grows', growth_table)):
        lines = list(table_of(run))
        if len(lines) > 2:
            yield from ('', '### ' + heading, '', *lines)
    for failure in run.failures:
        yield ''
        yield 'FAILED %s/%s on %s: %s' % (failure['suite'], failure['workload'],
                                          failure['runtime'],
                                          failure['why'].replace(paths.ROOT + os.sep, ''))


def suite_tables(run, keys):
    for workload_keys in by_workload(keys):
        yield ''
        if len(workload_keys) > MANY:
            yield from overview(run, workload_keys)
            continue
        for key in workload_keys:
            yield from table(run, key)
            yield ''


def conditions(run):
    env = run.environment
    yield '%s: measured on %s; %s.' % (', '.join(rows_of(run)), sentence(env),
                                       options_sentence(env))
    yield ''


def options_sentence(env):
    asked = env['options']
    return 'up to %d rounds of %g s after %g s to get warm, shuffled with seed %d, until every ' \
        'runtime of a row varies less than %g %%' % (
            asked['rounds'], asked['seconds'], asked['warmup'], asked['seed'],
            asked['variation'] * 100)


# The rows of the README: one for each thing that people ask first.
HEADLINES = ('http/hello', 'http/pipelined', 'http/json', 'net/echo connections=64', 'net/echo_16k',
             'net/proxy bytes=64', 'net/churn', 'net/idle', 'http/idle', 'fs/readfile depth=1',
             'fs/readfile depth=32', 'fs/read depth=32', 'fs/copy', 'timers/immediate_chain',
             'start/hello', 'start/with_net_http_fs')
COLUMNS = ('orrery-uring', 'orrery-uv', 'orrery-asio', 'node', 'node26', 'bun', 'bun-own', 'deno',
           'deno-own')


def summary(run):
    """A table of medians for the README: what a loop costs beside the peers."""
    columns = [c for c in COLUMNS if any(c in row for row in run.rows.values())]
    yield '| | ' + ' | '.join(columns) + ' |'
    yield '|---' * (len(columns) + 1) + '|'
    by_title = {title(key): key for key in run.rows}
    for headline in HEADLINES:
        key = by_title.get(headline)
        if key:
            yield '| %s, %s | %s |' % (headline, run.sample(key)['unit'], ' | '.join(
                number(run.median(key, c)) for c in columns))
    yield ''
    yield 'Medians.'
    for part in run.parts:
        if any(headline in map(title, part.rows) for headline in HEADLINES):
            yield from conditions(part)
