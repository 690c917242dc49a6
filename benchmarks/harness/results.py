"""Files of results: JSON lines, the first of which is the run's environment.

Records are `environment` (one), `resumed` (one whenever the run went on later), `measurement` (one
per work, runtime and round), `counts` (one per work and runtime) and `failure`.
docs/benchmark-results.schema.json is their schema.
"""
import copy
import functools
import glob
import json
import os
import time

from . import paths, repeat
from .statistics import median

SCHEMA = 1


class Writer:
    """Appends records to a run's file, each flushed, so that an interrupted run loses none."""

    def __init__(self, path):
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        self.path = path
        self.file = open(path, 'a', encoding='utf-8')

    def write(self, kind, **fields):
        record = {'record': kind, 'at': round(time.time(), 3), **fields}
        self.file.write(json.dumps(record, ensure_ascii=False, default=float) + '\n')
        self.file.flush()
        return record


def new_path():
    return os.path.join(paths.RUNS, time.strftime('%Y%m%d-%H%M%S', time.gmtime()) + '.jsonl')


def latest():
    """The newest run's file, or None."""
    if not os.path.isdir(paths.RUNS):
        return None
    runs = sorted(name for name in os.listdir(paths.RUNS) if name.endswith('.jsonl'))
    return os.path.join(paths.RUNS, runs[-1]) if runs else None


def load(path):
    """The records of a file. A half-written last line, of a run that was cut, is left out."""
    records = []
    with open(path, encoding='utf-8') as source:
        for line in source:
            try:
                records.append(json.loads(line))
            except ValueError:
                if line.endswith('\n'):
                    raise
    if not records or records[0].get('record') != 'environment':
        raise ValueError('%s: no file of results: its first line is no environment' % path)
    if records[0]['schema'] != SCHEMA:
        raise ValueError('%s: schema %s, not %d' % (path, records[0]['schema'], SCHEMA))
    return records


def named(name):
    """The files that a name on the command line stands for: `recorded` is what the docs show."""
    if name != 'recorded':
        return [name]
    return sorted(glob.glob(os.path.join(paths.RECORDED, '*.jsonl')))


def keep(path):
    """Puts a file among the recorded ones, with as many digits as figures have."""
    kept = os.path.join(paths.RECORDED, os.path.basename(path))
    if os.path.abspath(path) == kept:
        return
    records = load(path)
    os.makedirs(paths.RECORDED, exist_ok=True)
    with open(kept, 'w', encoding='utf-8') as out:
        out.writelines(json.dumps(rounded(r), ensure_ascii=False) + '\n' for r in records)


def rounded(value):
    if isinstance(value, float):
        return float('%.5g' % value)
    if isinstance(value, dict):
        return {k: v if k == 'at' else rounded(v) for k, v in value.items()}
    return [rounded(v) for v in value] if isinstance(value, list) else value


def row_key(record):
    return (record['suite'], record['workload'],
            tuple(sorted((k, str(v)) for k, v in record['parameters'].items())))


class Run:
    """A file of results, by row and runtime; or several, where a later one's rows take the place of
    an earlier one's."""

    def __init__(self, records):
        self.environment = dict(records[0])
        self.parts = [self]  # the files' own
        self.rows = {}     # row key -> {runtime: [measurement records]}
        self.counts = {}   # (row key, runtime) -> counts
        self.failures = [r for r in records if r['record'] == 'failure']
        occasion = 0
        for record in records:
            if record['record'] == 'measurement':
                record['occasion'] = occasion
                row = self.rows.setdefault(row_key(record), {})
                row.setdefault(record['runtime'], []).append(record)
            elif record['record'] == 'counts':
                self.counts[row_key(record), record['runtime']] = record['counts']
            elif record['record'] == 'resumed':
                occasion += 1
                self.environment['options'] = record['options']
                self.environment.setdefault('resumed', []).append(record)

    @classmethod
    def open(cls, path, *others):
        run = cls(load(path))
        for other in others:
            run.add(cls(load(other)))
        return run

    def add(self, other):
        # Each part goes on with its own rows, since its conditions are theirs alone.
        own = [copy.copy(self)] if self.parts == [self] else self.parts
        self.parts = [*own, other]
        self.rows = {**self.rows, **other.rows}
        self.counts = {**self.counts, **other.counts}
        self.failures = [*self.failures, *other.failures]

    def values(self, key, runtime):
        return [r['value'] for r in self.rows[key].get(runtime, [])]

    def median(self, key, runtime):
        values = self.values(key, runtime)
        return median(values) if values else None

    def ratios(self, key, runtime, base, value=lambda record: record['value']):
        """Of a runtime's values to another's, round by round: they are near in time."""
        return sum(self.ratios_by_occasion(key, runtime, base, value).values(), [])

    def ratios_by_occasion(self, key, runtime, base, value=lambda record: record['value']):
        """The same by the part of the run: it may have gone on another day."""
        theirs = {r['round']: value(r) for r in self.rows[key][base]}
        found = {}
        for r in self.rows[key][runtime]:
            if theirs.get(r['round']):
                found.setdefault(r['occasion'], []).append(value(r) / theirs[r['round']])
        return found

    @functools.cached_property
    def factors(self):
        """How far a ratio lies on another occasion (repeat.py); once all parts are there."""
        return repeat.factors(self)

    def sample(self, key):
        """Any record of a row, for its unit and direction."""
        return next(iter(self.rows[key].values()))[0]


def title(key):
    suite, workload, parameters = key
    tail = ' '.join('%s=%s' % pair for pair in parameters)
    return '%s/%s%s' % (suite, workload, ' ' + tail if tail else '')
